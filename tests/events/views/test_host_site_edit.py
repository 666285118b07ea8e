"""Is a host site changed, and never by two people over each other?"""

import pytest

from events.models import HostSite
from tests.host_world import ADDRESS, add, hybrid
from tests.posting import typed

pytestmark = pytest.mark.django_db


def test_who_saves_second_sees_the_other_and_may_still_win(client):
    hybrid(client)
    add(client)
    address = f"{ADDRESS}{HostSite.objects.get().pk}/"
    form = client.get(address).context["form"]
    assert client.post(address, typed(form, helper_name="Ville Vartija"))["Location"] == ADDRESS
    late = client.post(address, typed(form, helper_name="Anna Avulias"))
    assert late.status_code == 409
    assert "Ville Vartija" in late.content.decode()
    assert client.post(address, typed(late.context["form"])).status_code == 302
    site = HostSite.objects.get()
    assert (site.helper_name, site.version, site.calendar_sequence) == ("Anna Avulias", 3, 0)
    client.post(address, typed(client.get(address).context["form"], name="Hoivakoti Mänty"))
    assert HostSite.objects.get().calendar_sequence == 1, "the entry is called by the place"
