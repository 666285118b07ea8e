"""Which tasks were ticked, and what is to be done to all of them?"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..choices import Channel, Responsible, TaskState

STATES = (TaskState.DONE, TaskState.OPEN, TaskState.LEFT_OUT)
RESPONSIBLE, CHANNEL, MOVE = "responsible", "channel", "move"
EARLIER, LATER = "earlier", "later"
FARTHEST_DAYS = 365
MOST = 500  # ticked at once
DIGITS = 12  # no number of a row is longer


class TaskBulkForm(forms.Form):
    """One deed for all ticked tasks; each button of the page is a deed and reads the field beside it."""

    deed = forms.ChoiceField(
        choices=[(name, name) for name in (*STATES, RESPONSIBLE, CHANNEL, MOVE)], widget=forms.HiddenInput
    )
    responsible = forms.ChoiceField(label=_("Who is responsible"), choices=Responsible, required=False)
    channel = forms.ChoiceField(label=_("Channel"), choices=Channel, required=False)
    days = forms.IntegerField(
        label=_("Days"), min_value=1, max_value=FARTHEST_DAYS, required=False, initial=7,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "w-number"}),
    )  # fmt: skip
    direction = forms.ChoiceField(
        label=_("Direction"), choices=((LATER, _("days later")), (EARLIER, _("days earlier"))), required=False
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the field that the pressed button reads."""
        facts: dict[str, Any] = super().clean() or {}
        needed = {RESPONSIBLE: RESPONSIBLE, CHANNEL: CHANNEL, MOVE: "days"}.get(facts.get("deed", ""))
        if needed and not facts.get(needed) and needed not in self.errors:
            self.add_error(needed, _("Choose what the ticked tasks should get."))
        return facts

    def days_moved(self) -> int:
        """Return by how many days the tasks move; 0 when something else was pressed."""
        facts = self.cleaned_data
        if facts["deed"] != MOVE:
            return 0
        return -facts["days"] if facts.get("direction") == EARLIER else int(facts["days"])

    def facts(self) -> dict[str, Any]:
        """Return what all ticked tasks get by the names of the row; nothing where they are moved."""
        deed = self.cleaned_data["deed"]
        if deed in STATES:
            return {"state": deed}
        return {} if deed == MOVE else {deed: self.cleaned_data[deed]}


def ticked(values: Iterable[str]) -> dict[int, int]:
    """Return number and seen version of each tick ("12.3"); what no page of ours has written is left out."""
    found: dict[int, int] = {}
    for value in list(values)[:MOST]:
        number, _dot, version = value.partition(".")
        if number.isdecimal() and version.isdecimal() and max(len(number), len(version)) <= DIGITS:
            found[int(number)] = int(version)
    return found
