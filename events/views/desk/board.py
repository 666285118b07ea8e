"""How does the board of an event's stands read: who needs something first, how many of whom, by which views?"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.timezone import make_aware
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partners.models import Change, Message
from partners.templatetags.parts import count_word

from ... import prints
from ...choices import Scope, StandState
from ...models import Event, Stand
from .board_words import Row, row_of
from .calendar_words import hint_of, hints_of

# What needs the coordinator first stands first; the block of the strip
ORDER = {
    StandState.INVITED: "wait",
    StandState.UNSURE: "wait",
    StandState.WAITING: "wait",
    StandState.CONFIRMED: "ok",
    StandState.DECLINED: "no",
    StandState.CANCELLED: "no",
}
LONGEST_STRIP = 15
FRESH_DAYS = 14  # for so long a changed answer is told on the board; the stand's own page tells it always


@dataclass(frozen=True, slots=True)
class Board:
    """All stands of an event as rows, those that need somebody first, and what they were made of."""

    stands: Sequence[Stand]
    rows: Sequence[Row]


def board_of(event: Event, today: date) -> Board:
    """Return the whole board; seven queries however many stands there are."""
    stands = list(event.stands.in_order().with_contacts().with_presenters().with_posts())
    posters = prints.posters_of(event.printings.of(event))
    printed = min(
        (poster.at for poster in prints.newest(posters)), default=None
    )  # the oldest that still hangs
    fresh = make_aware(datetime.combine(today - timedelta(days=FRESH_DAYS), time()))
    since = min(fresh, printed) if printed else fresh
    changes = list(Change.objects.about(event.subject).of_parts().since(since).select_related(None))
    made_different = prints.since_print(change for change in changes if printed and change.at > printed)
    letters = by_subject(Message.objects.about(event.subject).newest_first().without_text())
    told = by_part(change for change in changes if change.at >= fresh)
    hints = hints_of(event)
    rows = [
        row_of(
            event,
            stand,
            letters.get(stand.subject, []),
            told.get(stand.subject, []),
            prints.is_stale(stand, made_different.get(stand.subject)),
            today,
        )
        for stand in stands
    ]
    rows = [replace(row, calendar=hint_of(stand, hints)) for stand, row in zip(stands, rows, strict=True)]
    places = {state.value: place for place, state in enumerate(ORDER)}
    rows.sort(key=lambda row: (places[row.state], not row.is_urgent))
    return Board(stands, rows)


def by_subject(messages: Iterable[Message]) -> dict[str, list[Message]]:
    """Return messages by the stand they are about, in the order they came."""
    found: dict[str, list[Message]] = {}
    for message in messages:
        found.setdefault(message.subject, []).append(message)
    return found


def by_part(changes: Iterable[Change]) -> dict[str, list[Change]]:
    """Return changes by the stand they are about, in the order they came."""
    found: dict[str, list[Change]] = {}
    for change in changes:
        found.setdefault(change.part, []).append(change)
    return found


def chosen(rows: Sequence[Row], asked: Mapping[str, str]) -> tuple[list[Row], str, str]:
    """Return the rows that an address asks for, and its state and scope; an unknown word asks for all."""
    state = asked.get("tila", "") if asked.get("tila") in StandState.values else ""
    scope = asked.get("aihe", "") if asked.get("aihe") in Scope.values else ""
    found = [row for row in rows if state in ("", row.state) and scope in ("", row.scope)]
    return found, state, scope


def state_views(event: Event, rows: Sequence[Row], state: str, scope: str) -> list[dict[str, Any]]:
    """Return the views by state with their counts, those without a row left out; nothing when there is but one."""
    counts = Counter(row.state for row in rows if scope in ("", row.scope))
    words = [(value.value, str(value.label)) for value in ORDER]
    return _views(event, "tila", state, [("", _("All")), *words], counts, {"aihe": scope})


def scope_views(event: Event, rows: Sequence[Row], state: str, scope: str) -> list[dict[str, Any]]:
    """Return the views by what the stands help with, with their counts."""
    counts = Counter(row.scope for row in rows if state in ("", row.state))
    words = [(value.value, str(value.label)) for value in Scope]
    return _views(event, "aihe", scope, [("", _("All topics")), *words], counts, {"tila": state})


def _views(
    event: Event,
    name: str,
    current: str,
    words: list[tuple[str, str]],
    counts: Counter[str],
    other: dict[str, str],
) -> list[dict[str, Any]]:
    counts[""] = counts.total()
    address = reverse("desk:stand_list", args=[event.slug])
    views = []
    for value, label in words:
        if value and not counts[value] and value != current:
            continue
        query = urlencode({key: word for key, word in {name: value, **other}.items() if word})
        views.append(
            {"label": label, "url": f"{address}?{query}" if query else address, "count": counts[value],
             "is_current": value == current}
        )  # fmt: skip
    return views if len(views) > 2 or current else []


def to_be_reminded(rows: Iterable[Row]) -> int:
    """Return how many have been asked and have not answered: those whom a reminder is for."""
    return sum(1 for row in rows if row.state in StandState.silent() and row.asked)


def strip(rows: Sequence[Row]) -> list[str]:
    """Return one block for each stand, or nothing when there are too many to be somebody each."""
    return [ORDER[StandState(row.state)] for row in rows] if len(rows) <= LONGEST_STRIP else []


def sentence(rows: Sequence[Row]) -> dict[str, str]:
    """Return the state of all in a sentence: its bold start and its rest."""
    counts = Counter(row.state for row in rows)
    waiting = counts[StandState.INVITED] + counts[StandState.UNSURE]
    declined = counts[StandState.DECLINED] + counts[StandState.CANCELLED]
    confirmed = counts[StandState.CONFIRMED]
    words = ngettext("%(count)s has confirmed", "%(count)s have confirmed", confirmed)
    strong = words % {"count": count_word(confirmed)} if confirmed else _("Nobody has confirmed yet")
    rest = []
    if waiting:
        rest.append(
            ngettext("%(count)s has not answered", "%(count)s have not answered", waiting)
            % {"count": count_word(waiting)}
        )
    if counts[StandState.WAITING]:
        rest.append(_("%(count)s on the waiting list") % {"count": count_word(counts[StandState.WAITING])})
    if declined:
        rest.append(
            ngettext("%(count)s cannot come", "%(count)s cannot come", declined)
            % {"count": count_word(declined)}
        )
    return {"strong": strong[:1].upper() + strong[1:], "rest": (", " + ", ".join(rest) if rest else "") + "."}
