"""How are the settings and the texts of an operating model typed, each text in its languages?"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partners.models import User
from partners.models.fields import no_control_characters, no_personal_identity_code
from talkoot.lib.text import clean

from ..choices import TextKey
from ..concept_fields import HEAD
from ..merging import comparable
from ..models import Concept, Event
from ..placeholders import PLACEHOLDERS
from .fields import ClockField, OneLineField

CHECKED = (no_control_characters, no_personal_identity_code)
LANGUAGES = ("fi", "sv", "en", "se")
SETTINGS = (
    "name", "summary", "for_whom", "tip", "materials", "lessons", "opens", "closes", "set_up_minutes",
    "take_down_minutes", "answer_by_days", "attendance", "theme", "owner", "contact", "contact_email",
)  # fmt: skip
NUMBERS = ("set_up_minutes", "take_down_minutes", "answer_by_days")
ROWS = {"summary": 3, "for_whom": 2, "tip": 3, "materials": 4, "lessons": 4}
IN_BRACES = re.compile(r"\{([^{}\n]{0,60})\}")
FILLED_LENGTH = 40  # characters that a placeholder may become: "Kajaanin kaupunginkirjastossa"
LONGEST = 4000


class ConceptForm(forms.ModelForm):
    """Settings and texts of a model. `seen` tells what the person had before them; texts are "text:title:sv"."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)

    class Meta:
        model = Concept
        fields = SETTINGS
        field_classes = {"opens": ClockField, "closes": ClockField}
        widgets = dict.fromkeys(
            NUMBERS, forms.TextInput(attrs={"inputmode": "numeric", "class": "w-number"})
        ) | {"name": forms.TextInput(attrs={"class": "w-full"})}
        help_texts = {
            "materials": gettext_lazy("One on each line: what it is, and where it is."),
            "contact": gettext_lazy("A name or an office. Shown to everybody when the model is published."),
        }

    def __init__(self, data: Mapping[str, Any] | None, *, concept: Concept, today: date) -> None:
        super().__init__(data, instance=concept)
        self.concept = concept
        people = User.objects.working_in(concept.network, today)
        if concept.owner_id:
            people = (people | User.objects.filter(pk=concept.owner_id)).distinct()  # also one who has left
        self.fields["owner"].queryset = people  # type: ignore[attr-defined]
        self.fields["owner"].empty_label = _("Nobody yet")  # type: ignore[attr-defined]
        stored = {row.key: row for row in concept.texts.all()}
        for key, language in text_names():
            name = text_name(key, language)
            self.fields[name] = text_field(key, language)
            row = stored.get(key)
            self.initial[name] = (
                getattr(row, "text" if language == "fi" else f"text_{language}") if row else ""
            )
        for name, rows in ROWS.items():
            self.fields[name].widget.attrs["rows"] = rows
            self.fields[name].widget.attrs.pop("maxlength", None)
        for name in NUMBERS:  # what a file of the model may hold
            field = self.fields[name]
            field.validators = [*field.validators, MaxValueValidator(HEAD[name].limits[1])]
        self.initial["seen"] = json.dumps(self.initial_values(), ensure_ascii=False)

    def initial_values(self) -> dict[str, Any]:
        """Return what is stored, comparable."""
        return {
            name: comparable(self.initial[name])
            for name in self.initial
            if name in self.fields and name != "seen"
        }

    def clean(self) -> dict[str, Any]:
        """Refuse hours that contradict each other, and words in braces that nothing is known of."""
        facts = super().clean() or self.cleaned_data
        opens, closes = facts.get("opens"), facts.get("closes")
        if opens and closes and closes <= opens:
            self.add_error("closes", _("The event must close later than it opens."))
        for key, language in text_names():
            name = text_name(key, language)
            if facts.get(name) and (fault := text_fault(key, facts[name])):
                self.add_error(name, fault)
        return facts

    def values(self) -> dict[str, Any]:
        """Return the valid settings and texts."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}

    def seen_values(self) -> dict[str, Any]:
        """Return what the person had before them; nothing when that was lost on the way."""
        try:
            found = json.loads(self.data.get("seen", ""))
        except (ValueError, RecursionError):
            return {}
        return found if isinstance(found, dict) else {}

    def texts(self) -> list[dict[str, Any]]:
        """Return the texts as the page groups them: of the record and of letters, each with its languages."""
        letters = TextKey.of_letters()
        groups = (
            (_("Texts of the event"), [key for key in TextKey if key not in letters]),
            (_("Texts of the letter"), list(letters)),
        )
        return [{"title": title, "texts": [self._languages(key) for key in keys]} for title, keys in groups]

    def _languages(self, key: TextKey) -> dict[str, Any]:
        """Return one text: its Finnish field, and the other languages with which of them are missing."""
        others = [self[text_name(key, language)] for language in LANGUAGES[1:]]
        finnish = self[text_name(key, "fi")]
        missing = [str(field.label) for field in others if finnish.value() and not field.value()]
        return {
            "finnish": finnish, "others": others, "open": any(field.errors for field in others), "missing": missing,
            "label": key.label,
        }  # fmt: skip


def text_names() -> Iterator[tuple[TextKey, str]]:
    """Yield each text in each language."""
    return ((key, language) for key in TextKey for language in LANGUAGES)


def text_name(key: TextKey, language: str) -> str:
    """Return a text's name in the form and in the trail."""
    return f"text:{key.value}:{language}"


