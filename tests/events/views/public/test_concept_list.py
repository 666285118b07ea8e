"""Which operating models does anyone find?"""

from datetime import date
from typing import Any

import pytest

from events.models import Concept
from tests import world

pytestmark = pytest.mark.django_db


def published(network: Any, number: int = 0, **facts: Any) -> Concept:
    facts = {"slug": f"malli-{number}", "is_default": False, "is_published": True} | facts
    return world.concept(network, facts.pop("name", f"Malli {number}"), **facts)


def page(client: Any, address: str = "/toimintamallit/") -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_published_models_of_every_network_are_listed_the_latest_first(client):
    published(world.network(), 1, updated_on=date(2026, 1, 1))
    published(world.network("oulu", "Oulun digituki", region_code="17"), 2, updated_on=date(2026, 6, 1))
    published(world.network(), 3, is_published=False)
    shown = page(client)
    assert shown.index("Malli 2") < shown.index("Malli 1")
    assert "Oulun digituki" in shown and "Kainuun digituki" in shown
    assert "Malli 3" not in shown


@pytest.mark.parametrize("words", ["messut", "MESSUT kainuu", "Varaa ilmoitus"])
def test_a_word_finds_models_by_name_network_and_tasks(client, words):
    published(world.network(), 1, name="Digimessut")
    other = published(world.network("oulu", "Oulun digituki", region_code="17"), 2, name="Etätietoisku")
    other.tasks.all().delete()
    shown = page(client, f"/toimintamallit/?haku={words}")
    assert "Digimessut" in shown and "Etätietoisku" not in shown


def test_no_hit_says_so_and_leads_back(client):
    published(world.network(), 1)
    shown = page(client, "/toimintamallit/?haku=avaruusmatka")
    assert "0 mallia" in shown and "Näytä kaikki" in shown


def test_the_empty_list_says_what_comes_here(client):
    assert "Yhtään toimintamallia ei ole vielä julkaistu" in page(client)


@pytest.mark.parametrize(("start", "heading"), [("/sv", "Verksamhetsmodeller"), ("/en", "Operating models")])
def test_the_list_is_there_in_the_other_languages(client, start, heading):
    assert f"<h1>{heading}</h1>" in page(client, f"{start}/toimintamallit/")


def test_the_front_page_leads_to_the_models(client):
    assert 'href="/toimintamallit/"' in page(client, "/")
    assert 'href="/sv/toimintamallit/"' in page(client, "/sv/")


def test_it_sets_no_cookie_and_is_not_sent_again_unchanged(client):
    published(world.network(), 1)
    first = client.get("/toimintamallit/")
    assert not first.cookies
    assert "Cookie" not in first.headers.get("Vary", "")
    again = client.get("/toimintamallit/", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("search", ["", "?haku=malli"])
def test_thirty_models_cost_as_many_queries_as_one(client, django_assert_max_num_queries, search):
    for number in range(30):
        published(world.network(), number)
    with django_assert_max_num_queries(2):
        assert "Malli 29" in page(client, f"/toimintamallit/{search}")


@pytest.mark.parametrize("words", ["%00", "%", "'", "x" * 5000, "%F0%9F%A6%84"])
def test_odd_words_find_nothing_and_break_nothing(client, words):
    published(world.network(), 1)
    page(client, f"/toimintamallit/?haku={words}")
