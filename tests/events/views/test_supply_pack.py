"""Does the packing page show what is packed and what is missing?"""

import pytest

from tests import world

ADDRESS = "/suunnittelu/kajaani/tarvikkeet/pakkaus/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def story(client):
    story = world.story()
    world.supply(story.kajaani, name="Kahvi", is_packed=True)
    client.force_login(story.matti)
    return story


def test_all_is_shown_with_how_much_is_packed(client, story):
    page = client.get(ADDRESS)
    assert [row.name for row in page.context["rows"]] == ["Jatkojohdot", "Kahvi"]
    assert "1/2 pakattu" in page.content.decode()


def test_only_what_is_missing_is_shown_when_asked(client, story):
    page = client.get(f"{ADDRESS}?nayta=puuttuu")
    assert [row.name for row in page.context["rows"]] == ["Jatkojohdot"]
    assert "1/2 pakattu" in page.content.decode()


def test_a_whole_load_is_told(client, story):
    assert "Kaikki on pakattu" not in client.get(ADDRESS).content.decode()
    story.kajaani.supplies.update(is_packed=True)
    assert "Kaikki on pakattu" in client.get(ADDRESS).content.decode()


def test_an_empty_list_leads_to_writing_it(client, story):
    story.kajaani.supplies.all().delete()
    assert 'href="/suunnittelu/kajaani/tarvikkeet/"' in client.get(ADDRESS).content.decode()
