"""How does one choose the look of an event's posters, with the real poster beside the choices?"""

from copy import copy
from dataclasses import replace
from functools import partial
from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from partners.requests import DeskRequest
from talkoot.lib import colours

from ... import example_sheet, jobs, notices, previews, sheet, trail
from ...actions import poster_look
from ...choices import Theme
from ...documents import press, store
from ...documents.illustrations import illustration
from ...forms.poster_look import LANGUAGES, OWN_PICTURE, PosterLookForm, initial_of
from ...looks import OF_ROW
from ...models import Event, PosterDesign
from ...paper_choices import Illustration
from .band import band_of
from .record import when_in
from .shelf import missing_label, missing_of

SMALL_PX, DRAWING_PX = 240, (240, 160)


@require_http_methods(["GET", "HEAD", "POST"])
def poster_studio(request: DeskRequest, slug: str) -> HttpResponse:
    """Show the choices beside the poster; save them when pressed, and keep what was typed if somebody was faster."""
    event, form = found(request, slug)
    status, latest = 200, ""
    if request.method == "POST" and form.is_valid() and "show" not in request.POST:
        try:
            return saved(request, event, form)
        except poster_look.LookChanged as refusal:
            status, latest = 409, overtaken(event, form, refusal)
    words = {"band": band_of(event, request), "event": event, "form": form, "latest": latest}
    words |= {"is_late": status == 409, "may_upload": event.network_id in request.user.standing.coordinated}
    return render(request, "events/poster_studio.html", words | beside(event, form), status=status)


@require_POST
def poster_preview(request: DeskRequest, slug: str) -> HttpResponse:
    """Show the poster as chosen so far. Nothing is saved."""
    event, form = found(request, slug)
    return render(request, "events/poster_preview.html", {"event": event, **shown(event, form)})


@require_safe
def theme_picture(request: DeskRequest, slug: str, theme: str) -> HttpResponse:
    """Send a small picture of a theme: the example's poster in the network's colours, kept by what it shows."""
    event = get_object_or_404(
        Event.objects.record_editable_by(request.user).select_related("network"), slug=slug
    )
    if theme not in Theme.values:
        raise Http404(theme)
    example = example_sheet.example()
    network = event.network
    sender = replace(example.sender, colour_dark=network.colour_dark, colour_light=network.colour_light)
    facts = example.with_changes(theme=theme, sender=sender)
    try:
        with press.within(settings.PICTURE_PATIENCE):
            picture = store.picture(store.document("poster", facts), SMALL_PX)
    except press.PressError:
        return HttpResponse(status=503, headers={"Retry-After": "5"})
    return HttpResponse(picture, content_type="image/png", headers={"Cache-Control": "private, max-age=3600"})


@require_safe
def drawing_picture(request: DeskRequest, slug: str, name: str) -> HttpResponse:
    """Send a small bundled drawing in the network's colours."""
    event = get_object_or_404(
        Event.objects.record_editable_by(request.user).select_related("network"), slug=slug
    )
    if name not in Illustration.values or not name:
        raise Http404(name)
    dark, light = colours.pair(event.network.colour_dark, event.network.colour_light)
    svg = illustration(name, *DRAWING_PX, dark, light)
    return HttpResponse(svg, content_type="image/svg+xml", headers={"Cache-Control": "private, max-age=3600"})


def found(request: DeskRequest, slug: str) -> tuple[Event, PosterLookForm]:
    """Return the event and the form with what was chosen, or raise Http404."""
    events = (
        Event.objects.record_editable_by(request.user).with_places().select_related("poster_design__picture")
    )
    event = get_object_or_404(events, slug=slug)
    return event, PosterLookForm(request.POST or None, event=event, look=sheet.design_of(event))


def saved(request: DeskRequest, event: Event, form: PosterLookForm) -> HttpResponse:
    """Save the choices and lead back to the page. Raises LookChanged."""
    version, theme = form.cleaned_data.get("version") or 0, form.cleaned_data.get("seen_theme") or ""
    changed = poster_look.save_look(
        event, form.wanted(), seen_version=version, seen_theme=theme, by=request.user
    )
    if changed:
        transaction.on_commit(partial(jobs.prepare_posters.enqueue, event.pk))
        messages.success(request, _("The look of the poster was saved."))
    else:
        messages.info(request, _("Nothing had changed, so nothing was saved."))
    return redirect("desk:poster_studio", event.slug)


def overtaken(event: Event, form: PosterLookForm, refusal: poster_look.LookChanged) -> str:
    """Let the form take the place of what somebody saved meanwhile, if it is sent again; return who that was."""
    data = cast(QueryDict, form.data).copy()
    data["version"] = str(refusal.row.version if refusal.row else 0)
    data["seen_theme"] = refusal.theme
    form.data = data
    found_changes = trail.latest_of(event.subject, ("theme", *OF_ROW))
    latest = max(found_changes.values(), key=lambda change: change.at, default=None)
    return latest.by_name if latest else ""


def shown(event: Event, form: PosterLookForm) -> dict[str, Any]:
    """Return the poster beside the form, with what is worth knowing about it."""
    if not form.is_bound:
        form = PosterLookForm(
            initial_of(event, form.look or PosterDesign(event=event)), event=event, look=form.look
        )
    form.is_valid()
    typed, row = copy(event), copy(form.look) if form.look else PosterDesign(event=event)
    form.wanted().put_on(typed, row)
    design = form.design()
    try:
        made = previews.poster_of(typed, form.language, design.paper, row, design)
    except press.PressError:
        return {"trouble": True}
    return {
        "address": reverse("desk:preview_picture", args=[event.slug, made.digest]),
        "sheet": made.sheet, "when": when_in(made.sheet), "paper": design.paper.upper(),
        "warnings": notices.of_document(made.warnings), "missing": missing_in(made.sheet),
    }  # fmt: skip


def missing_in(facts: Any) -> str:
    """Return which texts are printed in Finnish, because they are missing in the poster's language."""
    names = [missing_label(name) for name in dict.fromkeys(missing_of(facts)) if name != "letter"]
    if not names:
        return ""
    words = {"language": capfirst(dict(LANGUAGES)[facts.language]), "texts": ", ".join(names)}
    return _("%(language)s: these are missing and are printed in Finnish: %(texts)s.") % words


def beside(event: Event, form: PosterLookForm) -> dict[str, Any]:
    """Return everything that is looked at: the poster, and the choices that have a picture."""
    return shown(event, form) | pictured(event, form)


def pictured(event: Event, form: PosterLookForm) -> dict[str, Any]:
    """Return the choices that have a picture: themes, drawings and own pictures."""
    own = {f"{OWN_PICTURE}{row.pk}": row for row in form.pictures}

    def source(value: str) -> str:
        if value in own:
            return f"{reverse('partners:picture_file', args=[own[value].pk])}?v={own[value].digest[:8]}"
        return reverse("desk:drawing_picture", args=[event.slug, value]) if value else ""

    return {
        "themes": options(
            form["theme"], lambda value: reverse("desk:theme_picture", args=[event.slug, value])
        ),
        "drawings": options(form["picture"], source),
    }


def options(field: Any, source: Any) -> list[dict[str, Any]]:
    """Return each choice of a field with its picture's address, for parts/pictured_choices.html."""
    groups = field.field.widget.optgroups(field.html_name, [str(field.value() or "")], {"id": field.auto_id})
    found_options = [option for _group, some, _index in groups for option in some]
    return [
        {**option, "id": option["attrs"]["id"], "src": source(option["value"])} for option in found_options
    ]
