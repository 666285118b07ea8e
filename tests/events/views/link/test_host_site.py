"""Does the local helper of a host site see how to join, and tick the test call, once and without an account?"""

from datetime import time

import pytest
import time_machine
from django.test import Client

from events.models import RunSlot
from partners.choices import LinkPurpose
from partners.models import Change, Link
from tests.host_world import LINK, hybrid, site_with_link

pytestmark = pytest.mark.django_db


@pytest.fixture
def hilla(client):
    """The place, the address behind its link, and a browser without a session, some days before."""
    site, url = site_with_link(hybrid(client))
    with time_machine.travel("2027-03-01T12:00+02:00", tick=False):
        yield Client(), url, site


def test_the_page_tells_how_to_join_and_looking_changes_nothing(hilla):
    client, url, site = hilla
    RunSlot.objects.create(
        event=site.event, starts=time(15), kind="talk", title="Huijausviestit", is_public=True
    )
    before = Change.objects.count()
    page = client.get(url)
    text = page.content.decode()
    for words in (LINK, "Hoivakoti Koivu", "Näin liitytte mukaan", "Ohjelma", "Huijausviestit"):
        assert words in text
    assert "Salainen" not in text
    assert page["Cache-Control"] == "no-store"
    assert Change.objects.count() == before
    swedish = client.get(url + "?kieli=sv").content.decode()
    assert "Så här ansluter ni" in swedish


def test_the_test_call_is_ticked_once_and_two_people_do_not_undo_each_other(hilla):
    client, url, site = hilla
    sent = {"version": "1", "equipment": ["screen", "tested"]}
    assert client.post(url, sent).status_code == 302
    assert client.post(url, sent).status_code == 302, "the same once more"
    late = client.post(url, {"version": "1", "equipment": ["camera"]})
    assert late.status_code == 409
    site.refresh_from_db()
    assert site.equipment == ["screen", "tested"]
    assert client.post(url, {"version": "2", "equipment": ["magic"]}).status_code == 422
    assert Change.objects.of_deeds(["host_site_tested"]).get().by_name == "Hilla Hoitaja"


def test_a_link_for_another_purpose_or_a_revoked_one_opens_nothing(hilla):
    client, url, site = hilla
    token = Link.mint(LinkPurpose.STAND, site.subject, network=site.event.network)
    assert client.get(f"/etapaikka/{token}/").status_code == 404
    Link.objects.filter(subject=site.subject).update(revoked_at="2027-02-01T00:00Z")
    assert client.get(url).status_code == 410
