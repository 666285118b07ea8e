"""How does a meeting's agenda come about from what is open, and how is it put in order by hand?

The rows are the truth once there are any; Meeting.agenda_now is their copy as text, which papers, letters and
calendars read. Meeting.agenda stays the model's: copies of the event, and models made of it, take that. A row has the
number that it is printed with; what was taken away is kept, so that it does not come again.
"""

from uuid import uuid4

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from partners.models import FieldChange, User

from .. import minutes_facts
from ..date_choices import ItemOrigin
from ..models import AgendaItem, Meeting
from ..open_points import Point, open_points
from .meetings import locked, tell, told

LANGUAGES = ("fi", "sv", "en")
LONGEST_TITLE, LONGEST_NOTE = 200, 1000
MOST_POINTS = 60
DEEDS = ("up", "down", "remove", "finish", "reopen", "finish_all")


class TooManyPoints(Exception):
    """An agenda of so many points is none. Nothing was saved."""


def points_of(meeting: Meeting) -> list[AgendaItem]:
    """Return the agenda as it stands; of a meeting nobody has touched yet as unsaved rows of its text."""
    rows = list(meeting.agenda_items.all())
    if rows:
        return sorted((row for row in rows if not row.is_removed), key=lambda row: (row.order, row.pk))
    return _of_text(meeting)


@transaction.atomic
def update(meeting: Meeting, by: User | None) -> tuple[int, int]:
    """Add what is open now and mark what is solved; returns how many points are new and how many were solved."""
    (row,) = locked([meeting.pk])
    rows = ensure(row)
    found = {point.source: point for point in open_points(row)}
    known = {one.source: one for one in rows if one.source}
    new = [point for source, point in found.items() if source not in known]
    solved = 0
    for source, one in known.items():
        is_gathered = one.origin == ItemOrigin.OPEN or source.startswith("left-")
        if is_gathered and not one.is_removed:
            solved += _follow(one, found.get(source))
    standing = [one for one in rows if not one.is_removed]
    AgendaItem.objects.bulk_create(_placed(row, standing, new))
    _write_text(row)
    if by is not None and (new or solved):
        tell(row, "agenda_updated", by, [FieldChange("", "", f"{told(row)} +{len(new)}")])
    return len(new), solved


@transaction.atomic
def add_point(meeting: Meeting, title: str, note: str, by: User) -> AgendaItem:
    """Put a point of one's own at the end; the same again, as a double press sends it, is the one there is."""
    (row,) = locked([meeting.pk])
    rows = ensure(row)
    standing = [one for one in rows if not one.is_removed]
    same = next((one for one in standing if one.title == title and one.note == note), None)
    if same is not None:
        return same
    if len(standing) >= MOST_POINTS:
        raise TooManyPoints
    item = AgendaItem.objects.create(
        meeting=row, order=len(standing) + 1, title=title, note=note, source=f"own:{uuid4().hex}"
    )
    _write_text(row)
    tell(row, "agenda_changed", by, [FieldChange("", "", title)])
    return item


@transaction.atomic
def change(meeting: Meeting, source: str, deed: str, by: User) -> bool:
    """Move a point one up or down, take it away, or say that it is dealt with; returns whether anything changed.

    Raises LookupError for a point or a deed that is not there.
    """
    (row,) = locked([meeting.pk])
    rows = [one for one in ensure(row) if not one.is_removed]
    if deed == "finish_all":
        number = AgendaItem.objects.filter(meeting=row, is_finished=False, is_removed=False).update(
            is_finished=True
        )
        return bool(number)
    place = next((at for at, one in enumerate(rows) if one.source == source), None)
    if place is None or deed not in DEEDS:
        raise LookupError(f"{deed} {source}")
    one = rows[place]
    if deed in ("finish", "reopen"):
        changed = AgendaItem.objects.filter(pk=one.pk, is_finished=deed == "reopen")
        return bool(changed.update(is_finished=deed == "finish"))
    if deed == "remove":
        AgendaItem.objects.filter(pk=one.pk).update(is_removed=True, order=0)
        tell(row, "agenda_changed", by, [FieldChange("", one.title, "")])
    else:
        other = place + (-1 if deed == "up" else 1)
        if not 0 <= other < len(rows):
            return False
        rows[place], rows[other] = rows[other], rows[place]
        for number, moved in enumerate(rows, start=1):
            AgendaItem.objects.filter(pk=moved.pk).update(order=number)
    _write_text(row)
    return True


