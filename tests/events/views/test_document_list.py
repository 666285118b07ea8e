"""Is it said what can be printed, for whom, and what is missing before printing?"""

import pytest

from events.models import Event
from tests import world

ADDRESS = "/suunnittelu/kajaani/asiakirjat/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


def names(page) -> set[str]:
    """The kinds that a documents page offers."""
    return {card["name"] for room in page.context["rooms"] for card in room["cards"]}


def test_texts_that_a_language_lacks_are_listed_before_printing(client, story):
    Event.objects.update(title_sv="Digidag", what_you_get_sv="Hjälp")
    client.force_login(story.eeva)
    lacks = {row["code"]: row["missing"] for row in client.get(ADDRESS).context["languages"]}
    assert lacks == {
        "sv": ["Tapahtuman laji"],
        "en": ["Tapahtuman laji", "Otsikko", "Mitä kävijä saa"],
        "se": ["Tapahtuman laji", "Otsikko", "Mitä kävijä saa"],
    }


def test_everybody_who_sees_the_event_is_offered_its_posters(client, story):
    for person in (story.eeva, story.liisa, story.matti):
        client.force_login(person)
        page = client.get(ADDRESS)
        assert "poster" in names(page)
        assert "asiakirjat/poster/tilaus/?paper=a4&amp;language=fi" in page.content.decode()


def test_signs_and_lists_are_offered_to_those_who_may_read_who_comes(client, story):
    for person, may in ((story.eeva, True), (story.liisa, True), (story.matti, False)):
        client.force_login(person)
        assert ({"table_signs", "presenters_list"} <= names(client.get(ADDRESS))) is may


def test_what_is_offered_opens_and_what_is_not_offered_does_not(client, story, settings):
    settings.PRINT_PATIENCE = 0.001
    for person in (story.eeva, story.liisa, story.matti):
        client.force_login(person)
        offered = names(client.get(ADDRESS))
        for kind in ("poster", "table_signs", "presenters_list"):
            found = client.get(f"{ADDRESS}{kind}/tilaus/").status_code
            assert found == (200 if kind in offered else 404), (person, kind)


def test_strangers_find_nothing(client, story):
    for person in (story.oona, story.sirpa):
        client.force_login(person)
        assert client.get(ADDRESS).status_code == 404


def test_the_page_renders_nothing_and_asks_few_questions(
    client, story, settings, django_assert_max_num_queries
):
    settings.PRINT_PATIENCE = settings.PREVIEW_PATIENCE = 0
    client.force_login(story.eeva)
    with django_assert_max_num_queries(12):
        assert client.get(ADDRESS).status_code == 200
