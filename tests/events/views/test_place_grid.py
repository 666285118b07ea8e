"""Are numbered places given out by selects, each once, also when two coordinators do it at once?"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import world
from tests.posting import typed

ADDRESS = "/suunnittelu/kajaani/paikat/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def story(client):
    story = world.story()
    story.kajaani.places = 4
    story.kajaani.save()
    for name, slug in (("Kela", "kela"), ("Veturi-Apteekki", "apteekki")):
        world.stand(story.kajaani, world.organisation(story.kainuu, name, slug))
    client.force_login(story.eeva)
    return story


def places(story) -> dict[str, int | None]:
    return dict(story.kajaani.stands.values_list("organisation__slug", "place"))


def form_of(client, story, **numbers: str) -> dict[str, str]:
    """The form as shown, with these numbers chosen by organisation."""
    form = client.get(ADDRESS).context["giving"]
    keys = dict(story.kajaani.stands.values_list("organisation__slug", "pk"))
    chosen = {f"place_{keys[slug.replace('_', '-')]}": number for slug, number in numbers.items()}
    return typed(form, deed="give", **chosen)


def test_numbers_are_saved_and_swapped(client, story):
    client.post(ADDRESS, form_of(client, story, op_kainuu="1", kela="2"))
    assert places(story) == {"op-kainuu": 1, "kela": 2, "apteekki": None}
    client.post(ADDRESS, form_of(client, story, op_kainuu="2", kela="1"))
    assert places(story) == {"op-kainuu": 2, "kela": 1, "apteekki": None}
    numbers = client.get(ADDRESS).context["numbers"]
    assert [stand.organisation.slug if stand else "" for _number, stand in numbers] == [
        "kela",
        "op-kainuu",
        "",
        "",
    ]


def test_one_number_for_two_is_refused_with_the_other_name(client, story):
    answer = client.post(ADDRESS, form_of(client, story, op_kainuu="1", kela="1"))
    assert "Paikka 1 on annettu myös kumppanille OP-Kainuu." in answer.content.decode()
    assert set(places(story).values()) == {None}


def test_a_number_that_somebody_else_gave_meanwhile_is_told(client, story):
    stale = form_of(client, story, kela="1")
    client.post(ADDRESS, form_of(client, story, op_kainuu="1"))
    answer = client.post(ADDRESS, stale)
    assert "Mitään ei tallennettu: OP-Kainuu sai sillä välin paikan 1." in answer.content.decode()
    assert places(story) == {"op-kainuu": 1, "kela": None, "apteekki": None}


def test_a_stand_that_somebody_else_moved_meanwhile_is_told(client, story):
    stale = form_of(client, story, kela="1")
    client.post(ADDRESS, form_of(client, story, kela="3"))
    answer = client.post(ADDRESS, stale)
    assert "joku antoi kumppanille Kela sillä välin paikan 3" in answer.content.decode()
    assert places(story)["kela"] == 3


def test_what_only_somebody_else_gave_stays(client, story):
    stale = form_of(client, story, kela="1")
    client.post(ADDRESS, form_of(client, story, op_kainuu="4"))
    client.post(ADDRESS, stale)
    assert places(story) == {"op-kainuu": 4, "kela": 1, "apteekki": None}


def test_the_rest_is_numbered_in_order_as_far_as_there_are_places(client, story):
    story.kajaani.stands.filter(organisation__slug="kela").update(place=1)
    story.kajaani.places = 2
    story.kajaani.save()
    client.post(ADDRESS, {"deed": "fill"})
    assert places(story) == {"op-kainuu": 2, "kela": 1, "apteekki": None}
    assert (
        "Mikään ei ollut muuttunut." in client.post(ADDRESS, {"deed": "fill"}, follow=True).content.decode()
    )


def test_the_number_of_places_is_saved_and_a_clash_is_told(client, story):
    form = client.get(ADDRESS).context["counting"]
    stale = typed(form, deed="count", places="9")
    client.post(ADDRESS, typed(form, deed="count", places="6"))
    story.kajaani.refresh_from_db()
    assert story.kajaani.places == 6
    told = client.post(ADDRESS, stale)
    assert "Joku muutti määräksi 6 sillä välin." in told.content.decode()
    client.post(ADDRESS, typed(told.context["counting"], deed="count"))
    story.kajaani.refresh_from_db()
    assert story.kajaani.places == 9


def test_one_and_thirty_stands_ask_equally_many_questions(client, story):
    counts = []
    for number in range(30):
        if number in (1, 29):
            with CaptureQueriesContext(connection) as queries:
                client.get(ADDRESS)
            counts.append(len(queries))
        world.stand(story.kajaani, world.organisation(story.kainuu, f"Y {number}", f"y-{number}"))
    assert counts[0] == counts[1] <= 8


def test_others_find_nothing(client, story):
    for person in (story.matti, story.liisa, story.oona):
        client.force_login(person)
        assert client.get(ADDRESS).status_code == client.post(ADDRESS, {"deed": "fill"}).status_code == 404
    assert set(places(story).values()) == {None}
