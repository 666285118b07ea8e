"""Is a host site taken away once, and its link with it?"""

import pytest

from events.models import HostSite
from partners.models import Change
from tests.host_world import ADDRESS, hybrid, site_with_link

pytestmark = pytest.mark.django_db


def test_the_link_of_a_place_that_is_gone_opens_nothing(client):
    site, url = site_with_link(hybrid(client))
    assert client.post(f"{ADDRESS}{site.pk}/poista/")["Location"] == ADDRESS
    assert client.post(f"{ADDRESS}{site.pk}/poista/").status_code == 404
    assert client.get(url).status_code == 404
    assert not HostSite.objects.exists()
    assert Change.objects.of_deeds(["host_site_removed"]).count() == 1
