"""Is the plan of a new event a dated copy of its operating model's rows?"""

import csv
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from events import sheet
from events.actions.concepts import install_concept
from events.actions.planning import PAGES_OF_THE_DESK, plan_event, redate_event
from events.choices import Channel, Responsible, TaskState
from events.models import Concept, ConceptTask, Event, EventText, MarketingRow
from events.urls import desk
from partners.models import Change, Municipality, Venue
from talkoot.lib.finnish import propose_forms
from tests import world

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 21)
CASES = Path(__file__).resolve().parents[2] / "lib" / "inflection_cases.csv"


@pytest.fixture
def eeva() -> Any:
    return world.user("eeva.esimerkki@example.org", "Eeva Esimerkki")


@pytest.fixture
def model() -> Concept:
    return install_concept(world.network())


def plan(
    model: Concept, eeva: Any, day: date = date(2027, 4, 22), venue: Venue | None = None, **facts: Any
) -> Event:
    venue = venue or world.venue(model.network)
    defaults = {"opens": time(14), "closes": time(18), "today": TODAY}
    return plan_event(
        concept=model, municipality=venue.municipality, venue=venue, day=day, by=eeva, **{**defaults, **facts}
    )


def test_plan_has_thirty_dated_rows_of_which_two_are_meetings(model: Concept, eeva: Any) -> None:
    event = plan(model, eeva)
    assert event.tasks.count() + event.meetings.count() == 30
    assert {meeting.responsible for meeting in event.meetings.all()} == {"coordinator"}
    first = event.tasks.in_order()[0]
    assert (first.name, first.due_on) == (
        "Sovi päivä ja tila kirjaston kanssa, tarkista arkipyhät ja aatot", date(2027, 1, 28),
    )  # fmt: skip
    assert event.supplies.count() == 19
    assert event.stand_types.count() == 4
    assert "Teams" in event.contingency_plan


def test_a_meeting_is_called_together_by_whom_the_model_says(model: Concept, eeva: Any) -> None:
    model.meetings.filter(order=model.meetings.first().order).update(responsible="library")
    event = plan(Concept.objects.whole().get(pk=model.pk), eeva)
    assert [meeting.responsible for meeting in event.meetings.order_by("order")] == ["library", "coordinator"]


def test_meeting_on_maundy_thursday_is_proposed_a_day_earlier_and_both_days_are_kept(
    model: Concept, eeva: Any
) -> None:
    days = [(meeting.day, meeting.computed_day) for meeting in plan(model, eeva).meetings.all()]
    assert days == [(date(2027, 3, 24), date(2027, 3, 25)), (date(2027, 4, 8), date(2027, 4, 8))]


def test_plan_marks_what_should_have_been_done_before_the_event_was_made(model: Concept, eeva: Any) -> None:
    event = plan(model, eeva, today=date(2027, 2, 1))
    assert [task.offset_days for task in event.tasks.in_order() if task.was_past] == [84]


def test_next_event_is_planned_differently_when_the_models_rows_change(model: Concept, eeva: Any) -> None:
    before = plan(model, eeva)
    ConceptTask.objects.create(
        concept=model,
        name="Tilaa pullat",
        offset_days=2,
        channel=Channel.PHONE,
        responsible=Responsible.LIBRARY,
        order=99,
    )
    model.texts.filter(key="title").update(text="Digipäivä {venue_locative}")
    after = plan(model, eeva, venue=world.venue(model.network, "765", "Sotkamon kirjasto"))
    assert after.title == "Digipäivä Sotkamon kirjastossa"
    assert after.tasks.get(name="Tilaa pullat").due_on == date(2027, 4, 20)
    before.refresh_from_db()
    assert before.title == "Digitukitalkoot Kajaanin kaupunginkirjastossa"
    assert not before.tasks.filter(name="Tilaa pullat").exists()


def test_event_takes_over_what_is_known_of_the_venue(model: Concept, eeva: Any) -> None:
    venue = world.venue(
        model.network, step_free=True, induction_loop=False, phone="000 123 4567", room="lehtisali"
    )
    event = plan(model, eeva, venue=venue)
    assert (event.step_free, event.induction_loop, event.accessible_toilet) == (True, False, None)
    assert (event.room, event.contact_name, event.contact_phone) == ("lehtisali", venue.name, "000 123 4567")
    assert (event.set_up_from, event.take_down_until, event.answer_by) == (
        time(13),
        time(18, 30),
        date(2027, 3, 24),
    )


def test_titles_and_letters_inflect_every_hard_venue_right(model: Concept, eeva: Any) -> None:
    town = world.municipality()
    with CASES.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            forms = propose_forms(row["name"])
            venue = Venue.objects.create(
                network=model.network, municipality=town, name=row["name"], genitive=forms.genitive,
                locative=forms.locative, destination=forms.destination,
            )  # fmt: skip
            event = plan(model, eeva, venue=venue)
            assert event.title == f"Digitukitalkoot {row['locative']}"


