"""Is an organisation changed with its contact, by its own network's coordinators?"""

import pytest

from partners.models import Change, Organisation
from tests import world
from tests.posting import typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


@pytest.fixture
def organisation(story):
    return Organisation.objects.get(network=story.kainuu)


def test_address_and_contact_are_saved_and_told(client, story, organisation):
    world.contact(organisation)
    client.force_login(story.eeva)
    address = f"/verkosto/kumppanit/{organisation.pk}/"
    context = client.get(address).context
    data = (
        typed(context["form"], street_address="Kauppakatu 1")
        | typed(context["contact"])
        | {"contact-name": "Nina Näytesivu"}
    )
    client.post(address, data)
    now = Organisation.objects.get(pk=organisation.pk)
    assert (now.street_address, now.contacts.get().name) == ("Kauppakatu 1", "Nina Näytesivu")
    told = Change.objects.filter(subject=f"organisation:{now.pk}").values_list("field", "after")
    assert set(told) == {("street_address", "Kauppakatu 1"), ("contact_name", "Nina Näytesivu")}


def test_an_organisation_that_wants_no_invitations_is_marked(client, story, organisation):
    client.force_login(story.eeva)
    address = f"/verkosto/kumppanit/{organisation.pk}/"
    context = client.get(address).context
    client.post(address, typed(context["form"], no_invitations="on") | typed(context["contact"]))
    assert Organisation.objects.get(pk=organisation.pk).no_invitations
    context = client.get(address).context
    assert context["form"]["no_invitations"].value() is True


def test_strangers_find_nothing(client, story, organisation):
    for person in (story.oona, story.matti, story.liisa):
        client.force_login(person)
        assert client.get(f"/verkosto/kumppanit/{organisation.pk}/").status_code == 404
        assert client.post(f"/verkosto/kumppanit/{organisation.pk}/", {"name": "Kaapattu"}).status_code == 404
    assert Organisation.objects.get(pk=organisation.pk).name == "OP-Kainuu"
