"""Are the facts of the day written by coordinators, with the programme read back and errors naming the line?"""

import pytest

from events import sheet_day
from events.models import DayPlan
from tests import world
from tests.posting import typed

ADDRESS = "/suunnittelu/kajaani/paivan-tiedot/"
PROGRAMME = "14 Avajaiset – Kirjasto\n14.30 Huijausviestit\nKahvia koko ajan"
pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


@pytest.fixture
def eeva(client, story):
    client.force_login(story.eeva)
    return client


def send(client, **changes):
    return client.post(ADDRESS, typed(client.get(ADDRESS).context["form"], **changes))


def test_coordinators_write_and_others_find_nothing(client, story):
    for person, status in ((story.eeva, 200), (story.matti, 404), (story.liisa, 404), (story.oona, 404)):
        client.force_login(person)
        assert client.get(ADDRESS).status_code == status


def test_what_is_written_is_on_the_papers_of_the_day(eeva, story):
    response = send(
        eeva, arrival="Takaovesta", wifi_name="Vieras", programme=PROGRAMME, trained="Aino\nVeikko"
    )
    assert response["Location"] == ADDRESS
    facts = sheet_day.of(story.kajaani)
    assert (facts.arrival, facts.wifi_name, facts.trained) == ("Takaovesta", "Vieras", ("Aino", "Veikko"))
    assert [item.title for item in facts.programme] == ["Avajaiset", "Huijausviestit", "Kahvia koko ajan"]


def test_the_programme_is_read_back_without_being_saved(eeva):
    response = send(eeva, programme=PROGRAMME, show="1")
    assert response.context["read"] == [
        ("14", "Avajaiset", "Kirjasto"), ("14.30", "Huijausviestit", ""), ("", "Kahvia koko ajan", ""),
    ]  # fmt: skip
    assert not DayPlan.objects.exists()


@pytest.mark.parametrize("field", ["programme", "programme_sv"])
def test_an_hour_that_does_not_exist_is_told_with_its_line(eeva, field):
    response = send(eeva, **{field: "14 Avajaiset\n25.30 Kahvit"})
    errors = response.context["form"].errors
    assert list(errors) == [field]
    assert "Rivi 2" in errors[field][0]
    assert "25.30 Kahvit" in response.content.decode()
    assert not DayPlan.objects.exists()


def test_who_was_slower_keeps_the_text_and_sees_the_others(eeva, client, story):
    mine = typed(client.get(ADDRESS).context["form"])
    world.member(story.matti, story.kainuu, "coordinator")
    client.force_login(story.matti)
    send(client, arrival="Etuovesta", power="Seinällä")
    client.force_login(story.eeva)
    response = client.post(ADDRESS, mine | {"arrival": "Takaovesta"})
    page = response.content.decode()
    assert response.status_code == 409
    assert all(text in page for text in ("Takaovesta", "Etuovesta", "Seinällä", story.matti.name))
    assert DayPlan.objects.get().arrival == "Etuovesta"
    assert client.post(ADDRESS, typed(response.context["form"])).status_code == 302
    assert DayPlan.objects.get().arrival == "Takaovesta"


def test_a_saved_page_asks_as_little_as_an_empty_one(eeva, story, django_assert_max_num_queries):
    eeva.get(ADDRESS)
    with django_assert_max_num_queries(8) as empty:
        eeva.get(ADDRESS)
    DayPlan.objects.create(event=story.kajaani, programme=PROGRAMME * 20)
    with django_assert_max_num_queries(len(empty)):
        eeva.get(ADDRESS)
