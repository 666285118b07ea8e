"""Are the name and look of a network changed by its own coordinators, with what changed told in the trail?"""

import pytest

from partners.models import Change, Network
from partners.models.account import Membership
from tests import world
from tests.posting import typed

ADDRESS = "/verkosto/ilme/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


@pytest.fixture
def eeva(client, story):
    client.force_login(story.eeva)
    return client


def send(client, address=ADDRESS, **changes):
    return client.post(address, typed(client.get(address).context["form"], **changes))


def test_changes_are_saved_and_told(eeva, story):
    send(eeva, signer_title="koordinaattori", colour_dark="#14507B", window_left_mm="1,5")
    network = Network.objects.get(pk=story.kainuu.pk)
    assert (network.signer_title, network.colour_dark, float(network.window_left_mm)) == (
        "koordinaattori", "#14507b", 1.5,
    )  # fmt: skip
    told = Change.objects.filter(subject=f"network:{network.pk}", deed="network_edited")
    assert set(told.values_list("field", flat=True)) == {"signer_title", "colour_dark", "window_left_mm"}


def test_saving_unchanged_leaves_no_mark(eeva):
    send(eeva)
    assert not Change.objects.filter(deed="network_edited").exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [("colour_dark", "sininen"), ("colour_light", "#12"), ("window_left_mm", "40"), ("postal_code", "871")],
)
def test_what_cannot_be_is_told_at_its_field(eeva, field, value):
    response = send(eeva, **{field: value})
    assert list(response.context["form"].errors) == [field]
    assert value in response.content.decode()


def test_a_pale_colour_is_shown_as_it_is_printed(eeva, story):
    Network.objects.filter(pk=story.kainuu.pk).update(colour_dark="#3388ff")
    response = eeva.get(ADDRESS)
    dark, _light = response.context["samples"]
    assert dark["is_repaired"]
    assert (dark["typed"], dark["printed"] in response.content.decode()) == ("#3388ff", True)
    assert "3,4" in dark["note"]


def test_who_coordinates_two_networks_chooses_one(eeva, story):
    Membership.objects.create(user=story.eeva, network=story.oulu, role="coordinator")
    assert len(eeva.get(ADDRESS).context["switch"]) == 2
    send(eeva, f"{ADDRESS}?verkosto=oulu", name="Oulun uusi digituki")
    assert Network.objects.get(slug="oulu").name == "Oulun uusi digituki"


def test_strangers_change_their_own_network_only(client, story):
    client.force_login(story.oona)
    assert client.get(f"{ADDRESS}?verkosto=kainuu").status_code == 404
    for person in (story.matti, story.liisa):
        client.force_login(person)
        assert client.get(ADDRESS).status_code == 404
