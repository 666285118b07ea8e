"""Is a venue saved only after the forms of its name have been seen?"""

from urllib.parse import urlencode

import pytest

from events.actions.ideas import write_idea
from partners.keeping import NameTaken, save_venue, staffed_hours
from partners.models import Change, Venue
from partners.staffed import written
from tests import world
from tests.posting import typed

ADDRESS = "/verkosto/paikat/uusi/"
FACTS = {"name": "Puolangan kirjasto", "municipality": "765", "staffed": "ma–pe 10–19"}
pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


@pytest.fixture
def shown(client, story):
    client.force_login(story.eeva)
    return client.get(ADDRESS).context["form"]


def test_proposed_forms_are_shown_before_anything_is_saved(client, story, shown):
    first = client.post(ADDRESS, typed(shown, **FACTS))
    assert first.context["form"]["locative"].value() == "Puolangan kirjastossa"
    assert not Venue.objects.filter(name="Puolangan kirjasto").exists()
    client.post(ADDRESS, typed(first.context["form"], locative="Puolangan pääkirjastossa"))
    venue = Venue.objects.get(name="Puolangan kirjasto")
    assert (venue.genitive, venue.locative, venue.network) == (
        "Puolangan kirjaston",
        "Puolangan pääkirjastossa",
        story.kainuu,
    )
    assert written(staffed_hours(venue)) == "ma–pe 10–19"
    assert Change.objects.filter(subject=f"venue:{venue.pk}", deed="venue_added", by=story.eeva).count() == 1


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "x" * 121}, "name"),
        ({"name": "a\x00"}, "name"),
        ({"postal_code": "8710"}, "postal_code"),
        ({"municipality": "999"}, "municipality"),
        ({"lead_time_days": "-1"}, "lead_time_days"),
        ({"phone": "soita"}, "phone"),
        ({"staffed": "aina"}, "staffed"),
        ({"note": "131052-308T"}, "note"),
        ({"step_free": "ehkä"}, "step_free"),
        ({"name": "KAJAANIN kaupunginkirjasto"}, "name"),
    ],
)
def test_bad_input_is_refused_at_its_field(client, story, shown, facts, field):
    cases = {"genitive": "a", "locative": "b", "destination": "c"}
    response = client.post(ADDRESS, typed(shown, **(FACTS | cases | facts)))
    assert list(response.context["form"].errors) == [field]


def test_only_coordinators_add(client, story, shown):
    for person in (story.matti, story.liisa):
        client.force_login(person)
        assert client.get(ADDRESS).status_code == 404
        assert client.post(ADDRESS, typed(shown, **FACTS)).status_code == 404


def test_a_name_that_somebody_took_a_moment_earlier_is_told_and_breaks_nothing(story):
    library = story.library
    twin = Venue(network=library.network, municipality=library.municipality, name=library.name)
    twin.genitive = twin.locative = twin.destination = library.name
    with pytest.raises(NameTaken):
        save_venue(twin, [], by=story.eeva)
    assert Venue.objects.filter(name=library.name).count() == 1
    assert not Change.objects.filter(deed="venue_added").exists()


def add(client, wanted, **facts):
    """Send the form of the page with ?next= until it is saved; returns the answer."""
    address = f"{ADDRESS}?{urlencode({'next': wanted})}"
    shown = client.get(address)
    first = client.post(address, typed(shown.context["form"], **FACTS | facts))
    return client.post(address, typed(first.context["form"]))


def test_who_came_from_a_new_event_or_an_idea_returns_there_with_the_place_chosen(client, story):
    client.force_login(story.eeva)
    idea = write_idea(
        network=story.kainuu, municipality=world.municipality("765"), name="Idea", reason="a", evidence="b",
        by=story.eeva,
    )  # fmt: skip
    for number, (name, kept) in enumerate(
        (("/suunnittelu/uudet/?opens=13:00&municipality=205", "opens=13%3A00"),
         (f"/suunnittelu/{idea.slug}/tapahtumaksi/", "")),
    ):  # fmt: skip
        response = add(client, name, name=f"Kylätalo {number}")
        venue = Venue.objects.get(name=f"Kylätalo {number}")
        assert response.status_code == 302
        assert response.url.startswith(name.partition("?")[0]) and kept in response.url
        form = client.get(response.url).context["form"]
        assert str(form["venue"].value()) == str(venue.pk)
        assert str(form["municipality"].value()) == "765"
        assert f'value="{venue.pk}" selected' in str(form["venue"])


@pytest.mark.parametrize(
    "wanted",
    ["//example.org/", "https://example.org/", "javascript:alert(1)", "/\\example.org", "", "suunnittelu"],
)
def test_another_address_leads_to_the_list(client, story, wanted):
    client.force_login(story.eeva)
    page = client.get(f"{ADDRESS}?{urlencode({'next': wanted})}").content.decode()
    assert "example.org/" not in page and "alert" not in page
    assert add(client, wanted).url == "/verkosto/paikat/"
