"""Do all links of a partner end in one press, and nobody else's?"""

import pytest

from partners.choices import LinkPurpose
from partners.models import Change, Link
from tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


def test_all_links_of_one_partner_end_and_the_second_press_finds_none(client, story):
    stand = story.kajaani.stands.get()
    other = world.stand(story.kajaani, world.organisation(story.kainuu, "Kela", "kela"))
    for whose in (stand, stand, other):
        Link.mint(LinkPurpose.STAND, whose.subject, network=story.kainuu)
    address = f"/suunnittelu/kajaani/kumppanit/{stand.pk}/linkki/peru/"
    for person in (story.matti, story.liisa, story.oona):
        client.force_login(person)
        assert client.post(address).status_code == 404
    assert Link.objects.filter(revoked_at=None).count() == 3
    client.force_login(story.eeva)
    assert "linkit lakkasivat toimimasta (2)" in client.post(address, follow=True).content.decode()
    assert "ei ollut toimivaa linkkiä" in client.post(address, follow=True).content.decode()
    assert [link.subject for link in Link.objects.filter(revoked_at=None)] == [other.subject]
    assert Change.objects.of_part(stand.subject).count() == 1
