"""How is an event's phase shown: the bar, and what should be known before it goes on, each with its way out?"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partners.templatetags.parts import count_word

from ...choices import AttendanceMode, EventState, Publication, RoomState, StandState
from ...forms.day_words import Check, capital
from ...models import Event, Stand, Task
from ...phases import EntryCheck, PhaseFacts, entry_checks, following, phase_of
from ...plan_choices import Phase
from ...room_state import Room
from ...schedule import is_past
from .plan_points import missing_points


def brief_facts(event: Event, today: date) -> PhaseFacts:
    """Return what one line of a list knows; needs EventQuerySet.briefly and with_counts, asks nothing itself."""
    return PhaseFacts(
        asked=event.stand_count, confirmed=event.confirmed_count, silent=event.silent_count,  # type: ignore[attr-defined]
        **_of_event(event, today),
    )  # fmt: skip


def whole_facts(
    event: Event, stands: Iterable[Stand], tasks: Sequence[Task], today: date, room: Room | None
) -> PhaseFacts:
    """Return what an event's own page knows; its rows are given, the event comes with_papers, asks nothing itself."""
    asked = [stand for stand in stands if is_asked(stand)]
    waiting = [task for task in tasks if task.is_open and not task.was_past]
    return PhaseFacts(
        asked=len(asked), confirmed=sum(1 for stand in asked if stand.state == StandState.CONFIRMED),
        silent=sum(1 for stand in asked if stand.state in StandState.silent()),
        late_tasks=sum(1 for task in waiting if is_past(task.due_on, today)), open_tasks=len(waiting),
        poster_lacks=len(missing_points(event)), room_outdated=bool(room and room.is_outdated),
        **_of_event(event, today),
    )  # fmt: skip


def is_asked(stand: Stand) -> bool:
    """Tell whether a partner has been asked: not those on the waiting list, nor those still to be invited again."""
    if stand.state in (StandState.WAITING, StandState.CANCELLED):
        return False
    return not (stand.invite_again and stand.state == StandState.INVITED)


def _of_event(event: Event, today: date) -> dict[str, Any]:
    booking, closing = getattr(event, "booking", None), getattr(event, "closing", None)
    return {
        "day": event.day, "today": today, "has_venue": event.venue_id is not None,
        "room_needed": event.attendance != AttendanceMode.ONLINE,
        "room_confirmed": booking is not None and booking.state == RoomState.CONFIRMED,
        "published": event.publication == Publication.PUBLISHED, "closed": closing is not None,
        "has_numbers": closing is not None and closing.visitors is not None,
        "called_off": event.state in (EventState.CANCELLED, EventState.POSTPONED),
    }  # fmt: skip


def phase_bar(facts: PhaseFacts) -> dict[str, Any]:
    """Return the phases for parts/phase.html with the one that is now."""
    phase = phase_of(facts)
    names = list(Phase)
    now, after = names.index(phase), following(phase)
    states = ["done"] * now + ["now"] + [""] * (len(names) - now - 1)
    upcoming = str(after.label) if after else ""
    return {
        "phases": [{"name": str(name.label), "state": state} for name, state in zip(names, states, strict=True)],
        "number": now + 1, "now": str(phase.label), "next": upcoming[:1].lower() + upcoming[1:],
    }  # fmt: skip


def phase_checks(event: Event, facts: PhaseFacts, *, with_links: bool) -> list[Check]:
    """Return the sentences of what is unmet, for parts/checks.html; the links are for those who may change it."""
    return [_line(event, check, with_links) for check in entry_checks(facts)]


def _line(event: Event, check: EntryCheck, with_link: bool) -> Check:
    text, name, anchor, link = WORDS[check.code](check.count)
    url = reverse(name, args=[event.slug]) + anchor
    return Check("warn", text, url if with_link else "", link if with_link else "")


def _counted(words: str, number: int) -> str:
    return capital(words % {"count": count_word(number)})


# For each code: the sentence, the page where it is put right, the place there, and the words of the link.
WORDS: dict[str, Callable[[int], tuple[str, str, str, str]]] = {
    "no_day": lambda n: (
        _("No day has been agreed yet."), "desk:event_move", "", _("Choose the day"),
    ),
    "no_venue": lambda n: (
        _("No place has been chosen yet."), "desk:event_edit", "#id_venue", _("Choose the place"),
    ),
    "nobody_asked": lambda n: (
        _("Nobody has been asked yet."), "desk:stand_list", "", _("Open the partners"),
    ),
    "unconfirmed": lambda n: (
        _counted(ngettext("%(count)s stand is not confirmed.", "%(count)s stands are not confirmed.", n), n),
        "desk:stand_list", "", _("See who is silent"),
    ),
    "nobody_confirmed": lambda n: (
        _("Nobody has confirmed yet."), "desk:stand_list", "", _("Open the partners"),
    ),
    "room_unconfirmed": lambda n: (
        _("The room has not been confirmed."), "desk:library_page", "", _("Open the library's page"),
    ),
    "room_outdated": lambda n: (
        _("The room was confirmed before time or place changed."), "desk:library_page", "",
        _("Open the library's page"),
    ),
    "poster_lacks": lambda n: (
        _counted(ngettext("The poster lacks %(count)s fact.", "The poster lacks %(count)s facts.", n), n),
        "desk:event_edit", "", _("Fill them in"),
    ),
    "late_tasks": lambda n: (
        _counted(ngettext("%(count)s task is late.", "%(count)s tasks are late.", n), n),
        "desk:event_detail", "#late", _("See them"),
    ),
    "no_numbers": lambda n: (
        _("The number of visitors has not been recorded."), "desk:closing_edit", "", _("Record it"),
    ),
    "open_tasks": lambda n: (
        _counted(ngettext("%(count)s task is still open.", "%(count)s tasks are still open.", n), n),
        "desk:event_plan", "?nayta=avoimet", _("See them"),
    ),
}  # fmt: skip
