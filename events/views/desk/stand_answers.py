"""How does the coordinator record an answer that came by phone, e-mail or face to face, or take the last one back?"""

from functools import partial

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST

from partners.models.ethics import EthicsText
from partners.requests import DeskRequest

from ... import jobs
from ...actions import answers, correcting
from ...choices import AnswerSource, StandState
from ...forms.stand_page import RecordedAnswerForm
from ...models import Stand


@require_POST
def stand_answer(request: DeskRequest, slug: str, pk: int) -> HttpResponse:
    """Record an answer; `undo` takes the last one back."""
    found = Stand.objects.editable_by(request.user).in_order().with_event().with_people()
    stand = get_object_or_404(found, event__slug=slug, pk=pk)
    form = RecordedAnswerForm(request.POST, stand=stand)
    if "undo" in request.POST:
        undone = answers.undo_answer(stand.pk, stand.version, by=request.user)
        tell(request, undone, _("%(name)s: the last answer was taken back."), stand)
    elif form.is_valid():
        record(request, stand, form)
    else:
        messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
    transaction.on_commit(partial(jobs.prepare_posters.enqueue, stand.event_id))
    return redirect("desk:stand_edit", slug, pk)


def record(request: DeskRequest, stand: Stand, form: RecordedAnswerForm) -> None:
    """Save a valid answer and say what came of it."""
    facts = form.cleaned_data
    version = None
    if facts["ethics"]:
        version = EthicsText.objects.current(stand.event.network, "fi").version
    try:
        outcome = correcting.record_answer(
            stand, facts["state"], seen=form.seen_answer(), source=AnswerSource(facts["source"]), by=request.user,
            by_name=facts["by_name"], ethics_version=version,
        )  # fmt: skip
    except answers.StandChanged as refusal:
        words = _(
            "%(name)s has answered meanwhile: %(answer)s. Nothing was saved. Look, and record again if need be."
        )
        state = StandState(refusal.current.state).label
        messages.warning(request, words % {"name": stand.organisation.name, "answer": state})
        return
    if outcome.is_waiting:
        words = _("%(name)s: the answer was recorded. The places are full, so it is on the waiting list.")
    else:
        words = _("%(name)s: the answer was recorded.")
    tell(request, outcome.is_new, words, stand)


@require_POST
def stand_lift(request: DeskRequest, slug: str, pk: int) -> HttpResponse:
    """Let one from the waiting list come, if there is a free place."""
    stand = get_object_or_404(
        Stand.objects.editable_by(request.user).in_order().with_contacts(), event__slug=slug, pk=pk
    )
    outcome = correcting.lift_stand(stand, by=request.user)
    if outcome.is_waiting:
        words = _("No place is free. Add places or free one, then take %(name)s in.")
        messages.warning(request, words % {"name": stand.organisation.name})
    elif outcome.is_new:
        contact = next(iter(stand.organisation.contacts.all()), None)
        who = ", ".join(part for part in (contact.name, contact.phone) if part) if contact else ""
        words = (
            pgettext("lifted", "%(name)s comes now. Tell them: %(who)s") if who else _("%(name)s comes now.")
        )
        messages.success(request, words % {"name": stand.organisation.name, "who": who})
        transaction.on_commit(partial(jobs.prepare_posters.enqueue, stand.event_id))
    return redirect(reverse("desk:place_grid", args=[slug]))


def tell(request: DeskRequest, has_changed: bool, words: str, stand: Stand) -> None:
    """Put a sentence on top of the next page."""
    nothing = _("%(name)s: nothing had changed.")
    messages.success(request, (words if has_changed else nothing) % {"name": stand.organisation.name})
