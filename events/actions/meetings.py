"""How is a meeting made, changed, cancelled and held after all, and how is a series of them made?

Whoever saves says which version was seen. Calendars follow time, place and state, so their sequence rises with these
and with nothing else (RFC 5545 3.8.7.4).
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from partners.models import Change, FieldChange, Network, User

from ..choices import MeetingState
from ..date_choices import Rhythm
from ..models import Event, Meeting, MeetingSeries
from ..rhythms import Occurrence, occurrences
from .plan_rows import written

FACTS = ("name", "day", "starts", "minutes", "place", "link", "responsible")
TOLD_TO_CALENDARS = ("day", "starts", "minutes", "place", "link")


class MeetingChanged(Exception):
    """Somebody else saved the same meeting meanwhile. Nothing was saved; `row` is what there is now."""

    def __init__(self, row: Meeting) -> None:
        super().__init__("the meeting has changed")
        self.row = row


@transaction.atomic
def add_meeting(owner: Event | Network, values: Mapping[str, Any], by: User) -> Meeting:
    """Add one meeting; the same one again, as a double press sends it, is the one that is there already."""
    facts = dict(values) | owned_by(owner)
    type(owner)._default_manager.select_for_update().get(pk=owner.pk)  # two presses at once take turns
    same = Meeting.objects.filter(series=None, **facts).first()
    if same is not None:
        return same
    row = Meeting.objects.create(**facts, order=next_order(owner))
    tell(row, "meeting_added", by, [FieldChange("", "", told(row))])
    return row


@transaction.atomic
def add_series(
    owner: Event | Network, values: Mapping[str, Any], rhythm: Rhythm, last_day: date, by: User
) -> tuple[MeetingSeries, list[Occurrence]]:
    """Add a series: a meeting for each of its working days. Returns it with all days, the skipped ones too.

    The same series again is the one that is there already. Raises ValueError when no working day is among them.
    """
    days = occurrences(values["day"], last_day, rhythm)
    held = [one.day for one in days if not one.is_off]
    if not held:
        raise ValueError("no working day")
    type(owner)._default_manager.select_for_update().get(pk=owner.pk)
    facts = {name: values[name] for name in ("name", "starts", "minutes", "place", "link")} | owned_by(owner)
    series, is_new = MeetingSeries.objects.get_or_create(
        rhythm=rhythm, first_day=values["day"], last_day=last_day, **facts
    )
    if is_new:
        shared = dict(values) | owned_by(owner)
        first = next_order(owner)
        Meeting.objects.bulk_create(
            Meeting(**(shared | {"day": day}), series=series, order=first + number)
            for number, day in enumerate(held)
        )
        row = Meeting.objects.filter(series=series).whole().order_by("day")[0]
        span = f"{written(held[0])}–{written(held[-1])} ({len(held)})"
        tell(row, "series_added", by, [FieldChange("", "", f"{row.name}, {span}")])
    return series, days


@transaction.atomic
def edit_meeting(meeting: Meeting, values: Mapping[str, Any], *, seen: int, by: User) -> list[int]:
    """Save the facts of one meeting alone; returns its number where anything changed. Raises MeetingChanged."""
    row = locked([meeting.pk])[0]
    changed = [name for name in FACTS if name in values and getattr(row, name) != values[name]]
    if not changed:
        return []
    if row.version != seen:
        raise MeetingChanged(row)
    change_facts(row, {name: values[name] for name in changed}, by)
    return [row.pk]


@transaction.atomic
def set_state(meeting: Meeting, state: MeetingState, *, by: User, following: bool = False) -> list[int]:
    """Cancel a meeting or let it be held after all, alone or with those that follow; returns the changed ones."""
    row = locked([meeting.pk])[0]
    rows = [row]
    if following and state == MeetingState.CANCELLED:
        rows += locked(Meeting.objects.following(row).values_list("pk", flat=True))
    changed = [one for one in rows if one.state != state]
    for one in changed:
        one.state = state
        one.calendar_sequence += 1
        one.calendar_stamp = timezone.now()
        one.version += 1
        one.save(update_fields=["state", "calendar_sequence", "calendar_stamp", "version"])
        deed = "meeting_cancelled" if state == MeetingState.CANCELLED else "meeting_restored"
        tell(one, deed, by, [FieldChange("", "", told(one))])
    return [one.pk for one in changed]


def locked(pks: Iterable[int]) -> list[Meeting]:
    """Return meetings held until the end of the transaction, in one order, each with its event and network."""
    keys = list(pks)
    list(Meeting.objects.numbered(keys).order_by("pk").select_for_update().values_list("pk"))
    return list(Meeting.objects.numbered(keys).whole())


def tell(
    meeting: Meeting, deed: str, by: User | None, changes: Iterable[FieldChange], by_name: str = ""
) -> None:
    """Add lines to the trail of the meeting's event, or of the meeting itself where it has none."""
    Change.objects.record(
        subject=meeting.occasion,
        network=meeting.own_network,
        deed=deed,
        by=by,
        by_name=by_name,
        changes=changes,
    )


def told(meeting: Meeting) -> str:
    """Return a meeting for the trail: its name and day."""
    return f"{meeting.name} {written(meeting.day)}"


def owned_by(owner: Event | Network) -> dict[str, Any]:
    """Return whose meeting a new row is."""
    return {"event": owner} if isinstance(owner, Event) else {"network": owner}


def next_order(owner: Event | Network) -> int:
    """Return the number of a new meeting among those of the same event or network."""
    rows = Meeting.objects.filter(**owned_by(owner))
    return min((rows.aggregate(last=Max("order"))["last"] or 0) + 1, 30_000)


def change_facts(row: Meeting, values: Mapping[str, Any], by: User) -> None:
    """Write new facts of one locked meeting and tell the trail; a day set by hand follows the event's no more."""
    if not values:
        return
    lines = [FieldChange(f"{name}:{row.name}"[:60], _plain(getattr(row, name)), _plain(value))
             for name, value in values.items()]  # fmt: skip
    facts: dict[str, Any] = dict(values) | {"version": F("version") + 1, "calendar_stamp": timezone.now()}
    if any(name in TOLD_TO_CALENDARS for name in values):
        facts["calendar_sequence"] = F("calendar_sequence") + 1
    if "day" in values:
        facts |= {
            "offset_days": None,
            "computed_day": None,
        }  # set by hand: it follows the event's day no more
    Meeting.objects.filter(pk=row.pk).update(**facts)
    tell(row, "meeting_edited", by, lines)


def _plain(value: Any) -> str:
    return written(value) if isinstance(value, date) else str(value)
