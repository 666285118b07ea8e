"""What does a coordinator see of host sites, and nobody else?"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.models import HostSite
from tests.host_world import ADDRESS, add, hybrid

pytestmark = pytest.mark.django_db


def test_the_list_tells_the_test_call_the_ticks_and_the_message(client):
    story = hybrid(client)
    assert "Etäpaikkoja ei ole vielä" in client.get(ADDRESS).content.decode()
    add(client)
    page = client.get(ADDRESS).content.decode().replace("\u00a0", " ")
    for words in ("Hoivakoti Koivu", "Hilla Hoitaja", "ke 3.3.2027 klo 10", "kunnossa"):
        assert words in page, words
    client.post(f"{ADDRESS}{HostSite.objects.get().pk}/viesti/")
    count = queries_of(client)
    for number in range(20):
        HostSite.objects.create(event=story.kajaani, name=f"Kylätalo {number}")
    assert queries_of(client) == count
    assert "Viesti: Luonnos" in client.get(ADDRESS).content.decode()


def queries_of(client) -> int:
    """How many queries the page takes."""
    with CaptureQueriesContext(connection) as taken:
        client.get(ADDRESS)
    return len(taken)


def test_only_coordinators_see_host_sites(client):
    story = hybrid(client)
    add(client)
    site = HostSite.objects.get()
    for person in (story.matti, story.liisa, story.oona):
        client.force_login(person)
        assert client.get(ADDRESS).status_code == 404
        assert client.get(f"{ADDRESS}{site.pk}/").status_code == 404
