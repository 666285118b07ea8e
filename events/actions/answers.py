"""How is a partner's answer taken, by its link or by the coordinator, and how is the last one taken back?

An answer that says what is known already changes nothing, so pressing twice is harmless. Different facts of two people
are merged; the same fact said differently raises StandChanged. The row is locked while it is read and written.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from partners.models import Change, FieldChange, User

from ..answering import (
    MEETING,
    Answer,
    answer_of,
    as_compared,
    facts_of,
    is_known,
    said_in,
)
from ..choices import AnswerSource, StandState
from ..merging import for_trail, merge
from ..models import Event, Stand
from ..models.stand import Attendance, Presenter
from .stands import LONGEST_FIELD, StandChanged

__all__ = ["Answer", "Outcome", "StandChanged", "answer_of", "answer_stand", "take_back", "undo_answer"]
TRIES = 9  # each lost race for a place number is another partner who got one
COMES, CANNOT = StandState.CONFIRMED, (StandState.DECLINED, StandState.CANCELLED)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an answer did. `changed` is empty when all of it was known already."""

    stand: Stand
    changed: tuple[FieldChange, ...] = ()
    is_first: bool = False
    is_waiting: bool = False
    is_new: bool = False


def answer_stand(
    stand_pk: int, answer: Answer, *, seen: Answer | None, source: AnswerSource, by: User | None = None,
    by_name: str = "",
) -> Outcome:  # fmt: skip
    """Take an answer. `seen` is what the person had before them; None means that all of the answer holds.

    AnswerSource.NONE is a correction of the facts by the coordinator: nobody has answered. Somebody who comes when
    the places are full waits ("varalla"). Raises StandChanged on a real clash, and Stand.DoesNotExist when the stand
    has been taken away.
    """
    who = by_name or (str(by) if by else "")
    for attempt in range(TRIES):
        try:
            with transaction.atomic():
                return _answer_once(stand_pk, answer, seen, source, by, who)
        except IntegrityError:  # somebody took the place number in the same moment
            if attempt == TRIES - 1:
                raise
    raise AssertionError("unreachable")


def _answer_once(
    stand_pk: int, answer: Answer, seen: Answer | None, source: AnswerSource, by: User | None, who: str
) -> Outcome:
    stand = _locked(stand_pk)
    meetings = {meeting.pk: meeting.name for meeting in stand.event.meetings.all()}
    answer = replace(answer, meetings=is_known(answer.meetings, set(meetings)))
    now, wanted = facts_of(answer_of(stand, answer.language)), said_in(answer)
    found = merge(
        _compared(facts_of(seen) if seen else now, wanted, by),
        _compared(wanted, wanted, by),
        _compared(now, wanted, by),
    )
    if found.clashes:
        raise StandChanged(stand, found.clashes)
    is_answer = source != AnswerSource.NONE
    is_first = is_answer and stand.answered_at is None
    facts = {name: wanted[name] for name in found.mine}
    if "state" in facts:
        facts["state"], place = _settled(stand, facts["state"])
        if facts["state"] == stand.state:
            del facts["state"]
    else:
        place = stand.place
    if not facts and not is_first:
        return Outcome(stand, is_waiting=stand.state == StandState.WAITING)
    before = _before(stand, facts, {name: now.get(name, "") for name in facts})
    if is_answer and ("state" in facts or is_first):
        stand.answered_at, stand.answered_by, stand.source = timezone.now(), who, source
    changed = _write(stand, facts, place, meetings)
    stand.before_answer = before
    stand.invite_again = stand.invite_again and not is_answer
    stand.save()
    deed = ("stand_answered" if is_first else "stand_answer_changed") if is_answer else "stand_edited"
    _tell(stand, deed, changed, by, who)
    return Outcome(stand, changed, is_first, stand.state == StandState.WAITING, is_new=True)


def undo_answer(stand_pk: int, version: int, *, by: User | None = None, by_name: str = "") -> bool:
    """Take the answer of this version back; returns whether that was still possible."""
    return take_back(stand_pk, version, by=by, by_name=by_name) is not None


@transaction.atomic
def take_back(stand_pk: int, version: int, *, by: User | None = None, by_name: str = "") -> Outcome | None:
    """Bring back what held before the last answer, once, and only while nothing has changed since; else None."""
    stand = _locked(stand_pk)
    kept = stand.before_answer
    if stand.version != version or not kept:
        return None
    meetings = {meeting.pk: meeting.name for meeting in stand.event.meetings.all()}
    now = _all_facts(stand)
    if any(now.get(name, "") != value for name, value in kept["after"].items()):
        return None
    facts, place = dict(kept["before"]), stand.place
    if "state" in facts:
        if facts["state"] == COMES:
            stand.place = kept["place"] if _is_free(stand, kept["place"]) else None
            facts["state"], place = _settled(stand, facts["state"])
        else:
            place = kept["place"] if _is_free(stand, kept["place"]) else None
    stand.answered_at = parse_datetime(kept["answered_at"]) if kept["answered_at"] else None
    stand.answered_by, stand.source = kept["answered_by"], kept["source"]
    stand.invite_again = kept.get("invite_again", False)
    changed = _write(stand, facts, place, meetings)
    stand.ethics_at = parse_datetime(kept["ethics_at"]) if kept["ethics_at"] else None
    stand.before_answer = None
    stand.save()
    _tell(stand, "stand_answer_undone", changed, by, by_name or (str(by) if by else ""))
    return Outcome(stand, changed, is_waiting=stand.state == StandState.WAITING, is_new=True)


