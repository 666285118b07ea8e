"""What does a partner see after answering, and what may be taken along: calendar entries, the letter, the link?"""

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from partners import limits
from partners.choices import LinkPurpose
from talkoot.lib import dates

from ... import personal_links, printing, sheet
from ...calendars import entries
from ...choices import Attending, StandState
from ...documents import kinds, press
from ...documents.kind import Document
from ..adding import add_words
from . import partner_tasks, words
from .doors import Visit, behind_link

CALENDAR = "text/calendar; charset=utf-8; method=PUBLISH"


@login_not_required
@require_safe
@behind_link
def thanks(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Say what has been reserved, and offer what belongs to it. Whoever has not answered is led to the form."""
    stand, event, language = visit.stand, visit.event, visit.language
    if stand.answered_at is None or not visit.may_answer:
        return redirect(visit.url("answer"))
    url = personal_links.address(LinkPurpose.STAND, visit.token)
    shown: dict[str, Any] = words.frame(event.network, language, visit.path) | {
        "visit": visit, "stand": stand, **visit.pages, "name": words.first_name(stand.answered_by),
        "answers": words.summary(stand, language), "facts": words.event_facts(event, language),
        "reminded": dates.weekday_date(localdate(stand.answered_at) + words.A_WEEK, language),
        "has_calendar": bool(event.day and event.opens and stand.state in (StandState.CONFIRMED, StandState.UNSURE)),
        "adding": add_words(sheet.from_rows(event, (), (), (), language), visit.url("calendar"), language),
        "partner_feed_url": visit.url("partner_feed"),
        "meetings": [words.meeting_when(row, language) for row in attended(visit)],
        "tasks": partner_tasks.agreed(visit), "url": url, "forward": words.forwarding(event, url, language),
        "receipt_to": getattr(words.primary_contact(stand), "email", ""),
    }  # fmt: skip
    return render(request, "link/thanks.html", shown)


@login_not_required
@require_safe
@behind_link
def calendar(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Send the day, its set-up and the meetings as one file for any calendar (METHOD:PUBLISH)."""
    if not visit.event.day or not visit.event.opens:
        raise Http404
    facts = sheet.from_rows(visit.event, (), attended(visit), (), visit.language)
    body = entries.download([entries.team_entries(facts, with_meetings=True)])
    name = f'attachment; filename="{visit.event.slug}.ics"'
    return HttpResponse(body, content_type=CALENDAR, headers={"Content-Disposition": name})


@login_not_required
@require_safe
@behind_link
def letter(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Send the invitation letter with this same link as its square code. It is made anew and kept nowhere."""
    if not limits.take("letter", visit.stand.subject, limits.LETTERS_OF_STAND):
        return too_busy(request)
    try:
        with press.within(settings.PICTURE_PATIENCE):
            document = letter_of(visit)
    except press.PressError:
        return too_busy(request)
    name = f'inline; filename="{document.file_name}"'
    return HttpResponse(document.pdf, content_type="application/pdf", headers={"Content-Disposition": name})


def letter_of(visit: Visit) -> Document:
    """Return the letter in the page's language. Raises press.PressError."""
    facts = sheet.of(visit.event, visit.language).with_changes(letter_date=localdate())
    contact = words.primary_contact(visit.stand)
    subject = printing.recipient_of(visit.stand.organisation, contact, visit.language)
    url = personal_links.address(LinkPurpose.STAND, visit.token)
    return kinds.make("invitation_letter", facts, words.with_link(subject, url))


def too_busy(request: HttpRequest) -> HttpResponse:
    """Say that the letter cannot be made just now."""
    language = get_language() or settings.LANGUAGE_CODE
    response = render(request, "link/letter_busy.html", {"languages": [], "language": language}, status=503)
    response["Retry-After"] = "30"
    return response


def attended(visit: Visit) -> list[Any]:
    """Return the coming meetings, without those that the partner does not take part in."""
    refused = {row.meeting_id for row in visit.stand.attendances.all() if row.answer == Attending.NO}
    return [row for row in visit.event.meetings.coming(localdate()) if row.pk not in refused]
