"""How are minutes written line by line, by two people at once and over a bad connection, without losing a word?

A line has its identity from where it was typed: sent twice it is saved once. Each has its version: whoever saves what
somebody else has changed meanwhile gets a line of their own below it, and both texts stay.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from partners.models import Change, FieldChange, User

from ..choices import LetterKind
from ..date_choices import LineKind
from ..models import AgendaItem, Attendee, Meeting, MeetingNotes, MinutesLine
from . import agendas, convening, day, minutes_tasks
from .meetings import locked, tell, told

HEADS = ("chair", "secretary")
MOST_LINES = 400  # of one meeting
LONGEST_LINE = 2000


class MinutesAreFull(Exception):
    """There are as many lines as one meeting may have. Nothing was saved."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A line as a browser sends it. `seen` is the version it began from, 0 for a new one; `after` the line above.

    `is_settled`: the writer has left the line, so a task may come of it. `source` names the point of the agenda.
    """

    uid: UUID
    kind: LineKind = LineKind.TALK
    text: str = ""
    seen: int = 0
    after: UUID | None = None
    source: str = ""
    event: str = ""  # the event whose plan a task goes into, of a line of the network's own meeting
    is_settled: bool = True
    is_removed: bool = False
    tried: tuple[str, ...] = ()  # what was sent of it before without an answer: it may have been saved


@dataclass(frozen=True, slots=True)
class Saved:
    """The line as it is now, None for an empty one that was never there; the line that was added beside it, if any.

    `hint` tells why no task came of a task line: a word of minutes_tasks.
    """

    line: MinutesLine | None
    twin: MinutesLine | None = None
    hint: str = ""


@transaction.atomic
def save_line(meeting: Meeting, sent: Sent, by: User) -> Saved:
    """Save one line. Raises LookupError for a line of another meeting, MinutesAreFull, and nothing for a conflict."""
    (row,) = locked([meeting.pk])
    line = (
        MinutesLine.objects.of_uids([sent.uid])
        .select_related("item", "wrote_task__event__municipality")
        .first()
    )
    if line is not None and line.meeting_id != row.pk:
        raise LookupError(str(sent.uid))
    item = _item_of(row, sent.source)
    if line is not None and sent.is_settled and not sent.text.strip():
        sent = replace(sent, is_removed=True, text=line.text)
    if line is None:
        if not sent.text.strip() or sent.is_removed:
            return Saved(None)
        return _settled(row, _add(row, sent, item, by), sent, by)
    wanted = {
        "kind": sent.kind,
        "text": sent.text[:LONGEST_LINE],
        "item": item,
        "is_removed": sent.is_removed,
    }
    changed = {name: value for name, value in wanted.items() if getattr(line, name) != value}
    is_other = line.version != sent.seen and line.text not in sent.tried
    if is_other and (changed.keys() & {"text", "is_removed"}):
        return Saved(line, _twin(row, line, sent, item, by))
    if changed:
        _change(line, changed, by)
    return _settled(row, line, sent, by)


@transaction.atomic
def tick(meeting: Meeting, attendee: int, was_there: bool | None, by: User) -> bool:
    """Note whether somebody was there; returns whether it was not so already."""
    people = Attendee.objects.filter(meeting=meeting, pk=attendee)
    person = people.select_for_update(of=("self",)).first()
    if person is None or bool(person.was_there) == bool(was_there):
        return False
    people.update(was_there=was_there)
    name = person.name or person.organisation
    tell(meeting, "meeting_present" if was_there else "meeting_absent", by, [FieldChange("", "", name)])
    return True


@transaction.atomic
def lead(meeting: Meeting, names: Mapping[str, str], by: User, seen: int | None = None) -> None:
    """Note who leads a meeting and who writes: what is typed last holds, the trail keeps what was there before.

    With `seen`, the version of a form that was sent whole, somebody faster is asked about: raises day.RowChanged.
    """
    (row,) = locked([meeting.pk])
    day.save_notes(row, names, seen=heads(row)["version"] if seen is None else seen, by=by)


def heads(meeting: Meeting) -> dict[str, Any]:
    """Return who leads and who writes as they are now, with the version that a form of them begins from."""
    notes = MeetingNotes.objects.filter(meeting=meeting).first()
    return {"version": notes.version if notes else 0, **{name: getattr(notes, name, "") for name in HEADS}}


@transaction.atomic
def add_present(meeting: Meeting, name: str, organisation: str, by: User) -> Attendee:
    """Note somebody who came without being asked; the same again is the one who is there already."""
    (row,) = locked([meeting.pk])
    person, is_new = Attendee.objects.get_or_create(
        meeting=row, name=name, organisation=organisation, stand=None, defaults={"was_there": True}
    )
    if is_new:
        tell(row, "meeting_present", by, [FieldChange("", "", name)])
    else:
        tick(row, person.pk, True, by)
    return person


@transaction.atomic
def share(meeting: Meeting, by: User) -> tuple[list[int], Meeting | None]:
    """Give the minutes to everybody who was asked or came: the page behind their links, and drafts of mails.

    What was left open goes onto the next meeting's agenda. Returns the new messages and the next meeting.
    """
    (row,) = locked([meeting.pk])
    notes, _is_new = MeetingNotes.objects.get_or_create(meeting=row)
    if notes.shared_at is None:
        MeetingNotes.objects.filter(pk=notes.pk).update(shared_at=timezone.now())
    row = locked([meeting.pk])[0]
    people = list(Attendee.objects.filter(meeting=row).select_related("stand__organisation"))
    written = convening.write_letters(row, LetterKind.MINUTES, people, by)
    if written or notes.shared_at is None:
        tell(row, "minutes_shared", by, [FieldChange("", "", f"{told(row)}, {len(written)}")])
    following = Meeting.objects.after(row)
    if following is not None:
        agendas.update(following, by)
    return written, following


def _item_of(meeting: Meeting, source: str) -> AgendaItem | None:
    if not source:
        return None
    return next((one for one in agendas.ensure(meeting) if one.source == source and not one.is_removed), None)


def _add(meeting: Meeting, sent: Sent, item: AgendaItem | None, by: User, **facts: Any) -> MinutesLine:
    """Put a new line below the one it was typed under, else at the end."""
    rows = MinutesLine.objects.filter(meeting=meeting)
    if rows.count() >= MOST_LINES:
        raise MinutesAreFull
    above = rows.of_uids([sent.after]).first() if sent.after else None
    if above is not None:
        order = above.order + 1
        rows.filter(order__gte=order).update(order=F("order") + 1)
    else:
        order = (rows.aggregate(last=Max("order"))["last"] or 0) + 1
    facts = {"uid": sent.uid} | facts
    return MinutesLine.objects.create(
        meeting=meeting, order=order, kind=sent.kind, text=sent.text[:LONGEST_LINE], item=item, by_name=str(by)[:120],
        **facts,
    )  # fmt: skip


def _twin(
    meeting: Meeting, line: MinutesLine, sent: Sent, item: AgendaItem | None, by: User
) -> MinutesLine | None:
    """Keep what was typed at the same time as somebody else's words in a line below; nothing for a mere removal."""
    if sent.is_removed or not sent.text.strip():
        return None
    uid = uuid5(line.uid, f"{sent.seen}:{sent.text}")
    known = MinutesLine.objects.of_uids([uid]).first()
    if known is not None:
        return known
    beside = Sent(uid, sent.kind, sent.text, 0, line.uid, sent.source)
    twin = _add(meeting, beside, item, by, is_twin=True)
    tell(meeting, "minutes_written", by, [FieldChange(f"line:{twin.uid}", "", twin.text)])
    return twin


def _change(line: MinutesLine, changed: dict[str, Any], by: User) -> None:
    for name, value in changed.items():
        setattr(line, name, value)
    line.version += 1
    line.by_name = str(by)[:120]
    if "text" in changed:
        line.is_twin = False  # somebody has looked at it
    line.save(update_fields=[*changed, "version", "by_name", "is_twin"])


def _settled(meeting: Meeting, line: MinutesLine, sent: Sent, by: User) -> Saved:
    """Let a task follow a line that its writer has left, and tell the trail what was not told yet."""
    if not sent.is_settled:
        return Saved(line)
    field, text = f"line:{line.uid}", "" if line.is_removed else line.text
    trail = Change.objects.about(meeting.occasion).filter(deed="minutes_written", field=field)
    before = trail.order_by("-id").values_list("after", flat=True).first() or ""
    if before != text:
        tell(meeting, "minutes_written", by, [FieldChange(field, before, text)])
    return Saved(line, hint=minutes_tasks.follow(meeting, line, sent.event, by, is_new=before != text))
