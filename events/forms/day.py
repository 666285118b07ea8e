"""How are the facts of the day, the notes of a meeting and the numbers of the closing report typed?"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from talkoot.lib import programme

from ..models import Closing, DayPlan, MeetingNotes
from .fields import EurosField

LANGUAGES = ("sv", "en", "se")
PROGRAMMES = ("programme", *(f"programme_{code}" for code in LANGUAGES))
NUMBERS = ("visitors", "encounters", "helpers", "volunteers", "helper_hours")
SUMS = ("costs", "own_costs")
WORDS = ("worked", "improve", "quotes", "next_steps")


class VersionedForm(forms.ModelForm):
    """A page that two people may be writing: `version` tells which one the person had before them, 0 for none."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.initial["version"] = self.instance.version if self.instance.pk else 0
        for name, field in self.fields.items():
            field.widget.attrs.pop("maxlength", None)
            if isinstance(field.widget, forms.Textarea):
                field.widget.attrs |= {"class": "w-full"}
            if name[-3:] in tuple(f"_{code}" for code in LANGUAGES):
                field.widget.attrs["lang"] = name[-2:]

    def values(self) -> dict[str, Any]:
        """Return the valid facts by the names of the row."""
        return {name: self.cleaned_data[name] for name in self._meta.fields or ()}

    def seen(self) -> int:
        """Return the version the person began from."""
        return self.cleaned_data.get("version") or 0

    def take_over(self, row: Any) -> list[tuple[str, str]]:
        """Let what was typed take the place of a row if it is sent again; return the row's differing facts by label."""
        data = self.data.copy()  # type: ignore[attr-defined]
        data["version"] = str(row.version if row.pk else 0)
        self.data = data
        differing = [name for name, value in self.values().items() if getattr(row, name) != value]
        return [(str(self[name].label), str(getattr(row, name) or "–")) for name in differing]


class DayPlanForm(VersionedForm):
    """What presenters must know and visitors may read on the day."""

    class Meta:
        model = DayPlan
        fields = (
            "arrival", *(f"arrival_{code}" for code in LANGUAGES), "power", "wifi_name", "wifi_password",
            *PROGRAMMES, "joining", *(f"joining_{code}" for code in LANGUAGES), "trained",
        )  # fmt: skip
        labels = {
            "arrival": _("Arrival"),
            "joining": _("How to join remotely"),
            "trained": _("Who gets a digital diploma"),
        }
        help_texts = {
            "arrival": _("Which door, where to unload, where to park. For presenters."),
            "power": _("Where the sockets are, whether extension leads are needed."),
            "wifi_password": _("Printed on the presenters' sheet only."),
            "joining": _(
                "One step on each line: where the link is, how to open it, what to do if the sound is missing. "
                "Told on the public page, in calendars and on papers of remote and hybrid events."
            ),
            "programme": _(
                "One item on each line: 14.30 Scam messages – Kainuun Nuotta. The hour may be missing."
            ),
            "trained": _("One name on each line. Write those only who want their diploma."),
        }

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        for name, field in self.fields.items():
            if name.startswith("programme"):
                field.widget.attrs["rows"] = 7
            elif isinstance(field.widget, forms.Textarea):
                field.widget.attrs["rows"] = 5 if name == "trained" else 3
        for name in ("wifi_name", "wifi_password"):
            self.fields[name].widget.attrs |= {"autocomplete": "off", "spellcheck": "false"}

    def clean(self) -> dict[str, Any]:
        """Refuse a programme with an hour that does not exist, naming the line."""
        facts = super().clean() or self.cleaned_data
        for name in PROGRAMMES:
            try:
                programme.read(facts.get(name) or "")
            except programme.ProgrammeError as error:
                self.add_error(name, hour_error(error))
        return facts

    def read_back(self) -> tuple[programme.Item, ...]:
        """Return how the Finnish programme is understood as it stands in the form; nothing while it cannot be."""
        try:
            return programme.read(str(self["programme"].value() or ""))
        except programme.ProgrammeError:
            return ()


def hour_error(error: programme.ProgrammeError) -> ValidationError:
    """Return the sentence about a line whose hour does not exist."""
    words = _("Line %(line)s: there is no such time: %(text)s. Write the hour in this way: 14 or 14.30.")
    return ValidationError(words, params={"line": error.line, "text": error.text[:60]})


class NotesForm(VersionedForm):
    """Who led a meeting and who wrote its minutes."""

    class Meta:
        model = MeetingNotes
        fields = ("chair", "secretary")


class ClosingForm(VersionedForm):
    """The numbers and words of the closing report. An empty sum means that of the plan and the supplies."""

    costs = EurosField(label=_("Costs in all, euros"), required=False)
    own_costs = EurosField(label=_("Own share of them, euros"), required=False)

    class Meta:
        model = Closing
        fields = (*NUMBERS, "grade", *SUMS, *WORDS)
        help_texts = {
            "quotes": _("Only what people have allowed to be published. No names."),
        }

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        for name in (*NUMBERS, "grade"):
            field = self.fields[name]
            mode = "decimal" if name == "grade" else "numeric"
            field.widget = forms.TextInput(attrs={"inputmode": mode, "class": "w-number"})
        self.fields["grade"].localize = self.fields["grade"].widget.is_localized = True  # 8,7 as well as 8.7
        for name in WORDS:
            self.fields[name].widget.attrs["rows"] = 4

    def clean(self) -> dict[str, Any]:
        """Refuse more volunteers than helpers."""
        facts = super().clean() or self.cleaned_data
        helpers, volunteers = facts.get("helpers"), facts.get("volunteers")
        if helpers is not None and volunteers is not None and volunteers > helpers:
            self.add_error("volunteers", _("There cannot be more volunteers than helpers."))
        return facts
