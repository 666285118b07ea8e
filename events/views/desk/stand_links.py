"""How does the coordinator chase the silent, send a partner its link again, change it, or end it?"""

from functools import partial

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from partners.post import jobs as post_jobs
from partners.requests import DeskRequest

from ...actions import correcting, inviting
from ...models import Event, Stand
from .sending import outbox_of


@require_POST
def reminders_prepare(request: DeskRequest, slug: str) -> HttpResponse:
    """Write a reminder to each who was invited and is silent, and show them in the outbox; nothing is sent."""
    event = get_object_or_404(Event.objects.editable_by(request.user).with_places(), slug=slug)
    prepared = inviting.prepare_reminders(event, by=request.user)
    if prepared.written:
        number = len(prepared.written)
        words = ngettext("%(n)s reminder waits in the outbox. Nothing has been sent yet.",
                         "%(n)s reminders wait in the outbox. Nothing has been sent yet.", number)  # fmt: skip
        messages.success(request, words % {"n": number})
        return redirect(outbox_of(event))
    if prepared.count("waiting"):
        messages.info(request, _("The reminders wait in the outbox already. Nothing has been sent yet."))
        return redirect(outbox_of(event))
    if prepared.is_over:
        messages.warning(request, _("The event is over or will not take place, so nobody is reminded."))
    elif prepared.count("today") or prepared.count("leaving"):
        messages.info(
            request, _("Everybody who is silent has had a message today already. Remind them tomorrow.")
        )
    else:
        messages.info(request, _("There is nobody to remind."))
    return redirect("desk:stand_list", slug)


@require_POST
def stand_link_renew(request: DeskRequest, slug: str, pk: int) -> HttpResponse:
    """Send a partner a new link; with `replace` the earlier ones stop working."""
    stand = get_object_or_404(
        Stand.objects.editable_by(request.user).in_order().with_event(), event__slug=slug, pk=pk
    )
    facts = {"name": stand.organisation.name}
    if "replace" in request.POST:
        message = inviting.renew_links(stand, by=request.user)
    else:
        message = inviting.post_new_link(stand)
    if message is None:
        words = _(
            "%(name)s has no e-mail address, so no link was sent. Print the letter: it carries a new link."
        )
        messages.warning(request, words % facts)
    else:
        transaction.on_commit(partial(post_jobs.wake))
        words = _("A new link leaves in a moment to %(email)s.")
        messages.success(request, words % {"email": message.to_email})
    return redirect("desk:stand_edit", slug, pk)


@require_POST
def stand_link_revoke(request: DeskRequest, slug: str, pk: int) -> HttpResponse:
    """End all links of a partner without sending a new one."""
    stand = get_object_or_404(
        Stand.objects.editable_by(request.user).in_order().with_event(), event__slug=slug, pk=pk
    )
    ended = correcting.revoke_links(stand, by=request.user)
    words = ngettext(
        "%(n)s link of %(name)s stopped working.", "%(n)s links of %(name)s stopped working.", ended
    )
    nothing = _("%(name)s had no link that works.")
    messages.success(request, (words if ended else nothing) % {"n": ended, "name": stand.organisation.name})
    return redirect("desk:stand_edit", slug, pk)
