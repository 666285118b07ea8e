"""Does the poster beside the choices follow them, in every paper, language, variant and ink, without saving?"""

import pytest

from events import previews
from events.models import Event, PosterDesign
from tests import world
from tests.events.views.test_event_preview import digest_in, text_of
from tests.posting import typed

STUDIO = "/suunnittelu/kajaani/juliste/"
ADDRESS = f"{STUDIO}esikatselu/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


@pytest.fixture
def eeva(client, story):
    client.force_login(story.eeva)
    return client


def shown(client, story, **chosen):
    data = typed(client.get(STUDIO).context["form"]) | chosen
    response = client.post(ADDRESS, data)
    return response, text_of(previews.pdf(story.kajaani, digest_in(response.content)))


def test_an_own_headline_is_on_the_poster_at_once(eeva, story):
    _response, text = shown(eeva, story, headline_choice="own", headline="Kahvia ja kännyköitä")
    assert "Kahviajakännyköitä" in text
    assert not PosterDesign.objects.exists()


def test_what_is_not_listed_leaves_the_poster(eeva, story):
    assert "OPKainuu" in shown(eeva, story)[1]
    assert "OPKainuu" not in shown(eeva, story, listed=["free"])[1]


@pytest.mark.parametrize(
    "chosen",
    [
        {"theme": "neule"}, {"shown_paper": "a5"}, {"shown_ink": "black"}, {"shown_variant": "large"},
        {"shown_language": "sv"}, {"shown_second": "sv"}, {"picture": "kahvi", "theme": "jarvi"},
        {"grouping": "headings"},
    ],
)  # fmt: skip
def test_every_choice_makes_another_picture(eeva, story, chosen):
    usual = digest_in(eeva.post(ADDRESS, typed(eeva.get(STUDIO).context["form"])).content)
    assert digest_in(shown(eeva, story, **chosen)[0].content) != usual


def test_missing_translations_are_told_beside_the_picture(eeva, story):
    response, _text = shown(eeva, story, shown_language="sv")
    assert "Ruotsi" in response.context["missing"]


def test_refused_choices_leave_the_saved_ones_in_the_picture(eeva, story):
    response, text = shown(eeva, story, theme="olematon", headline_choice="own", headline="ennen\x07jälkeen")
    assert response.status_code == 200
    assert "ennen" not in text
    assert Event.objects.get(slug="kajaani").theme == "kysyja"