def _locked(stand_pk: int) -> Stand:
    """Return the row, alone until the transaction ends; SQLite locks whole transactions (IMMEDIATE)."""
    found = Stand.objects.select_for_update(of=("self",), no_key=True)
    return found.select_related("organisation", "event__network").get(pk=stand_pk)


def _compared(facts: Mapping[str, Any], wanted: Mapping[str, Any], by: User | None) -> dict[str, Any]:
    """Return the facts that an answer speaks of, states by the answer they stand for, unanswered meetings empty."""
    found = {name: facts[name] for name in wanted if name in facts}
    found |= {name: "" for name in wanted if name.startswith(MEETING) and name not in facts}
    if "state" in found:
        found["state"] = as_compared(found["state"], by_partner=by is None)
    return found


def _settled(stand: Stand, state: str) -> tuple[str, int | None]:
    """Return the state that follows from an answer, and the place number."""
    if state == COMES:
        return _with_place(stand)
    if state in CANNOT:
        had_said_yes = stand.state in (StandState.CONFIRMED, StandState.WAITING, StandState.CANCELLED)
        return (StandState.CANCELLED if had_said_yes else StandState.DECLINED).value, None
    return state, None if stand.state == COMES else stand.place


def _with_place(stand: Stand) -> tuple[str, int | None]:
    """Return confirmed with the lowest free number, or waiting when the places are full.

    The event's row is locked, so that two partners do not count the same last place; the unique number would still
    refuse the second.
    """
    event = Event.objects.select_for_update(no_key=True).get(pk=stand.event_id)
    if event.places is None:
        return COMES.value, stand.place
    others = event.stands.exclude(pk=stand.pk)
    if others.filter(state=COMES).count() >= event.places:
        return StandState.WAITING.value, None
    if stand.place is not None:
        return COMES.value, stand.place
    taken = set(others.values_list("place", flat=True))
    free = next((number for number in range(1, event.places + 1) if number not in taken), None)
    return (COMES.value if free else StandState.WAITING.value), free


def _is_free(stand: Stand, place: int | None) -> bool:
    others = Stand.objects.filter(event_id=stand.event_id, place=place).exclude(pk=stand.pk)
    return place is None or not others.exists()


def _before(stand: Stand, facts: Mapping[str, Any], old: dict[str, Any]) -> dict[str, Any]:
    """Return what the one-step undo needs to know."""
    return {
        "before": old,
        "after": dict(facts),
        "place": stand.place,
        "answered_at": stand.answered_at.isoformat() if stand.answered_at else "",
        "answered_by": stand.answered_by,
        "source": stand.source,
        "invite_again": stand.invite_again,
        "ethics_at": stand.ethics_at.isoformat() if stand.ethics_at else "",
    }


def _all_facts(stand: Stand) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    for language in ("fi", "sv", "en"):
        facts |= facts_of(answer_of(stand, language))
    return facts


def _write(
    stand: Stand, facts: Mapping[str, Any], place: int | None, meetings: Mapping[int, str]
) -> tuple[FieldChange, ...]:
    """Put facts into the stand and its rows; the stand itself is saved by the caller. Returns the changes in words."""
    changed = []
    attending: tuple[list[str], list[str]] = ([], [])
    for name, value in facts.items():
        if name.startswith(MEETING):
            was = _attend(stand, int(name.removeprefix(MEETING)), value)
            for words, word in zip(attending, (was, value), strict=True):
                words += [f"{meetings[int(name.removeprefix(MEETING))]}={word}"] if word else []
        elif name == "presenters":
            changed.append(_presenters(stand, value))
        else:
            changed.append(_change(stand, name, getattr(stand, name), value))
            setattr(stand, name, value)
    if any(attending):
        changed.append(_change(stand, "attendances", *attending))
    if "ethics_version" in facts:
        stand.ethics_at = timezone.now()
    stand.place, stand.version = place, stand.version + 1
    return tuple(changed)


def _attend(stand: Stand, meeting: int, word: str) -> str:
    """Save an answer to a meeting, or take it away when empty; returns the former one."""
    row = Attendance.objects.filter(stand=stand, meeting_id=meeting).first()
    if word:
        Attendance.objects.update_or_create(stand=stand, meeting_id=meeting, defaults={"answer": word})
    elif row:
        row.delete()
    return row.answer if row else ""


def _presenters(stand: Stand, people: list[list[str]]) -> FieldChange:
    """Save who comes; the trail is kept for long and gets names only, never phones."""
    was = [person.name for person in stand.presenters.all()]
    stand.presenters.all().delete()
    Presenter.objects.bulk_create(
        Presenter(stand=stand, order=order, name=name, phone=phone)
        for order, (name, phone) in enumerate(people)
    )
    names = [name for name, _phone in people]
    return _change(stand, "presenters" if was != names else "phones", was if was != names else [], names)


def _change(stand: Stand, name: str, was: Any, now: Any) -> FieldChange:
    return FieldChange(f"{name}:{stand.organisation.name}"[:LONGEST_FIELD], for_trail(was), for_trail(now))


def _tell(stand: Stand, deed: str, changes: tuple[FieldChange, ...], by: User | None, who: str) -> None:
    Change.objects.record(
        subject=stand.event.subject, network=stand.event.network, deed=deed, by=by, by_name=who, changes=changes,
        part=stand.subject,
    )  # fmt: skip
