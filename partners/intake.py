"""Which partners does a pasted list hold, what is wrong with each row, and what has to be asked about it?

Nothing here writes: a list and what a person has corrected go in, rows that say what would happen come out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from .intake_checks import Words, checked, with_address_parted
from .intake_columns import FIELDS, columns_by_content, columns_by_heading, is_heading_row
from .intake_match import Directory, Match, News, loose_name, news, same_name

# What a person can choose for a row. OUT is always possible.
UPDATE, KEEP, NEW, TOGETHER, BARE, OUT = "update", "keep", "new", "together", "bare", "out"
QUESTIONS: dict[str, tuple[str, ...]] = {
    "": (),
    "near_news": (UPDATE, KEEP, NEW, OUT),  # a partner of a similar name, and something new about its people
    "near": (KEEP, NEW, OUT),  # a partner of a similar name
    "news": (UPDATE, KEEP, OUT),  # a known partner, and something new about its people
    "unwilling": (OUT, KEEP),  # a known partner that does not want invitations
    "twin": (TOGETHER, NEW, OUT),  # two rows of the list that may be one partner
    "no_email": (BARE, OUT),
}
# Fields that are looked at in a row; first and last name are joined before.
KEPT = tuple(name for name in FIELDS if name not in ("first_name", "last_name"))


@dataclass
class Row:
    """One row of the list. `values` are fit to be kept, `raw` is what stands in the cells or was typed instead."""

    index: int
    line: int
    cells: Sequence[str]
    raw: dict[str, str]
    values: dict[str, str] = field(default_factory=dict)
    problems: dict[str, Words] = field(default_factory=dict)
    notes: list[Words] = field(default_factory=list)
    question: str = ""
    choice: str = ""
    is_open: bool = False
    match: Match | None = None
    news: News = field(default_factory=News)
    group: str = ""  # rows of one partner share it
    same_as: int | None = None  # line of the first row of the same partner

    @property
    def is_out(self) -> bool:
        """Tell whether the row is left out."""
        return self.choice == OUT and not self.is_open

    @property
    def needs_user(self) -> bool:
        """Tell whether somebody has to correct or choose something before the row can be saved."""
        return not self.is_out and bool(self.problems or self.is_open or (self.question and not self.choice))

    @property
    def meant(self) -> str:
        """Return what was chosen, or what is chosen beforehand."""
        return self.choice or next(iter(QUESTIONS[self.question]), "")

    @property
    def is_known(self) -> bool:
        """Tell whether the row means an organisation of the network."""
        return self.match is not None and (self.match.is_certain or self.meant in (UPDATE, KEEP))

    @property
    def takes_news(self) -> bool:
        """Tell whether the known organisation's people change: by choice, or because it has none."""
        nobody = self.match is not None and not self.match.known.people
        return bool(self.news) and (self.choice == UPDATE or (nobody and not self.question))


def recognised(table: Sequence[Sequence[str]], places: Mapping[str, str]) -> tuple[bool, list[str]]:
    """Return whether the first row holds headings, and the field of each column ("" is left alone)."""
    if table and is_heading_row(table[0]):
        columns = columns_by_heading(table[0])
        if "organisation" not in columns:  # a heading nobody knows; what stands below may tell
            guess = columns_by_content(table[1:], frozenset(places))
            spare = [place for place, one in enumerate(guess) if one == "organisation" and not columns[place]]
            columns = ["organisation" if place in spare else one for place, one in enumerate(columns)]
        return True, columns
    return False, columns_by_content(table, frozenset(places))


