"""How does somebody with a link see the meetings they are asked to, answer them, and read their minutes?

A partner's link opens all meetings of its event; somebody without a stand has a link to one meeting.
"""

from typing import Any

from allauth.core.ratelimit import respond_429
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from partners import limits
from partners.models import Network
from talkoot.lib import dates

from ... import minutes_facts, personal_links
from ...actions import convening
from ...choices import Attending, MeetingState
from ...date_choices import LineKind
from ...documents.meeting_papers import items_of
from ...models import Attendee, Meeting
from ...personal_links import Door
from . import words
from .doors import CLOSED, Visit, behind_link, with_headers


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@behind_link
def meetings(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show a partner the meetings of its event with their agendas and minutes, and take its answers."""
    rows = list(visit.event.meetings.select_related("notes"))
    if request.method == "POST":
        meeting = next((row for row in rows if str(row.pk) == request.POST.get("meeting")), None)
        word = answer_in(request)
        if meeting is None or word is None:
            return redirect(visit.url("meetings"))
        if visit.may_answer and may_be_answered(meeting):
            who = words.primary_contact(visit.stand)
            name = who.name if who else visit.stand.organisation.name
            convening.answer_of_stand(meeting, visit.stand, word, by_name=name)
        return redirect(f"{visit.url('meetings')}#meeting-{meeting.pk}")
    asked = Attendee.objects.meetings_of(visit.stand)
    said = {row.meeting_id: row.answer for row in visit.stand.attendances.all()}
    shown = [
        meeting_words(row, said.get(row.pk, ""), visit.language, is_asked=row.pk in asked) for row in rows
    ]
    facts = words.frame(visit.event.network, visit.language, visit.path) | {
        "visit": visit, "stand": visit.stand, **visit.pages, "meetings": [row for row in shown if row["is_shown"]],
        "title": _("Meetings"), "lead": words.event_facts(visit.event, visit.language)[0]["value"],
        "url": visit.url("meetings"),
    }  # fmt: skip
    return render(request, "link/meetings.html", facts)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def attendee_meeting(request: HttpRequest, token: str) -> HttpResponse:
    """Show somebody the one meeting that the link is for, and take the answer."""
    door, person = personal_links.open_attendee(token, localdate())
    if door == Door.UNKNOWN and not limits.take("unknown link", limits.place_of(request), limits.LINK_MISSES):
        return with_headers(respond_429(request), "")
    language = words.language_of(request, settings.LANGUAGE_CODE)
    with translation.override(language):
        if person is None or door in CLOSED:
            return with_headers(closed(request, door, person, language), language)
        if request.method == "POST":
            if not (word := answer_in(request)):
                raise Http404
            if may_be_answered(person.meeting):
                convening.answer(person.meeting, person, word, by_name=person.name or person.organisation)
            return with_headers(redirect(request.get_full_path()), language)
        shown = attendee_page(request, person, language)
        return with_headers(render(request, "link/attendee_meeting.html", shown), language)


def attendee_page(request: HttpRequest, person: Attendee, language: str) -> dict[str, Any]:
    """Return what the page of one meeting shows to somebody who was asked to it."""
    meeting = person.meeting
    said = convening.answers_of(meeting, [person]).get(person.pk, "")
    return words.frame(meeting.own_network, language, request.path) | {
        "meetings": [meeting_words(meeting, said, language, is_asked=True)], "url": request.get_full_path(),
        "title": meeting.name, "lead": str(meeting.event or meeting.own_network), "over": minutes_facts.named(person),
    }  # fmt: skip


def closed(request: HttpRequest, door: Door, person: Attendee | None, language: str) -> HttpResponse:
    """Say kindly that the link opens nothing, and whom to call."""
    network = person.meeting.own_network if person else None
    facts: dict[str, Any] = {
        "door": door.value, "event": None, "stand": None, "is_held": True,
        "helpers": [] if network else words.helpers_of(Network.objects.order_by("name")[:5], language),
    }  # fmt: skip
    if network:
        facts |= words.frame(network, language)
    return render(request, "link/closed.html", facts, status=CLOSED[door])


def answer_in(request: HttpRequest) -> Attending | None:
    """Return what was pressed; nothing for anything else."""
    pressed = request.POST.get("answer", "")
    return Attending(pressed) if pressed in Attending.values else None


def may_be_answered(meeting: Meeting) -> bool:
    """Tell whether an answer still matters: the meeting is to be held, today or later."""
    return meeting.state == MeetingState.SCHEDULED and meeting.day >= localdate()


def meeting_words(meeting: Meeting, said: str, language: str, *, is_asked: bool) -> dict[str, Any]:
    """Return one meeting for a link's page; its minutes only to those who were asked, once they have been given."""
    notes = getattr(meeting, "notes", None)
    is_given = is_asked and notes is not None and notes.shared_at is not None
    is_coming = meeting.day >= localdate()
    return {
        "pk": meeting.pk, "name": meeting.name, "place": meeting.place, "link": meeting.link if is_coming else "",
        "when": dates.event_time(meeting.day, meeting.starts, meeting.ends, None, language),
        "is_cancelled": meeting.state == MeetingState.CANCELLED, "may_answer": may_be_answered(meeting),
        "answer": said, "agenda": items_of(meeting.current_agenda), "is_shown": is_coming or is_given,
        "minutes": minutes_of(meeting) if is_given else [], "chair": notes.chair if is_given and notes else "",
        "secretary": notes.secretary if is_given and notes else "",
    }  # fmt: skip


def minutes_of(meeting: Meeting) -> list[dict[str, str]]:
    """Return the lines of a meeting's minutes for reading."""
    labels = {LineKind.DECISION: _("Decision"), LineKind.TASK: _("Task")}
    lines = meeting.lines.standing()
    return [
        {"label": labels.get(LineKind(line.kind), ""), "kind": line.kind, "text": line.text,
         "point": line.item.title if line.item else ""}
        for line in lines if line.text.strip()
    ]  # fmt: skip
