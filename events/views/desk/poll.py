"""How does a coordinator ask which day suits, read what was said, and make the winner the event's day?"""

from functools import partial
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from partners.requests import DeskRequest
from talkoot.lib import dates

from ... import jobs
from ...actions import ideas, poll_post, polling
from ...forms.poll import PollForm, more_rows, rows_of
from ...models import Concept, Event, Poll, PollOption
from . import poll_page
from .band import band_of

LONGEST_KEY = 12  # digits


@require_http_methods(["GET", "HEAD", "POST"])
def event_poll(request: DeskRequest, slug: str) -> HttpResponse:
    """Ask about times; while a poll is open, show what was said of each."""
    event = find(request, slug)
    poll = Poll.objects.of(event).open().with_everything().first()
    shown: dict[str, Any] = {
        "event": event,
        "band": band_of(event, request),
        "lacks_day": polling.lacks_day(event),
    }
    if poll is not None:
        return render(request, "events/event_poll.html", shown | poll_page.results(event, poll))
    data, earlier = request.POST if request.method == "POST" else None, Poll.objects.of(event).first()
    if data is not None and "add" in data:
        data = more_rows(data)
    rows = rows_of(data, event, earlier, model_of(event))
    form = PollForm(data, event=event, today=localdate(), initial=poll_page.kept(earlier))
    is_right = data is not None and all((rows.is_valid(), form.is_valid()))
    if is_right and not {"add", "check"} & set(request.POST):
        return asked(request, event, rows, form)
    return render(
        request, "events/event_poll.html", shown | poll_page.blank(event, rows, form, earlier, request.POST)
    )


@require_POST
def poll_send(request: DeskRequest, slug: str) -> HttpResponse:
    """Write drafts with the question to those who have none, or reminders to the silent; they wait in the outbox."""
    event = find(request, slug)
    poll = Poll.objects.of(event).open().first()
    if poll is None:
        messages.info(request, _("No poll is open."))
        return redirect("desk:event_poll", slug)
    if "remind" in request.POST:
        written = poll_post.write_reminders(poll, request.user, localdate())
    else:
        written = poll_post.write_question(poll, request.user)
    if not written.drafts:
        messages.info(request, _("Everybody has been written to already, so nothing was written."))
        return redirect("desk:event_poll", slug)
    messages.success(request, drafts_said(written))
    return redirect("desk:outbox")


@require_POST
def poll_close(request: DeskRequest, slug: str) -> HttpResponse:
    """Make a proposed time the event's day, or close the poll without one; whoever comes second reads what happened."""
    event = find(request, slug)
    key = request.POST.get("poll", "")
    poll = (
        get_object_or_404(Poll.objects.of(event), pk=key)
        if key.isdecimal() and len(key) < LONGEST_KEY
        else None
    )
    if poll is None:
        return redirect("desk:event_poll", slug)
    if "option" not in request.POST:
        is_new = polling.close(poll, by=request.user)
        messages.success(request, _("The poll is closed. No day was chosen.")) if is_new else None
        return redirect("desk:event_poll", slug)
    option = get_object_or_404(poll.options, pk=number(request.POST["option"]))
    return chosen(request, poll, option)


def chosen(request: DeskRequest, poll: Poll, option: PollOption) -> HttpResponse:
    """Let a time win, and lead to the plan; or say why not."""
    concept = model_of(poll.event, number(request.POST.get("model", "")))
    try:
        event = polling.choose(poll, option, by=request.user, today=localdate(), concept=concept)
    except polling.PollClosed:
        messages.warning(request, _("The poll had been closed already. Here is how it stands."))
    except ideas.AlreadyPlanned as refusal:
        messages.warning(request, _("The event has a day already. Move it there, if it is to be another."))
        return redirect("desk:event_move", refusal.event.slug)
    except polling.NothingToPlanWith:
        messages.info(request, _("Choose the library first; then the day becomes the plan."))
        opens, closes = dates.clock(option.opens, "fi"), dates.clock(option.closes, "fi")
        times = f"day={dates.short_date(option.day, 'fi')}&opens={opens}&closes={closes}"
        return redirect(reverse("desk:idea_plan", args=[poll.event.slug]) + f"?{times}")
    else:
        if poll.event.day is not None:
            messages.success(request, _("The day stays as it was, and the poll is closed."))
            return redirect("desk:event_poll", event.slug)
        transaction.on_commit(partial(jobs.prepare_posters.enqueue, event.pk))
        messages.success(
            request, _("The day is agreed. The plan is dated, and the partners' links confirm it.")
        )
        return redirect(reverse("desk:event_plan", args=[event.slug]) + "?uusi=1")
    return redirect("desk:event_poll", poll.event.slug)


def asked(request: DeskRequest, event: Event, rows: Any, form: PollForm) -> HttpResponse:
    """Open the poll that was typed and write its drafts."""
    facts = form.cleaned_data
    try:
        poll = polling.ask(
            event, rows.proposals(), deadline=facts["deadline"], note=facts["note"], by=request.user,
            venue=facts.get("venue"),
        )  # fmt: skip
    except polling.PollIsOpen:
        messages.info(request, _("A poll is open already. Here is how it stands."))
        return redirect("desk:event_poll", event.slug)
    written = poll_post.write_question(poll, request.user)
    said = _("The poll is open.")
    messages.success(request, f"{said} {drafts_said(written)}" if written.drafts else said)
    return redirect("desk:event_poll", event.slug)


def drafts_said(written: poll_post.Written) -> str:
    """Return how many drafts wait in the outbox."""
    words = ngettext(
        "%(n)s message waits in the outbox to be looked at and sent.",
        "%(n)s messages wait in the outbox to be looked at and sent.", written.drafts,
    )  # fmt: skip
    return words % {"n": written.drafts}


def find(request: DeskRequest, slug: str) -> Event:
    """Return an event that this person may change, with its places. Raises Http404."""
    return get_object_or_404(Event.objects.editable_by(request.user).with_places(), slug=slug)


def model_of(event: Event, wanted: int = 0) -> Concept | None:
    """Return the model by which the day becomes a plan: the event's own, the one asked for, else the usual one."""
    if event.concept_id:
        return event.concept
    offered = Concept.objects.to_plan_by([event.network])
    named = offered.whole().at(wanted) if wanted else None
    return named or Concept.objects.default_of([event.network])


def number(text: str) -> int:
    """Return a row's key, or 0 for what is none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < LONGEST_KEY else 0
