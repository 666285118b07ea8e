"""How are all rows of one sort of an operating model typed at once, like a spreadsheet that needs no script?

The whole sheet travels with every press. A press arranges the rows and saves nothing; saving is one press of its own.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from .concept_paste import Typed, read_paste
from .concept_row import EMPTY, FORMS, RowForm, typed_row
from .sheet_line import SheetLine, lines_of_page

MOST_ROWS = 300
NAME = re.compile(r"r(\d{1,4})-uid")
PRESS = re.compile(r"(add|up|down|copy|remove|more)-(\d{1,4})")
ASIDE = frozenset({"picture", "whole"})  # buttons that arrange nothing


@dataclass(frozen=True, slots=True)
class Fault:
    """One mistake of the sheet: the number of its row, the column, the sentence and the id of the field."""

    row: int
    column: str
    text: str
    anchor: str


class Sheet:
    """The rows of one sort as they are typed. `forms` are made by `check`, and only then mistakes are told.

    With `whole` the page offers every choice in every row, for browsers that run no scripts.
    """

    def __init__(self, sort: str, rows: Iterable[Typed]) -> None:
        self.sort = sort
        self.rows = unique(list(rows))
        self.forms: list[RowForm] = []
        self.whole = False
        self.focus: tuple[int, str] | None = None  # which row and what of it was pressed
        self.told = ""  # what the press did, for those who do not see it
        self.paste = ""
        self.paste_problems: list[str] = []
        self._tie()

    @classmethod
    def of_rows(cls, sort: str, rows: Iterable[Mapping[str, Any]]) -> "Sheet":
        """Return the sheet of rows as the file of a model holds them."""
        plain = list(rows)
        typed = [typed_row(sort, row) for row in plain]
        numbers = {row["uid"]: str(number) for number, row in enumerate(typed, start=1)}
        for row in typed:
            if "after" in row:
                row["after"] = numbers.get(row["after"], "")
        return cls(sort, typed)

    @classmethod
    def of_post(cls, sort: str, data: Mapping[str, str]) -> "Sheet":
        """Return the sheet that was sent, in the order in which it was shown."""
        numbers = sorted({int(found[1]) for name in data if (found := NAME.fullmatch(name))})[:MOST_ROWS]
        names = [*FORMS[sort].base_fields, "open"]
        rows = [
            {name: value for name in names if (value := data.get(f"r{number}-{name}")) is not None}
            for number in numbers
        ]
        sheet = cls(sort, rows)
        sheet.whole = "whole" in data
        return sheet

    def press(self, word: str, data: Mapping[str, str]) -> bool:
        """Arrange the rows as a button says; returns False for a button that this sheet does not have."""
        found = PRESS.fullmatch(word)
        if word == "order":
            self._order()
        elif word == "paste":
            self._paste(data.get("paste", ""))
        elif word == "add":
            self._insert(len(self.rows), self.empty())
        elif found and int(found[2]) < len(self.rows):
            getattr(self, f"_{found[1]}")(int(found[2]))
        elif word not in ASIDE:
            return False
        self._number()
        self.forms = self._forms() if word == "paste" else []
        return True

    def empty(self) -> Typed:
        """Return a new row with an identity of its own."""
        return {"uid": str(uuid4()), **EMPTY[self.sort]}

    def check(self) -> bool:
        """Leave rows out into which nothing was typed, and look for mistakes in the others."""
        self.rows = [row for row in self.rows if not self._is_empty(row)]
        self._number()
        self.forms = self._forms()
        valid = [form.is_valid() for form in self.forms]
        for index, text in self._wrong_ties():
            self.forms[index].add_error("after", text)
            valid[index] = False
        return all(valid)

    def plain(self, *, only_valid: bool = False) -> list[dict[str, Any]]:
        """Return the rows of a checked sheet as a model's file holds them; with `only_valid` those without mistakes."""
        found = []
        for form, row in zip(self.forms, self.rows, strict=True):
            if only_valid and form.errors:
                continue
            plain = form.plain()
            if "after" in plain:
                plain["after"] = row.get("after_uid") or None
            found.append(plain)
        return found

    @property
    def faults(self) -> list[Fault]:
        """Return every mistake in the order of the page."""
        return [
            Fault(number, str(form.fields[name].label or ""), str(text), str(form[name].id_for_label))
            for number, form in enumerate(self.forms, start=1)
            for name, texts in form.errors.items()
            for text in texts
        ]

    @property
    def lines(self) -> list[SheetLine]:
        """Return what the page shows of each row."""
        mistakes = [
            {name: [str(text) for text in texts] for name, texts in form.errors.items()}
            for form in self.forms
        ]
        return list(lines_of_page(self.sort, self.rows, mistakes, focus=self.focus, whole=self.whole))

    def _forms(self) -> list[RowForm]:
        """Return a form for each row, with what was typed into it."""
        return [
            FORMS[self.sort](
                {f"r{index}-{name}": value for name, value in (row | {"place": str(index + 1)}).items()},
                prefix=f"r{index}",
            )
            for index, row in enumerate(self.rows)
        ]

    def _is_empty(self, row: Typed) -> bool:
        usual = EMPTY[self.sort]
        ignored = {"uid", "place", "after_uid", "open"}
        return all(
            not value.strip() or value == usual.get(name)
            for name, value in row.items()
            if name not in ignored
        )

    def _insert(self, index: int, row: Typed) -> None:
        if len(self.rows) < MOST_ROWS:
            self.rows.insert(index, row)
            self.focus, self.told = (index, "name"), _("Row %(n)s was added.") % {"n": index + 1}

    def _add(self, index: int) -> None:
        self._insert(index + 1, self.empty())

    def _copy(self, index: int) -> None:
        self._insert(index + 1, {**self.rows[index], "uid": str(uuid4())})

    def _more(self, index: int) -> None:
        """Open a folded row, or fold it again."""
        row = self.rows[index]
        row["open"] = "" if row.get("open") else "1"
        self.focus = (index, "more")

    def _remove(self, index: int) -> None:
        gone = self.rows.pop(index)
        self.focus = (min(index, len(self.rows) - 1), "remove") if self.rows else None
        self.told = _("“%(name)s” was removed. It is gone when you save.") % {"name": gone.get("name", "")}

    def _up(self, index: int) -> None:
        self._move(index, max(index - 1, 0), "up")

    def _down(self, index: int) -> None:
        self._move(index, min(index + 1, len(self.rows) - 1), "down")

    def _move(self, index: int, to: int, button: str) -> None:
        self.rows.insert(to, self.rows.pop(index))
        end = {"up": 0, "down": len(self.rows) - 1}[button]
        self.focus = (to, button if to != end else "name")
        self.told = _("“%(name)s” is now row %(n)s.") % {"name": self.rows[to].get("name", ""), "n": to + 1}

    def _order(self) -> None:
        """Put the rows in the order of the numbers typed at their beginning; the same number keeps its order."""
        wanted = []
        for index, row in enumerate(self.rows, start=1):
            typed = typed_number(row.get("place", ""))
            number = index if typed is None else typed
            # who comes up stands before the row that has the number now, who goes down behind it
            wanted.append((number, (number > index) - (number < index), index))
        self.rows = [self.rows[index - 1] for _number, _side, index in sorted(wanted)]
        self.told = _("The rows are in the order of their numbers.")

    def _paste(self, text: str) -> None:
        found = read_paste(self.sort, text, MOST_ROWS - len(self.rows))
        if found.rows:
            self.focus = (len(self.rows), "name")
        self.rows += found.rows
        self.paste, self.paste_problems = "\n".join(found.left), found.problems
        self.told = _("Rows added from the list: %(n)s.") % {"n": len(found.rows)}
        self._tie()

    def _tie(self) -> None:
        """Know of each task the row that it comes after by its identity, so that moving rows breaks no tie."""
        for row in self.rows:
            number = typed_number(row.get("after", ""))
            if number is not None and 1 <= number <= len(self.rows):
                row["after_uid"] = self.rows[number - 1]["uid"]

    def _number(self) -> None:
        """Write the tie of each task as the number that the row has now; a tie to a row that is gone is gone too."""
        numbers = {row["uid"]: str(number) for number, row in enumerate(self.rows, start=1)}
        for row in self.rows:
            if row.get("after_uid"):
                row["after"] = numbers.get(row["after_uid"], "")
                row["after_uid"] = row["after_uid"] if row["after"] else ""

    def _wrong_ties(self) -> Iterator[tuple[int, str]]:
        """Yield the rows that come after a row that there is not, or in a circle after themselves."""
        after = {row["uid"]: row.get("after_uid", "") for row in self.rows}
        for index, row in enumerate(self.rows):
            if row.get("after", "").strip() and not row.get("after_uid"):
                if "after" not in self.forms[index].errors:
                    yield index, _("There is no row with this number.")
                continue
            seen, at = {row["uid"]}, row.get("after_uid", "")
            while at and at not in seen:
                seen.add(at)
                at = after.get(at, "")
            if at == row["uid"]:
                yield (
                    index,
                    _("A task cannot come after itself. Check the numbers of this row and the other one."),
                )


def unique(rows: list[Typed]) -> list[Typed]:
    """Return rows each of which has an identity of its own; a broken or doubled one is replaced."""
    seen: set[str] = set()
    for row in rows:
        try:
            uid = str(UUID(row.get("uid", "")))
        except ValueError:
            uid = ""
        row["uid"] = str(uuid4()) if not uid or uid in seen else uid
        seen.add(row["uid"])
    return rows


def typed_number(text: str) -> int | None:
    """Return a whole number that was typed, or None."""
    trimmed = text.strip()
    return int(trimmed) if trimmed.isascii() and trimmed.isdigit() and len(trimmed) < 6 else None
