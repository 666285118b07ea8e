"""Is an organisation added once, with its contact?"""

import pytest

from partners.models import Change, Organisation
from tests import world
from tests.posting import typed

ADDRESS = "/verkosto/kumppanit/uusi/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


@pytest.fixture
def shown(client, story):
    client.force_login(story.eeva)
    context = client.get(ADDRESS).context
    return typed(context["form"]) | typed(context["contact"])


def test_an_organisation_gets_its_contact(client, story, shown):
    facts = {
        "name": "Ääniapu ry",
        "kind": "association",
        "contact-name": "Kaisa Kursseja",
        "contact-email": "kaisa@example.org",
    }
    assert client.post(ADDRESS, shown | facts).status_code == 302
    organisation = Organisation.objects.get(name="Ääniapu ry")
    assert (organisation.network, organisation.slug, organisation.contacts.get().email) == (
        story.kainuu,
        "aaniapu-ry",
        "kaisa@example.org",
    )
    assert Change.objects.filter(deed="organisation_added", by=story.eeva).count() == 1


def test_a_known_name_in_other_capitals_is_refused(client, story, shown):
    response = client.post(ADDRESS, shown | {"name": "op-KAINUU"})
    assert list(response.context["form"].errors) == ["name"]


def test_a_double_press_adds_one(client, story, shown):
    for _press in range(2):
        client.post(ADDRESS, shown | {"name": "Ääniapu ry"})
    assert Organisation.objects.filter(name="Ääniapu ry").count() == 1


@pytest.mark.parametrize(
    ("facts", "where", "field"),
    [
        ({"name": ""}, "form", "name"),
        ({"name": "131052-308T"}, "form", "name"),
        ({"postal_code": "abc"}, "form", "postal_code"),
        ({"contact-email": "kaisa"}, "contact", "email"),
        ({"contact-phone": "08 615"}, "contact", "name"),
    ],
)
def test_bad_input_is_refused_at_its_field(client, story, shown, facts, where, field):
    response = client.post(ADDRESS, shown | {"name": "Ääniapu ry"} | facts)
    assert list(response.context[where].errors) == [field]
    assert not Organisation.objects.filter(name="Ääniapu ry").exists()


def test_only_coordinators_add(client, story, shown):
    for person in (story.matti, story.liisa):
        client.force_login(person)
        assert client.get(ADDRESS).status_code == 404
        assert client.post(ADDRESS, shown | {"name": "Ääniapu ry"}).status_code == 404
