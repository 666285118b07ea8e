"""How is one thing of the supplies list typed: how many, who brings it, what it costs?"""

import json
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import Event, Supply
from ..models.supply import MOST
from .fields import EurosField


class SupplyForm(forms.ModelForm):
    """One row of the list. `seen` carries what the person had before them."""

    cost = EurosField(label=_("Cost, euros"), required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Supply
        fields = ("name", "quantity", "stand", "bringer", "cost", "note")
        labels = {
            "name": _("What"),
            "quantity": _("How many"),
            "stand": _("Which partner brings it"),
            "bringer": _("Who brings it"),
        }

    def __init__(self, *arguments: Any, event: Event, **options: Any) -> None:
        super().__init__(*arguments, **options)
        stands: Any = self.fields["stand"]
        stands.queryset = event.stands.in_order()
        stands.empty_label = _("No partner")
        stands.label_from_instance = lambda stand: str(stand.organisation)
        self.fields["quantity"] = forms.IntegerField(
            label=_("How many"), min_value=1, max_value=MOST, required=False, initial=1,
            widget=forms.NumberInput(attrs={"class": "w-number", "inputmode": "numeric"}),
        )  # fmt: skip
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)
        self.initial["seen"] = json.dumps(self.instance.as_seen()) if self.instance.pk else ""

    def clean_quantity(self) -> int:
        """Return how many; nothing typed is one."""
        return self.cleaned_data.get("quantity") or 1

    def values(self) -> dict[str, Any]:
        """Return the valid facts by the names of the row."""
        return {name: self.cleaned_data[name] for name in self._meta.fields or ()}

    def seen_facts(self) -> dict[str, Any]:
        """Return what the person had before them; nothing where that cannot be read."""
        try:
            found = json.loads(self.cleaned_data.get("seen") or "{}")
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}

    def take_over(self, current: Supply) -> list[tuple[str, str]]:
        """Let what was typed win when it is sent again; return what is saved now where it differs, by label."""
        data = self.data.copy()  # type: ignore[attr-defined]
        data["seen"] = json.dumps(current.as_seen())
        self.data = data
        mine, theirs = self.values(), current
        names = [name for name, value in mine.items() if value != getattr(theirs, name)]
        return [(str(self[name].label), str(getattr(theirs, name) or "–")) for name in names]
