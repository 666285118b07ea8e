"""How are minutes written on one screen: who was there, line after line saved as it is typed, and given to everybody?

The page is a form that saves all lines at once; static/js/minutes.js sends each line by itself as it is typed.
"""

from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from partners.requests import DeskRequest
from talkoot.lib.text import without_personal_identity_codes

from ... import meeting_letters
from ...actions import agendas, day, meeting_post, minutes
from ...date_choices import LineKind
from ...documents import press
from ...forms.day import NotesForm
from ...models import Meeting, MeetingNotes, MinutesLine
from ...placeholders import harmless, one_line
from . import meeting_words as words
from .meetings import find, page
from .minutes_words import event_choices, hints, line_facts

EMPTY_LINES = 4  # where no script adds them
PAPERS = {"asialista": "agenda", "muistio": "minutes", "lasnaololista": "attendance_list"}


@require_http_methods(["GET", "HEAD", "POST"])
def meeting_minutes(request: DeskRequest, pk: int) -> HttpResponse:
    """Show the minutes to be written, and save all of it where the form is sent."""
    meeting = find(request, pk)
    notes = getattr(meeting, "notes", None) or MeetingNotes(meeting=meeting)
    form, late = NotesForm(request.POST or None, instance=notes), dict[str, Any](status=200)
    if request.method == "POST" and save_all(request, meeting, form, late):
        return redirect("desk:meeting_minutes", pk)
    rows = [line_facts(row, meeting) for row in meeting.lines.standing()]
    facts = {
        "form": form, "lines": rows, "empty": [empty_line() for _number in range(EMPTY_LINES)],
        "kinds": LineKind.choices, "points": words.points(agendas.points_of(meeting)), "people": words.people(meeting),
        "notes": notes, "hints": hints(), "events": event_choices(meeting, request.user), "late": late,
    }  # fmt: skip
    whole = page(request, meeting) | facts
    return render(request, "events/meeting_minutes.html", whole, status=late["status"])


@require_POST
def minutes_line(request: DeskRequest, pk: int) -> HttpResponse:
    """Save one line as it is typed; answers with the line as it is now, and with the one added beside it."""
    meeting = find(request, pk)
    try:
        saved = minutes.save_line(meeting, sent_line(request.POST, ""), request.user)
    except minutes.MinutesAreFull:
        return JsonResponse({"state": "full"}, status=409)
    except LookupError as problem:
        raise Http404 from problem
    found = {"line": saved.line, "twin": saved.twin}
    rows = {name: line_facts(row, meeting, saved.hint) if row else None for name, row in found.items()}
    return JsonResponse({"state": "saved", **rows})


@never_cache
@require_safe
def minutes_lines(request: DeskRequest, pk: int) -> HttpResponse:
    """Answer with all lines as they are now, so that two writers see each other's words."""
    meeting = find(request, pk)
    people = {row["pk"]: row["was_there"] for row in words.people(meeting)}
    lines = [line_facts(row, meeting) for row in meeting.lines.standing()]
    return JsonResponse({"lines": lines, "present": people, "heads": minutes.heads(meeting)})


@require_POST
def minutes_present(request: DeskRequest, pk: int) -> HttpResponse:
    """Note who is there, somebody who was asked or who came without, and who leads the meeting and writes."""
    meeting = find(request, pk)
    if heads := {
        name: plain(one_line(request.POST[name]))[:120] for name in minutes.HEADS if name in request.POST
    }:
        minutes.lead(meeting, heads, request.user)
    number, name = request.POST.get("person", ""), plain(one_line(request.POST.get("name", "")))[:120]
    if number.isdecimal() and len(number) < 12:
        minutes.tick(meeting, int(number), request.POST.get("present") == "1", request.user)
    elif name:
        organisation = plain(one_line(request.POST.get("organisation", "")))[:120]
        minutes.add_present(meeting, name, organisation, request.user)
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"state": "saved", "heads": minutes.heads(meeting)})
    return redirect(reverse("desk:meeting_minutes", args=[pk]) + "#present")


