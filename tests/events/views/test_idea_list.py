"""Are ideas listed under their municipalities, to their own network alone?"""

from typing import Any

import pytest
from django.urls import reverse

from tests.clone_world import idea, queries_of
from tests.desk_world import Desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Any) -> Desk:
    made = Desk()
    client.force_login(made.eeva)
    return made


def test_ideas_stand_under_their_municipalities_in_finnish_order(client, desk):
    idea(desk)
    idea(desk, "205", "Lehtikankaan talkoot")
    desk.plan()
    towns = client.get(reverse("desk:idea_list")).context["towns"]
    assert [(town["name"], [row.title for row, _may_edit in town["ideas"]]) for town in towns] == [
        ("Kajaani", ["Lehtikankaan talkoot"]), ("Sotkamo", ["Talkoot Vuokattiin"]),
    ]  # fmt: skip


def test_an_idea_leads_to_planning_for_coordinators_and_not_for_helpers(client, desk):
    made = idea(desk)
    link = reverse("desk:idea_plan", args=[made.slug])
    assert link in client.get(reverse("desk:idea_list")).content.decode()
    client.force_login(desk.matti)
    page = client.get(reverse("desk:idea_list")).content.decode()
    assert made.title in page and link not in page


def test_strangers_see_none_of_them_and_an_empty_list_shows_the_first_step(client, desk):
    made = idea(desk)
    client.force_login(desk.stranger())
    page = client.get(reverse("desk:idea_list")).content.decode()
    assert made.title not in page and "Ei vielä ideoita" in page and reverse("desk:idea_new") in page


def test_librarians_find_no_such_page(client, desk):
    client.force_login(desk.liisa())
    assert client.get(reverse("desk:idea_list")).status_code == 404


def test_thirty_ideas_take_as_many_queries_as_one(client, desk):
    idea(desk)
    url = reverse("desk:idea_list")
    one = queries_of(client, url)
    for number in range(29):
        idea(desk, name=f"Idea {number}")
    assert queries_of(client, url) == one