def check(
    table: Sequence[Sequence[str]],
    columns: Sequence[str],
    fixes: Mapping[str, Mapping[str, Any]],
    directory: Directory,
    *,
    places: Mapping[str, str],
    lines: Sequence[int] = (),
    skip: int = 0,
) -> list[Row]:
    """Return every row of a list with what is wrong, what must be asked and which partner it means.

    `places` are municipalities' codes by their names in small letters; `skip` leading rows hold headings.
    """
    rows = []
    for index, cells in enumerate(table[skip:], start=skip):
        fix = fixes.get(str(index), {})
        line = lines[index] if index < len(lines) else index + 1
        row = Row(index, line, cells, _raw(cells, columns, fix.get("values", {})))
        row.is_open = bool(fix.get("open"))
        _check_values(row, places)
        row.match = directory.match(row.values)
        row.news = news(row.match.known, row.values) if row.match else News()
        row.choice = str(fix.get("choice", ""))
        rows.append(row)
    _ask(rows)
    return rows


def _raw(cells: Sequence[str], columns: Sequence[str], typed: Mapping[str, str]) -> dict[str, str]:
    """Return the text of each field: of several columns of a field the first that is filled."""
    found: dict[str, str] = {}
    for name, cell in zip(columns, cells, strict=False):
        if name and cell and not found.get(name):
            found[name] = cell
    both = f"{found.pop('first_name', '')} {found.pop('last_name', '')}".strip()
    found["contact"] = found.get("contact") or both
    return {name: found.get(name, "") for name in KEPT} | {
        name: typed[name] for name in KEPT if name in typed
    }


def _check_values(row: Row, places: Mapping[str, str]) -> None:
    for name, text in with_address_parted(row.raw).items():
        fact = checked(name, text)
        row.values[name] = fact.text
        if fact.problem:
            row.problems[name] = fact.problem
        if fact.note:
            row.notes.append(fact.note)
    if not row.values["organisation"] and "organisation" not in row.problems:
        row.problems["organisation"] = _("The name of the organisation is missing.")
    town = row.values["municipality"]
    if town and town.casefold() not in places and "municipality" not in row.problems:
        row.problems["municipality"] = _("There is no municipality of this name.")


def _ask(rows: Sequence[Row]) -> None:
    """Find out which rows mean one partner, and what is not certain; rows above decide for those below."""
    first: dict[str, Row] = {}  # keys of partners: a known one, a business ID, a name
    near: dict[str, Row] = {}  # keys that only hint: a similar name, an address
    for row in rows:
        row.question = _question_of_match(row)
        if "organisation" in row.problems:
            row.choice = row.choice if row.choice == OUT else ""
            continue
        name, business_id, email = (row.values[one] for one in ("organisation", "business_id", "email"))
        hints = [f"loose:{loose_name(name)}", *([f"email:{email.casefold()}"] if email else [])]
        sure = [*([f"id:{business_id}"] if business_id else []), f"name:{same_name(name)}"]
        row.choice = row.choice if row.choice in (*QUESTIONS[row.question], OUT, TOGETHER, NEW, BARE) else ""
        if row.is_known and row.match:
            sure = [f"known:{row.match.known.pk}"]
        leader = next((first[key] for key in sure if key in first), None)
        hinted = next((near[key] for key in hints if key in near), None)
        if leader is None and hinted is not None and not row.question and not row.is_known:
            row.question = "twin"
            leader = hinted if row.meant == TOGETHER else None
        if not (row.question or leader or row.is_known or email or "email" in row.problems):
            row.question = "no_email"
        row.choice = row.choice if row.choice in (*QUESTIONS[row.question], OUT) else ""
        if row.is_out:
            continue
        row.group = leader.group if leader else sure[0]
        row.same_as = leader.line if leader else None
        for key in sure:
            first.setdefault(key, leader or row)
        for key in hints:
            near.setdefault(key, leader or row)


def _question_of_match(row: Row) -> str:
    """Return what must be asked because the network knows somebody alike."""
    if row.match is None:
        return ""
    if row.match.known.no_invitations:
        return "unwilling"
    if not row.match.is_certain:
        return "near_news" if row.news else "near"
    return "news" if row.news and row.match.known.people else ""
