"""Are the pictures of one's own networks listed by use, in their order, with what is wrong with them?"""

import pytest

from tests import world

ADDRESS = "/verkosto/kuvat/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


def names(response, use):
    groups = response.context["groups"][0]["uses"]
    return [row["picture"].name for group in groups if group["use"] == use for row in group["rows"]]


def test_logos_stand_in_their_order_and_funders_last(client, story):
    for order, (name, funds) in enumerate((("EU", True), ("Kajaani", False), ("Kainuu", False))):
        world.picture(story.kainuu, name, order=order, is_funder=funds)
    world.picture(story.kainuu, "Järvi", use="poster")
    client.force_login(story.eeva)
    response = client.get(ADDRESS)
    assert names(response, "logo") == ["Kajaani", "Kainuu", "EU"]
    assert names(response, "poster") == ["Järvi"]
    moves = [(row["may_rise"], row["may_sink"]) for row in response.context["groups"][0]["uses"][0]["rows"]]
    assert moves == [(False, True), (True, False), (False, False)]


def test_a_small_picture_is_told_to_be_small(client, story):
    world.picture(story.kainuu, "Järvi", use="poster")
    client.force_login(story.eeva)
    assert "epätarkalta" in client.get(ADDRESS).content.decode()


def test_the_page_asks_as_much_for_thirty_pictures_as_for_one(client, story, django_assert_num_queries):
    client.force_login(story.eeva)
    world.picture(story.kainuu, municipality=world.municipality("205"))
    client.get(ADDRESS)
    with django_assert_num_queries(6):
        client.get(ADDRESS)
    for number in range(29):
        world.picture(story.kainuu, f"Tunnus {number}", municipality=world.municipality("205"))
    with django_assert_num_queries(6):
        client.get(ADDRESS)


def test_strangers_see_none_of_them(client, story):
    world.picture(story.kainuu, "Kainuun tunnus")
    client.force_login(story.eeva)
    assert "Kainuun tunnus" in client.get(ADDRESS).content.decode()
    client.force_login(story.oona)
    assert "Kainuun tunnus" not in client.get(ADDRESS).content.decode()
    for person in (story.matti, story.liisa):
        client.force_login(person)
        assert client.get(ADDRESS).status_code == 404
