"""How are the aims of marketing and the rows of its plan typed?"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from ..choices import Channel, Responsible
from ..documents import kinds
from ..marketing_rows import FACTS, facts_of, seen_of
from ..models import MarketingPlan, MarketingRow, Task
from .day import VersionedForm
from .fields import ClockField, DayField, EurosField

SHORT = 160  # characters: as long as a text message, and the short description of event calendars
COUNTED = {"text_short": SHORT, "text": 4000, "message": 300}
HIDDEN_KINDS = ("pack_cover", "window_test")  # made with other papers, or for trying out envelopes
FIRST_FACTS = ("audience", "message", "material", "cost_planned", "payer")


def materials() -> list[tuple[str, str]]:
    """Return the documents that may be the material of a row: all but those that hold people or letters."""
    return [
        (kind.name, str(kind.title))
        for kind in kinds.KINDS.values()
        if kind.seen_by in ("all", "plan") and kind.name not in HIDDEN_KINDS
    ]


def every_material() -> list[tuple[str, str]]:
    """Return every document by name, also those that name people: a row may have got one from its model."""
    return [("", "-"), *((kind.name, str(kind.title)) for kind in kinds.KINDS.values())]


def material_word(kind: str) -> str:
    """Return what people call a document; one that is no more goes by the name it is kept under."""
    return str(kinds.KINDS[kind].title) if kind in kinds.KINDS else kind


class MarketingPlanForm(VersionedForm):
    """What communications aim at, and what they may cost."""

    budget = EurosField(label=_("Budget, euros"), required=False)

    class Meta:
        model = MarketingPlan
        fields = ("audiences", "messages", "budget", "own_share")
        labels = {"own_share": _("Own share of the costs, per cent")}
        help_texts = {
            "audiences": _("One on each line. Empty: the audience of the record."),
            "messages": _("One on each line. Empty: what you get, of the record."),
            "own_share": _("The part that the network pays itself and the funder does not."),
        }

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        for name in ("audiences", "messages"):
            self.fields[name].widget.attrs["rows"] = 4
        attributes = {"inputmode": "numeric", "class": "w-number", "autocomplete": "off"}
        self.fields["own_share"].widget = forms.TextInput(attrs=attributes)


class MarketingRowForm(forms.ModelForm):
    """What the marketing plan adds to one task. `seen` tells which facts the person had before them."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    material = forms.ChoiceField(
        label=_("Material"), required=False, help_text=_("Which of our documents is used.")
    )
    cost_planned = EurosField(label=_("Planned cost, euros"), required=False)
    cost_actual = EurosField(label=_("Actual cost, euros"), required=False)
    publish_on = DayField(label=_("Published on"), required=False)
    publish_at = ClockField(label=_("Published at"), required=False)
    link = forms.URLField(
        label=_("Link to what was published"), required=False, max_length=400, assume_scheme="https",
        help_text=_("For example https://www.example.org/juttu."),
    )  # fmt: skip

    class Meta:
        model = MarketingRow
        fields = FACTS
        labels = {"message": _("Message of the row")}
        widgets = {"text": forms.Textarea(attrs={"rows": 6, "class": "w-full"})}
        help_texts = {
            "message": _("What the reader should remember."),
            "payer": _("For example the network, the library or a partner."),
            "result": _("For example: a story on page 4."),
        }

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        if "seen" in self.fields:
            self.initial["seen"] = seen_of(self.instance)
        chosen = self.instance.material
        known = materials()
        kept = [(chosen, material_word(chosen))] if chosen and chosen not in dict(known) else []
        self.fields["material"].choices = [("", pgettext("material", "None")), *known, *kept]  # type: ignore[attr-defined]
        for name, limit in COUNTED.items():
            if name in self.fields:
                attributes = self.fields[name].widget.attrs
                attributes.pop("maxlength", None)
                attributes["data-limit"] = str(limit)
        if "text_short" in self.fields:
            self.fields["text_short"].widget = forms.Textarea(
                attrs={"rows": 3, "class": "w-full", "data-limit": str(SHORT)}
            )
        if "reach" in self.fields:
            self.fields["reach"].widget = forms.TextInput(attrs={"inputmode": "numeric", "class": "w-number"})

    def clean_text_short(self) -> str:
        """Return the short text on one line: a message has no line ends."""
        return " ".join(self.cleaned_data["text_short"].split())

    def values(self) -> dict[str, Any]:
        """Return the valid facts by the names of the row."""
        return {name: self.cleaned_data[name] for name in self._meta.fields or ()}

    def take_over(self, row: MarketingRow) -> list[tuple[str, str]]:
        """Let what was typed take the place of a row if it is sent again; return the row's differing facts by label."""
        data = self.data.copy()  # type: ignore[attr-defined]
        data["seen"] = seen_of(row)
        self.data = data
        now, mine = facts_of(row), self.values()
        return [(str(self[name].label), str(now[name] or "–")) for name in mine if now[name] != mine[name]]


class NewMarketingRowForm(MarketingRowForm):
    """A new task with the first facts of its row in the plan."""

    seen = None  # type: ignore[assignment]
    name = forms.CharField(
        label=_("What is done"), max_length=200, error_messages={"required": _("Write what is done.")},
        help_text=_("For example: Advertisement in the local paper."),
    )  # fmt: skip
    channel = forms.ChoiceField(label=_("Channel"), choices=())
    responsible = forms.ChoiceField(label=_("Who does it"), choices=Responsible.choices)
    due_on = DayField(label=_("Day"))
    field_order = ("name", "channel", "due_on", "responsible", *FIRST_FACTS)

    class Meta(MarketingRowForm.Meta):
        fields = FIRST_FACTS  # type: ignore[assignment]

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["channel"].choices = channels()  # type: ignore[attr-defined]
        name = Task._meta.get_field("name")
        self.fields["name"].validators.extend(name.validators)
        for one in ("cost_actual", "publish_on", "publish_at", "link"):
            self.fields.pop(one, None)

    def task_values(self) -> dict[str, Any]:
        """Return the valid facts of the task itself."""
        return {name: self.cleaned_data[name] for name in ("name", "channel", "responsible", "due_on")}


def channels() -> Iterable[tuple[str, str]]:
    """Return the channels through which people are reached."""
    return [(channel.value, str(channel.label)) for channel in Channel if channel.reaches_people]