def ensure(meeting: Meeting) -> list[AgendaItem]:
    """Return all rows of a locked meeting's agenda, in order; made of its text where there are none yet."""
    rows = list(AgendaItem.objects.filter(meeting=meeting))
    known = {row.title for row in rows}
    missing = [row for row in _of_text(meeting) if row.title not in known]
    if missing and not rows:
        AgendaItem.objects.bulk_create(missing)
    elif missing:  # the model has got new lines since
        standing = [row for row in rows if not row.is_removed]
        for number, row in enumerate(missing, start=len(standing) + 1):
            row.order, row.source = number, f"model:{uuid4().hex}"
        AgendaItem.objects.bulk_create(missing)
    return list(AgendaItem.objects.filter(meeting=meeting)) if missing else rows


def _of_text(meeting: Meeting) -> list[AgendaItem]:
    """Return a model's text as rows; a line that begins with a dash belongs to the point before it."""
    rows: list[AgendaItem] = []
    for line in meeting.agenda.splitlines():
        words = " ".join(line.split())
        if words and rows and words[:1] in "-–•":
            rows[-1].note = f"{rows[-1].note}\n{words[1:].strip()}".strip()[:LONGEST_NOTE]
        elif words:
            number = len(rows) + 1
            title = minutes_facts.without_number(words)[:LONGEST_TITLE] or words[:LONGEST_TITLE]
            rows.append(AgendaItem(
                meeting=meeting, order=number, title=title, origin=ItemOrigin.MODEL, source=f"model:{number}"
            ))  # fmt: skip
    return rows


def _placed(meeting: Meeting, standing: list[AgendaItem], points: list[Point]) -> list[AgendaItem]:
    """Return new rows in their places: what is left over after the opening, what is open before the last point.

    The rows that stand already make room for them.
    """
    made = [
        AgendaItem(meeting=meeting, title=point.title[:LONGEST_TITLE], note="\n".join(point.lines)[:LONGEST_NOTE],
                   origin=point.origin, source=point.source)
        for point in points
    ]  # fmt: skip
    carried = [one for one in made if one.origin == ItemOrigin.CARRIED]
    gathered = [one for one in made if one.origin != ItemOrigin.CARRIED]
    head, tail = min(1, len(standing)), 1 if len(standing) > 2 else 0
    end = len(standing) - tail
    order = [*standing[:head], *carried, *standing[head:end], *gathered, *standing[end:]]
    for number, one in enumerate(order, start=1):
        one.order = number
    AgendaItem.objects.bulk_update(standing, ["order"])
    return made


def _follow(item: AgendaItem, point: Point | None) -> int:
    """Let a gathered point say what is open now, and which of its lines are solved; returns 1 when all of it is."""
    now = list(point.lines) if point else []
    words = {_solved_word(language) for language in LANGUAGES}
    before = [line for line in item.note.splitlines() if line.strip()]
    done = [line for line in before if any(line.startswith(word) for word in words)]
    done += [f"{_solved_word()}{line}" for line in before if line not in done and line not in now]
    note, is_finished = "\n".join([*now, *done])[:LONGEST_NOTE], point is None
    if (note, is_finished) == (item.note, item.is_finished):
        return 0
    was_finished, item.note, item.is_finished = item.is_finished, note, is_finished
    AgendaItem.objects.filter(pk=item.pk).update(note=note, is_finished=is_finished)
    return int(is_finished and not was_finished)


def _solved_word(language: str = "") -> str:
    """Return what stands before a line that is solved."""
    if not language:
        return _("Solved: %(thing)s") % {"thing": ""}
    with override(language):
        return _("Solved: %(thing)s") % {"thing": ""}


def _write_text(meeting: Meeting) -> None:
    """Number the standing points anew and let the meeting's text say the same; calendars are stamped anew."""
    rows = list(AgendaItem.objects.filter(meeting=meeting).standing())
    for number, row in enumerate(rows, start=1):
        if row.order != number:
            AgendaItem.objects.filter(pk=row.pk).update(order=number)
    text = minutes_facts.agenda_text(rows)
    changed = Meeting.objects.filter(Q(agenda_now=None) | ~Q(agenda_now=text), pk=meeting.pk)
    changed.update(agenda_now=text, calendar_stamp=timezone.now())