@require_POST
def minutes_share(request: DeskRequest, pk: int) -> HttpResponse:
    """Give the minutes: the page behind the links at once, mails as drafts, what is left to the next agenda."""
    meeting = find(request, pk)
    written, following = minutes.share(meeting, request.user)
    told = [_("The minutes can be read behind the personal links.")]
    if written:
        told.append(
            ngettext("%(n)s draft waits in the outbox.", "%(n)s drafts wait in the outbox.", len(written))
            % {"n": len(written)}
        )
    if following is not None:
        told.append(_("What was left open is on the agenda of %(meeting)s.") % {"meeting": following.name})
    messages.success(request, " ".join(told))
    return redirect("desk:meeting_detail", pk)


@require_safe
def meeting_paper(request: DeskRequest, pk: int, kind: str) -> HttpResponseBase:
    """Answer with the agenda, the minutes or the list to sign of one meeting as a PDF."""
    meeting = get_object_or_404(Meeting.objects.editable_by(request.user).whole(), pk=pk)
    if kind not in PAPERS:
        raise Http404(kind)
    try:
        with press.within(settings.PICTURE_PATIENCE):
            made = meeting_letters.paper(PAPERS[kind], meeting_post.scene_of(meeting))
    except press.PressError:
        messages.error(request, _("The paper could not be made just now. Try again in a moment."))
        return redirect("desk:meeting_detail", pk)
    name = f'inline; filename="{made.name}"'
    return HttpResponse(made.content, content_type=made.content_type, headers={"Content-Disposition": name})


def save_all(request: DeskRequest, meeting: Meeting, form: NotesForm, late: dict[str, Any]) -> bool:
    """Save chair, secretary, ticks and all lines of a form that was sent whole; returns whether all of it was taken.

    `late` gets what somebody else has written in the place of chair or secretary meanwhile.
    """
    beside, is_whole = save_lines(request, meeting)
    ticked = set(request.POST.getlist("present"))
    for number in request.POST.getlist("person"):
        if number.isdecimal() and len(number) < 12:
            minutes.tick(meeting, int(number), number in ticked, request.user)
    if not form.is_valid():
        return False  # what is wrong is told at its field; the lines are saved
    try:
        minutes.lead(meeting, form.values(), request.user, seen=form.seen())
    except day.RowChanged as refusal:
        late |= {"status": 409, "theirs": form.take_over(refusal.row), "latest": ""}
        return False
    if beside:
        messages.warning(
            request, _("Somebody wrote the same lines meanwhile. Both texts are kept and marked.")
        )
    elif not is_whole:
        messages.warning(request, _("Not everything was saved. Look through the page."))
    else:
        messages.success(request, _("Saved."))
    return True


def save_lines(request: DeskRequest, meeting: Meeting) -> tuple[int, bool]:
    """Save the lines of a form; returns how many stand beside somebody else's, and whether all were taken."""
    beside, is_whole = 0, True
    for key in request.POST.getlist("line"):
        try:
            saved = minutes.save_line(meeting, sent_line(request.POST, f"{key}-"), request.user)
        except (LookupError, minutes.MinutesAreFull):
            is_whole = False
        else:
            beside += saved.twin is not None
    return beside, is_whole


def sent_line(data: QueryDict, prefix: str) -> minutes.Sent:
    """Return a line as a browser sent it. Raises Http404 for what no form of ours sends."""

    def said(name: str) -> str:
        return data.get(f"{prefix}{name}", "")

    try:
        uid = UUID(said("uid"))
        after = UUID(said("after")) if said("after") else None
        kind = LineKind(said("kind") or LineKind.TALK)
    except ValueError as problem:
        raise Http404("no line") from problem
    seen = said("seen")
    return minutes.Sent(
        uid=uid, kind=kind, text=plain(said("text")),
        seen=int(seen) if seen.isdecimal() and len(seen) < 9 else 0, after=after, source=said("source")[:80],
        event=said("event")[:80],
        is_settled=said("draft") != "1", is_removed=said("removed") == "1",
        tried=tuple(plain(text) for text in data.getlist(f"{prefix}tried")[:20]),
    )  # fmt: skip


def plain(text: str) -> str:
    """Return a line as it is kept: without control characters, identity codes and what browsers add at its ends."""
    kept = harmless(text.replace("\r\n", "\n")).strip()
    return without_personal_identity_codes(kept, _("(identity code left out)"))[: minutes.LONGEST_LINE]


def empty_line() -> dict[str, Any]:
    """Return a line that nobody has written yet, with an identity of its own."""
    return line_facts(MinutesLine(uid=uuid4(), version=0), None)
