"""What would a spreadsheet change in a marketing plan, row by row, and which of its cells cannot be used?"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django import forms
from django.conf import settings
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partners.intake_cells import REASONS, Refused

from ..choices import Channel, Responsible, TaskState
from ..marketing_rows import FACTS, row_of, words_of
from ..marketing_workbook import Line, headings, read
from ..models import MarketingRow, Task
from .fields import ClockField, DayField, EurosField
from .marketing import every_material

OF_TASK = ("due_on", "name", "channel", "responsible", "state")
NEEDED = ("due_on", "name", "channel")  # of a new row
SENT_FOR = 24 * 3600  # seconds that a preview may wait to be confirmed
OUR_REASONS = {
    "no_headings": gettext_lazy("No headings were found. Take the plan to Excel here first and change that file."),
    "many_lines": gettext_lazy("There are more than 300 rows. Leave only the rows of this plan in the file."),
}  # fmt: skip


class SheetForm(forms.Form):
    """A spreadsheet to be read. Once valid, `lines` is what was read of it."""

    file = forms.FileField(
        label=gettext_lazy("Excel file (.xlsx)"), widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        error_messages={"required": gettext_lazy("Choose the file."), "empty": REASONS["empty"]},
    )  # fmt: skip
    lines: list[Line]

    def clean_file(self) -> Any:
        """Read the file; what cannot be read is refused with its reason."""
        file = self.cleaned_data["file"]
        try:
            if file.size > 5_000_000:
                raise Refused("too_large")
            self.lines = read(file.read())
        except Refused as refusal:
            raise ValidationError(
                str(OUR_REASONS.get(refusal.reason) or REASONS[refusal.reason])
            ) from refusal
        return file


@dataclass
class SheetRow:
    """One row of the sheet against the plan: the task it is about, new values, and cells that cannot be used."""

    line: Line
    task: Task | None
    values: dict[str, Any] = field(default_factory=dict)
    faults: list[tuple[str, str]] = field(default_factory=list)  # name of the cell, what is wrong

    @cached_property
    def changes(self) -> dict[str, tuple[Any, Any]]:
        """Return what would be different by column: (now, then)."""
        if self.task is None:
            return {name: (None, value) for name, value in self.values.items() if value not in (None, "")}
        row = row_of(self.task)
        found = {}
        for name, value in self.values.items():
            now = getattr(self.task if name in OF_TASK else row, name)
            if now != value:
                found[name] = (now, value)
        return found

    @property
    def is_new(self) -> bool:
        """Tell whether the sheet knows no task of this plan for the row."""
        return self.task is None

    @property
    def seen(self) -> str:
        """Return 32 hex digits over what the row is now, as far as it would change."""
        words = "\0".join(f"{name}={words_of(now)}" for name, (now, _then) in sorted(self.changes.items()))
        return hashlib.blake2b(words.encode(), digest_size=16).hexdigest()

    def part(self, names: Iterable[str]) -> dict[str, Any]:
        """Return the new values of some columns, as far as they differ."""
        return {name: self.changes[name][1] for name in names if name in self.changes}


def compared(lines: Iterable[Line], tasks: Iterable[Task]) -> list[SheetRow]:
    """Return each row of the sheet with what it would change; no query where tasks bring their marketing along."""
    known, readers, used = {str(task.pk): task for task in tasks}, _readers(), set()
    found = []
    for line in lines:
        key = line.cells.get("key", "").strip()
        row = SheetRow(line, known.get(key))
        if row.task is not None and key in used:
            row.faults.append((line.places["key"], _("This row is in the file twice.")))
        used.add(key)
        for name, text in line.cells.items():
            if name != "key":
                _read_cell(row, name, text, readers[name])
        if row.task is None:
            _complete(row)
        found.append(row)
    return found


def _read_cell(row: SheetRow, name: str, text: str, reader: Callable[[str], Any]) -> None:
    place = row.line.places[name]
    if name in OF_TASK and not text.strip():
        if row.task is not None:
            row.faults.append((place, _("The cell is empty. A row needs this.")))
        return
    try:
        row.values[name] = reader(text)
    except ValidationError as problem:
        row.faults.append((place, " ".join(problem.messages)))


def _complete(row: SheetRow) -> None:
    """Fill in what a new row leaves open, and say what it lacks."""
    missing = [headings()[name] for name in NEEDED if name not in row.values and not row.faults]
    if missing:
        words = _("A new row needs: %(columns)s.") % {"columns": ", ".join(missing)}
        row.faults.append((str(row.line.number), words))
    row.values.setdefault("responsible", Responsible.COORDINATOR.value)
    row.values.setdefault("state", TaskState.OPEN.value)


def _readers() -> dict[str, Callable[[str], Any]]:
    """Return how the text of each column becomes a value; each raises ValidationError with a sentence."""
    day, sum_, clock = DayField(required=False), EurosField(required=False), ClockField(required=False)
    chosen = {
        "channel": _choice(lambda: Channel.choices), "responsible": _choice(lambda: Responsible.choices),
        "state": _choice(lambda: TaskState.choices), "material": _choice(every_material),
    }  # fmt: skip
    typed: dict[str, Callable[[str], Any]] = {
        "due_on": day.clean, "publish_on": day.clean, "publish_at": clock.clean,
        "cost_planned": sum_.clean, "cost_actual": sum_.clean,
        "reach": forms.IntegerField(required=False, min_value=0, max_value=2_000_000_000).clean,
        "link": forms.URLField(required=False, max_length=400, assume_scheme="https").clean,
    }  # fmt: skip
    texts: dict[str, Callable[[str], Any]] = {
        name: _text(Task if name in OF_TASK else MarketingRow, name)
        for name in (*OF_TASK, *FACTS)
        if name not in chosen and name not in typed
    }
    return {**texts, **typed, **chosen}


def _text(model: Any, name: str) -> Callable[[str], Any]:
    form_field = model._meta.get_field(name).formfield(required=False)
    validators = model._meta.get_field(name).validators

    def reader(text: str) -> str:
        value = form_field.clean(text) or ""
        value = value if name == "text" else " ".join(value.split())
        for validate in validators:
            validate(value)
        return str(value)

    return reader


def _choice(choices: Callable[[], Iterable[tuple[Any, Any]]]) -> Callable[[str], str]:
    """Return a reader of one of several words, said in any language of the portal or by its code."""
    known: dict[str, str] = {"": ""}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            known |= {str(label).casefold(): str(value) for value, label in choices()}
    known |= {str(value).casefold(): str(value) for value, _label in choices()}
    words = [str(label) for _value, label in choices()]

    def reader(text: str) -> str:
        value = known.get(text.strip().casefold())
        if value is None:
            said = _("“%(text)s” is not one of these: %(words)s.")
            raise ValidationError(said % {"text": text[:60], "words": ", ".join(words)})
        return value

    return reader


def sealed(event_pk: int, rows: Iterable[SheetRow]) -> str:
    """Return what was shown as one signed word, to come back with the confirmation."""
    sent = [
        [row.line.number, dict(row.line.cells), dict(row.line.places), row.seen]
        for row in rows
        if row.changes
    ]
    return signing.dumps(sent, salt=f"marketing:{event_pk}", compress=True)


def unsealed(event_pk: int, word: str) -> list[tuple[Line, str]]:
    """Return the lines that were shown, each with what was seen. Raises signing.BadSignature."""
    sent = signing.loads(word, salt=f"marketing:{event_pk}", max_age=SENT_FOR)
    return [(Line(number, cells, places), seen) for number, cells, places, seen in sent]


def ticked(data: Mapping[str, Any]) -> set[int]:
    """Return the numbers of the rows that a person wants."""
    return {
        int(name[4:]) for name in data if name.startswith("row-") and name[4:].isdecimal() and len(name) < 12
    }
