"""How are meetings listed, made, looked at, changed, cancelled and held after all?"""

from functools import partial
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from partners.models import Network
from partners.requests import DeskRequest
from talkoot.lib import days

from ... import jobs, rhythms
from ...actions import agendas, convening, meetings
from ...choices import MeetingState
from ...forms.day_words import language, say_day
from ...forms.meeting import MeetingForm, NewMeetingForm, PointForm
from ...models import Event, Meeting
from . import meeting_words as words
from .band import band_of


@require_safe
def meeting_list(request: DeskRequest, slug: str) -> HttpResponse:
    """Show the meetings of one event."""
    event = get_object_or_404(Event.objects.plan_visible_to(request.user).with_places(), slug=slug)
    may_edit = event.network_id in request.user.standing.coordinated
    rows = list_rows(event.meetings.select_related("notes", "event"))
    facts = {"band": band_of(event, request), "event": event, "rows": rows, "may_edit": may_edit}
    return render(request, "events/meeting_list.html", facts)


@require_safe
def network_meetings(request: DeskRequest) -> HttpResponse:
    """Show the meetings that belong to no event, of the networks that this person coordinates."""
    if not Network.objects.managed_by(request.user).exists():
        raise Http404
    found = Meeting.objects.editable_by(request.user).of_networks().select_related("notes", "network")
    request.menu_path = reverse("partners:organisation_list")
    return render(request, "events/network_meetings.html", {"rows": list_rows(found), "may_edit": True})


@require_http_methods(["GET", "HEAD", "POST"])
def meeting_new(request: DeskRequest) -> HttpResponse:
    """Make a meeting, or a series: its days are shown before anything is made."""
    owner = owner_of(request)
    form = NewMeetingForm(request.POST or None, instance=Meeting(**meetings.owned_by(owner)))
    days_found = None
    if request.method == "POST" and form.is_valid():
        rhythm = form.rhythm_chosen
        if rhythm is None:
            row = meetings.add_meeting(owner, form.values(), request.user)
            return redirect("desk:meeting_detail", row.pk)
        last = form.cleaned_data["last_day"]
        days_found = series_days(rhythms.occurrences(form.cleaned_data["day"], last, rhythm))
        if "confirm" in request.POST and days_found["held"]:
            meetings.add_series(owner, form.values(), rhythm, last, request.user)
            messages.success(request, _("The meetings are on the list."))
            return redirect(list_of(owner))
    facts = {
        "form": form,
        "days": days_found,
        "owner": owner,
        "back_url": list_of(owner),
        "band": band(owner, request),
    }
    return render(request, "events/meeting_new.html", facts)


@require_safe
def meeting_detail(request: DeskRequest, pk: int) -> HttpResponse:
    """Show one meeting: when and where, who is asked and comes, its agenda, and the way to its minutes."""
    meeting = get_object_or_404(Meeting.objects.visible_to(request.user).whole(), pk=pk)
    may_edit = meeting.own_network.pk in request.user.standing.coordinated
    people = words.people(meeting) if may_edit else []
    why, presses = words.why_moved(meeting)
    return render(request, "events/meeting_detail.html", page(request, meeting) | {
        "may_edit": may_edit, "facts": words.facts(meeting), "why": why, "presses": presses if may_edit else [],
        "people": people, "counted": words.counted(people), "points": words.points(agendas.points_of(meeting)),
        "point_form": PointForm() if may_edit else None, "chip": words.chip(meeting, localdate()),
        "behind": convening.behind(meeting) if may_edit else 0,
        "is_cancelled": meeting.state == MeetingState.CANCELLED, "notes": getattr(meeting, "notes", None),
    })  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def meeting_edit(request: DeskRequest, pk: int) -> HttpResponse:
    """Change when, where and what of one meeting; those beside it in its series stay as they are."""
    meeting = find(request, pk)
    form = MeetingForm(request.POST or None, instance=Meeting.objects.whole().get(pk=pk))
    late: dict[str, Any] = {"status": 200, "theirs": [], "latest": ""}
    if request.method == "POST" and form.is_valid():
        try:
            changed = meetings.edit_meeting(meeting, form.values(), seen=form.seen(), by=request.user)
        except meetings.MeetingChanged as refusal:
            late |= {"status": 409, "theirs": form.take_over(refusal.row)}
        else:
            return saved(request, meeting, is_changed=bool(changed))
    facts = {"form": form, "late": late, "off": day_off_of(form)}
    return render(request, "events/meeting_edit.html", page(request, meeting) | facts, status=late["status"])


