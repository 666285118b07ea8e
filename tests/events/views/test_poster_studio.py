"""Is the look of a poster chosen by those who may, saved with its trail, and never lost to somebody faster?"""

import pytest

from events.headlines import HEADLINES
from events.models import Event, PosterDesign
from partners.models import Change
from tests import world
from tests.posting import typed

ADDRESS = "/suunnittelu/kajaani/juliste/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


@pytest.fixture
def eeva(client, story):
    client.force_login(story.eeva)
    return client


def form_of(client):
    return client.get(ADDRESS).context["form"]


def test_coordinators_and_helpers_may_choose_and_others_find_nothing(client, story):
    for person, status in ((story.eeva, 200), (story.matti, 200), (story.oona, 404), (story.liisa, 404)):
        client.force_login(person)
        assert client.get(ADDRESS).status_code == status


def test_what_is_chosen_is_saved_and_told(eeva, story):
    own = world.picture(story.kainuu, "Järvi", use="poster")
    chosen = {
        "theme": "jarvi", "headline_choice": "help", "picture": f"picture-{own.pk}", "listed": ["free", "logos"],
        "grouping": "alphabet",
    }  # fmt: skip
    response = eeva.post(ADDRESS, typed(form_of(eeva)) | chosen)
    assert response["Location"] == ADDRESS
    row, event = PosterDesign.objects.get(), Event.objects.get(slug="kajaani")
    assert (event.theme, event.version) == ("jarvi", story.kajaani.version + 1)
    words = (row.headline, row.headline_sv, row.headline_en)
    assert words == (HEADLINES[0].fi, HEADLINES[0].sv, HEADLINES[0].en)
    assert (row.picture, row.illustration, row.listed, row.grouping) == (
        own,
        "",
        ["free", "logos"],
        "alphabet",
    )
    told = set(Change.objects.filter(deed="poster_look_edited").values_list("field", flat=True))
    assert {"theme", "headline", "headline_sv", "picture", "listed", "grouping"} <= told
    assert "Julisteen ilme muuttui" not in eeva.get("/suunnittelu/kajaani/muutokset/").content.decode()


def test_the_page_comes_back_as_it_was_saved(eeva, story):
    eeva.post(ADDRESS, typed(form_of(eeva)) | {"headline_choice": "own", "headline": "Tervetuloa taas"})
    form = form_of(eeva)
    assert (form["headline_choice"].value(), form["headline"].value()) == ("own", "Tervetuloa taas")
    eeva.post(ADDRESS, typed(form) | {"headline_choice": "safe"})
    form = form_of(eeva)
    assert (form["headline_choice"].value(), form["headline"].value()) == ("safe", "")
    eeva.post(ADDRESS, typed(form) | {"headline_choice": ""})
    assert PosterDesign.objects.get().headline == ""


def test_saving_unchanged_leaves_no_mark(eeva):
    eeva.post(ADDRESS, typed(form_of(eeva)))
    assert not PosterDesign.objects.exists()
    assert not Change.objects.filter(deed="poster_look_edited").exists()


def test_own_words_must_be_written(eeva):
    response = eeva.post(ADDRESS, typed(form_of(eeva)) | {"headline_choice": "own"})
    assert list(response.context["form"].errors) == ["headline"]
    assert not PosterDesign.objects.exists()


def test_who_was_slower_keeps_the_choices_and_decides(eeva, client, story):
    mine = typed(form_of(eeva))
    client.force_login(story.matti)
    client.post(ADDRESS, typed(form_of(client)) | {"headline_choice": "safe", "theme": "neule"})
    client.force_login(story.eeva)
    response = client.post(ADDRESS, mine | {"headline_choice": "own", "headline": "Minun otsikkoni"})
    assert response.status_code == 409
    page = response.content.decode()
    assert "Minun otsikkoni" in page
    assert story.matti.name in page
    assert PosterDesign.objects.get().headline == HEADLINES[3].fi
    again = typed(response.context["form"])
    assert client.post(ADDRESS, again).status_code == 302
    assert PosterDesign.objects.get().headline == "Minun otsikkoni"
    assert Event.objects.get(slug="kajaani").theme == "kysyja"  # chosen and seen by Eeva, sent once more


def test_update_without_script_shows_the_picture_and_saves_nothing(eeva):
    before = eeva.get(ADDRESS).context["address"]
    response = eeva.post(ADDRESS, typed(form_of(eeva)) | {"theme": "hirsi", "show": "1"})
    assert response.context["address"] != before
    assert eeva.get(response.context["address"]).content[:4] == b"\x89PNG"
    assert Event.objects.get(slug="kajaani").theme == "kysyja"


def test_pictures_of_others_cannot_be_chosen(eeva, story):
    foreign = world.picture(story.oulu, use="poster")
    logo = world.picture(story.kainuu)
    for row in (foreign, logo):
        response = eeva.post(ADDRESS, typed(form_of(eeva)) | {"picture": f"picture-{row.pk}"})
        assert list(response.context["form"].errors) == ["picture"]


def test_the_page_asks_as_much_for_thirty_pictures_and_partners_as_for_one(
    eeva, story, django_assert_max_num_queries
):
    eeva.get(ADDRESS)
    with django_assert_max_num_queries(16) as few:
        eeva.get(ADDRESS)
    for number in range(12):
        world.picture(story.kainuu, f"Kuva {number}", use="poster")
        world.stand(
            story.kajaani, world.organisation(story.kainuu, f"Yhdistys {number}", f"yhdistys-{number}")
        )
    with django_assert_max_num_queries(len(few)):
        eeva.get(ADDRESS)
