"""Does an event's front page say where it stands, to each reader what they may know?"""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from events.actions.publishing import publish_event
from events.choices import StandState
from events.models import Closing, Event, RoomBooking
from events.views.desk.phase_page import WORDS
from partners.choices import Role
from partners.models import Change
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
    assert "Vaihe 3/7: Kutsuttu." in page
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
    assert "Vaihe 1/7: Idea." in page
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


def test_what_is_unmet_is_told_with_a_link_to_put_it_right(client, desk, event):
    event.tasks.filter(offset_days=84).update(due_on=TODAY - timedelta(days=2))
    answer = look(client, event)
    assert [(check.text, check.url.replace(event.slug, "…")) for check in answer.context["phase_checks"]] == [
        ("Yksi piste on vahvistamatta.", "/suunnittelu/…/kumppanit/"),
        ("Tilaa ei ole vahvistettu.", "/suunnittelu/…/kirjasto/"),
        ("Yksi tehtävä on myöhässä.", "/suunnittelu/…/#late"),
    ]
    assert 'id="late"' in answer.content.decode()
    client.force_login(desk.matti)
    assert {check.url for check in look(client, event).context["phase_checks"]} == {""}


def test_every_way_out_of_a_check_is_a_page(client, desk, event):
    for code, words in WORDS.items():
        _text, name, _anchor, link = words(2)
        assert client.get(reverse(name, args=[event.slug])).status_code == 200, code
        assert link


def test_the_room_counts_until_the_day_changes(client, desk, event):
    RoomBooking.objects.create(event=event, state="confirmed", answered_at=timezone.now())
    event.stands.filter(state=StandState.INVITED).delete()
    assert "Vaihe 4/7: Vahvistettu." in look(client, event).content.decode()
    Change.objects.record(subject=event.subject, network=event.network, deed="event_redated", changes=())
    assert look(client, event).context["phase_checks"][0].text == (
        "Tila vahvistettiin ennen kuin aika tai paikka muuttui."
    )


def test_after_the_day_only_the_closing_is_asked_for(client, desk, event):
    event.tasks.update(state="done")
    Event.objects.filter(pk=event.pk).update(day=TODAY - timedelta(days=2))
    answer = look(client, event)
    assert "Vaihe 6/7: Pidetty." in answer.content.decode()
    assert [check.text for check in answer.context["phase_checks"]] == ["Kävijämäärää ei ole kirjattu."]
    Closing.objects.create(event=event, visitors=60)
    answer = look(client, event)
    assert "Vaihe 7/7: Päätetty." in answer.content.decode()
    assert answer.context["phase_checks"] == []
