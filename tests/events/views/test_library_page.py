"""Does the librarian of the venue see who comes and what to print, and nobody else's librarian?"""

import pytest

from tests import world

pytestmark = pytest.mark.django_db
PAGE = "/suunnittelu/kajaani/kirjasto/"


@pytest.fixture
def story():
    made = world.story()
    stand = made.kajaani.stands.get()
    world.contact(stand.organisation, email="kaisa.salainen@example.org")
    stand.presenters.create(name="Essi Esimerkki", phone="000 765 4321")
    return made


def test_a_librarian_sees_who_comes_and_what_to_print(client, story):
    client.force_login(story.liisa)
    html = client.get(PAGE).content.decode()
    for words in (
        "Kirjasto",
        "Essi Esimerkki",
        "OP-Kainuu",
        "/asiakirjat/presenters_list/",
        "Merkitse tulostetuksi",
    ):
        assert words in html, words
    for secret in ("000 765 4321", "kaisa.salainen", "Lähetä kirjastolle linkki"):
        assert secret not in html, secret


def test_a_librarian_finds_the_page_in_the_sections_of_the_event(client, story):
    client.force_login(story.liisa)
    html = client.get("/suunnittelu/kajaani/").content.decode()
    assert f'href="{PAGE}"' in html
    assert "kumppanit/" not in html


def test_a_coordinator_may_send_the_link(client, story):
    client.force_login(story.eeva)
    assert "Lähetä kirjastolle linkki" in client.get(PAGE).content.decode()


@pytest.mark.parametrize("who", ["sirpa", "matti", "oona"])
def test_others_find_nothing(client, story, who):
    client.force_login(getattr(story, who))
    assert client.get(PAGE).status_code == 404


def test_an_event_without_a_place_has_a_page_for_its_coordinator(client, story):
    story.kajaani.venue = None
    story.kajaani.save()
    client.force_login(story.eeva)
    assert client.get(PAGE).status_code == 200
    client.force_login(story.liisa)
    assert client.get(PAGE).status_code == 404
