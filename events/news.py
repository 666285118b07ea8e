"""What has happened among partners and mails that a coordinator should hear of, as sentences with links?"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from partners.choices import MessageState
from partners.models import Change, Message, Picture, User
from partners.models.message import MessageQuerySet
from partners.templatetags.parts import count_word

from . import trail, venue_news
from .choices import EventState, StandState
from .models import Event
from .news_item import News, capital

__all__ = ["News", "answers_since", "given_logos_url", "mails", "silence"]

ANSWERS = ("stand_answered", "stand_answer_changed", "stand_answer_undone")
TOLD, TAKEN_AWAY = "partner_post_added", "partner_post_removed"
LOGO_GIVEN = "partner_logo_given"
DEEDS = (*ANSWERS, TOLD, TAKEN_AWAY, LOGO_GIVEN, *venue_news.DEEDS)
MOST_CHANGES = 300  # lines of the trail; an answer has a few
MOST_MAILS = 4  # named one by one; more are one line
MOST_ALONE = 2  # answers of one kind to one event; more are one line
MOST_NAMES = 4
CHANGED, UNDONE, PUBLISHED, LOGO = "changed", "undone", "published", "logo"


@dataclass(slots=True)
class _Told:
    """What one partner did within the time: the newest of it. `places` are where it has published."""

    event: Event
    stand: str
    name: str
    kind: str
    at: datetime
    fields: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)


def answers_since(
    user: User, events: Iterable[Event], since: datetime, until: datetime | None = None
) -> list[News]:
    """Return what partners answered, changed, took back, published and gave at these events, and what the library said.

    Newest first. One query; one more where a partner gave its logo, as that is told until somebody has taken it into
    use, and those of venue_news.
    """
    changes = Change.objects.managed_by(user).of_deeds(DEEDS).without_parts_of(venue_news.VOTED)
    changes = changes.since(since).by_others(user)
    changes = changes.before(until) if until else changes
    by_subject = {event.subject: event for event in events if event.network_id in user.standing.coordinated}
    rows = list(changes[:MOST_CHANGES])
    logos = [change for change in rows if change.deed == LOGO_GIVEN]
    waiting = (
        set(Picture.objects.managed_by(user).waiting().values_list("given_for", flat=True))
        if logos
        else set()
    )
    given = _given([change for change in logos if change.part in waiting], by_subject)
    found = _collapsed([*_told(rows, by_subject), *_published(rows, by_subject), *given])
    found += venue_news.told(rows, by_subject)
    return [one for _at, one in sorted(found, key=lambda pair: pair[0], reverse=True)]


def silence(events: Iterable[Event], today: date, due_since: date | None = None) -> list[News]:
    """Return the coming events whose partners are silent past the answer-by date; no query.

    The events come with counts. With `due_since` only those whose date passed on that day or later.
    """
    found = []
    for event in events:
        number: int = event.silent_count  # type: ignore[attr-defined]
        by = event.answer_by
        off = event.state in (EventState.CANCELLED, EventState.POSTPONED)
        if not number or by is None or by >= today or off or (event.day and event.day < today):
            continue
        if due_since and by < due_since:
            continue
        title = capital(
            ngettext(
                "%(n)s partner has not answered in time", "%(n)s partners have not answered in time", number
            )
            % {"n": count_word(number)}
        )
        url = reverse("desk:stand_list", args=[event.slug])
        found.append(News(title, url, str(event.municipality), day=by, action=_("Show the numbers")))
    return found


def mails(troubled: MessageQuerySet, events: Iterable[Event]) -> list[News]:
    """Return these failed and unclear messages as news, or one piece for all when there are many; one query."""
    rows = list(troubled.urgent_first().without_text()[: MOST_MAILS + 1])
    if len(rows) > MOST_MAILS:
        title = _("Several messages did not leave, or it is unclear")
        return [News(title, reverse("desk:outbox"), action=_("Open the outbox"))]
    places = {event.subject: str(event.municipality) for event in events}
    return [_mail(row, places) for row in rows]


def _mail(message: Message, places: Mapping[str, str]) -> News:
    words = {
        MessageState.FAILED: _("A message did not leave: %(who)s"),
        MessageState.UNCLEAR: _("It is unclear whether a message left: %(who)s"),
    }[MessageState(message.state)]
    url = reverse("desk:message_detail", args=[message.pk])
    moment = message.settled_at or message.created_at
    return News(
        words % {"who": message.to_name or message.to_email}, url, places.get(message.occasion, ""), message.title,
        localtime(moment).date(), _("Look at the message"),
    )  # fmt: skip


def _told(changes: Sequence[Change], events: Mapping[str, Event]) -> list[_Told]:
    """Return for each partner what its newest deed and state are; the changes come newest first."""
    found: dict[str, _Told] = {}
    newest: dict[str, Change] = {}
    for change in changes:
        event = events.get(change.subject)
        if event is None or not change.part or change.deed not in ANSWERS:
            continue
        name, _colon, whose = change.field.partition(":")
        first = newest.setdefault(change.part, change)
        told = found.get(change.part)
        if told is None:
            kind = UNDONE if change.deed == "stand_answer_undone" else CHANGED
            told = found[change.part] = _Told(event, change.part, whose, kind, change.at)
        told.name = told.name or whose
        if told.kind == CHANGED and name == "state" and change.deed != "stand_answer_undone":
            told.kind = change.after
        elif first.occasion == change.occasion and name and name != "state":
            told.fields.insert(0, name)  # they come backwards
    return [told for told in found.values() if told.name]


def _published(changes: Sequence[Change], events: Mapping[str, Event]) -> list[_Told]:
    """Return for each partner where it has published; what was taken away again is not told."""
    found: dict[str, _Told] = {}
    gone = Counter((change.part, change.before) for change in changes if change.deed == TAKEN_AWAY)
    for change in changes:
        event = events.get(change.subject)
        if event is None or change.deed != TOLD:
            continue
        if gone[change.part, change.after] > 0:
            gone[change.part, change.after] -= 1
            continue
        name, _colon, where = change.after.partition(": ")
        told = found.setdefault(change.part, _Told(event, change.part, name, PUBLISHED, change.at))
        told.places.append(where)
    return list(found.values())


def _given(changes: Sequence[Change], events: Mapping[str, Event]) -> list[_Told]:
    """Return for each partner that it gave its logo, once however often it chose another file."""
    found: dict[str, _Told] = {}
    for change in changes:
        event = events.get(change.subject)
        if event is not None:
            name = change.after.rpartition(": ")[0]
            found.setdefault(change.part, _Told(event, change.part, name, LOGO, change.at))
    return list(found.values())


def _collapsed(told: Sequence[_Told]) -> list[tuple[datetime, News]]:
    """Return one line with its moment for each, or one for all of a kind where there are many."""
    groups: dict[tuple[int, str], list[_Told]] = {}
    for one in told:
        groups.setdefault((one.event.pk, one.kind), []).append(one)
    found: list[tuple[datetime, News]] = []
    for rows in groups.values():
        if len(rows) > MOST_ALONE:
            found.append((rows[0].at, _many(rows)))
        else:
            found += [(row.at, _one(row)) for row in rows]
    return found


def _one(told: _Told) -> News:
    sentences = {
        StandState.CONFIRMED: pgettext("news", "%(name)s comes"),
        StandState.DECLINED: pgettext("news", "%(name)s cannot come"),
        StandState.CANCELLED: pgettext("news", "%(name)s cannot come after all"),
        StandState.UNSURE: pgettext("news", "%(name)s does not know yet"),
        StandState.WAITING: pgettext("news", "%(name)s is on the waiting list"),
        UNDONE: pgettext("news", "%(name)s took its last answer back"),
        PUBLISHED: pgettext("news", "%(name)s has published"),
        LOGO: pgettext("news", "%(name)s gave its logo"),
    }
    words = sentences.get(told.kind, pgettext("news", "%(name)s changed its answer"))
    note = ""
    if told.kind == CHANGED:
        note = ", ".join(dict.fromkeys(trail.label(name) for name in told.fields))
    url = reverse("desk:stand_edit", args=[told.event.slug, int(told.stand.removeprefix("stand:"))])
    if told.kind == PUBLISHED:
        note, url = told.places[0], reverse("desk:partner_posts", args=[told.event.slug])
    action = ""
    if told.kind == LOGO:
        url, action = given_logos_url(), _("Look at the logo")
    return News(
        words % {"name": told.name},
        url,
        str(told.event.municipality),
        note,
        localtime(told.at).date(),
        action,
    )


def given_logos_url() -> str:
    """Return where given logos are looked at and taken into use."""
    return f"{reverse('partners:picture_list')}#given"


def _many(rows: Sequence[_Told]) -> News:
    event, kind, number = rows[0].event, rows[0].kind, len(rows)
    sentences = {
        StandState.CONFIRMED: pgettext("news", "%(n)s partners come"),
        StandState.DECLINED: pgettext("news", "%(n)s partners cannot come"),
        StandState.CANCELLED: pgettext("news", "%(n)s partners cannot come after all"),
        StandState.UNSURE: pgettext("news", "%(n)s partners do not know yet"),
        StandState.WAITING: pgettext("news", "%(n)s partners are on the waiting list"),
        UNDONE: pgettext("news", "%(n)s partners took their last answers back"),
        PUBLISHED: pgettext("news", "%(n)s partners have published"),
        LOGO: pgettext("news", "%(n)s partners gave their logos"),
    }
    words = sentences.get(kind, pgettext("news", "%(n)s partners changed their answers"))
    names = ", ".join(row.name for row in rows[:MOST_NAMES])
    if number > MOST_NAMES:
        names = _("%(names)s and %(n)s more") % {"names": names, "n": number - MOST_NAMES}
    url = reverse("desk:partner_posts" if kind == PUBLISHED else "desk:stand_list", args=[event.slug])
    url += f"?tila={kind}" if kind in StandState.values else ""
    url = given_logos_url() if kind == LOGO else url
    return News(
        capital(words % {"n": count_word(number)}),
        url,
        str(event.municipality),
        names,
        localtime(rows[0].at).date(),
    )
