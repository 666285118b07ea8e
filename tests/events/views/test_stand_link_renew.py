"""Does a partner get its link again in one press, and do the earlier ones stop when it is changed?"""

import pytest

from partners.choices import LinkPurpose
from partners.models import Link, Message
from tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    story = world.story()
    story.kajaani.day = world.date(2030, 3, 13)
    story.kajaani.save()
    return story


@pytest.fixture
def stand(story):
    stand = story.kajaani.stands.get()
    Link.mint(LinkPurpose.STAND, stand.subject, network=story.kainuu)
    return stand


def pressed(client, stand, **facts: str) -> str:
    address = f"/suunnittelu/kajaani/kumppanit/{stand.pk}/linkki/"
    return client.post(address, facts, follow=True).content.decode()


def live(stand) -> int:
    return Link.objects.live(LinkPurpose.STAND, stand.subject).count()


def test_the_link_sent_again_leaves_the_earlier_ones_alive(client, story, stand):
    world.contact(stand.organisation)
    client.force_login(story.eeva)
    assert "Uusi linkki lähtee hetken päästä osoitteeseen kaisa.kursseja@example.org." in pressed(
        client, stand
    )
    assert live(stand) == 2
    assert Message.objects.get().kind == "new_link"


def test_a_changed_link_ends_the_earlier_ones(client, story, stand):
    world.contact(stand.organisation)
    client.force_login(story.eeva)
    pressed(client, stand, replace="1")
    assert live(stand) == 1
    assert Link.objects.exclude(revoked_at=None).count() == 1


def test_without_an_address_it_says_how_to_go_on(client, story, stand):
    client.force_login(story.eeva)
    assert "ei ole sähköpostiosoitetta, joten linkki ei lähtenyt" in pressed(client, stand)
    assert not Message.objects.exists()


def test_others_send_no_links(client, story, stand):
    world.contact(stand.organisation)
    for person in (story.matti, story.liisa, story.oona):
        client.force_login(person)
        address = f"/suunnittelu/kajaani/kumppanit/{stand.pk}/linkki/"
        assert client.post(address, {"replace": "1"}).status_code == 404
    assert live(stand) == 1
