"""Who follows the programme remotely? A care home with its helper, added by Eeva to Kajaani's hybrid day."""

from typing import Any

from django.test import Client

from events.models import HostSite
from partners.choices import LinkPurpose
from partners.models import Link
from tests import world
from tests.posting import typed

ADDRESS = "/suunnittelu/kajaani/etapaikat/"
LINK = "https://meet.example.org/talkoot"
KOIVU = {
    "name": "Hoivakoti Koivu", "helper_name": "Hilla Hoitaja", "helper_email": "hilla@example.org",
    "helper_phone": "000 123 4567", "test_call_on": "3.3.2027", "test_call_at": "10", "equipment": ["screen"],
}  # fmt: skip


def hybrid(client: Client) -> world.Story:
    """Let Kajaani be held remotely too, and Eeva be signed in."""
    story = world.story()
    story.kajaani.attendance, story.kajaani.remote_link = "hybrid", LINK
    story.kajaani.save()
    client.force_login(story.eeva)
    return story


def add(client: Client, **facts: Any) -> Any:
    """Type a host site and send it."""
    form = client.get(ADDRESS + "uusi/").context["form"]
    return client.post(ADDRESS + "uusi/", typed(form, **(KOIVU | facts)))


def site_with_link(story: world.Story) -> tuple[HostSite, str]:
    """Return a host site and the address behind its link."""
    site = HostSite.objects.create(
        event=story.kajaani, name="Hoivakoti Koivu", helper_name="Hilla Hoitaja", note="Salainen"
    )
    token = Link.mint(LinkPurpose.HOST_SITE, site.subject, network=story.kainuu)
    return site, f"/etapaikka/{token}/"
