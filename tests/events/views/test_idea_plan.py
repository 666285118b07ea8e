"""Does an idea become an event with its plan, in the same row, and does its reason reach the letter?"""

from datetime import date, time
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from events import sheet
from events.models import Event
from partners.models import Change
from tests.access.routes import all_routes
from tests.clone_world import idea
from tests.desk_world import TODAY, Desk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
REASON = "Pankin konttori suljettiin."


@pytest.fixture
def today() -> Any:
    with time_machine.travel(f"{TODAY}T10:00:00+02:00", tick=False):
        yield TODAY


@pytest.fixture
def desk(client: Any) -> Desk:
    made = Desk()
    client.force_login(made.eeva)
    return made


def typed(desk: Desk, **changes: Any) -> dict[str, Any]:
    return {
        "municipality": "765",
        "venue": desk.sotkamo.pk,
        "day": "22.4.2027",
        "opens": "14",
        "closes": "18",
    } | changes


def send(client: Any, made: Event, data: dict[str, Any]) -> Any:
    return client.post(reverse("desk:idea_plan", args=[made.slug]), data)


def test_an_idea_becomes_an_event_with_a_plan_in_the_same_row(client, desk):
    made = idea(desk)
    answer = send(client, made, typed(desk))
    event = Event.objects.get()
    assert answer.url == reverse("desk:event_plan", args=["sotkamo-2027"]) + "?uusi=1"
    assert (event.pk, event.slug, event.day, event.opens) == (
        made.pk,
        "sotkamo-2027",
        date(2027, 4, 22),
        time(14),
    )
    assert (event.venue, event.concept, event.contact_phone) == (desk.sotkamo, desk.model, "000 123 4567")
    assert (event.tasks.count(), event.meetings.count(), event.reason) == (28, 2, REASON)
    assert event.title and event.title != made.title and event.what_you_get
    deeds = [change.deed for change in Change.objects.about(event.subject)]
    assert sorted(deeds) == ["idea_planned", "idea_written"]


def test_the_working_name_and_written_texts_stay_when_that_is_wished(client, desk):
    made = idea(desk)
    Event.objects.filter(pk=made.pk).update(what_you_get="Apua kylälle")
    send(client, made, typed(desk, keeps_name="on"))
    event = Event.objects.get()
    assert (event.title, event.what_you_get) == ("Talkoot Vuokattiin", "Apua kylälle")


def test_a_second_press_leads_to_the_event_and_changes_nothing(client, desk):
    made = idea(desk)
    data = typed(desk, idea=made.pk)
    send(client, made, data)
    before = Event.objects.get()
    again = send(client, made, data | {"day": "6.5.2027"})  # to the address of the idea, which is no more
    assert again.url == reverse("desk:event_plan", args=[before.slug])
    assert (Event.objects.get().day, Event.objects.get().version) == (before.day, before.version)


def test_the_page_of_the_day_leads_an_idea_to_its_plan(client, desk):
    made = idea(desk)
    answer = client.get(reverse("desk:event_move", args=[made.slug]))
    assert answer.url == reverse("desk:idea_plan", args=[made.slug])


def test_an_idea_of_another_network_cannot_be_planned_by_its_key(client, desk):
    made = idea(desk)
    client.force_login(desk.stranger())
    assert send(client, made, typed(desk, idea=made.pk)).status_code == 404
    assert Event.objects.get().day is None


def test_the_reason_stands_after_the_opening_of_the_letter_in_its_own_language_only(client, desk):
    made = idea(desk)
    send(client, made, typed(desk))
    event = Event.objects.get()
    opening = sheet.of(event).letter.opening
    assert opening.endswith(f"\n\n{REASON}") and len(opening) > len(REASON) + 20
    assert REASON not in sheet.of(event, "sv").letter.opening
    assert "reason" in sheet.of(event, "sv").missing and "reason" not in sheet.of(event, "se").missing
    Event.objects.filter(pk=event.pk).update(reason_sv="Bankkontoret stängdes.")
    event.refresh_from_db()
    assert sheet.of(event, "sv").letter.opening.endswith("\n\nBankkontoret stängdes.")
    assert "reason" not in sheet.of(event, "sv").missing
    assert "Bankkontoret" not in sheet.of(event).letter.opening + sheet.of(event, "en").letter.opening
    before = sheet.of(event).digest(("letter",))
    Event.objects.filter(pk=event.pk).update(reason="Toinen syy.")
    assert sheet.of(event).digest(("letter",)) != before
    Event.objects.filter(pk=event.pk).update(reason="", evidence="Vain meille.")
    assert "Vain meille" not in str(sheet.of(event))


def desk_pages_of_an_event() -> list[str]:
    """The names of desk pages that need nothing but an event."""
    return sorted(
        route.name for route in all_routes() if route.name.startswith("desk:") and set(route.parameters) == {"slug"}
    )  # fmt: skip


@pytest.mark.parametrize("name", desk_pages_of_an_event())
def test_no_page_breaks_for_an_event_without_day_and_place(client, desk, name):
    made = idea(desk)
    assert client.get(reverse(name, args=[made.slug])).status_code in (200, 302, 404, 405)


@pytest.mark.once
@pytest.mark.parametrize(
    "kind", ["poster", "invitation_letter", "marketing_plan", "tally_sheet", "presenters_list"]
)
def test_papers_of_an_idea_are_made_or_told_to_be_impossible(client, desk, kind):
    made = idea(desk)
    answer = client.get(reverse("desk:document_print", args=[made.slug, kind]))
    assert answer.status_code in (200, 302, 404)


def test_lists_and_calendars_go_on_when_there_are_ideas(client, desk):
    made = idea(desk)
    page = client.get(reverse("desk:event_list")).content.decode()
    assert "Sotkamo" in page and made.slug in page
    assert client.get(reverse("desk:calendar_feed")).status_code == 200
    assert client.get("/").status_code == 200
