"""How is a partner list pasted or uploaded, and how are its columns and rows corrected?"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from partners.intake import KEPT, OUT, QUESTIONS, Row
from partners.intake_cells import MOST_COLUMNS, REASONS, Refused, Table
from partners.intake_columns import FIELDS
from partners.intake_files import read_file, read_text
from partners.models.fields import no_control_characters, no_personal_identity_code

from ..models import Import
from .intake_words import option

LONGEST_PASTE = 900_000  # characters; 5,000 rows of partners are about 600,000
KINDS = ".xlsx,.csv,.tsv,.txt"
_ROW_FIELD = re.compile(r"r(\d{1,5})-([a-z_]+)")
# Texts are cleaned and checked as cells are; only what must not even wait to be confirmed is refused by the form.
_SAFE = [no_control_characters, no_personal_identity_code]


class PastedField(forms.CharField):
    """Cells pasted from a spreadsheet: tabs and line ends are kept."""

    widget = forms.Textarea(
        attrs={"rows": 8, "class": "w-full", "spellcheck": "false", "autocomplete": "off"}
    )

    def to_python(self, value: Any) -> str:
        """Return the text with newlines as line ends; Word's own line breaks are such too."""
        return re.sub("\r\n|[\r\x0b\x0c]", "\n", super().to_python(value) or "")


class NewImportForm(forms.Form):
    """A list pasted or as a file. Once valid, `table` is what was read of it and `source` the file's name."""

    text = PastedField(
        label=_("Paste the rows here"), required=False, strip=False, max_length=LONGEST_PASTE,
        validators=[no_control_characters],
        help_text=_("Copy the cells in Excel, headings and all, and paste them."),
    )  # fmt: skip
    file = forms.FileField(
        label=_("Or choose a file"), required=False, allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": KINDS}),
        help_text=_("Excel (.xlsx) or text (.csv), at most 5 MB. Columns may stand in any order."),
    )  # fmt: skip

    def __init__(self, *arguments: Any, dropped: Sequence[str] = (), **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.dropped = dropped
        self.table: Table | None = None
        self.source = ""
        self.fields["text"].widget.attrs.pop("maxlength", None)  # the browser would cut a long paste silently

    def clean(self) -> dict[str, Any]:
        """Read the list; what cannot be read is refused with its reason at its field."""
        facts = super().clean() or self.cleaned_data
        if "file" in self.dropped:
            self.add_error("file", REASONS["too_large"])
        if self.errors:
            return facts
        text, file = facts.get("text", ""), facts.get("file")
        if text.strip() and file:
            self.add_error("file", _("Paste rows or choose a file, not both."))
            return facts
        try:
            if file:
                self.source = file.name
                if file.size > 5_000_000:
                    raise Refused("too_large")
                self.table = read_file(file.name, file.read())
            else:
                self.table = read_text(text)
        except Refused as refusal:
            self.add_error("file" if file else "text", str(refusal))
        return facts


class CheckForm(forms.Form):
    """Corrections and choices of some rows, and what the columns are. Its fields follow what is shown or sent."""

    def __init__(self, data: Mapping[str, Any], *, staged: Import, rows: Sequence[Row]) -> None:
        super().__init__(data, prefix=None)
        self.staged, self.rows = staged, {row.index: row for row in rows}
        columns = [("", _("Left out")), *FIELDS.items()]
        width = min(max((len(row) for row in staged.table), default=0), MOST_COLUMNS)
        for place in range(width):
            self.fields[f"c{place}"] = forms.ChoiceField(
                label=self.heading(place), choices=columns, required=False
            )
        self.fields["header"] = forms.BooleanField(label=_("The first row holds headings"), required=False)
        for index, name in self.sent():
            self.fields[f"r{index}-{name}"] = row_field(self.rows[index], name)

    def sent(self) -> Iterator[tuple[int, str]]:
        """Yield the rows and fields that the data speaks of, as far as there are such."""
        for key in self.data:
            found = _ROW_FIELD.fullmatch(key)
            if found and int(found[1]) in self.rows and found[2] in (*KEPT, "choice", "out"):
                yield int(found[1]), found[2]
        for row in self.rows.values():  # a box that is not ticked sends nothing
            if f"r{row.index}-shown" in self.data and f"r{row.index}-out" not in self.data:
                yield row.index, "out"

    def heading(self, place: int) -> str:
        """Return what a column is called on the page: its heading, or its number."""
        first = self.staged.table[0][place] if self.staged.has_header and self.staged.table else ""
        return first or str(_("Column %(number)s") % {"number": place + 1})

    def changes_columns(self) -> bool:
        """Tell whether the columns were sent and are others than before."""
        self.is_valid()
        columns = self.columns()
        return columns is not None and (columns, self.has_header()) != (
            self.staged.columns,
            self.staged.has_header,
        )

    def fixes(self, *, decides: bool = True) -> dict[str, dict[str, Any]]:
        """Return the corrections that may be kept, also of fields that still need some.

        A press that is about something else decides nothing: what was chosen beforehand then stays open.
        """
        self.is_valid()
        found: dict[str, dict[str, Any]] = {}
        for index, name in self.sent():
            fix = found.setdefault(str(index), {"open": False})
            value = self.cleaned_data.get(f"r{index}-{name}")
            if value is None:
                continue
            if name == "choice":
                if decides or value != next(iter(QUESTIONS[self.rows[index].question]), ""):
                    fix["choice"] = value
            elif name == "out":
                fix.setdefault("choice", "")
                fix["choice"] = OUT if value else fix["choice"]
            else:
                fix.setdefault("values", {})[name] = value
        return found

    def columns(self) -> list[str] | None:
        """Return the chosen columns, or nothing when the page did not send them."""
        names = [name for name in self.fields if re.fullmatch(r"c\d+", name)]
        if not all(name in self.data for name in names):
            return None
        kept = [*self.staged.columns, *[""] * len(names)]
        return [self.cleaned_data.get(name, before) for name, before in zip(names, kept, strict=False)]

    def has_header(self) -> bool | None:
        """Return whether the first row holds headings, or nothing when the page did not ask."""
        return bool(self.cleaned_data.get("header")) if "c0" in self.data else None

    def tell(self, rows: Sequence[Row]) -> None:
        """Put what is still wrong with the rows at their fields."""
        self.is_valid()
        for row in rows:
            for name, problem in row.problems.items() if row.needs_user else ():
                key = f"r{row.index}-{name}"
                if key in self.fields and key not in self.errors:
                    self.add_error(key, ValidationError(str(problem)))


def row_field(row: Row, name: str) -> forms.Field:
    """Return the field for one fact or choice of a row."""
    if name == "choice":
        codes = dict.fromkeys((*QUESTIONS[row.question], OUT))
        options = [(code, option(row, code)) for code in codes]
        return forms.ChoiceField(
            label=_("Your choice"), choices=options, required=False, widget=forms.RadioSelect
        )
    if name == "out":
        return forms.BooleanField(label=_("Leave this row out"), required=False)
    kind = {"email": "email", "phone": "tel"}.get(name, "text")
    attributes = {"autocomplete": "off", "inputmode": kind} if kind != "text" else {"autocomplete": "off"}
    return forms.CharField(
        label=FIELDS[name],
        required=False,
        max_length=500,
        validators=_SAFE,
        widget=forms.TextInput(attrs=attributes),
    )
