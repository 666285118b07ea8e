"""How does a planner get, replace and close the address of their own calendar?"""

import re

import pytest

from partners.models import Change, Link
from tests import world

pytestmark = pytest.mark.django_db
ADDRESS = "/suunnittelu/kalenteri/"


@pytest.fixture
def eeva(client):
    person = world.member(world.user("eeva@example.org", "Eeva"), world.network(), "coordinator")
    client.force_login(person)
    return person


def tokens(response):
    """The tokens in the addresses of the page, which shows one address in two ways."""
    pattern = r"http://localhost:8000/kalenteri/oma/([\w-]{43})\.ics"
    return list(dict.fromkeys(re.findall(pattern, response.content.decode())))


def test_looking_makes_no_address(client, eeva):
    response = client.get(ADDRESS)
    assert tokens(response) == []
    assert not Link.objects.exists()
    assert "Tee kalenterilleni osoite" in response.content.decode()


def test_address_is_shown_once_after_it_is_made(client, eeva):
    made = client.post(ADDRESS, {"deed": "open"})
    (token,) = tokens(made)
    assert "no-store" in made["Cache-Control"]
    assert f"webcal://localhost:8000/kalenteri/oma/{token}.ics" in made.content.decode()
    assert f"/kalenteri/oma/{token}.ics?tehtavat=paivina<" in made.content.decode()
    assert client.get(f"/kalenteri/oma/{token}.ics").status_code == 200
    later = client.get(ADDRESS).content.decode()
    assert token not in later
    assert "Kalenterisi on käytössä" in later


def test_second_press_leaves_one_working_address(client, eeva):
    (first,) = tokens(client.post(ADDRESS, {"deed": "open"}))
    (second,) = tokens(client.post(ADDRESS, {"deed": "open"}))
    codes = [client.get(f"/kalenteri/oma/{token}.ics").status_code for token in (first, second)]
    assert codes == [404, 200]


def test_address_is_taken_out_of_use(client, eeva):
    (token,) = tokens(client.post(ADDRESS, {"deed": "open"}))
    closed = client.post(ADDRESS, {"deed": "close"}, follow=True)
    assert "Osoite ei enää toimi" in closed.content.decode()
    assert client.get(f"/kalenteri/oma/{token}.ics").status_code == 404
    client.post(ADDRESS, {"deed": "close"})
    deeds = list(Change.objects.about(f"user:{eeva.pk}").values_list("deed", flat=True))
    assert deeds == ["calendar_feed_closed", "calendar_feed_opened"]


def test_another_persons_address_stays(client, eeva):
    (token,) = tokens(client.post(ADDRESS, {"deed": "open"}))
    oona = world.member(world.user("oona@example.org", "Oona"), world.network("oulu", "Oulu"), "coordinator")
    client.force_login(oona)
    client.post(ADDRESS, {"deed": "close"})
    assert client.get(f"/kalenteri/oma/{token}.ics").status_code == 200
