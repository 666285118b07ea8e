"""What is new on the desk's front page: what partners answered, who is silent, which mails need somebody?"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from django.utils.timezone import make_aware

from partners.models import Message
from partners.requests import DeskRequest

from ... import news
from ...models import Event
from .plan_lines import short

DAYS = 4  # on Monday one still reads what came on Friday


def news_of(request: DeskRequest, events: Sequence[Event], today: date) -> dict[str, list[dict[str, object]]]:
    """Return which mails need somebody, and what partners have answered, to be read at leisure.

    Two queries for a coordinator, none for others. Who is silent stands among what is waited for.
    """
    if not request.user.standing.coordinated:
        return {"needs": [], "rows": []}
    since = make_aware(datetime.combine(today - timedelta(days=DAYS), time()))
    troubled = news.mails(Message.objects.managed_by(request.user).troubled(), events)
    own = [event for event in events if event.network_id in request.user.standing.coordinated]
    return {
        "needs": [row(one) for one in troubled],
        "rows": [row(one) for one in news.answers_since(request.user, own, since)],
    }


def row(one: news.News) -> dict[str, object]:
    """Return one piece of news for parts/row.html."""
    return {
        "when": short(one.day) if one.day else "", "title": one.title, "url": one.url,
        "place": f"{one.place}." if one.place else "", "note": one.note, "action": one.action,
    }  # fmt: skip
