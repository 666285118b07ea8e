"""How is one row of an operating model typed: a meeting, a task, a supply or a sort of stand?

Every row is a line of fields. The words on it are those of the file of a model, so that rows compare with files.
"""

from collections.abc import Mapping
from datetime import time
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from partners.models.fields import no_control_characters, no_personal_identity_code
from talkoot.lib import dates
from talkoot.lib.text import clean

from ..choices import Channel, Responsible, Scope
from ..documents.kinds import KINDS
from ..plan_choices import Condition
from .fields import ClockField

CHECKED = (no_control_characters, no_personal_identity_code)
SMALL = {"inputmode": "numeric", "class": "w-cell", "autocomplete": "off"}
OFFSET = _("Days before")
NUMBER_ERRORS = {"invalid": _("Write a whole number.")}


class CellField(forms.CharField):
    """One line of text in a cell, or several with `rows`; kept clean, in Unicode normal form C."""

    def __init__(self, *, rows: int = 0, **options: Any) -> None:
        options.setdefault("required", False)
        widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
        super().__init__(widget=widget, validators=CHECKED, **options)
        self.widget.attrs.pop("maxlength", None)  # what is too long is refused with words, not cut

    def to_python(self, value: Any) -> str:
        """Return the text in normal form; a line without line ends."""
        text = clean(super().to_python(value) or "")
        return text if self.widget.attrs.get("rows", 1) > 1 else " ".join(text.split())


class NumberField(forms.IntegerField):
    """A whole number typed in a narrow cell."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=forms.TextInput(attrs=dict(SMALL)), **options)
        self.error_messages |= NUMBER_ERRORS

    def to_python(self, value: Any) -> int | None:
        """Read also the minus sign that word processors write."""
        typed = value.replace("\u2212", "-").replace("\u2013", "-") if isinstance(value, str) else value
        return super().to_python(typed)


def choice(label: Any, choices: Any, empty: bool = False) -> forms.ChoiceField:
    """Return a field that takes one of the words; without a choice the first of them."""
    return forms.ChoiceField(label=label, choices=choices, required=not empty)


def materials() -> list[tuple[str, Any]]:
    """Return the kinds of document as choices, by their names."""
    return [
        ("", "–"),
        *sorted(((kind.name, str(kind.title)) for kind in KINDS.values()), key=lambda row: row[1]),
    ]


class RowForm(forms.Form):
    """What every row has. `uid` is its identity in every copy of the model, `place` its number in the order."""

    first: tuple[str, ...] = ()  # the fields of the line itself
    further: tuple[str, ...] = ()  # those that lie folded below it

    uid = forms.UUIDField(widget=forms.HiddenInput)
    place = forms.IntegerField(
        label=_("Place in the order"), required=False, widget=forms.TextInput(attrs=dict(SMALL))
    )
    name = CellField(label=_("Name"), required=True, rows=1, max_length=120)
    condition = choice(_("When"), Condition.choices, empty=True)

    def plain(self) -> dict[str, Any]:
        """Return the valid row as the file of a model holds it."""
        return {
            name: plain_value(value) for name, value in self.cleaned_data.items() if name != "place"
        }  # fmt: skip


class MeetingRowForm(RowForm):
    """A planning meeting of a model."""

    first = ("name", "offset_days", "starts", "minutes")
    further = ("place_name", "responsible", "condition", "agenda")

    name = CellField(label=_("Meeting"), required=True, rows=1, max_length=120)
    offset_days = NumberField(label=OFFSET, min_value=-365, max_value=365)
    starts = ClockField(label=_("Starts"))
    minutes = NumberField(label=_("Minutes"), min_value=1, max_value=1440)
    place_name = CellField(label=_("Place"), max_length=120)
    responsible = choice(_("Responsible"), Responsible.choices)
    agenda = CellField(label=_("Agenda"), rows=6, max_length=4000)

    def plain(self) -> dict[str, Any]:
        """Return the valid row; the place of a meeting has another name here, as a row has a place in the order."""
        found = super().plain()
        return {**found, "place": found.pop("place_name")}


class TaskRowForm(RowForm):
    """A task of a model. `after` is the number of the row that it comes after; `plain` gives that row's identity."""

    first = ("name", "offset_days", "responsible", "channel")
    further = ("condition", "after", "material", "audience", "note")

    name = CellField(label=_("Task"), required=True, rows=1, max_length=200)
    offset_days = NumberField(label=OFFSET, min_value=-365, max_value=365)
    responsible = choice(_("Responsible"), Responsible.choices)
    channel = choice(_("Channel"), Channel.choices)
    after = NumberField(label=_("After row number"), required=False)
    material = forms.ChoiceField(label=_("Material"), choices=materials, required=False)
    audience = CellField(label=_("Audience"), max_length=200)
    note = CellField(label=_("Note"), rows=2, max_length=1000)


class SupplyRowForm(RowForm):
    """Something that has to be there."""

    first = ("name", "quantity", "bringer", "condition")

    name = CellField(label=_("Supply"), required=True, rows=1, max_length=120)
    quantity = NumberField(label=_("Quantity"), min_value=0, max_value=32_767)
    bringer = CellField(label=_("Who brings it"), max_length=120)


class StandTypeRowForm(RowForm):
    """A sort of stand."""

    first = ("name", "scope", "needs", "condition")

    name = CellField(label=_("Stand type"), required=True, rows=1, max_length=120)
    scope = choice(_("Scope"), Scope.choices)
    needs = CellField(label=_("Needs"), max_length=300)


FORMS: Mapping[str, type[RowForm]] = {
    "meetings": MeetingRowForm,
    "tasks": TaskRowForm,
    "supplies": SupplyRowForm,
    "stand_types": StandTypeRowForm,
}
# What a new row holds before anything is typed into it.
EMPTY: Mapping[str, Mapping[str, str]] = {
    "meetings": {"starts": "9", "minutes": "60", "responsible": Responsible.COORDINATOR},
    "tasks": {"responsible": Responsible.COORDINATOR, "channel": Channel.NONE},
    "supplies": {"quantity": "1"},
    "stand_types": {"scope": Scope.OWN_SERVICE},
}


def plain_value(value: Any) -> Any:
    """Return a cleaned value as the file of a model holds it: identities and times as text."""
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return value if value is None or isinstance(value, int) else str(value)


def typed_value(value: Any) -> str:
    """Return a value of a file as it is typed into a cell."""
    return "" if value is None else str(value)


def typed_row(sort: str, row: Mapping[str, Any]) -> dict[str, str]:
    """Return a row of a file as it is typed; the number of the row it comes after is written by the sheet."""
    typed = {name: typed_value(value) for name, value in row.items()}
    if sort == "meetings":
        typed["place_name"] = typed.pop("place", "")
        typed["starts"] = dates.clock(time.fromisoformat(typed["starts"]), "fi")
    return typed


def label_of(sort: str, field: str) -> str:
    """Return the name of a column."""
    name = "place_name" if (sort, field) == ("meetings", "place") else field
    return str(capfirst(FORMS[sort].base_fields[name].label))
