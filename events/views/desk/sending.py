"""How are an event's invitations made ready, sent by mail, and printed for those who have no mail?"""

from functools import partial

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from partners.models import Message, Network
from partners.requests import DeskRequest
from talkoot.lib.text import safe_file_name

from ... import jobs
from ...actions import inviting
from ...choices import LetterKind
from ...models import Event
from .message import asked_of
from .outbox_rows import Asked

MOST_AT_ONCE = 500


@require_POST
def messages_send(request: DeskRequest) -> HttpResponse:
    """Release the messages that the person had before their eyes; what has changed since is shown again."""
    get_object_or_404(Network.objects.managed_by(request.user)[:1])
    pks = [int(one) for one in request.POST.getlist("pk")[:MOST_AT_ONCE] if one.isdecimal() and len(one) < 19]
    released = inviting.release(pks, request.POST.get("seen", ""), by=request.user)
    if released.is_other:
        messages.warning(
            request,
            _(
                "Nothing was sent, because something changed after you opened the page. Look again, then send."
            ),
        )
    elif not released.pks:
        messages.info(
            request, _("Nothing was left to send: the messages are in the queue already or have left.")
        )
    else:
        transaction.on_commit(partial(jobs.pack_messages.enqueue, list(released.pks)))
        tell_released(request, len(released.pks), released.without_address)
    return redirect(reverse("desk:outbox") + asked_of(request).query(sivu=1))


@require_POST
def invitations_prepare(request: DeskRequest, slug: str) -> HttpResponse:
    """Make an invitation for each partner of the event that has none, and show them in the outbox."""
    event = get_object_or_404(Event.objects.editable_by(request.user).with_places(), slug=slug)
    prepared = inviting.prepare_invitations(event, by=request.user)
    return shown_in_outbox(request, event, prepared)


@require_POST
def letters_print(request: DeskRequest, slug: str) -> HttpResponse:
    """Send one PDF with the letters of the event's partners, each with a link of its own."""
    event = get_object_or_404(Event.objects.editable_by(request.user).with_places(), slug=slug)
    chosen = [
        int(one) for one in request.POST.getlist("stand")[:MOST_AT_ONCE] if one.isdecimal() and len(one) < 19
    ]
    stands = event.stands.in_order().with_contacts().with_event()
    found = list(stands.numbered(chosen) if chosen else stands)
    if not found:
        messages.info(request, _("There is nobody to print a letter to."))
        return redirect(outbox_of(event))
    try:
        pdf = inviting.letters_pdf(event, found)
    except inviting.CANNOT_PACK:
        messages.error(request, _("The letters could not be made right now. Try again in a moment."))
        return redirect(outbox_of(event))
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{safe_file_name(f"kirjeet-{event.slug}.pdf")}"'
    return response


def shown_in_outbox(request: DeskRequest, event: Event, prepared: inviting.Prepared) -> HttpResponse:
    """Go to the event's messages in the outbox with a sentence on how many wait there; nothing has been sent."""
    drafts = Message.objects.managed_by(request.user).about(event.subject).drafts()
    waiting, invitations = drafts.count(), drafts.of_kind(LetterKind.INVITATION).count()
    if waiting:
        words = ngettext("%(n)s message waits for you. Nothing has been sent yet.",
                         "%(n)s messages wait for you. Nothing has been sent yet.", waiting)  # fmt: skip
        if waiting == invitations:
            words = ngettext("%(n)s invitation waits for you. Nothing has been sent yet.",
                             "%(n)s invitations wait for you. Nothing has been sent yet.", waiting)  # fmt: skip
        messages.success(request, words % {"n": waiting})
    elif prepared.is_over:
        messages.warning(request, _("The event is over or will not take place, so nobody is written to."))
    else:
        messages.info(request, _("Nobody is left to write to. Nothing was made or sent."))
    tell_left_out(request, prepared)
    return redirect(outbox_of(event))


def tell_left_out(request: DeskRequest, prepared: inviting.Prepared) -> None:
    """Name the partners that a person might have expected a message to."""
    if refused := prepared.left_out.get("refused"):
        told = _("Asked not to be invited, so not written to: %(names)s.")
        messages.info(request, told % {"names": ", ".join(refused)})
    if dropped := prepared.left_out.get("dropped"):
        messages.info(request, _("Left unsent by you earlier: %(names)s.") % {"names": ", ".join(dropped)})


def outbox_of(event: Event) -> str:
    """Return the address of the outbox with one event's messages."""
    return reverse("desk:outbox") + Asked(event=event).query()


def tell_released(request: DeskRequest, count: int, without_address: int) -> None:
    """Say how many messages are on their way, and how many stay because they have no address."""
    words = ngettext("%(n)s message is in the queue and leaves in a moment.",
                     "%(n)s messages are in the queue and leave in a moment.", count)  # fmt: skip
    if any(network.post_is_paused for network in Network.objects.managed_by(request.user)):
        words = ngettext("%(n)s message is in the queue. It leaves when the sending goes on.",
                         "%(n)s messages are in the queue. They leave when the sending goes on.", count)  # fmt: skip
    messages.success(request, words % {"n": count})
    if without_address:
        words = ngettext("%(n)s has no e-mail address: print its letter.",
                         "%(n)s have no e-mail address: print their letters.", without_address)  # fmt: skip
        messages.warning(request, words % {"n": without_address})
