"""Is a stand added by hand for a known or a new organisation, once?"""

import pytest

from events.models import Stand
from partners.models import Organisation
from tests import world
from tests.posting import typed

ADDRESS = "/suunnittelu/kajaani/kumppanit/uusi/"
FACTS = {"topic": "laiteopastus", "scope": "device_help", "state": "confirmed"}
pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


@pytest.fixture
def shown(client, story):
    client.force_login(story.eeva)
    return client.get(ADDRESS).context["form"]


def test_no_state_and_no_scope_is_chosen_beforehand(shown):
    page = str(shown["state"])
    assert "radio" in page
    assert "checked" not in page


def test_a_new_name_is_added_to_the_network_and_the_board(client, story, shown):
    response = client.post(ADDRESS, typed(shown, new_name="  Ääniapu \n ry ", **FACTS), follow=True)
    stand = Stand.objects.get(event=story.kajaani, organisation__name="Ääniapu ry")
    assert (stand.topic, stand.scope, stand.state) == ("laiteopastus", "device_help", "confirmed")
    assert "Ääniapu ry lisättiin." in response.content.decode()


def test_a_known_organisation_is_chosen_from_the_list(client, story):
    known = world.organisation(story.kainuu, "Kela", "kela")
    client.force_login(story.eeva)
    form = client.get(ADDRESS).context["form"]
    assert [one.name for one in form.fields["organisation"].queryset] == ["Kela"]
    client.post(ADDRESS, typed(form, organisation=str(known.pk), **FACTS))
    assert Stand.objects.filter(event=story.kajaani, organisation=known).count() == 1


def test_a_name_in_other_capitals_makes_no_double(client, story, shown):
    world.organisation(story.kainuu, "Ääniapu ry", "aaniapu")
    client.post(ADDRESS, typed(shown, new_name="ÄÄNIAPU RY", **FACTS))
    assert Organisation.objects.of(story.kainuu).named("ääniapu ry").count() == 1


def test_somebody_who_is_there_already_is_told_at_the_field(client, story, shown):
    response = client.post(ADDRESS, typed(shown, new_name="op-kainuu", **FACTS))
    assert list(response.context["form"].errors) == ["new_name"]
    assert story.kajaani.stands.count() == 1


def test_a_double_press_adds_one(client, story, shown):
    for _press in range(2):
        assert client.post(ADDRESS, typed(shown, new_name="Ääniapu ry", **FACTS)).status_code == 302
    assert story.kajaani.stands.count() == 2


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({}, "organisation"),
        ({"new_name": "a\x00b"}, "new_name"),
        ({"new_name": "Kalle 131052-308T"}, "new_name"),
        ({"new_name": "x" * 121}, "new_name"),
        ({"new_name": "   "}, "organisation"),
        ({"organisation": "999999"}, "organisation"),
        ({"new_name": "A", "topic": "x" * 121}, "topic"),
        ({"new_name": "A", "topic": "131052-308T"}, "topic"),
        ({"new_name": "A", "state": ""}, "state"),
        ({"new_name": "A", "scope": "kaikki"}, "scope"),
    ],
)
def test_bad_input_is_refused_at_its_field(client, story, shown, facts, field):
    response = client.post(ADDRESS, typed(shown, **(FACTS | facts)))
    assert list(response.context["form"].errors) == [field]
    assert story.kajaani.stands.count() == 1


def test_another_networks_organisation_is_no_choice(client, story, shown):
    strange = Organisation.objects.get(network=story.oulu)
    response = client.post(ADDRESS, typed(shown, organisation=str(strange.pk), **FACTS))
    assert list(response.context["form"].errors) == ["organisation"]


def test_only_coordinators_add(client, story, shown):
    for person in (story.oona, story.liisa, story.matti):
        client.force_login(person)
        assert client.get(ADDRESS).status_code == 404
        assert client.post(ADDRESS, typed(shown, new_name="Ääniapu ry", **FACTS)).status_code == 404
    assert story.kajaani.stands.count() == 1