def test_puolanka_and_a_venue_made_up_here_are_inflected_right(model: Concept, eeva: Any) -> None:
    puolanka = Municipality.objects.create(
        code="620", name="Puolanka", name_sv="Puolanka", region_code="18", region_iso="FI-05", region_name="Kainuu",
        region_name_sv="Kajanaland", genitive="Puolangan", locative="Puolangalla", destination="Puolangalle",
    )  # fmt: skip
    forms = propose_forms("Honkavaaran kylätalo")
    venue = Venue.objects.create(
        network=model.network, municipality=puolanka, name="Honkavaaran kylätalo", genitive=forms.genitive,
        locative=forms.locative, destination=forms.destination,
    )  # fmt: skip
    event = plan(model, eeva, venue=venue)
    assert event.title == "Digitukitalkoot Honkavaaran kylätalolla"
    assert "Kutsumme teidät mukaan Puolangan digitukitalkoisiin" in sheet.of(event).letter.opening
    EventText.objects.filter(event=event, key="letter_opening").update(
        text="Tulkaa {municipality_destination}!"
    )
    assert sheet.of(event).letter.opening == "Tulkaa Puolangalle!"


def test_second_event_of_a_town_in_a_year_gets_an_address_of_its_own(model: Concept, eeva: Any) -> None:
    venue = world.venue(model.network)
    assert [plan(model, eeva, venue=venue).slug for _ in range(3)] == [
        "kajaani-2027", "kajaani-2027-2", "kajaani-2027-3",
    ]  # fmt: skip


def test_planning_is_written_in_the_trail(model: Concept, eeva: Any) -> None:
    event = plan(model, eeva)
    row = Change.objects.about(event.subject).get()
    assert (row.deed, row.by, row.network) == ("event_planned", eeva, model.network)


def test_new_day_moves_what_is_relative_and_leaves_what_a_person_set(model: Concept, eeva: Any) -> None:
    event = plan(model, eeva)
    pinned = event.tasks.in_order()[3]
    pinned.offset_days, pinned.due_on = None, date(2027, 3, 1)
    pinned.save()
    done = event.tasks.in_order()[0]
    done.state = TaskState.DONE
    done.save()
    redate_event(event, day=date(2027, 4, 29), opens=time(13), closes=time(17), by=eeva, today=TODAY)
    event.refresh_from_db()
    pinned.refresh_from_db()
    done.refresh_from_db()
    assert [meeting.day for meeting in event.meetings.all()] == [date(2027, 4, 1), date(2027, 4, 15)]
    assert [meeting.calendar_sequence for meeting in event.meetings.all()] == [1, 1]
    assert (pinned.due_on, done.due_on) == (date(2027, 3, 1), date(2027, 1, 28))
    assert (event.calendar_sequence, event.version, event.set_up_from) == (1, 2, time(12))
    trail = Change.objects.about(event.subject)[0]
    assert (trail.deed, trail.before, trail.after) == (
        "event_redated", "22.4.2027 14.00–18.00", "29.4.2027 13.00–17.00",
    )  # fmt: skip


def test_no_event_takes_the_address_of_a_page_of_the_desk(model: Concept, eeva: Any) -> None:
    beside = {str(one.pattern).split("/")[0] for one in desk.urlpatterns} - {""}
    assert {name for name in beside if not name.startswith("<")} == PAGES_OF_THE_DESK
    library = world.venue(model.network)
    for name in PAGES_OF_THE_DESK:
        with pytest.raises(ValueError, match=name):
            plan(model, eeva, venue=library, short_name=name)


def test_a_task_of_the_model_with_audience_or_material_is_a_row_of_the_marketing_plan(
    model: Concept, eeva: Any
):
    ConceptTask.objects.filter(concept=model).update(audience="", material="")
    chosen = ConceptTask.objects.filter(concept=model).order_by("order")[3]
    ConceptTask.objects.filter(pk=chosen.pk).update(
        audience="Eläkeläiset", material="poster", channel=Channel.POSTER
    )
    inner = ConceptTask.objects.filter(concept=model).exclude(pk=chosen.pk).order_by("order")[0]
    ConceptTask.objects.filter(pk=inner.pk).update(
        audience="Kumppanit", material="tally_sheet", channel=Channel.NONE
    )
    event = plan(Concept.objects.whole().get(pk=model.pk), eeva)
    rows = MarketingRow.objects.filter(task__event=event)
    assert [(row.task.concept_row, row.audience, row.material) for row in rows] == [
        (chosen.uid, "Eläkeläiset", "poster")
    ]
