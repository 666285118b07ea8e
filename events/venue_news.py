"""What has the library said of proposed days and of its room that a coordinator should hear of?

What the library said last of a time, and of the room, is told; what it had said before within the same span is not.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import get_language, ngettext, pgettext

from partners.models import Change
from partners.templatetags.parts import count_word
from talkoot.lib import dates

from .date_choices import Suits
from .models import Event, PollOption, RoomBooking
from .news_item import News, capital

VOTED = "poll_voted"
CONFIRMED, REFUSED, PROPOSED = "room_confirmed", "room_refused", "room_proposed"
ROOM = (CONFIRMED, REFUSED, PROPOSED)
DEEDS = (VOTED, *ROOM)
MOST_ALONE = 2  # times that do not suit; more are one line
Told = tuple[datetime, News]


def told(changes: Sequence[Change], events: Mapping[str, Event]) -> list[Told]:
    """Return what the library said at these events, by subject, with its moment; the changes come newest first.

    No query in Finnish, in which the trail tells times; two at most in another language.
    """
    ours = [
        change for change in changes if change.subject in events and change.deed in DEEDS and not change.part
    ]
    return [*_votes(ours, events), *_rooms(ours, events)]


def _votes(changes: Iterable[Change], events: Mapping[str, Event]) -> Iterable[Told]:
    newest: dict[tuple[str, str], Change] = {}
    first: dict[tuple[str, str], Change] = {}
    for change in changes:
        if change.deed == VOTED:
            newest.setdefault((change.subject, change.field), change)
            first[change.subject, change.field] = change
    groups: dict[tuple[str, str], list[Change]] = {}
    for key, change in newest.items():
        kind = _kind(first[key].before, change.after)
        if kind:
            groups.setdefault((change.subject, kind), []).append(change)
    names = _times([rows[0].subject for rows in groups.values()], events)
    for (subject, kind), rows in groups.items():
        times = [names.get((subject, row.field), row.field) for row in rows]
        event = events[subject]
        if len(rows) > MOST_ALONE and kind != "unsure":
            title = ngettext(
                "%(n)s proposed time does not suit the library",
                "%(n)s proposed times do not suit the library", len(rows),
            ) % {"n": count_word(len(rows))}  # fmt: skip
            yield rows[0].at, _poll_news(event, capital(title), rows[0], "; ".join(reversed(times)))
        else:
            for row, time in zip(rows, times, strict=True):
                yield row.at, _poll_news(event, _sentence(kind) % {"time": time}, row)


def _kind(before: str, after: str) -> str:
    """Return what became of a time: refused, refused after a promise, or not sure any more; nothing if all is well."""
    if after == Suits.NO and before != Suits.NO:
        return "refused" if not before else "withdrawn"
    return "unsure" if (before, after) == (Suits.YES, Suits.IF_NEEDED) else ""


def _sentence(kind: str) -> str:
    return {
        "refused": pgettext("news", "Does not suit the library: %(time)s"),
        "withdrawn": pgettext("news", "Does not suit the library after all: %(time)s"),
        "unsure": pgettext("news", "Suits the library only if needed: %(time)s"),
    }[kind]


def _poll_news(event: Event, title: str, change: Change, note: str = "") -> News:
    url = reverse("desk:event_poll", args=[event.slug])
    return News(title, url, str(event.municipality), note, localtime(change.at).date())


def _times(subjects: Iterable[str], events: Mapping[str, Event]) -> dict[tuple[str, str], str]:
    """Return proposed times in the reader's language by event and by the words of the trail."""
    language, ours = get_language() or "fi", [events[subject] for subject in subjects]
    if language == "fi" or not ours:
        return {}
    options = PollOption.objects.filter(poll__event__in=ours).select_related("poll")
    slots = [(f"event:{one.poll.event_id}", (one.day, one.opens, one.closes, None)) for one in options]
    return {
        (subject, dates.event_time(*slot, "fi")): dates.event_time(*slot, language) for subject, slot in slots
    }


def _rooms(changes: Iterable[Change], events: Mapping[str, Event]) -> Iterable[Told]:
    newest: dict[str, Change] = {}
    for change in changes:
        if change.deed in ROOM:
            newest.setdefault(change.subject, change)
    proposed = [events[subject].pk for subject, change in newest.items() if change.deed == PROPOSED]
    bookings = _bookings(proposed)
    for subject, change in newest.items():
        event = events[subject]
        yield change.at, _room_news(event, change, bookings.get(event.pk, ""))


def _bookings(keys: Sequence[int]) -> dict[int, str]:
    """Return the times that libraries propose instead, by event, where the reader's language is not the trail's."""
    language = get_language() or "fi"
    if language == "fi" or not keys:
        return {}
    found = RoomBooking.objects.filter(event__in=keys).exclude(proposed_day=None)
    return {
        row.event_id: dates.event_time(
            row.proposed_day, row.proposed_opens, row.proposed_closes, None, language
        )
        for row in found
        if row.proposed_day
    }


def _room_news(event: Event, change: Change, proposed: str) -> News:
    title = {
        CONFIRMED: pgettext("news", "The library confirmed the room"),
        REFUSED: pgettext("news", "The library cannot give the room"),
        PROPOSED: pgettext("news", "The library proposes another time"),
    }[change.deed]
    time, _semicolon, words = change.after.partition("; ")
    note = "; ".join(part for part in (proposed or time, words) if part)
    url = reverse("desk:room_request", args=[event.slug])
    return News(title, url, str(event.municipality), note, localtime(change.at).date())
