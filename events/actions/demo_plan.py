"""What does the example's network plan to tell, buy and bring; what has a partner published; where is help wished?"""

from collections.abc import Iterator, Mapping
from datetime import time
from decimal import Decimal
from typing import Any

from partners.models import Municipality, Network, Organisation, User

from ..models import Event, MarketingPlan, MarketingRow
from .demo_answers import Moved
from .ideas import write_idea
from .partner_posts import add_post

SUMS = ("cost_planned", "cost_actual")


def add_ideas(network: Network, rows: list[dict[str, str]], by: User) -> Iterator[Event]:
    """Write down where talkoot are wished for, before there is a day; yields each."""
    for row in rows:
        yield write_idea(
            network=network, municipality=Municipality.objects.get(code=row["municipality"]), by=by, name=row["name"],
            reason=row["reason"], evidence=row["evidence"],
        )  # fmt: skip


def add_plan(
    event: Event, said: dict[str, Any], organisations: Mapping[str, Organisation], moved: Moved
) -> None:
    """Save what the data file tells of one event's marketing, supplies and partners' own posts. Sums in euros."""
    if "aims" in said:
        aims = said["aims"] | {"budget": Decimal(said["aims"]["budget"])}
        MarketingPlan.objects.create(event=event, **aims)
    for name, facts in said.get("rows", {}).items():
        row, _is_new = MarketingRow.objects.get_or_create(task=event.tasks.get(name=name))
        for fact, value in typed(facts, moved).items():
            setattr(row, fact, value)
        row.save()
    for name, cost in said.get("costs", {}).items():
        event.supplies.filter(name=name).update(cost=Decimal(cost))
    for name, slug in said.get("brings", {}).items():
        event.supplies.filter(name=name).update(bringer="", stand=event.stands.get(organisation__slug=slug))
    event.supplies.filter(name__in=said.get("packed", ())).update(is_packed=True)
    for post in said.get("posts", ()):
        stand = event.stands.get(organisation=organisations[post["organisation"]])
        facts = {name: post[name] for name in ("channel", "place", "reach", "link")}
        add_post(stand, facts | {"published_on": moved(post["on"])}, by_name=stand.answered_by)


def typed(facts: dict[str, Any], moved: Moved) -> dict[str, Any]:
    """Return what the data file tells of one row as the database wants it: sums, a shifted day, a time."""
    found: dict[str, Any] = dict(facts)
    for name in SUMS:
        if name in found:
            found[name] = Decimal(found[name])
    if "publish_on" in found:
        found["publish_on"] = moved(found["publish_on"])
    if "publish_at" in found:
        found["publish_at"] = time.fromisoformat(found["publish_at"])
    return found
