"""How are the facts of the day, notes of meetings, the closing report and the aims of marketing saved by two people?"""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, models, transaction

from partners.models import Change, FieldChange, User

from ..models import Closing, DayPlan, Event, MarketingPlan, Meeting, MeetingNotes

SECRET = ("wifi_password",)  # the trail tells that it changed, not what it was
HIDDEN = "•••"


class RowChanged(Exception):
    """Somebody else saved the same page meanwhile. Nothing was saved; `row` is what there is now."""

    def __init__(self, row: Any) -> None:
        super().__init__("the row has changed")
        self.row = row


def save_day(event: Event, values: Mapping[str, Any], *, seen: int, by: User) -> tuple[str, ...]:
    """Save what presenters and visitors read about the day; return the names of the changed facts.

    `seen` is the version that the person had before them, 0 where there was none. Raises RowChanged.
    """
    return _save(DayPlan(event=event), event, "day_edited", values, seen, by)


def save_notes(meeting: Meeting, values: Mapping[str, Any], *, seen: int, by: User) -> tuple[str, ...]:
    """Save what was written down in one meeting; as save_day."""
    return _save(MeetingNotes(meeting=meeting), meeting, "notes_edited", values, seen, by)


def save_closing(event: Event, values: Mapping[str, Any], *, seen: int, by: User) -> tuple[str, ...]:
    """Save the numbers and words of the closing report; as save_day."""
    return _save(Closing(event=event), event, "closing_edited", values, seen, by)


def save_marketing_plan(event: Event, values: Mapping[str, Any], *, seen: int, by: User) -> tuple[str, ...]:
    """Save what the communications of one event aim at; as save_day."""
    return _save(MarketingPlan(event=event), event, "marketing_plan_edited", values, seen, by)


def _save(
    empty: Any, event: Event | Meeting, deed: str, values: Mapping[str, Any], seen: int, by: User
) -> tuple[str, ...]:
    try:
        return _save_once(empty, event, deed, values, seen, by)
    except IntegrityError as problem:  # somebody made the first row at the same moment
        raise RowChanged(_now(empty) or empty) from problem


@transaction.atomic
def _save_once(
    empty: Any, event: Event | Meeting, deed: str, values: Mapping[str, Any], seen: int, by: User
) -> tuple[str, ...]:
    row = _now(empty)
    before = row or empty
    changed = [name for name, value in values.items() if getattr(before, name) != value]
    if not changed:
        return ()
    if (row.version if row else 0) != seen:
        raise RowChanged(before)
    if row is None:
        for name in changed:
            setattr(empty, name, values[name])
        empty.save(force_insert=True)
    elif (
        not _same(row)
        .filter(version=seen)
        .update(**{name: values[name] for name in changed}, version=seen + 1)
    ):
        raise RowChanged(_now(empty) or empty)
    told = [FieldChange(name, _words(name, getattr(before, name) if row else ""), _words(name, values[name]))
            for name in changed]  # fmt: skip
    subject, network = (
        (event.occasion, event.own_network) if isinstance(event, Meeting) else (event.subject, event.network)
    )
    Change.objects.record(subject=subject, network=network, deed=deed, by=by, changes=told)
    return tuple(changed)


def _same(row: models.Model) -> Any:
    return type(row)._default_manager.filter(pk=row.pk)


def _now(empty: Any) -> Any:
    """Return the stored row of the same event or meeting, or None."""
    owner = "meeting" if isinstance(empty, MeetingNotes) else "event"
    return type(empty)._default_manager.filter(**{owner: getattr(empty, owner)}).first()


def _words(name: str, value: Any) -> str:
    """Return a fact as the trail keeps it."""
    if name in SECRET:
        return HIDDEN if value else ""
    return "" if value is None else str(value)
