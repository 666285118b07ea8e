"""What has changed about an operating model, as rows that a person reads?"""

import json
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from partners.models import Change

from .actions.concepts import ROW_MODELS
from .choices import TextKey
from .models import Concept
from .trail import when

LONGEST = 160  # characters of one value shown; the trail keeps all of it
DEEDS = {
    "concept_installed": _("The model was taken into use"),
    "concept_default": _("New events are planned by this model"),
    "concept_published": _("The model was published"),
    "concept_withdrawn": _("The model was taken back from the public"),
    "concept_taken": _("Changes of the original were taken"),
    "concept_kept": _("The original was looked at and nothing was taken"),
    "concept_improved": _("An offered improvement was taken"),
    "concept_offered": _("The changes were offered to the original"),
    "concept_offer_declined": _("An offered improvement was not taken"),
    "concept_answered": _("A reader's question was answered"),
    "concept_question_removed": _("A reader's question was removed"),
}
LANGUAGES = {"sv": _("in Swedish"), "en": _("in English"), "se": _("in Northern Sámi")}


def rows_about(concept: Concept, limit: int) -> list[dict[str, str]]:
    """Return a model's newest changes ready for parts/changes.html; one query however many there are."""
    return [_row(change) for change in Change.objects.about(concept.subject).select_related(None)[:limit]]


def latest_by(concept: Concept) -> str:
    """Return the name of who changed the model last, or nothing."""
    last = Change.objects.about(concept.subject).first()
    return last.by_name if last else ""


def _row(change: Change) -> dict[str, str]:
    told = {"when": when(change), "by": change.by_name}
    if change.deed == "concept_rows_edited":
        was, now = (_values(change.part, kept) for kept in (change.before, change.after))
        return {**told, "what": change.field or gettext("The order of the rows"), "was": was, "now": now}
    if change.deed == "concept_edited":
        was, now = (_setting(change.field, kept) for kept in (change.before, change.after))
        return {
            **told,
            "what": capfirst(setting_label(change.field)),
            "was": was,
            "now": now or gettext("empty"),
        }
    what = str(DEEDS.get(change.deed, gettext("A change was made")))
    return {**told, "what": f"{what}: {change.field}" if change.field else what, "was": _cut(change.before),
            "now": _cut(change.after)}  # fmt: skip


def setting_label(name: str) -> str:
    """Return the name of a setting, or of a text in its language ("text:title:sv")."""
    if name.startswith("text:"):
        _word, key, language = name.split(":")
        label = str(dict(TextKey.choices).get(key, key))
        return f"{label}, {LANGUAGES[language]}" if language in LANGUAGES else label
    try:
        return str(Concept._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
    except FieldDoesNotExist:
        return gettext("change")


def row_value(sort: str, field: str, value: Any) -> str:
    """Return a value of a row in the reader's language."""
    found: Any = ROW_MODELS[sort]._meta.get_field(field)
    words = dict(found.flatchoices or ())
    return _cut(str(words.get(value, "" if value is None else value)))


def row_label(sort: str, field: str) -> str:
    """Return the name of a field of a row."""
    return str(ROW_MODELS[sort]._meta.get_field(field).verbose_name)  # type: ignore[union-attr]


def _values(sort: str, kept: str) -> str:
    """Return the kept values of a row as words: "days before 21, responsible Library"."""
    try:
        values = json.loads(kept) if kept else {}
    except ValueError:
        return _cut(kept)
    if set(values) == {"name"}:
        return str(values["name"])
    words = []
    for field, value in values.items():
        if field == "order":
            words.append(pgettext("rows of a model", "in another order"))
        elif field == "after":
            words.append(row_label(sort, field) if value else "")
        else:
            words.append(f"{row_label(sort, field)}: {row_value(sort, field, value) or '–'}")
    return ", ".join(word for word in words if word)


def _setting(name: str, kept: str) -> str:
    """Return a kept setting in the reader's language."""
    if name == "owner":
        return ""
    if name in ("theme", "attendance"):
        return choice_name(name, kept)
    return _cut(kept)


def choice_name(setting: str, kept: str) -> str:
    """Return the name of a chosen poster theme or format."""
    found: Any = Concept._meta.get_field(setting)
    return str(dict(found.flatchoices).get(kept, kept))


def _cut(text: str) -> str:
    return Truncator(text).chars(LONGEST)
