"""Is an answer by phone recorded with its way and its giver, never over another answer unseen, and taken back?"""

import pytest

from tests import world
from tests.posting import typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    story = world.story()
    story.kajaani.stands.update(state="invited")
    return story


@pytest.fixture
def page(story):
    return f"/suunnittelu/kajaani/kumppanit/{story.kajaani.stands.get().pk}/"


def recorded(client, page: str, **facts: str) -> str:
    """What the next page says after an answer was recorded."""
    form = client.get(page).context["answer_form"]
    data = typed(form, state="confirmed", source="phone", by_name="Nina Näytesivu")
    data.pop("ethics", None)
    return client.post(f"{page}vastaus/", data | facts, follow=True).content.decode()


def test_an_answer_by_phone_is_told_with_its_way_and_giver(client, story, page):
    client.force_login(story.eeva)
    said = recorded(client, page, ethics="on")
    stand = story.kajaani.stands.get()
    assert "OP-Kainuu: vastaus kirjattiin." in said
    assert (stand.state, stand.source, stand.answered_by) == ("confirmed", "phone", "Nina Näytesivu")
    assert stand.answered_at is not None
    assert (stand.ethics_version, stand.topic) == (1, "sähköiset palvelut")
    assert "puhelimitse, Nina Näytesivu" in said


def test_the_contact_is_offered_as_the_giver(client, story, page):
    world.contact(story.kajaani.stands.get().organisation, "Kaisa Kursseja")
    client.force_login(story.eeva)
    assert client.get(page).context["answer_form"].initial["by_name"] == "Kaisa Kursseja"


def test_an_answer_without_a_choice_is_asked_for(client, story, page):
    client.force_login(story.eeva)
    assert "Valitse, mitä he vastasivat." in recorded(client, page, state="")
    assert story.kajaani.stands.get().state == "invited"


def test_an_answer_that_came_meanwhile_is_not_overwritten(client, story, page):
    client.force_login(story.eeva)
    stale = typed(client.get(page).context["answer_form"], state="confirmed", source="phone")
    recorded(client, page, state="declined")
    said = client.post(f"{page}vastaus/", stale, follow=True).content.decode()
    assert "ehti vastata sillä välin: Estynyt" in said
    assert story.kajaani.stands.get().state == "declined"


def test_the_last_answer_is_taken_back_once(client, story, page):
    client.force_login(story.eeva)
    recorded(client, page)
    for expected in ("viimeisin vastaus peruttiin", "mikään ei ollut muuttunut"):
        assert expected in client.post(f"{page}vastaus/", {"undo": "1"}, follow=True).content.decode()
        stand = story.kajaani.stands.get()
        assert (stand.state, stand.answered_at) == ("invited", None)


def test_a_yes_beyond_the_places_waits(client, story, page):
    story.kajaani.places = 1
    story.kajaani.save()
    world.stand(story.kajaani, world.organisation(story.kainuu, "Kela", "kela"), place=1)
    client.force_login(story.eeva)
    assert "Paikat ovat täynnä" in recorded(client, page)
    assert story.kajaani.stands.get(organisation__slug="op-kainuu").state == "waiting"


def test_others_record_nothing(client, story, page):
    for person in (story.matti, story.liisa, story.oona):
        client.force_login(person)
        answer = client.post(f"{page}vastaus/", {"state": "confirmed", "source": "phone"})
        assert answer.status_code == 404
    assert story.kajaani.stands.get().state == "invited"
