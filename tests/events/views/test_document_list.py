"""Is it said what can be printed, for whom, and what is missing before printing?"""

import pytest

from events.models import Event
from tests import world

ADDRESS = "/suunnittelu/kajaani/asiakirjat/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


def test_missing_translations_are_listed_before_printing(client, story):
    Event.objects.update(title_sv="Digidag", what_you_get_sv="Hjälp")
    client.force_login(story.eeva)
    posters = {poster["code"]: poster["missing"] for poster in client.get(ADDRESS).context["posters"]}
    assert posters == {
        "fi": [],
        "sv": ["Tapahtuman laji"],
        "en": ["Tapahtuman laji", "Otsikko", "Mitä kävijä saa"],
    }


def test_a_coordinator_sees_posters_and_letters(client, story):
    client.force_login(story.eeva)
    page = client.get(ADDRESS).content.decode()
    assert "asiakirjat/poster/?paper=a3&amp;language=sv" in page
    assert "asiakirjat/invitation_letter/?paper=a4&amp;language=fi&amp;organisation=op-kainuu" in page


def test_librarians_and_helpers_see_posters_only(client, story):
    for person in (story.liisa, story.matti):
        client.force_login(person)
        page = client.get(ADDRESS).content.decode()
        assert "asiakirjat/poster/?" in page
        assert "invitation_letter" not in page


def test_strangers_find_nothing(client, story):
    for person in (story.oona, story.sirpa):
        client.force_login(person)
        assert client.get(ADDRESS).status_code == 404


def test_the_page_renders_nothing_and_asks_few_questions(
    client, story, settings, django_assert_max_num_queries
):
    settings.PRINT_PATIENCE = settings.PREVIEW_PATIENCE = 0
    client.force_login(story.eeva)
    with django_assert_max_num_queries(30):
        assert client.get(ADDRESS).status_code == 200


def test_signs_and_lists_are_shown_to_those_who_may_read_who_comes(client):
    story = world.story()
    for person, shown in ((story.eeva, True), (story.liisa, True), (story.matti, False)):
        client.force_login(person)
        page = client.get("/suunnittelu/kajaani/asiakirjat/").content.decode()
        assert "/asiakirjat/poster/" in page
        assert ("/asiakirjat/table_signs/?paper=a5&amp;language=sv" in page) is shown
        assert ("/asiakirjat/presenters_list/?paper=a4&amp;language=fi" in page) is shown
