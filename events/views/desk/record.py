"""How is the shared record edited, with a picture of its poster beside the typing?"""

from collections.abc import Iterable
from copy import copy
from functools import partial
from typing import Any, cast

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from partners.models import Change
from partners.requests import DeskRequest
from talkoot.lib import dates

from ... import jobs, notices, previews, trail
from ...actions import recording
from ...documents.press import PressError
from ...forms.previewing import PreviewForm
from ...forms.record import RecordForm, with_their_values
from ...merging import for_trail, translated_in, values_of
from ...models import Event
from .band import band_of
from .record_ahead import ahead, may_go_ahead, others_know

KEEP = "keep-"  # before a field's name on the page that asks whose value stays


@require_http_methods(["GET", "HEAD", "POST"])
def event_edit(request: DeskRequest, slug: str) -> HttpResponse:
    """Show the record; save it, unless somebody has changed the same facts meanwhile."""
    event = get_object_or_404(Event.objects.record_editable_by(request.user).with_places(), slug=slug)
    form = RecordForm(chosen(request), instance=copy(event))
    if request.method == "POST" and form.is_valid():
        seen = recording.Seen(form.seen_version(), form.seen_values())
        held = recording.held_back(event, form.values(), seen)
        if may_go_ahead(request, event, form, held):
            try:
                saved = recording.save_record(event, form.values(without=held.names), seen, by=request.user)
            except recording.RecordChanged as refusal:
                return ask_whose(request, form, refusal)
            if saved.changed:
                transaction.on_commit(partial(jobs.prepare_posters.enqueue, event.pk))
            tell(request, event, saved, held)
            return redirect(ahead(event, form, held))
    words = {
        "band": band_of(event, request),
        "event": event,
        "form": form,
        "preview": PreviewForm(initial={}),
    }
    return render(request, "events/event_edit.html", words | languages_of(form, event))


@require_POST
def event_preview(request: DeskRequest, slug: str) -> HttpResponse:
    """Show the poster of what has been typed so far. Nothing is saved."""
    event = get_object_or_404(Event.objects.record_editable_by(request.user).with_places(), slug=slug)
    form = RecordForm(request.POST, instance=copy(event))
    form.is_valid()
    refused = form.keep_stored_where_refused(event)
    language, paper = PreviewForm.chosen(request.POST)
    try:
        made = previews.poster_of(form.instance, language, paper)
    except PressError:
        return trouble(request, event)
    address = reverse("desk:preview_picture", args=[slug, made.digest])
    warnings = notices.of_document(made.warnings)
    words = {
        "address": address,
        "sheet": made.sheet,
        "refused": refused,
        "warnings": warnings,
        "paper": paper.upper(),
    }
    return render(request, "events/event_preview.html", words | {"when": when_in(made.sheet)})


@require_safe
def preview_picture(request: DeskRequest, slug: str, digest: str) -> HttpResponse:
    """Send the picture of one preview of this event."""
    event = get_object_or_404(Event.objects.record_editable_by(request.user), slug=slug)
    picture = previews.picture(event, digest)
    if picture is None:
        raise Http404
    return HttpResponse(picture, content_type="image/png", headers={"Cache-Control": "private, max-age=3600"})


def chosen(request: DeskRequest) -> Any:
    """Return what was typed, with other people's values where the person chose to keep theirs."""
    if request.method != "POST":
        return None
    theirs = [
        name.removeprefix(KEEP)
        for name, word in request.POST.items()
        if name.startswith(KEEP) and word == "theirs"
    ]
    seen = RecordForm.read_seen(request.POST)
    return with_their_values(request.POST, seen, theirs)


def ask_whose(request: DeskRequest, form: RecordForm, refusal: recording.RecordChanged) -> HttpResponse:
    """Show both versions side by side; what was typed travels along and nothing has been saved."""
    current = refusal.current
    now = values_of(current)
    data = with_their_values(cast(QueryDict, form.data), now, refusal.found.theirs)
    data["version"], data["seen"] = str(current.version), RecordForm.write_seen(now)
    latest = trail.latest_of(current.subject, refusal.found.clashes)
    words = {
        "band": band_of(current, request),
        "event": current,
        "clashes": both_versions(form.instance, refusal, latest),
        "typed": RecordForm(data, instance=current),
        "merged": [trail.label(name) for name in refusal.found.theirs],
        "latest": next(iter(latest.values()), None),
    }
    return render(request, "events/event_conflict.html", words, status=409)


def both_versions(
    mine: Event, refusal: recording.RecordChanged, latest: dict[str, Change]
) -> list[dict[str, Any]]:
    """Return for each fact that both changed: its name, my words, their words, and who saved theirs when."""
    return [
        {
            "name": name,
            "choice": f"{KEEP}{name}",
            "label": trail.label(name),
            "mine": trail.shown(name, for_trail(getattr(mine, name)), longest=None),
            "theirs": trail.shown(name, for_trail(getattr(refusal.current, name)), longest=None),
            "change": latest.get(name),
            "when": trail.when(latest[name]) if name in latest else "",
        }
        for name in refusal.found.clashes
    ]


def tell(request: DeskRequest, event: Event, saved: recording.Saved, held: recording.HeldBack) -> None:
    """Say what was saved, what waits for its consequences, and what somebody else had changed meanwhile."""
    if held.names:
        others_know(request, saved, held)
    elif saved.changed:
        messages.success(request, _("Saved: %(fields)s.") % {"fields": _listed(saved.changed)})
    else:
        messages.info(request, _("Nothing had changed, so nothing was saved."))
    if saved.merged:
        messages.info(
            request,
            _("Somebody else changed these meanwhile, and their changes stay: %(fields)s.")
            % {"fields": _listed(saved.merged)},
        )


def _listed(names: Iterable[str]) -> str:
    words = [trail.label(name) for name in names]
    return ", ".join([*words[:1], *(word[:1].lower() + word[1:] for word in words[1:])])


def languages_of(form: RecordForm, event: Event) -> dict[str, Any]:
    """Return the fields of the other languages, each with its Finnish text beside, and what is missing."""
    groups = []
    for code, name in (("sv", _("In Swedish")), ("en", _("In English")), ("se", _("In Northern Sámi"))):
        pairs = [
            {"field": form[f"{field}_{code}"], "finnish": form[field].value() or ""}
            for field in translated_in(code)
        ]
        missing = form.missing_in(code)
        has_errors = any(form[f"{field}_{code}"].errors for field in translated_in(code))
        groups.append({"code": code, "name": name, "pairs": pairs, "missing": missing, "open": has_errors})
    return {"languages": groups}


def when_in(facts: Any) -> str:
    """Return day and hours of a sheet in words, for those who do not see the picture."""
    if not facts.day:
        return ""
    return dates.event_time(facts.day, facts.opens, facts.closes, None, get_language() or "fi")


def trouble(request: DeskRequest, event: Event) -> HttpResponse:
    """Say that the picture could not be made now; the old one stays where it is."""
    response = render(request, "events/event_preview_trouble.html", {"event": event})
    response["HX-Retarget"], response["HX-Reswap"] = "#preview-trouble", "innerHTML"
    return response