def label_of(name: str) -> str:
    """Return the name of a setting or of a text in a language, as people read it."""
    if not name.startswith("text:"):
        return str(Concept._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
    _word, key, language = name.split(":")
    return f"{TextKey(key).label}, {in_words(language)}"


def in_words(language: str) -> str:
    """Return "in Swedish" for a language."""
    return {"fi": _("in Finnish"), "sv": _("in Swedish"), "en": _("in English"), "se": _("in Northern Sámi")}[
        language
    ]


def text_field(key: TextKey, language: str) -> forms.CharField:
    """Return the field of one text: of one line where the record keeps one line."""
    label = key.label if language == "fi" else in_words(language)
    attributes = {"rows": 3 if own_field(key) is None or longest(key) > 200 else 1, "lang": language}
    kind = OneLineField if is_one_line(key) else CleanField
    return kind(
        label=label,
        required=False,
        max_length=LONGEST,
        validators=CHECKED,
        widget=forms.Textarea(attrs=attributes),
    )


class CleanField(forms.CharField):
    """Text of several lines in Unicode normal form C."""

    def to_python(self, value: Any) -> str:
        """Return the text in normal form."""
        return clean(super().to_python(value) or "")


def own_field(key: TextKey) -> "models.Field[Any, Any] | None":
    """Return the field of the event's record that a text fills, if it fills one."""
    found = {field.name: field for field in Event._meta.concrete_fields}
    return found.get(key.value)


def is_one_line(key: TextKey) -> bool:
    """Tell whether the record keeps this text on one line."""
    field = own_field(key)
    return field is not None and not isinstance(field, models.TextField)


def longest(key: TextKey) -> int:
    """Return how many characters of a text the record can hold."""
    field = own_field(key)
    return (getattr(field, "max_length", None) or LONGEST) if field is not None else LONGEST


def text_fault(key: TextKey, text: str) -> str:
    """Return what is wrong with a text: unknown words in braces, or more than the record can hold; or nothing."""
    strange = [name for name in dict.fromkeys(IN_BRACES.findall(text)) if name not in PLACEHOLDERS]
    if strange:
        return _("The list of words in braces does not have these: %(words)s. Check the spelling.") % {
            "words": ", ".join(f"{{{name}}}" for name in strange)
        }
    filled = IN_BRACES.sub("x" * FILLED_LENGTH, text)
    if len(filled) > longest(key):
        return _("This becomes too long: about %(length)s characters with the names of places, and %(most)s fit.") % {
            "length": len(filled), "most": longest(key),
        }  # fmt: skip
    return ""
