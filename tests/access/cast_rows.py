"""Which rows of the day itself and of series does the cast have, marked with words that only some may read?"""

from datetime import date, time
from typing import Any

from django.utils import timezone

from events.models import Event, HostSite, Meeting, MeetingSeries, RunSlot
from partners.choices import LinkPurpose
from partners.models import Link, Network
from talkoot.lib.links import token_hash
from tests import world


def day_rows(event: Event, people: str, contact: str) -> dict[str, Any]:
    """Make a row of the run sheet, and a host site with a link that works and one that does not."""
    RunSlot.objects.create(event=event, starts=time(13), kind="other", title=f"Rivi {people}", who=people)
    host = HostSite.objects.create(
        event=event, name=f"Hoivakoti {contact}", helper_name=f"Hilla {contact}", note=f"Ovi {contact}",
        helper_email=f"{contact}@example.org",
    )  # fmt: skip
    names = ("host_token", "revoked_host_token")
    tokens = {name: Link.mint(LinkPurpose.HOST_SITE, host.subject, network=event.network) for name in names}
    Link.objects.filter(token_hash=token_hash(tokens[names[1]])).update(revoked_at=timezone.now())
    return {"host": host, **tokens}


def series_row(network: Network, plan: str) -> Meeting:
    """Make a meeting of the network alone, in a series."""
    facts = {"name": f"Palaveri {plan}", "place": f"Huone {plan}", "starts": time(9)}
    ends = {"first_day": date(2027, 2, 11), "last_day": date(2027, 3, 11)}
    series = MeetingSeries.objects.create(network=network, **facts, **ends)
    return world.network_meeting(network, series=series, **facts)
