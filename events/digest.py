"""What is one coordinator told once a day by mail, and to whom is it still to be sent?

The digest of a day tells what happened until seven in the morning, so whenever in the day it is made, it says the same.
Its key holds the user and the day: however often the clock ticks, on however many machines, it is written once.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.timezone import localtime, make_aware
from django.utils.translation import gettext as _

from partners.models import Message, User
from partners.post import outbox
from talkoot.lib import dates

from . import letters, news
from .choices import LetterKind
from .models import Event

HOUR = 7  # local time
DAYS_BACK = 7  # after a week of silence nobody wants to hear of what is older
HELD_DAYS = 31  # events that were held so lately are still news
REMEMBERED = 24 * 3600  # seconds


def send_due(now: datetime) -> int:
    """Write today's digests that are due and not written yet; returns how many, so that the post office is woken."""
    moment = localtime(now)
    if moment.hour < HOUR:
        return 0
    today = moment.date()
    done = f"digests:{today}"
    if cache.get(done):
        return 0
    count = sum(_send(user, today) for user in User.objects.coordinating(today))
    cache.set(done, True, REMEMBERED)
    return count


def key_of(user: User, day: date) -> str:
    """Return the key of one user's digest of one day."""
    return f"{LetterKind.DIGEST}:{user.pk}:{day}"


@transaction.atomic
def _send(user: User, today: date) -> bool:
    """Write one user's digest if there is something to tell and it is not written yet."""
    if Message.objects.with_key(key_of(user, today)).exists():
        return False
    until = make_aware(datetime.combine(today, time(HOUR)))
    latest = Message.objects.with_keys_like(f"{LetterKind.DIGEST}:{user.pk}:").newest_first().first()
    since = until - timedelta(days=DAYS_BACK)
    if latest:
        since = max(since, make_aware(datetime.combine(date.fromisoformat(latest.key[-10:]), time(HOUR))))
    with translation.override(user.language):
        found = news_for(user, since, until)
        if not found:
            return False
        letter = letters.digest(
            user, values_of(found, today, user.language), key=key_of(user, today),
            link=settings.PORTAL_BASE_URL + reverse("desk:event_list"),
        )  # fmt: skip
    return outbox.write(letter)[1]


def news_for(user: User, since: datetime, until: datetime) -> list[news.News]:
    """Return what happened in a span of time in the networks that a user coordinates, what needs somebody first."""
    today = localtime(until).date()
    recent = today - timedelta(days=HELD_DAYS)
    events = list(Event.objects.editable_by(user).briefly().with_counts().coming(recent))
    troubled = Message.objects.managed_by(user).troubled().settled_between(since, until)
    mails = news.mails(troubled, events)
    # The answer-by day passes at midnight: what was due yesterday is told today, once.
    silent = news.silence(events, today, due_since=localtime(since).date())
    return [*mails, *silent, *news.answers_since(user, events, since, until)]


def values_of(found: Sequence[news.News], day: date, language: str) -> dict[str, str]:
    """Return what the placeholders of the digest stand for."""
    title = found[0].title
    if len(found) > 1:
        title = _("%(first)s, and %(n)s more") % {"first": title, "n": len(found) - 1}
    return {
        "date": dates.weekday_day(day, language),
        "news_title": title,
        "news": "\n".join(_lines(found)),
    }


def _lines(found: Iterable[news.News]) -> Iterable[str]:
    for one in found:
        place = f"{one.place}: " if one.place else ""
        note = f" ({one.note})" if one.note else ""
        yield f"- {place}{one.title}{note}"
