"""Is a host site added, once however often the button is pressed?"""

from datetime import date, time

import pytest

from events.models import HostSite
from partners.models import Change
from tests.host_world import ADDRESS, add, hybrid

pytestmark = pytest.mark.django_db


def test_a_place_is_added_once_with_its_test_call_and_ticks(client):
    hybrid(client)
    assert add(client)["Location"] == ADDRESS
    add(client)
    site = HostSite.objects.get()
    assert (site.helper_name, site.test_call_on, site.test_call_at) == (
        "Hilla Hoitaja",
        date(2027, 3, 3),
        time(10),
    )
    assert site.equipment == ["screen"]
    assert Change.objects.of_deeds(["host_site_added"]).get().after.startswith("Hoivakoti Koivu")


def test_a_day_that_does_not_exist_is_told_and_nothing_is_lost(client):
    hybrid(client)
    response = add(client, test_call_on="31.2.2027")
    assert response.context["form"].errors.keys() == {"test_call_on"}
    assert "Hilla Hoitaja" in response.content.decode()
    assert not HostSite.objects.exists()
