"""Is a venue changed by its network's coordinators, with what changed told in the trail?"""

import pytest

from partners.models import Change, Venue
from tests import world
from tests.posting import typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


@pytest.fixture
def address(story):
    return f"/verkosto/paikat/{story.library.pk}/"


def test_changes_are_saved_and_told(client, story, address):
    client.force_login(story.eeva)
    client.post(
        address,
        typed(client.get(address).context["form"], phone="08 615 5555", step_free="no", staffed="la 10–15"),
    )
    venue = Venue.objects.get(pk=story.library.pk)
    assert (venue.phone, venue.step_free, venue.hours.count()) == ("08 615 5555", False, 1)
    told = Change.objects.filter(subject=f"venue:{venue.pk}").values_list("field", "before", "after")
    assert set(told) == {("phone", "", "08 615 5555"), ("step_free", "", "no")}


def test_what_the_room_has_is_counted_and_may_be_left_open(client, story, address):
    client.force_login(story.eeva)
    form = client.get(address).context["form"]
    client.post(address, typed(form, tables="8", sockets="6", screens="", has_wifi="yes"))
    venue = Venue.objects.get(pk=story.library.pk)
    assert (venue.tables, venue.sockets, venue.screens, venue.has_wifi) == (8, 6, None, True)
    html = client.post(address, typed(form, tables="kahdeksan")).content.decode()
    assert "Virhe:" in html
    client.post(address, typed(client.get(address).context["form"], tables="", has_wifi="unknown"))
    venue.refresh_from_db()
    assert (venue.tables, venue.has_wifi) == (None, None)


def test_saving_unchanged_leaves_no_mark(client, story, address):
    client.force_login(story.eeva)
    client.post(address, typed(client.get(address).context["form"]))
    assert not Change.objects.filter(subject=f"venue:{story.library.pk}").exists()


def test_strangers_find_nothing(client, story, address):
    client.force_login(story.eeva)
    form = client.get(address).context["form"]
    for person in (story.oona, story.matti, story.liisa):
        client.force_login(person)
        assert client.get(address).status_code == 404
        assert client.post(address, typed(form, name="Kaapattu")).status_code == 404
    assert Venue.objects.get(pk=story.library.pk).name == story.library.name
