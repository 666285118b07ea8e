"""How is the look of an event's posters saved when several people may be choosing it?"""

from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from partners.models import Change, FieldChange, User

from ..looks import OF_ROW, Look
from ..models import Event, PosterDesign


class LookChanged(Exception):
    """Somebody else saved the look meanwhile. Nothing was saved; `row` and `theme` are what there is now."""

    def __init__(self, row: PosterDesign | None, theme: str) -> None:
        super().__init__("the look has changed")
        self.row, self.theme = row, theme


def save_look(event: Event, look: Look, *, seen_version: int, seen_theme: str, by: User) -> tuple[str, ...]:
    """Save the choices that differ; return the names of the changed fields.

    `seen_version` is the row's version that the person had before them, 0 where there was none. Raises LookChanged.
    """
    try:
        return _save(event, look, seen_version, seen_theme, by)
    except IntegrityError as problem:  # somebody made the first row at the same moment
        raise LookChanged(*_now(event)) from problem


@transaction.atomic
def _save(event: Event, look: Look, seen_version: int, seen_theme: str, by: User) -> tuple[str, ...]:
    row, theme = _now(event)
    before = row or PosterDesign(event=event)
    changes = [
        FieldChange(name, _words(getattr(before, name)), _words(getattr(look, name)))
        for name in OF_ROW
        if _words(getattr(before, name)) != _words(getattr(look, name))
    ]
    is_new_theme = look.theme not in (seen_theme, theme)
    if (changes and (row.version if row else 0) != seen_version) or (is_new_theme and theme != seen_theme):
        raise LookChanged(row, theme)
    if changes:
        _write(event, row, {name: getattr(look, name) for name in OF_ROW})
    if is_new_theme:
        changes.insert(0, FieldChange("theme", theme, look.theme))
        Event.objects.filter(pk=event.pk).update(
            theme=look.theme, version=F("version") + 1, calendar_stamp=timezone.now()
        )
    if changes:
        Change.objects.record(
            subject=event.subject, network=event.network, deed="poster_look_edited", by=by, changes=changes
        )
    return tuple(change.field for change in changes)


def _write(event: Event, row: PosterDesign | None, facts: dict[str, Any]) -> None:
    """Write on condition that the version is still the one that was read."""
    if row is None:
        PosterDesign.objects.create(event=event, **facts)
        return
    alike = PosterDesign.objects.filter(pk=row.pk, version=row.version)
    if not alike.update(**facts, version=row.version + 1):
        raise LookChanged(*_now(event))


def _now(event: Event) -> tuple[PosterDesign | None, str]:
    row = PosterDesign.objects.select_related("picture").filter(event=event).first()
    return row, Event.objects.values_list("theme", flat=True).get(pk=event.pk)


def _words(value: Any) -> str:
    """Return a choice as the trail keeps it."""
    return ", ".join(value) if isinstance(value, list) else str(value or "")