@require_POST
def meeting_state(request: DeskRequest, pk: int) -> HttpResponse:
    """Cancel a meeting, alone or with those that follow, or let it be held after all."""
    meeting = find(request, pk)
    wanted = MeetingState.SCHEDULED if request.POST.get("state") == "scheduled" else MeetingState.CANCELLED
    changed = meetings.set_state(meeting, wanted, by=request.user, following="following" in request.POST)
    if wanted == MeetingState.CANCELLED and changed:
        drafts = convening.call_off(changed, request.user)
        told = _("The meeting is cancelled.")
        if drafts:
            told += " " + _("Cancellations to those whose calendars have it wait in the outbox: %(n)s.") % {
                "n": drafts
            }
        messages.success(request, told)
    elif changed:
        messages.success(request, _("The meeting is held after all. Call it together again."))
    follow(meeting)
    return redirect("desk:meeting_detail", pk)


def find(request: DeskRequest, pk: int) -> Meeting:
    """Return a meeting that this person calls together, or raise Http404."""
    return get_object_or_404(Meeting.objects.editable_by(request.user).whole(), pk=pk)


def page(request: DeskRequest, meeting: Meeting) -> dict[str, Any]:
    """Return what every page of one meeting shows around its content."""
    back_url, back_text = words.where_back(meeting)
    return {
        "meeting": meeting, "event": meeting.event, "when": words.when(meeting), "whose": words.whose(meeting),
        "back_url": back_url, "back_text": back_text, "band": band(meeting.whose, request),
    }  # fmt: skip


def band(owner: Event | Network, request: DeskRequest) -> dict[str, Any] | None:
    """Return what stands above the pages of an event; a meeting of the network has none."""
    if isinstance(owner, Event):
        return band_of(owner, request)
    request.network = owner
    request.menu_path = reverse("partners:organisation_list")  # the network's meetings stand among its lists
    return None


def list_rows(found: Any) -> list[dict[str, Any]]:
    """Return meetings as rows, the coming ones first, then those that were held, the newest first."""
    today = localdate()
    rows = [
        {"meeting": row, "day": words.short_day(row, today), "hours": words.hours(row),
         "meta": " ".join(filter(None, (row.place and f"{row.place}.", words.why_moved(row)[0]))),
         "chip": words.chip(row, today), "is_past": row.day < today}
        for row in found
    ]  # fmt: skip
    held = sorted((row for row in rows if row["is_past"]), key=lambda row: row["meeting"].day, reverse=True)
    return [*(row for row in rows if not row["is_past"]), *held]


def owner_of(request: DeskRequest) -> Event | Network:
    """Return whose meeting is made: the event's that the address names, else the network's. Raises Http404."""
    if slug := request.GET.get("talkoot", "").replace("\0", ""):
        return get_object_or_404(Event.objects.editable_by(request.user).with_places(), slug=slug)
    found = Network.objects.managed_by(request.user).order_by("id").first()
    if found is None:
        raise Http404
    return found


def list_of(owner: Event | Network) -> str:
    """Return the address of the list on which a new meeting will stand."""
    if isinstance(owner, Event):
        return reverse("desk:meeting_list", args=[owner.slug])
    return reverse("desk:network_meetings")


def series_days(found: list[rhythms.Occurrence]) -> dict[str, list[str]]:
    """Return the days of a series in words: those on which it is held, and why others are left out."""
    return {
        "held": [say_day(one.day) for one in found if not one.is_off],
        "off": [days.reason(one.day, language()) for one in found if one.is_off],
    }


def day_off_of(form: MeetingForm) -> str:
    """Return why the saved day is no good day to meet; nothing for a working day."""
    day = form.instance.day
    return days.reason(day, language()) if day and days.day_off(day) else ""


def saved(request: DeskRequest, meeting: Meeting, *, is_changed: bool) -> HttpResponse:
    """Tell what was saved and lead back to the meeting."""
    if is_changed:
        messages.success(request, _("Saved."))
    else:
        messages.info(request, _("Nothing had changed, so nothing was saved."))
    follow(meeting)
    return redirect("desk:meeting_detail", meeting.pk)


def follow(meeting: Meeting) -> None:
    """Let the event's drafts and papers follow once the change is saved: invitations tell of meetings."""
    if meeting.event_id:
        transaction.on_commit(partial(jobs.refresh_event.enqueue, meeting.event_id))
