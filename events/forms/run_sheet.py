"""How is the run sheet of a day typed on one screen: rows that are added, duplicated, removed and sorted by hours?

The whole sheet travels with every press. A press arranges the rows and saves nothing; saving is one press of its own.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from talkoot.lib import dates

from .. import run_sheet
from ..date_choices import SlotKind
from ..day_facts import SlotFacts
from .concept_row import CellField
from .fields import ClockField

MOST_ROWS = 80
NAME = re.compile(r"r(\d{1,3})-kind")
PRESS = re.compile(r"(copy|remove)-(\d{1,3})")
NEEDS_WORDS = (SlotKind.TALK, SlotKind.OTHER)  # the others are named by their kind
Typed = dict[str, str]


class SlotForm(forms.Form):
    """One row. What ends before it begins is told in a remark and refused nowhere."""

    starts = ClockField(label=gettext_lazy("Starts"))
    ends = ClockField(label=gettext_lazy("Ends"), required=False)
    kind = forms.ChoiceField(
        label=pgettext_lazy("a row of the run sheet", "Kind"),
        choices=SlotKind.choices,
        initial=SlotKind.OTHER,
    )
    title = CellField(label=gettext_lazy("What happens"), max_length=200)
    who = CellField(label=pgettext_lazy("a row of the run sheet", "Who"), max_length=200)
    place = CellField(label=pgettext_lazy("a row of the run sheet", "Where"), max_length=120)
    note = CellField(label=pgettext_lazy("a row of the run sheet", "Note"), max_length=300)
    is_public = forms.BooleanField(label=gettext_lazy("Told to visitors"), required=False)

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        for name in ("starts", "ends"):
            self.fields[name].widget.attrs |= {"class": "w-cell form-control", "inputmode": "decimal"}
        self.fields["kind"].widget.attrs["class"] = "form-select"
        for name in ("title", "who", "place", "note"):
            self.fields[name].widget.attrs["class"] = "form-control"

    def clean(self) -> dict[str, Any]:
        """Ask for words where the kind alone says nothing."""
        facts = super().clean() or self.cleaned_data
        if facts.get("kind") in NEEDS_WORDS and not facts.get("title") and "title" not in self.errors:
            self.add_error("title", _("Write what happens."))
        return facts

    def slot(self) -> SlotFacts:
        """Return a valid row as facts."""
        return SlotFacts(**{name: self.cleaned_data[name] for name in self.fields})

    @property
    def cells(self) -> list[Any]:
        """Return the fields of the line itself."""
        return [self[name] for name in ("starts", "ends", "kind", "title", "who", "place")]


class RunSheet:
    """The rows as they are typed. Mistakes are told only of what `check` has looked at."""

    def __init__(self, rows: Iterable[Typed]) -> None:
        self.rows = list(rows)[:MOST_ROWS]
        self.checked: list[SlotForm] = []
        self.focus: tuple[int, str] | None = None  # which row and what of it takes the cursor
        self.told = ""  # what the press did, for those who do not see it

    @classmethod
    def of_slots(cls, slots: Iterable[SlotFacts]) -> "RunSheet":
        """Return the sheet of rows as they are saved."""
        return cls(typed(slot) for slot in slots)

    @classmethod
    def of_post(cls, data: Mapping[str, str]) -> "RunSheet":
        """Return the sheet that was sent, in the order in which it was shown."""
        numbers = sorted(int(found[1]) for name in data if (found := NAME.fullmatch(name)))
        names = SlotForm.base_fields
        return cls(
            {name: str(data[f"r{number}-{name}"]) for name in names if f"r{number}-{name}" in data}
            for number in numbers
        )

    def press(self, word: str, proposal: Iterable[SlotFacts]) -> bool:
        """Arrange the rows as a button says; returns False for a button that this sheet does not have."""
        found = PRESS.fullmatch(word)
        if word == "add":
            self._add()
        elif word == "propose":
            self._propose(proposal)
        elif found and int(found[2]) < len(self.rows):
            (self._copy if found[1] == "copy" else self._remove)(int(found[2]))
        elif word != "sort":
            return False
        if word != "add":
            self._sort()
        return True

    def check(self) -> bool:
        """Leave rows out into which nothing was typed, sort the others, and look for mistakes in them."""
        self.rows = [row for row in self.rows if any(row.get(name, "").strip() for name in WORDS)]
        self._sort()
        self.checked = [
            SlotForm({f"r{number}-{name}": value for name, value in row.items()}, prefix=f"r{number}")
            for number, row in enumerate(self.rows)
        ]
        valid = [form.is_valid() for form in self.checked]  # of every row, so that all mistakes are told
        return all(valid)

    def slots(self) -> list[SlotFacts]:
        """Return the rows of a checked sheet that have no mistakes."""
        return [form.slot() for form in self.checked if not form.errors]

    @property
    def forms(self) -> list[SlotForm]:
        """Return the rows as they are drawn."""
        return self.checked or [
            SlotForm(prefix=f"r{number}", initial=row) for number, row in enumerate(self.rows)
        ]

    @property
    def faults(self) -> list[tuple[int, str, str, str]]:
        """Return every mistake as (number of the row, column, sentence, id of the field)."""
        return [
            (number, str(form.fields[name].label), str(text), str(form[name].id_for_label))
            for number, form in enumerate(self.checked, start=1)
            for name, texts in form.errors.items()
            for text in texts
        ]

    def _add(self) -> None:
        """Put a row at the end that begins where the last one ends."""
        before = self.rows[-1] if self.rows else {}
        self.rows.append({"kind": SlotKind.OTHER.value, "starts": before.get("ends", "")})
        self.focus = (len(self.rows) - 1, "title" if before.get("ends") else "starts")
        self.told = _("Row %(n)s was added.") % {"n": len(self.rows)}

    def _copy(self, index: int) -> None:
        self.rows.insert(index + 1, dict(self.rows[index]))
        self.focus, self.told = (index + 1, "starts"), _("Row %(n)s was added.") % {"n": index + 2}

    def _remove(self, index: int) -> None:
        gone = self.rows.pop(index)
        self.focus = (min(index, len(self.rows) - 1), "remove") if self.rows else None
        name = gone.get("title") or str(dict(SlotKind.choices).get(gone.get("kind", ""), ""))
        self.told = _("“%(name)s” was removed. It is gone when you save.") % {"name": name}

    def _propose(self, proposal: Iterable[SlotFacts]) -> None:
        """Add what is proposed and not there yet: a talk by its name, everything else by its kind."""
        kinds = {row.get("kind", "") for row in self.rows}
        names = {row.get("title", "").casefold() for row in self.rows}
        new = [
            typed(slot) for slot in proposal
            if (slot.title.casefold() not in names if slot.kind == SlotKind.TALK else slot.kind not in kinds)
        ]  # fmt: skip
        self.rows = [row for row in self.rows if any(row.get(name, "").strip() for name in WORDS)] + new
        self.told = _("Rows added from what is known of the day: %(n)s.") % {"n": len(new)}

    def _sort(self) -> None:
        """Put the rows in the order of their hours; what cannot be read as an hour stays last."""
        at = self.focus[0] if self.focus else -1
        order = sorted(range(len(self.rows)), key=lambda number: _hour(self.rows[number]))
        self.rows = [self.rows[number] for number in order]
        if self.focus and at in order:
            self.focus = (order.index(at), self.focus[1])


WORDS = ("starts", "ends", "title", "who", "place", "note")


def typed(slot: SlotFacts) -> Typed:
    """Return a row as it is typed."""
    hours = {
        name: dates.clock(moment, "fi")
        for name, moment in (("starts", slot.starts), ("ends", slot.ends))
        if moment
    }
    words = {name: getattr(slot, name) for name in ("kind", "title", "who", "place", "note")}
    return words | hours | ({"is_public": "on"} if slot.is_public else {})


def _hour(row: Typed) -> tuple[int, int]:
    try:
        starts = run_sheet.minutes(dates.parse_clock(row.get("starts", "")))
    except ValueError:
        return 2 * run_sheet.WHOLE_DAY, 0
    try:
        return starts, run_sheet.minutes(dates.parse_clock(row.get("ends", "")))
    except ValueError:
        return starts, starts
