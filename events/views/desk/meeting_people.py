"""How are people asked to a meeting, how is an answer noted that came by phone, and how is its agenda put in order?"""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from partners.requests import DeskRequest

from ...actions import agendas, convening
from ...choices import Attending, MeetingState
from ...forms.meeting import InviteForm, PointForm
from ...models import Attendee, Meeting
from . import meeting_words as words
from .meetings import find, page


@require_http_methods(["GET", "HEAD", "POST"])
def meeting_invite(request: DeskRequest, pk: int) -> HttpResponse:
    """Choose who is asked, and write them drafts with the agenda and a calendar invitation."""
    meeting = find(request, pk)
    form = form_for(request, meeting)
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        written = convening.invite(meeting, facts["people"], facts["further"], request.user)
        tell(request, written)
        return redirect("desk:meeting_detail", pk)
    asked = words.people(meeting)
    facts = {
        "form": form, "asked": asked, "behind": convening.behind(meeting),
        "is_cancelled": meeting.state == MeetingState.CANCELLED,
    }  # fmt: skip
    return render(request, "events/meeting_invite.html", page(request, meeting) | facts)


@require_POST
def meeting_person(request: DeskRequest, pk: int, person: int) -> HttpResponse:
    """Note what somebody said by phone, or leave somebody out."""
    meeting = find(request, pk)
    row = get_object_or_404(Attendee.objects.of(meeting), pk=person)
    deed = request.POST.get("deed", "")
    if deed == "leave_out":
        convening.leave_out(meeting, row.pk, request.user)
    elif deed in Attending.values:
        convening.answer(meeting, row, Attending(deed), by=request.user)
    else:
        raise Http404(deed)
    return redirect(reverse("desk:meeting_detail", args=[pk]) + "#people")


@require_POST
def agenda_change(request: DeskRequest, pk: int) -> HttpResponse:
    """Add a point of one's own, bring in what is open, or move, finish or take away one point."""
    meeting = find(request, pk)
    deed = next((name for name in (*agendas.DEEDS, "update", "add") if name in request.POST), "")
    source = request.POST.get(deed, "")
    if deed == "update":
        say_updated(request, *agendas.update(meeting, request.user))
    elif deed == "add":
        add_point(request, meeting)
    else:
        try:
            agendas.change(meeting, source, deed, request.user)
        except LookupError as problem:
            raise Http404(deed) from problem
    back = "desk:meeting_minutes" if request.POST.get("next") == "minutes" else "desk:meeting_detail"
    return redirect(reverse(back, args=[pk]) + "#agenda")


def form_for(request: DeskRequest, meeting: Meeting) -> InviteForm:
    """Return the form with everybody who may still be asked."""
    found = convening.candidates(meeting)
    choices = [
        (
            one.key,
            ", ".join(
                part for part in (one.organisation, one.name, one.email or _("no e-mail address")) if part
            ),
        )
        for one in found
    ]
    likely = [one.key for one in found if one.is_likely]
    return InviteForm(request.POST or None, choices=choices, likely=likely)


def add_point(request: DeskRequest, meeting: Meeting) -> None:
    """Add the point that was typed, or tell what is wrong with it."""
    form = PointForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Write what the point is about, in at most 200 characters."))
        return
    try:
        agendas.add_point(meeting, form.cleaned_data["title"], form.cleaned_data["note"], request.user)
    except agendas.TooManyPoints:
        messages.error(request, _("The agenda has no room for more points. Take some away first."))


def say_updated(request: DeskRequest, new: int, solved: int) -> None:
    """Tell what the agenda got and what is solved."""
    if not new and not solved:
        messages.info(request, _("Nothing new is open."))
        return
    told = ngettext("%(n)s new point.", "%(n)s new points.", new) % {"n": new} if new else ""
    done = ngettext("%(n)s is solved.", "%(n)s are solved.", solved) % {"n": solved} if solved else ""
    messages.success(request, " ".join(part for part in (told, done) if part))


def tell(request: DeskRequest, written: list[int]) -> None:
    """Tell how many drafts wait in the outbox."""
    if not written:
        messages.info(request, _("Everybody who is asked has been told these facts already."))
        return
    told = ngettext("%(n)s draft waits in the outbox.", "%(n)s drafts wait in the outbox.", len(written))
    messages.success(request, told % {"n": len(written)} + " " + _("Look at them there and send them."))
