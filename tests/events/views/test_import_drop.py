"""Can a list be thrown away before it is saved, and only then?"""

import pytest

from events.models import Import
from tests import world
from tests.lists import saved, staged

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


@pytest.fixture
def drop(client, story):
    client.force_login(story.eeva)
    return lambda one: client.post(f"/suunnittelu/kajaani/kumppanit/liita/{one.pk}/hylkaa/", follow=True)


def test_a_list_that_waits_is_thrown_away(drop, story):
    page = drop(staged(story)).content.decode()
    assert "Lista hylättiin. Siitä ei tallennettu mitään." in page
    assert not Import.objects.exists()


def test_a_saved_list_stays(drop, story):
    drop(saved(story))
    assert Import.objects.count() == 1
    assert story.kajaani.stands.count() == 3


def test_looking_throws_nothing_away(client, story):
    client.force_login(story.eeva)
    one = staged(story)
    assert client.get(f"/suunnittelu/kajaani/kumppanit/liita/{one.pk}/hylkaa/").status_code == 405
