"""How does a coordinator move, postpone, cancel or reinstate an event, switch to plan B, and take it back?"""

from functools import partial
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from partners.post import jobs as post_jobs
from partners.requests import DeskRequest

from ... import jobs
from ...actions import contingency, moving, snapshots
from ...actions.consequences import NotPossible
from ...date_choices import MoveKind
from ...forms.moving import MoveForm, PreparedForm, ReasonForm, ReturnForm, SwitchForm
from ...models import Event, Move
from .band import band_of
from .move_page import prepared_of
from .move_preview import Preview

MakeForm = type[ReasonForm]


@require_http_methods(["GET", "HEAD", "POST"])
def event_move(request: DeskRequest, slug: str) -> HttpResponse:
    """Move an event to another day, other hours or another place."""
    return _deed(request, slug, MoveKind.MOVE, MoveForm, "events/event_move.html")


@require_http_methods(["GET", "HEAD", "POST"])
def event_postpone(request: DeskRequest, slug: str) -> HttpResponse:
    """Postpone an event without a new day."""
    return _deed(request, slug, MoveKind.POSTPONE, ReasonForm, "events/event_postpone.html")


@require_http_methods(["GET", "HEAD", "POST"])
def event_cancel(request: DeskRequest, slug: str) -> HttpResponse:
    """Cancel an event."""
    return _deed(request, slug, MoveKind.CANCEL, ReasonForm, "events/event_cancel.html")


@require_http_methods(["GET", "HEAD", "POST"])
def event_reinstate(request: DeskRequest, slug: str) -> HttpResponse:
    """Hold a cancelled or postponed event after all, on its old day or another."""
    return _deed(request, slug, MoveKind.REINSTATE, ReturnForm, "events/event_reinstate.html")


@require_http_methods(["GET", "HEAD", "POST"])
def event_contingency(request: DeskRequest, slug: str) -> HttpResponse:
    """Hold an event remotely, both ways, or in place again; below the form is what was made ready for that."""
    return _deed(request, slug, MoveKind.FORMAT, SwitchForm, "events/event_contingency.html")


@require_POST
def contingency_prepare(request: DeskRequest, slug: str) -> HttpResponse:
    """Save plan B before it is needed; nobody is told. What cannot be saved stays on the page with its sentence."""
    event = get_object_or_404(Event.objects.editable_by(request.user).for_moving(), slug=slug)
    form = PreparedForm(request.POST)
    if not form.is_valid():
        return _prepare_again(request, event, form)
    if contingency.prepare(event, **form.cleaned_data, by=request.user, today=localdate()):
        messages.success(request, _("Plan B was saved. Nobody was told."))
    return redirect("desk:event_contingency", slug)


@require_http_methods(["GET", "HEAD"])
def event_redate(request: DeskRequest, slug: str) -> HttpResponse:
    """Lead from the address that the page had earlier to the one that moves events, drafts too."""
    event = get_object_or_404(Event.objects.editable_by(request.user), slug=slug)
    return redirect("desk:event_move", event.slug)


@require_POST
def move_undo(request: DeskRequest, slug: str) -> HttpResponse:
    """Take the last change back while its mails are held."""
    event = get_object_or_404(Event.objects.editable_by(request.user), slug=slug)
    try:
        if moving.undo(event.pk, by=request.user, now=timezone.now()):
            transaction.on_commit(partial(jobs.prepare_posters.enqueue, event.pk))
            messages.success(request, _("The change was undone. Nobody was written to."))
    except moving.TooLate:
        messages.warning(
            request, _("It is too late to undo: the messages have left. Make a new change instead.")
        )
    except snapshots.Overtaken:
        messages.warning(
            request,
            _("Somebody has worked on the event since. Undoing would lose that, so nothing was undone."),
        )
    return redirect("desk:event_detail", slug)


def _deed(request: DeskRequest, slug: str, kind: MoveKind, make: MakeForm, template: str) -> HttpResponse:
    """Show the form, then what would follow, then do it: the same for every deed."""
    event = get_object_or_404(Event.objects.editable_by(request.user).for_moving(), slug=slug)
    if event.day is None:
        return redirect("desk:idea_plan", slug)  # an idea gets its day together with its plan
    asked = {"attendance": request.GET["muoto"]} if "muoto" in request.GET else {}
    form, status = make(_typed(request, make.CARRIED), event=event, initial=asked), 200
    preview = Preview.of(event, kind, form, request) if form.is_bound and form.is_valid() else None
    if preview and preview.is_confirmed:
        if preview.found is None:  # pressed twice: it is done already
            return redirect("desk:event_detail", event.slug)
        if done := _carried_out(request, event, preview):
            return done
        event, status = Event.objects.for_moving().get(pk=event.pk), 409
        preview = Preview.of(event, kind, make(request.POST, event=event), request)
    shown: dict[str, Any] = {
        "event": event, "form": form, "band": band_of(event, request), "preview": preview,
        "asked": form.is_bound and form.is_valid(), "refused": status == 409,
    }  # fmt: skip
    if kind == MoveKind.FORMAT:
        shown |= prepared_of(event, PreparedForm(initial=PreparedForm.of(event, request.POST)))
    return render(request, template, shown, status=status)


def _prepare_again(request: DeskRequest, event: Event, form: PreparedForm) -> HttpResponse:
    shown = {"event": event, "form": SwitchForm(event=event), "band": band_of(event, request)}
    return render(request, "events/event_contingency.html", shown | prepared_of(event, form))


def _typed(request: DeskRequest, carried: str) -> QueryDict | None:
    """Return what was typed, here or on the record's page, which sends it along in the address."""
    if request.method == "POST":
        return request.POST
    return request.GET if carried and carried in request.GET else None


def _carried_out(request: DeskRequest, event: Event, preview: Preview) -> HttpResponse | None:
    """Do what was confirmed and lead to the event; None where the preview has to be read again."""
    seen = request.POST["confirm"]
    try:
        move = moving.carry_out(event.pk, preview.wish, seen=seen, by=request.user, now=timezone.now())
    except (moving.Overtaken, NotPossible):
        return None
    transaction.on_commit(partial(jobs.prepare_posters.enqueue, event.pk))
    transaction.on_commit(partial(post_jobs.wake, move.undo_until))
    messages.success(request, _done(move))
    return redirect("desk:event_detail", event.slug)


def _done(move: Move) -> str:
    number = len(move.before["messages"])
    if not number:
        return _("Done. The record, the plan and the pages follow.")
    words = ngettext(
        "Done. %(n)s message leaves in ten minutes; until then you can undo.",
        "Done. %(n)s messages leave in ten minutes; until then you can undo.", number,
    )  # fmt: skip
    return words % {"n": number}
