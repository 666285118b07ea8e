"""What is one person of a network told by mail: on Mondays the week, on other days the news, never twice a day?

The mail of a day tells what happened until seven in the morning, so whenever in the day it is made, it says the same.
Its key holds the user and the day: however often the clock ticks, on however many machines, it is written once. The
week is told on its Monday only: when the clock stood still then, it is not told later.
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

from partners.choices import Digest
from partners.models import Message, User
from partners.post import outbox
from partners.post.letter import Letter
from talkoot.lib import dates

from . import desk_letters, news, rounds, weekly
from .choices import LetterKind
from .models import Event
from .plan_choices import ReminderKind

HOUR = 7  # local time
MONDAY = 0
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
    found = rounds.each(User.objects.reading_digests(today), lambda user: _send(user, today))
    if not found.failed:
        cache.set(done, True, REMEMBERED)
    return found.done


def key_of(user: User, day: date) -> str:
    """Return the key of one user's digest of one day."""
    return f"{LetterKind.DIGEST}:{user.pk}:{day}"


@transaction.atomic
def _send(user: User, today: date) -> bool:
    """Write one user's digest if there is something to tell and it is not written yet."""
    key = key_of(user, today)
    if Message.objects.with_key(key).exists():
        return False
    is_monday = today.weekday() == MONDAY
    with translation.override(user.language):
        found = _news(user, today) if is_monday or user.digest == Digest.DAILY else []
        letter = _week_letter(user, today, found, key) if is_monday else _news_letter(user, today, found, key)
    return outbox.write(letter)[1] if letter else False


def _news(user: User, today: date) -> list[news.News]:
    """Return what a coordinator has not been told yet; nobody else is told the news."""
    if not user.standing.coordinated:
        return []
    until = make_aware(datetime.combine(today, time(HOUR)))
    since = until - timedelta(days=DAYS_BACK)
    latest = Message.objects.with_keys_like(f"{LetterKind.DIGEST}:{user.pk}:").newest_first().first()
    if latest:
        since = max(since, make_aware(datetime.combine(date.fromisoformat(latest.key[-10:]), time(HOUR))))
    return news_for(user, since, until)


def _news_letter(user: User, today: date, found: Sequence[news.News], key: str) -> Letter | None:
    if not found:
        return None
    return desk_letters.digest(user, values_of(found, today, user.language), key=key, link=_desk())


def _week_letter(user: User, today: date, found: Sequence[news.News], key: str) -> Letter | None:
    """Return the week with the news below it; the news alone when the week holds nothing."""
    week = weekly.week_of(user, today, user.language)
    if not week:
        return _news_letter(user, today, found, key)
    heading = _("News since the last mail")
    rest = "\n".join([f"{heading}:", *_lines(found)]) if found else ""
    text = "\n\n".join(part for part in (week.text, rest) if part)
    values = {"week": str(today.isocalendar().week), "news_title": week.summary, "news": text}
    return desk_letters.digest(user, values, key=key, link=_desk(), kind=ReminderKind.WEEKLY)


def _desk() -> str:
    return f"{settings.PORTAL_BASE_URL}{reverse('desk:event_list')}"


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
