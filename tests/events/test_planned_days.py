"""Do the rows of every shipped model fall on the right days, for whatever day of twelve years an event is planned?"""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from events.actions.concepts import install_concept, shipped_document, shipped_names
from events.actions.planning import plan_event, redate_event
from events.models import Event
from events.schedule import planned_day
from tests import world

FIRST, LAST = date(2024, 1, 1), date(2035, 12, 31)
EVENT_DAYS = [FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1)]
DAY = timedelta(days=1)
HOLIDAYS_ON = ((1, 1), (1, 6), (5, 1), (12, 6), (12, 24), (12, 25), (12, 26))
HOLIDAYS_FROM_EASTER = (-2, 0, 1, 39, 49)  # Good Friday … Ascension Day, Whit Sunday


def easter(year: int) -> date:
    """Easter Sunday (Meeus, Jones and Butcher)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def saturday_from(day: date) -> date:
    return day + timedelta(days=(5 - day.weekday()) % 7)


def holidays(year: int) -> set[date]:
    """The public holidays of Finland with Midsummer Eve and Christmas Eve, reckoned without the portal's own source."""
    midsummer = saturday_from(date(year, 6, 20))
    found = {date(year, month, day) for month, day in HOLIDAYS_ON}
    found |= {easter(year) + timedelta(days=days) for days in HOLIDAYS_FROM_EASTER}
    return found | {midsummer - DAY, midsummer, saturday_from(date(year, 10, 31))}


HOLIDAYS = set().union(*(holidays(year) for year in range(2022, 2038)))
EVES = {day - DAY for day in HOLIDAYS}


def is_off(day: date) -> bool:
    """Weekends, public holidays and the days before these."""
    return day.weekday() >= 5 or day in HOLIDAYS or day in EVES


OFF = {
    day for day in (date(2022, 6, 1) + timedelta(days=number) for number in range(15 * 366)) if is_off(day)
}


def distances() -> list[int]:
    """Every distance that a shipped model uses, meetings and the day for answers too, the longest first."""
    documents = [shipped_document(name) for name in shipped_names()]
    rows = {
        row["offset_days"] for found in documents for sort in ("meetings", "tasks") for row in found[sort]
    }
    return sorted(rows | {found["answer_by_days"] for found in documents}, reverse=True)


def test_every_row_falls_on_the_nearest_working_day_on_its_own_side_of_the_event_and_in_its_order() -> None:
    later: dict[date, date] = {}
    assert len(distances()) > 20
    for offset in distances():
        step = -DAY if offset > 0 else DAY
        for event_day in EVENT_DAYS:
            planned = planned_day(event_day, offset)
            wanted = computed = event_day - timedelta(days=offset)
            while offset and wanted in OFF:
                wanted += step
            assert (planned.day, planned.computed) == (wanted, computed), (offset, event_day)
            assert planned.reason_day == (computed if wanted != computed else None)
            assert type(planned.day) is type(planned.computed) is date  # a local day, never an instant
            assert (wanted < event_day) == (offset > 0)
            assert later.get(event_day, wanted) <= wanted  # what is nearer to the event comes no earlier
            later[event_day] = wanted


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


@pytest.mark.django_db
def test_who_kept_a_day_off_keeps_the_computed_day_when_the_event_moves() -> None:
    network = world.network()
    eeva = world.user("eeva.esimerkki@example.org", "Eeva Esimerkki")
    event = world.event(network, world.venue(network), day=date(2027, 4, 22))
    sunday, friday = date(2027, 4, 18), date(2027, 4, 16)
    kept, moved = (
        world.task(event, name=name, offset_days=4, computed_on=sunday, due_on=due, keeps_computed=keeps)
        for name, due, keeps in (("pidetty", sunday, True), ("siirretty", friday, False))
    )
    meeting = event.meetings.create(
        name="Kokous", day=sunday, starts=time(9), offset_days=4, computed_day=sunday, keeps_computed=True
    )
    there_and_back = (
        (date(2027, 4, 29), (25, 23)),
        (date(2027, 4, 30), (26, 26)),
        (date(2027, 4, 22), (18, 16)),
    )
    for day, days in there_and_back:  # on Friday 30 April the computed day is no day off
        hours: dict[str, Any] = {
            "opens": event.opens,
            "closes": event.closes,
            "by": eeva,
            "today": date(2027, 1, 11),
        }
        assert redate_event(event, day=day, **hours)
        kept.refresh_from_db()
        moved.refresh_from_db()
        meeting.refresh_from_db()
        assert (kept.due_on.day, moved.due_on.day) == days
        assert meeting.day == kept.due_on
