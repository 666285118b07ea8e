"""For what does a coordinator wait: partners who are silent, and libraries that have not promised their room?"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partners.models import User
from partners.templatetags.parts import count_word

from ... import missed_reminders
from ...choices import AttendanceMode, EventState, RoomState
from ...forms.day_words import capital
from ...models import Event
from ...room_wishes import ask_by
from .agenda import Row
from .plan_lines import short

ASK_DAYS = 14  # so long before the last day for it the request is told among what is next
ROOM_DAYS = 60  # a room further away than that is not yet worried about


def awaited_of(user: User, events: Iterable[Event], today: date) -> list[Row]:
    """Return what is waited for at coming events, given briefly and with counts, and reminders to decide about."""
    rows: list[Row] = [*_missed(user, today)]
    for event in events:
        if event.network_id in user.standing.coordinated and _takes_place(event, today):
            rows += [*_silence(event, today), *_room(event, today)]
    return rows


def _missed(user: User, today: date) -> Iterator[Row]:
    """Say that reminders did not leave and somebody has to decide about them."""
    number = missed_reminders.count_of(user, timezone.now())
    if number:
        words = ngettext("%(n)s reminder did not leave", "%(n)s reminders did not leave", number)
        title = capital(words % {"n": count_word(number)})
        yield Row(
            "decision", today, short(today), title, reverse("desk:reminders_missed"), "", "today", True,
            note=_("Decide whether they are still sent."),
        )  # fmt: skip


def _takes_place(event: Event, today: date) -> bool:
    off = (EventState.CANCELLED, EventState.POSTPONED)
    return event.day is not None and event.day >= today and event.state not in off


def _silence(event: Event, today: date) -> Iterator[Row]:
    number: int = event.silent_count  # type: ignore[attr-defined]
    if not number:
        return
    title = capital(
        ngettext("%(n)s partner has not answered", "%(n)s partners have not answered", number)
        % {"n": count_word(number)}
    )
    by, note = event.answer_by or event.day or today, ""
    if event.answer_by:
        words = (
            _("Answers were asked for by %(day)s.") if by < today else _("Answers are asked for by %(day)s.")
        )
        note = words % {"day": short(by).rstrip(".")}
    url = reverse("desk:stand_list", args=[event.slug])
    yield Row(
        "wait",
        by,
        short(by),
        title,
        url,
        str(event.municipality),
        _state(by, today),
        False,
        _("Partners"),
        note,
    )


def _room(event: Event, today: date) -> Iterator[Row]:
    if event.venue_id is None or event.attendance == AttendanceMode.ONLINE or event.day is None:
        return
    booking = getattr(event, "booking", None)
    state = booking.state if booking else RoomState.ASKED
    url = reverse("desk:library_page", args=[event.slug])
    facts = (event.day, short(event.day))
    if state == RoomState.REFUSED:
        title = _("The library cannot give the room: find another")
        yield Row("decision", today, short(today), title, url, str(event.municipality), "today", True)
    elif state == RoomState.PROPOSED:
        title = _("The library proposes another time: decide")
        yield Row("decision", today, short(today), title, url, str(event.municipality), "today", True)
    elif (by := _to_ask_by(event)) and by <= today + timedelta(days=ASK_DAYS):
        title = _("Request the room at the latest")
        yield Row("task", by, short(by), title, reverse("desk:room_request", args=[event.slug]),
                  str(event.municipality), _state(by, today), True)  # fmt: skip
    elif state == RoomState.ASKED and event.day <= today + timedelta(days=ROOM_DAYS):
        title = _("The library has not promised the room")
        yield Row("wait", *facts, title, url, str(event.municipality), "later", False, _("Library"))


def _to_ask_by(event: Event) -> date | None:
    """Return by when the venue wants to be asked for its room, while nobody has asked and it has not answered."""
    booking = getattr(event, "booking", None)
    is_open = booking is None or (booking.state == RoomState.ASKED and booking.requested_at is None)
    return ask_by(event) if is_open else None


def _state(by: date, today: date) -> str:
    return "late" if by < today else "today" if by == today else "later"
