"""Does an event's front page say where it stands, to each reader what they may know?"""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from events.actions.publishing import publish_event
from events.choices import Phase, StandState
from events.models import Event
from events.schedule import phase_of
from partners.choices import Role
from tests import world
from tests.desk_world import TODAY, Desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Any) -> Any:
    with time_machine.travel(f"{TODAY}T10:00:00+02:00", tick=False):
        made = Desk()
        client.force_login(made.eeva)
        yield made


@pytest.fixture
def event(desk: Desk) -> Event:
    """A planned event with one confirmed, one silent and one refusing partner."""
    made = desk.plan()
    for order, state in enumerate((StandState.CONFIRMED, StandState.INVITED, StandState.DECLINED)):
        world.stand(
            made, world.organisation(desk.network, f"Kumppani {order}", f"kumppani-{order}"), state=state
        )
    return made


def look(client: Any, event: Event) -> Any:
    answer = client.get(reverse("desk:event_detail", args=[event.slug]))
    assert answer.status_code == 200
    return answer


def test_phase_partners_and_plan_are_said_in_words(client, event):
    page = look(client, event).content.decode().replace("\u00a0", " ")
    assert "Vaihe 4/6: Suunnittelu." in page
    assert "<b>1 on vahvistanut</b>, 1 ei ole vastannut, 1 ei pääse." in page
    assert "28 tehtävästä on tehty 0." in page
    assert "Seuraavaksi to 28.1.: Sovi päivä ja tila kirjaston kanssa" in page


def test_more_partners_than_fit_a_strip_are_told_by_the_sentence_alone(client, desk, event):
    for number in range(20):
        world.stand(event, world.organisation(desk.network, f"Järjestö {number}", f"jarjesto-{number}"))
    answer = look(client, event)
    assert answer.context["strip"]["states"] == []
    assert "21 on vahvistanut" in answer.content.decode()


def test_late_tasks_come_first_with_a_button(client, event):
    event.tasks.filter(offset_days=84).update(due_on=TODAY - timedelta(days=2))
    answer = look(client, event)
    assert [row.note for row in answer.context["late"]] == [
        "Kaksi päivää myöhässä. Seuraavat tehtävät odottavat tätä."
    ]
    assert "Merkitse tehdyksi" in answer.content.decode()


def test_what_changed_lately_is_told(client, desk, event):
    publish_event(event, by=desk.eeva)
    page = look(client, event).content.decode()
    assert "Mitä muuttui" in page
    assert "Eeva Esimerkki" in page


def test_a_draft_offers_to_publish_and_a_public_one_its_page_and_calendar(client, desk, event):
    assert "Julkaise talkoot" in look(client, event).content.decode()
    publish_event(event, by=desk.eeva)
    page = look(client, event).content.decode()
    assert "Julkaise talkoot" not in page
    assert f'href="/talkoot/{event.slug}/"' in page
    assert f'href="/talkoot/{event.slug}/kalenteri.ics"' in page


def test_the_librarian_sees_the_state_and_no_plan(client, desk, event):
    client.force_login(desk.liisa())
    page = look(client, event).content.decode()
    assert "1 on vahvistanut" in page
    for words in ("Mitä muuttui", "Avaa suunnitelma", "Julkaise talkoot", "Vaihda päivä", "Kutsukirje"):
        assert words not in page


def test_the_materials_helper_changes_nothing_here(client, desk, event):
    client.force_login(desk.matti)
    page = look(client, event).content.decode()
    assert "Avaa suunnitelma" in page
    assert "Julkaise talkoot" not in page


def test_a_stranger_and_another_library_get_no_page(client, desk, event):
    other = world.member(
        world.user("sirpa.sivukirjasto@example.org", "Sirpa Sivukirjasto"),
        desk.network,
        Role.LIBRARIAN,
        venue=desk.sotkamo,
    )
    for person in (desk.stranger(), other):
        client.force_login(person)
        assert client.get(reverse("desk:event_detail", args=[event.slug])).status_code == 404


def test_an_event_without_day_venue_and_partners_has_a_page(client, desk):
    idea = world.event(desk.network, None, slug="idea", day=None, opens=None, closes=None)
    page = look(client, idea).content.decode()
    assert "Vaihe 1/6: Idea." in page
    assert "Ketään ei ole vielä kutsuttu." in page


def test_one_partner_and_thirty_ask_the_database_the_same_few_times(client, desk, event):
    look(client, event)
    with CaptureQueriesContext(connection) as few:
        look(client, event)
    for number in range(30):
        world.stand(event, world.organisation(desk.network, f"Järjestö {number}", f"jarjesto-{number}"))
    with CaptureQueriesContext(connection) as many:
        look(client, event)
    assert len(few) == len(many)
    assert len(few) <= 12


@pytest.mark.parametrize(
    ("days", "asked", "confirmed", "phase"),
    [
        (None, 3, 3, Phase.IDEA), (30, 0, 0, Phase.DAY_AGREED), (30, 3, 0, Phase.INVITED), (30, 3, 1, Phase.PLANNING),
        (0, 3, 1, Phase.EVENT_DAY), (-1, 0, 0, Phase.AFTERCARE),
    ],
)  # fmt: skip
def test_the_phase_follows_from_day_and_partners(days, asked, confirmed, phase):
    day = None if days is None else TODAY + timedelta(days=days)
    assert phase_of(day, TODAY, asked, confirmed) == phase
