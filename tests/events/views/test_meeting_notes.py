"""Are the notes of a meeting written beside its agenda, by the coordinators of its own event?"""

import pytest

from events.models import Meeting, MeetingNotes
from partners.models import Change
from tests import world
from tests.posting import typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    story = world.story()
    Meeting.objects.update(agenda="Avaus\n- Läsnäolijat\nTilat")
    return story


@pytest.fixture
def address(story):
    return f"/suunnittelu/kajaani/kokoukset/{story.kajaani.meetings.get().pk}/muistio/"


def test_coordinators_write_and_others_find_nothing(client, story, address):
    for person, status in ((story.eeva, 200), (story.matti, 404), (story.liisa, 404), (story.oona, 404)):
        client.force_login(person)
        assert client.get(address).status_code == status


def test_a_meeting_of_another_event_is_not_found(client, story):
    client.force_login(story.eeva)
    other = story.oulu_event.meetings.get()
    assert client.get(f"/suunnittelu/kajaani/kokoukset/{other.pk}/muistio/").status_code == 404


def test_the_agenda_is_numbered_as_its_notes_are(client, story, address):
    client.force_login(story.eeva)
    agenda = client.get(address).context["agenda"]
    assert [(item.title, len(item.lines)) for item in agenda] == [("Avaus", 1), ("Tilat", 0)]


def test_notes_are_saved_and_told(client, story, address):
    client.force_login(story.eeva)
    text = "1 Liisa avasi.\nPäätös: kahvit tarjoaa kirjasto."
    client.post(address, typed(client.get(address).context["form"], chair="Liisa", text=text))
    row = MeetingNotes.objects.get()
    assert (row.chair, row.text, row.version) == ("Liisa", text, 1)
    assert set(Change.objects.filter(deed="notes_edited").values_list("field", flat=True)) == {
        "chair",
        "text",
    }
    assert "kahvit tarjoaa" in client.get("/suunnittelu/kajaani/muutokset/").content.decode()


def test_two_writers_do_not_write_over_each_other(client, story, address):
    client.force_login(story.eeva)
    form = client.get(address).context["form"]
    client.post(address, typed(form, text="Ensimmäinen"))
    response = client.post(address, typed(form, text="Toinen"))
    assert response.status_code == 409
    assert "Toinen" in response.content.decode()
    assert MeetingNotes.objects.get().text == "Ensimmäinen"


def test_the_plan_leads_to_the_notes_for_those_who_may_write_them(client, story, address):
    for person, is_linked in ((story.eeva, True), (story.matti, False)):
        client.force_login(person)
        assert (address in client.get("/suunnittelu/kajaani/suunnitelma/").content.decode()) is is_linked
