"""How do a meeting, its people and its agenda become the words of its pages?"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from partners.choices import MessageState
from partners.models import Message
from talkoot.lib import dates

from ...actions import convening, meeting_post
from ...choices import Attending, LetterKind, MeetingState
from ...date_choices import ItemOrigin
from ...forms.day_words import language
from ...models import AgendaItem, Attendee, Meeting
from .plan_lines import distance, moved


def when(meeting: Meeting) -> str:
    """Return day and hours: "ke 10.2.2027 klo 13–14"."""
    return dates.event_time(meeting.day, meeting.starts, meeting.ends, None, language())


def short_day(meeting: Meeting, today: date) -> str:
    """Return a meeting's day for a list: with its year where that is not this one."""
    said = dates.weekday_day if meeting.day.year == today.year else dates.weekday_date
    return said(meeting.day, language())


def hours(meeting: Meeting) -> str:
    """Return from when to when it lasts, as the start of a list's facts: "klo 13–14."."""
    return f"{dates.hours(meeting.starts, meeting.ends, language())}."


def whose(meeting: Meeting) -> str:
    """Return what a meeting is about: its event's place, or the network."""
    return str(meeting.event.municipality if meeting.event else meeting.own_network)


def where_back(meeting: Meeting) -> tuple[str, str]:
    """Return the address and name of the list that a meeting stands on."""
    if meeting.event:
        return reverse("desk:meeting_list", args=[meeting.event.slug]), _("Meetings")
    return reverse("desk:network_meetings"), _("Meetings of the network")


def facts(meeting: Meeting) -> list[dict[str, str]]:
    """Return when, where and who calls together, for parts/facts.html."""
    event_day = meeting.event.day if meeting.event else None
    rows = [
        {"name": _("When"), "value": when(meeting), "note": distance(event_day, meeting.day)},
        {
            "name": _("Where"),
            "value": meeting.place or (_("remotely") if meeting.link else _("not agreed yet")),
        },
        {"name": _("Who calls it together"), "value": str(meeting.get_responsible_display())},
    ]
    if meeting.series:
        rows.append({"name": _("Series"), "value": str(meeting.series.get_rhythm_display())})
    return rows


def why_moved(meeting: Meeting) -> tuple[str, list[Any]]:
    """Return why the day is not the one that follows from the event's, and the press to the other one."""
    event = meeting.event
    if event is None or meeting.state == MeetingState.CANCELLED:
        return "", []
    return moved(
        meeting.day,
        event.day,
        meeting.offset_days,
        reverse("desk:meeting_day", args=[event.slug, meeting.pk]),
    )


def chip(meeting: Meeting, today: Any) -> tuple[str, str]:
    """Return the chip of a meeting in a list: kind and word."""
    if meeting.state == MeetingState.CANCELLED:
        return "no", _("Cancelled")
    notes = getattr(meeting, "notes", None)
    if notes is not None and notes.shared_at:
        return "ok", _("Minutes given")
    if meeting.day < today:
        return "wait", _("Minutes not given yet")
    if meeting.invited_at:
        return "ok", _("Called together")
    return "plain", _("Not called together yet")


def people(meeting: Meeting) -> list[dict[str, Any]]:
    """Return who is asked, what each has said and what each has been sent; four queries however many there are."""
    rows = list(meeting.attendees.select_related("stand__organisation"))
    said = convening.answers_of(meeting, rows)
    sent = meeting_post.latest_of(meeting, LetterKind.MEETING)
    return [person(row, said.get(row.pk, ""), sent.get(row.pk)) for row in rows]


def person(row: Attendee, said: str, message: Message | None) -> dict[str, Any]:
    """Return one participant for a list."""
    kinds = {Attending.YES: "ok", Attending.NO: "no"}
    words = {Attending.YES: _("Comes"), Attending.NO: _("Cannot come")}
    name = row.organisation or row.name
    return {
        "pk": row.pk, "name": name, "person": row.name if row.name != name else "", "email": row.email,
        "answer": said, "chip": kinds.get(Attending(said), "wait") if said else "wait",
        "word": words[Attending(said)] if said else _("No answer yet"), "sent": sent_word(message, row),
        "was_there": row.was_there,
    }  # fmt: skip


def sent_word(message: Message | None, row: Attendee) -> str:
    """Return where the invitation of one participant is."""
    if not row.email:
        return _("no e-mail address")
    if message is None or message.state == MessageState.CANCELLED:
        return _("no invitation yet")
    if message.state == MessageState.DRAFT:
        return _("invitation waits in the outbox")
    return _("invitation sent") if message.state in MessageState.gone() else _("invitation on its way")


def counted(rows: Iterable[dict[str, Any]]) -> str:
    """Return how many come, cannot come and have said nothing."""
    found = list(rows)
    numbers = {
        "yes": sum(1 for row in found if row["answer"] == Attending.YES),
        "no": sum(1 for row in found if row["answer"] == Attending.NO),
    }
    numbers["silent"] = len(found) - numbers["yes"] - numbers["no"]
    return _("%(yes)s come, %(no)s cannot come, %(silent)s have not answered") % numbers


def points(rows: Iterable[AgendaItem]) -> list[dict[str, Any]]:
    """Return the points of an agenda with what may be done to each."""
    found = list(rows)
    origins = {
        ItemOrigin.OPEN: pgettext("where a point came from", "open in the plan"),
        ItemOrigin.CARRIED: pgettext("where a point came from", "from the last meeting"),
        ItemOrigin.OWN: pgettext("where a point came from", "own"),
    }
    return [
        {
            "item": row, "number": number, "lines": [line for line in row.note.splitlines() if line.strip()],
            "origin": origins.get(ItemOrigin(row.origin), ""), "may_rise": number > 1, "may_sink": number < len(found),
        }
        for number, row in enumerate(found, start=1)
    ]  # fmt: skip
