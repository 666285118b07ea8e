"""What has changed in an event's operating model, and which of it does the event take?"""

from collections.abc import Iterable
from datetime import date, time, timedelta
from functools import partial
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import Truncator, capfirst
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from partners.requests import DeskRequest
from talkoot.lib import dates

from ... import jobs
from ...actions import concept_updates
from ...actions.concept_updates import Fact, Update
from ...concept_diff import Piece, marked
from ...concept_trail import row_label, row_value
from ...concept_words import material_word
from ...forms.day_words import language, say_day
from ...models import Concept, Event
from ...schedule import planned_day
from .band import band_of
from .concept_page import addresses, sort_names
from .plan_lines import distance

ANY_DAY = date(2027, 3, 10)
LONGEST = 300  # characters of a long text shown


@require_http_methods(["GET", "HEAD", "POST"])
def concept_update(request: DeskRequest, slug: str) -> HttpResponse:
    """Show how the event's rows differ from its model, and take the picked ones."""
    event = get_object_or_404(Event.objects.editable_by(request.user).with_places(), slug=slug)
    if event.concept_id is None:
        raise Http404
    overtaken = False
    if request.method == "POST":
        try:
            return take(request, event)
        except concept_updates.ModelChanged:
            overtaken = True
    concept = Concept.objects.whole().select_related("network").get(pk=event.concept_id)
    updates = concept_updates.updates_of(event, concept)
    picked = set(request.POST.getlist("take"))
    return render(request, "events/concept_update.html", {
        "event": event, "band": band_of(event, request), "concept": concept, "overtaken": overtaken,
        "groups": groups(event, updates, picked), "is_behind": concept.version > event.concept_version,
        "concept_url": addresses(request, concept).page("concept_detail"),
    }, status=409 if overtaken else 200)  # fmt: skip


def take(request: DeskRequest, event: Event) -> HttpResponse:
    """Do what was pressed: take the picked rows, or note that nothing is wanted. Raises ModelChanged."""
    typed = request.POST.get("seen", "")
    seen = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 0
    if request.POST.get("do") == "leave":
        concept_updates.leave_updates(event, seen=seen, by=request.user)
        messages.success(
            request, _("The plan stays as it is. You will be told when the model changes again.")
        )
        return redirect("desk:event_plan", event.slug)
    picked = request.POST.getlist("take")
    taken = concept_updates.take_updates(event, picked, seen=seen, by=request.user, today=localdate())
    if not taken:
        messages.info(request, _("You picked nothing, so nothing changed."))
        return redirect("desk:concept_update", event.slug)
    if any(one.sort in ("meetings", "texts") for one in taken):
        transaction.on_commit(partial(jobs.refresh_event.enqueue, event.pk))  # invitations tell of them
    words = ngettext(
        "%(n)s row was taken from the model.", "%(n)s rows were taken from the model.", len(taken)
    )
    messages.success(request, words % {"n": len(taken)})
    return redirect("desk:event_plan", event.slug)


def groups(event: Event, updates: Iterable[Update], picked: set[str]) -> list[dict[str, Any]]:
    """Return the differences by sort, each as a row with a tick; what was ticked stays ticked."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for one in updates:
        rows.setdefault(one.sort, []).append({
            "key": one.key, "kind": one.kind, "word": kind_word(one), "chip": CHIPS[one.kind], "name": one.name,
            "facts": [] if one.sort == "texts" else [fact_words(one, fact) for fact in one.facts],
            "sides": sides(one), "note": note(event, one), "by_hand": by_hand_word(one), "picked": one.key in picked,
        })  # fmt: skip
    names = {**sort_names(), "texts": _("Texts")}
    return [{"sort": sort, "title": names[sort], "rows": found} for sort, found in rows.items()]


CHIPS = {"new": "ok", "changed": "info", "gone": "no"}


def kind_word(one: Update) -> str:
    """Return what taking a row does, in a word."""
    return {"new": _("New"), "changed": _("Changed"), "gone": _("Gone from the model")}[one.kind]


def by_hand_word(one: Update) -> str:
    """Return what of a row somebody has settled in this event, in a word; or nothing."""
    if not one.by_hand:
        return ""
    return _("Written in this event") if one.sort == "texts" else _("Day set by hand")


def sides(one: Update) -> tuple[list[Piece], list[Piece]] | None:
    """Return both versions of a text in full, those words marked that differ."""
    if one.sort != "texts":
        return None
    was, now = (str(value) for value in (one.facts[0].was, one.facts[0].now))
    return marked(was, now) if was else ([(_("empty"), False)], [(now, False)])


def note(event: Event, one: Update) -> str:
    """Return what taking a row means, as a sentence."""
    if one.sort == "texts":
        return _("Taking this replaces what has been written in this event.") if one.by_hand else ""
    if one.kind == "gone":
        return {
            "tasks": _("Taking this leaves the task out. It can be taken back."),
            "meetings": _("Taking this cancels the meeting, and calendars are told."),
        }.get(one.sort, _("Taking this removes the row."))
    offset = getattr(one.row, "offset_days", None)
    is_redated = one.kind == "new" or any(fact.field == "offset_days" for fact in one.facts)
    if offset is None or event.day is None or not is_redated:
        return ""
    planned = planned_day(event.day, offset)
    return _("In this event: %(day)s.") % {"day": say_day(planned.day)}


def fact_words(one: Update, fact: Fact) -> dict[str, str]:
    """Return one field that differs, with both values as words."""
    return {
        "label": capfirst(row_label(one.sort, fact.field)),
        "was": value_words(one, fact, fact.was) or _("empty"),
        "now": value_words(one, fact, fact.now) or _("empty"),
    }


def value_words(one: Update, fact: Fact, value: Any) -> str:
    """Return a value as words: offsets as weeks, a day set by hand as that day."""
    if fact.field == "offset_days":
        if value is None:
            day = getattr(one.item, "due_on", None) or one.item.day
            return _("%(day)s, set by hand") % {"day": say_day(day)}
        return when_words(value)
    if isinstance(value, time):
        return dates.clock(value, language())
    if fact.field == "after":
        return value or ""
    if fact.field == "material":
        return material_word(value) if value else ""
    return Truncator(row_value(one.sort, fact.field, value)).chars(LONGEST)


def when_words(offset: int) -> str:
    """Return when a row is due, counted from the event: "4 weeks before"."""
    return distance(ANY_DAY, ANY_DAY - timedelta(days=offset)) or _("on the day")
