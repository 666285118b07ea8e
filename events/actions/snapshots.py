"""Which rows does a change of an event touch, what did it do to them, and how are they put back exactly?

An image holds every column of the rows as plain JSON. Two images of one event, taken before and after, give the trace
of what was done; the trace is all that undoing needs.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import F

from ..models import (
    DayPlan,
    Event,
    HostSite,
    MarketingRow,
    Meeting,
    Poll,
    PollOption,
    RoomBooking,
    RunSlot,
    StandType,
    Supply,
    Task,
)

Row = dict[str, Any]
Image = dict[str, dict[str, Row]]  # table, key, columns
Trace = dict[str, Any]

TABLES: tuple[tuple[type[models.Model], str], ...] = (  # in the order in which rows hang on one another
    (Event, "pk"),
    (Meeting, "event"),
    (Task, "event"),
    (MarketingRow, "task__event"),
    (Supply, "event"),
    (StandType, "event"),
    (RoomBooking, "event"),
    (Poll, "event"),
    (PollOption, "poll__event"),
    (DayPlan, "event"),
    (RunSlot, "event"),
    (HostSite, "event"),
)
RISING = ("version", "calendar_sequence")  # whoever has read the change must notice that it is gone again
STAMP = "calendar_stamp"


class Overtaken(Exception):
    """A row is not as the change left it: somebody has worked on it since."""


def image_of(event_pk: int) -> Image:
    """Return all columns of an event's rows; one query for each table."""
    return {
        _name(model): {
            str(row[_key(model)]): {name: _plain(value) for name, value in row.items()}
            for row in model._default_manager.filter(**{path: event_pk}).values()
        }
        for model, path in TABLES
    }


def trace_of(before: Image, after: Image) -> Trace:
    """Return what became different: columns of rows before and after, whole rows that came and that went."""
    trace: Trace = {"changed": {}, "added": {}, "removed": {}}
    for table, rows in before.items():
        now = after[table]
        changed = {
            key: [{name: row[name] for name in names}, {name: now[key][name] for name in names}]
            for key, row in rows.items()
            if key in now and (names := [name for name in row if row[name] != now[key][name]])
        }
        parts = {
            "changed": changed,
            "added": {key: row for key, row in now.items() if key not in rows},
            "removed": {key: row for key, row in rows.items() if key not in now},
        }
        for part, found in parts.items():
            if found:
                trace[part][table] = found
    return trace


def restore(trace: Trace, event_pk: int, now: datetime) -> None:
    """Put back what a trace tells. Versions and calendar sequences rise once more instead of falling.

    Raises Overtaken, before anything is written, where a row is no longer as the change left it.
    """
    _refuse_if_overtaken(trace, image_of(event_pk))
    for model, _path in reversed(TABLES):
        added = trace["added"].get(_name(model), {})
        if added:
            model._default_manager.filter(pk__in=[int(key) for key in added]).delete()
    for model, _path in TABLES:
        name = _name(model)
        model._default_manager.bulk_create(
            model(**_columns(model, row)) for row in trace["removed"].get(name, {}).values()
        )
        for key, (before, _after) in trace["changed"].get(name, {}).items():
            _put_back(model, int(key), before, now)


def _refuse_if_overtaken(trace: Trace, image: Image) -> None:
    for table, rows in trace["changed"].items():
        for key, (_before, after) in rows.items():
            row = image[table].get(key)
            if row is None or any(row[name] != value for name, value in after.items()):
                raise Overtaken(f"{table} {key}")
    for table, rows in trace["added"].items():
        for key, after in rows.items():
            if image[table].get(key) != after:
                raise Overtaken(f"{table} {key}")
    for table, rows in trace["removed"].items():
        if rows.keys() & image[table].keys():
            raise Overtaken(table)


def _put_back(model: type[models.Model], key: int, before: Row, now: datetime) -> None:
    facts = _columns(model, {name: value for name, value in before.items() if name not in (*RISING, STAMP)})
    facts |= {name: F(name) + 1 for name in RISING if name in before}
    if STAMP in before:
        facts[STAMP] = now
    model._default_manager.filter(pk=key).update(**facts)


def _columns(model: type[models.Model], row: Mapping[str, Any]) -> Row:
    """Return columns as Python values again."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    return {name: _value(fields[name], value) for name, value in row.items()}


def _value(field: Any, value: Any) -> Any:
    if value is None or isinstance(field, models.JSONField):
        return value
    return (field.target_field if field.is_relation else field).to_python(value)


def _plain(value: Any) -> Any:
    """Return a column's value as JSON keeps it, to the microsecond."""
    if isinstance(value, date | time | datetime):
        return value.isoformat()
    return str(value) if isinstance(value, UUID | Decimal) else value


def _name(model: type[models.Model]) -> str:
    return str(model._meta.model_name)


def _key(model: type[models.Model]) -> str:
    return str(model._meta.pk.attname)


def tables() -> Iterable[str]:
    """Return the names of the tables that images hold."""
    return [_name(model) for model, _path in TABLES]
