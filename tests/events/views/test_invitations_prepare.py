"""Does one press write an invitation to each partner, show them in the outbox, and send nothing?"""

import pytest

from partners.models import Message, Organisation
from tests import post_world, world

ADDRESS = "/suunnittelu/kajaani/kutsut/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    found = world.story()
    for name in ("Kela", "Martat"):
        world.contact(post_world.partner(found.kajaani, name).organisation)
    return found


def test_the_outbox_opens_with_the_events_invitations_and_says_that_nothing_went(client, story):
    client.force_login(story.eeva)
    answer = client.post(ADDRESS, follow=True)
    assert answer.redirect_chain[0][0] == "/suunnittelu/lahtevat/?talkoot=kajaani"
    page = answer.content.decode()
    assert "2 kutsua odottaa sinua. Mitään ei ole vielä lähetetty." in page
    assert "Lähetä 2 viestiä" in page
    assert set(Message.objects.values_list("state", flat=True)) == {"draft"}


def test_pressed_twice_there_is_still_one_for_each(client, story):
    client.force_login(story.eeva)
    client.post(ADDRESS)
    client.post(ADDRESS)
    assert Message.objects.count() == 2


def test_when_all_have_answered_nobody_is_written_to(client, story):
    story.kajaani.stands.update(state="confirmed")
    client.force_login(story.eeva)
    assert "Kirjoitettavia ei ole jäljellä." in client.post(ADDRESS, follow=True).content.decode()
    assert not Message.objects.exists()


def test_strangers_helpers_and_librarians_find_nothing(client, story):
    for person in (story.oona, story.matti, story.liisa):
        client.force_login(person)
        assert client.post(ADDRESS).status_code == 404
    assert not Message.objects.exists()
    client.force_login(story.eeva)
    assert client.get(ADDRESS).status_code == 405


def test_who_wants_no_invitations_is_named(client, story):
    Organisation.objects.filter(name="Martat").update(no_invitations=True)
    client.force_login(story.eeva)
    page = client.post(ADDRESS, follow=True).content.decode()
    assert "Ei halua kutsuja, joten viestiä ei tehty: Martat." in page
    assert "1 kutsu odottaa sinua." in page
