"""Does a plan follow when its event becomes hybrid, remote or on site again, and does nothing else move?"""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.actions.concepts import install_concept
from events.actions.event_format import FormatOvertaken, follow_format, following
from events.choices import MeetingState, TaskState
from events.models import Event, MarketingRow
from partners.choices import VenueKind
from partners.models import Change
from tests.desk_world import TODAY, Desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Desk:
    return Desk()


def follow(event: Event, attendance: str, desk: Desk, *, ad: bool = True, seen: int | None = None) -> bool:
    event = Event.objects.with_places().get(pk=event.pk)
    version = event.version if seen is None else seen
    return follow_format(
        event, attendance=attendance, has_newspaper_ad=ad, seen=version, by=desk.eeva, today=TODAY
    )  # fmt: skip


def plan_of(event: Event) -> dict[str, set[Any]]:
    """The open plan, without what was left out or cancelled."""
    return {
        "tasks": set(event.tasks.open().values_list("name", "due_on")),
        "meetings": set(event.meetings.exclude(state=MeetingState.CANCELLED).values_list("name", "day")),
        "marketing": set(
            MarketingRow.objects.filter(task__in=event.tasks.open()).values_list(
                "task__name", "audience", "material"
            )
        ),
        "supplies": set(event.supplies.values_list("name", "quantity", "bringer")),
        "stand_types": set(event.stand_types.values_list("name", "needs")),
    }


@pytest.mark.parametrize(
    "name", ["digitukitalkoot-kirjastossa", "digimessut", "etatietoisku", "vierailu-kylaan"]
)
def test_an_event_that_changes_its_format_gets_the_plan_that_it_would_have_had_from_the_beginning(
    desk: Desk, name: str
) -> None:
    desk.model.delete()
    desk.model = install_concept(desk.network, name)
    made = {
        (attendance, ad): desk.plan(attendance=attendance, has_newspaper_ad=ad)
        for attendance in ("onsite", "hybrid", "online") for ad in (True, False)
    }  # fmt: skip
    event = desk.plan(attendance="onsite")
    for attendance, ad in (
        ("hybrid", True),
        ("online", False),
        ("hybrid", False),
        ("online", True),
        ("onsite", True),
    ):
        assert follow(event, attendance, desk, ad=ad)
        assert plan_of(event) == plan_of(made[attendance, ad]), (attendance, ad)
        event.refresh_from_db()
        assert event.contingency_plan == made[attendance, ad].contingency_plan


def test_what_follows_is_told_before_anything_is_written(desk: Desk) -> None:
    event = desk.plan()
    event = Event.objects.with_places().get(pk=event.pk)
    with CaptureQueriesContext(connection) as asked:
        found = following(event, "hybrid", False, TODAY)
    assert not [query for query in asked.captured_queries if not query["sql"].startswith("SELECT")]
    assert "Harjoittele etäosuus esittelijöiden ja isännän kanssa" in [
        row.name for row in found.added["tasks"]
    ]
    assert {row.name for row in found.leaving["tasks"]} == {
        "Varaa lehti-ilmoitus", "Toimita ilmoitusaineisto lehteen",
        "Lehti-ilmoitus ilmestyy; vie tieto kerhoihin ja kotihoitoon",
    }  # fmt: skip
    assert [row.name for row in found.added["stand_types"]] == ["Etäpiste"]


def test_what_is_done_packed_or_promised_stays_and_rows_made_by_hand_too(desk: Desk) -> None:
    event = desk.plan(attendance="hybrid")
    rehearsal = event.tasks.get(name__startswith="Harjoittele etäosuus")
    rehearsal.state = TaskState.DONE
    rehearsal.save()
    event.supplies.filter(name__startswith="Salin kamera").update(is_packed=True)
    event.tasks.create(name="Tilaa pullat", responsible="library", due_on=date(2027, 4, 20))
    assert follow(event, "onsite", desk)
    assert event.tasks.get(pk=rehearsal.pk).state == TaskState.DONE
    assert event.supplies.filter(name__startswith="Salin kamera").exists()
    assert event.tasks.get(name="Tilaa pullat").is_open
    left = event.tasks.get(name__startswith="Kokeile salin kamera")
    assert left.state == TaskState.LEFT_OUT


def test_plan_b_that_somebody_has_written_stays(desk: Desk) -> None:
    event = desk.plan()
    Event.objects.filter(pk=event.pk).update(contingency_plan="Soitetaan kaikille.")
    assert follow(event, "online", desk)
    event.refresh_from_db()
    assert (event.attendance, event.contingency_plan) == ("online", "Soitetaan kaikille.")


def test_the_second_press_finds_nothing_to_do_and_leaves_no_line(desk: Desk) -> None:
    event = desk.plan()
    version, sequence = event.version, event.calendar_sequence
    assert follow(event, "hybrid", desk, ad=False)
    lines = Change.objects.count()
    assert not follow(event, "hybrid", desk, ad=False, seen=version)
    event.refresh_from_db()
    assert Change.objects.count() == lines
    assert (event.version, event.calendar_sequence) == (version + 1, sequence + 1)
    edited = Change.objects.about(event.subject).filter(deed="event_edited")
    assert {change.field for change in edited} == {"attendance", "has_newspaper_ad", "contingency_plan"}


def test_an_event_that_was_changed_meanwhile_is_not_touched(desk: Desk) -> None:
    event = desk.plan()
    Event.objects.filter(pk=event.pk).update(version=event.version + 1)
    before = plan_of(event)
    with pytest.raises(FormatOvertaken):
        follow(event, "online", desk, seen=event.version)
    assert plan_of(event) == before


def test_meetings_of_another_format_are_cancelled_and_their_calendars_hear_of_it(desk: Desk) -> None:
    desk.model.delete()
    desk.model = install_concept(desk.network, "digimessut")
    event = desk.plan(day=date(2027, 9, 9))
    tour = event.meetings.get(name__startswith="Paikan päällä")
    assert follow(event, "online", desk)
    tour.refresh_from_db()
    assert (tour.state, tour.calendar_sequence) == (MeetingState.CANCELLED, 1)
    assert follow(event, "hybrid", desk)
    tour.refresh_from_db()
    assert (tour.state, tour.calendar_sequence) == (MeetingState.SCHEDULED, 2)


def test_an_event_outside_a_library_gets_what_is_needed_there(desk: Desk) -> None:
    desk.sotkamo.kind = VenueKind.VILLAGE_HOUSE
    desk.sotkamo.save()
    inside, outside = desk.plan(), desk.plan(venue=desk.sotkamo)
    only = plan_of(outside)["tasks"] - plan_of(inside)["tasks"]
    assert {name for name, _day in only} == {
        "Sovi avaimista, vakuutuksesta ja järjestysohjeista tilan omistajan kanssa",
        "Mittaa verkko paikan päällä ja varaa mobiilireititin",
    }
