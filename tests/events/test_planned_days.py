"""Do the rows of every shipped model fall on the right days, for whatever day of twelve years an event is planned?"""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from events.actions.concepts import install_concept, shipped_document, shipped_names
from events.actions.planning import plan_event, redate_event
from events.models import Event
from events.schedule import planned_day
from talkoot.lib.days import day_off
from tests import world

FIRST, LAST = date(2024, 1, 1), date(2035, 12, 31)
ROUND = timedelta(days=400)
# Every day off, found once: weekends, public holidays and their eves.
OFF = {
    day
    for day in (FIRST - ROUND + timedelta(days=n) for n in range((LAST - FIRST + 2 * ROUND).days))
    if day_off(day) is not None
}
EVENT_DAYS = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]


def offsets(name: str) -> list[int]:
    """Every distance that a model uses, meetings and the day for answers too."""
    found = shipped_document(name)
    rows = {row["offset_days"] for sort in ("meetings", "tasks") for row in found[sort]}
    return sorted(rows | {found["answer_by_days"]})


@pytest.mark.parametrize("name", shipped_names())
def test_every_row_of_a_model_falls_on_the_nearest_working_day_on_its_own_side_of_the_event(
    name: str,
) -> None:
    for offset in offsets(name):
        step = timedelta(days=-1 if offset > 0 else 1)
        for event_day in EVENT_DAYS:
            planned = planned_day(event_day, offset)
            wanted = computed = event_day - timedelta(days=offset)
            while offset and wanted in OFF:
                wanted += step
            assert (planned.day, planned.computed) == (wanted, computed), (name, offset, event_day)
            assert planned.reason_day == (computed if wanted != computed else None)
            assert type(planned.day) is type(planned.computed) is date  # a local day, never an instant


@pytest.mark.parametrize("name", shipped_names())
def test_order_of_a_plan_is_the_order_of_its_distances_on_every_day(name: str) -> None:
    wanted = sorted(offsets(name), reverse=True)
    for event_day in EVENT_DAYS:
        days = [planned_day(event_day, offset).day for offset in wanted]
        assert days == sorted(days), (name, event_day)
        assert all(
            (day < event_day) == (offset > 0) for day, offset in zip(days, wanted, strict=True) if offset
        )


def dated(event: Event) -> list[Any]:
    """Every dated fact of an event's plan."""
    rows: list[Any] = list(
        event.tasks.order_by("id").values_list("name", "due_on", "computed_on", "was_past")
    )
    rows += event.meetings.order_by("id").values_list("name", "day", "computed_day", "starts")
    event.refresh_from_db()
    return [*rows, event.day, event.answer_by, event.set_up_from, event.take_down_until]


@pytest.mark.django_db
@pytest.mark.parametrize("name", shipped_names())
def test_redating_twice_and_back_gives_the_first_plan(name: str) -> None:
    network = world.network()
    eeva = world.user("eeva.esimerkki@example.org", "Eeva Esimerkki")
    model, venue = install_concept(network, name), world.venue(network)
    today = date(2027, 1, 11)
    hours = {"opens": model.opens, "closes": model.closes, "by": eeva, "today": today}
    event = plan_event(
        concept=model, municipality=venue.municipality, venue=venue, day=date(2027, 4, 22), **hours
    )  # fmt: skip
    first = dated(event)
    for day, opens in (
        (date(2027, 12, 27), time(9)),
        (date(2028, 2, 29), time(8)),
        (date(2027, 4, 22), model.opens),
    ):
        assert redate_event(event, day=day, **{**hours, "opens": opens})
        assert (dated(event) == first) is (day == date(2027, 4, 22))
    assert not any(isinstance(value, datetime) for row in first if isinstance(row, tuple) for value in row)
