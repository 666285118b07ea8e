"""How are the ready texts of an event looked at, edited, copied, and taken back to those of the record?"""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from partners.requests import DeskRequest

from ... import ready_texts as texts
from ... import sheet
from ...actions import ready_texts as actions
from ...facts import PUBLIC_LANGUAGES
from ...forms.order import LANGUAGE_NAMES
from ...forms.ready_texts import ReadyTextForm
from ...models import Event, ReadyText
from ...plan_choices import ReadyKind
from .band import band_of
from .marketing_page import published_words

PRESSES = ("save", "copied", "restore")


@require_safe
def ready_texts(request: DeskRequest, slug: str) -> HttpResponse:
    """Show every ready text in one language, ready to be copied or edited."""
    asked = request.GET.get("kieli", "")
    language = asked if asked in PUBLIC_LANGUAGES else PUBLIC_LANGUAGES[0]
    return shown(request, find(request, slug), language)


@require_POST
def ready_text_save(request: DeskRequest, slug: str, kind: str, language: str) -> HttpResponse:
    """Keep an edited text, remember that one was copied, or let one follow the record again."""
    wanted = request.POST.get("press", "save")
    if kind not in ReadyKind.values or language not in PUBLIC_LANGUAGES or wanted not in PRESSES:
        raise Http404(kind)
    event, chosen = find(request, slug), ReadyKind(kind)
    form = form_of(event, chosen, language, request.POST)
    if not form.is_valid() and (wanted == "save" or not form.knows()):
        return shown(request, event, language, form, chosen)
    try:
        press(request, event, chosen, language, form, wanted)
    except actions.TextChanged as refusal:
        form.take_over(refusal.row.version)
        return shown(request, event, language, form, chosen, status=409)
    return redirect(f"{address(event, language)}#{kind}")


def find(request: DeskRequest, slug: str) -> Event:
    """Return an event whose public texts this person may write, or raise Http404."""
    return get_object_or_404(Event.objects.record_editable_by(request.user).with_places(), slug=slug)


def address(event: Event, language: str) -> str:
    """Return the address of the texts in a language."""
    return f"{reverse('desk:ready_texts', args=[event.slug])}?kieli={language}"


def press(
    request: DeskRequest, event: Event, kind: ReadyKind, language: str, form: ReadyTextForm, wanted: str
) -> None:
    """Do what was pressed, and say it on the next page. Raises actions.TextChanged."""
    known = form.cleaned_data
    if wanted == "copied":
        actions.mark_copied(event, kind, language, digest=known["digest"], by=request.user)
        return
    if wanted == "restore":
        done = actions.restore_text(event, kind, language, seen=known["version"], by=request.user)
        said = _("The text follows the record again: %(text)s.")
    else:
        done = actions.save_text(
            event, kind, language, form.text(), digest=known["digest"], seen=known["version"], by=request.user
        )
        said = _("Saved: %(text)s.")
    messages.success(request, said % {"text": kind.label}) if done else messages.info(
        request, _("Nothing had changed, so nothing was saved.")
    )


def form_of(event: Event, kind: ReadyKind, language: str, data: Any = None) -> ReadyTextForm:
    """Return the form of one text with what was sent."""
    made = texts.texts_of(sheet.of(event, language))[kind]
    return bound(kind, language, made, kept_texts(event, language).get(kind), data)


def kept_texts(event: Event, language: str) -> dict[str, ReadyText]:
    """Return what is kept of an event's texts in a language, by kind."""
    return {row.kind: row for row in event.ready_texts.in_language(language)}


def bound(
    kind: ReadyKind, language: str, made: tuple[texts.Part, ...], row: ReadyText | None, data: Any = None
) -> ReadyTextForm:
    """Return a form with the kept text, or with that of the record where none is kept."""
    parts = texts.unpacked(row.text, made) if row and row.text else made
    facts = {"version": row.version if row else actions.FRESH, "digest": texts.digest_of(made)}
    return ReadyTextForm(data, parts=parts, language=language, facts=facts, prefix=kind.value)


def shown(
    request: DeskRequest, event: Event, language: str, form: ReadyTextForm | None = None,
    kind: ReadyKind | None = None, status: int = 200,
) -> HttpResponse:  # fmt: skip
    """Return the page; `form` is the one text that was sent and could not be saved."""
    facts = sheet.of(event, language)
    made = texts.texts_of(facts)
    kept = kept_texts(event, language)
    blocks = [
        block_of(event, one, language, parts, kept.get(one), form if one == kind else None)
        for one, parts in made.items()
    ]
    words = {
        "band": band_of(event, request), "event": event, "blocks": blocks, "form": form, "is_late": status == 409,
        "missing": bool(facts.missing), "here": address(event, language), "language": language,
        "languages": [
            {"label": LANGUAGE_NAMES[code], "url": address(event, code), "is_current": code == language}
            for code in PUBLIC_LANGUAGES
        ],
    }  # fmt: skip
    return render(request, "events/ready_texts.html", words, status=status)


def block_of(
    event: Event, kind: ReadyKind, language: str, made: tuple[texts.Part, ...], row: ReadyText | None,
    form: ReadyTextForm | None,
) -> dict[str, Any]:  # fmt: skip
    """Return one text with its boxes, and whether what was edited or copied has become old."""
    now = texts.digest_of(made)
    is_edited = bool(row and row.text)
    return {
        "key": kind.value, "label": kind.label, "form": form or bound(kind, language, made, row),
        "url": reverse("desk:ready_text_save", args=[event.slug, kind.value, language]), "digest": now,
        "version": row.version if row else actions.FRESH, "is_edited": is_edited,
        "is_old": bool(row and row.text and row.facts_digest != now),
        "made": [{"label": texts.LABELS[part.key], "text": part.text} for part in made] if is_edited else [],
        "copied": copied_words(row), "is_copy_old": bool(row and row.copied_at and row.copied_digest != now),
    }  # fmt: skip


def copied_words(row: ReadyText | None) -> str:
    """Return when a text was last copied, in words; nothing where it was not."""
    if row is None or row.copied_at is None:
        return ""
    moment = localtime(row.copied_at)
    return published_words(moment.date(), moment.time())
