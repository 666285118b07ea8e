"""How does a pasted list read on the page where it is checked?"""

from collections.abc import Sequence
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partners.intake import KEPT, Row
from partners.intake_columns import FIELDS

from ...forms.intake import CheckForm
from ...forms.intake_words import hint, lead, outcome, told
from ...models import Import

ROWS_A_PAGE = 50
FIELDS_A_PAGE = 350  # the server takes 500 fields; columns and buttons need theirs
LONGEST_EXCEL = 200  # characters of a row as it stood in the file


def page_of(
    staged: Import, rows: Sequence[Row], query: QueryDict, form: CheckForm | None = None
) -> dict[str, Any]:
    """Return the page's context: rows that need the user, rows in order, columns and buttons. One query."""
    needing = [row for row in rows if row.needs_user]
    pages = pages_of(needing)
    number = _number(query.get("sivu"), len(pages))
    shown = pages[number - 1] if pages else []
    fine = [row for row in rows if not row.needs_user]
    ready_pages = [fine[start : start + ROWS_A_PAGE] for start in range(0, len(fine), ROWS_A_PAGE)]
    ready_number = _number(query.get("kunnossa"), len(ready_pages))
    if form is None:
        form = CheckForm(data_of(staged, shown), staged=staged, rows=rows)
    form.tell(rows)
    return {
        "staged": staged,
        "checking": form,
        "lead": lead(rows, len(rows)),
        "told": [told(code, facts) for code, facts in staged.reading.get("told", [])],
        "rows": [_row(form, row) for row in shown],
        "needing": len(needing),
        "pages": switch(len(pages), number, ready_number, is_ready=False),
        "ready": ready_rows(staged, ready_pages[ready_number - 1] if ready_pages else []),
        "ready_note": ready_note(fine),
        "ready_pages": switch(len(ready_pages), ready_number, number, is_ready=True),
        "columns": columns_of(form, staged),
        "lacks_organisation": "organisation" not in staged.columns,
        "here": f"{number}-{ready_number}",
        **buttons(rows, fine),
    }


def pages_of(needing: Sequence[Row]) -> list[list[Row]]:
    """Part the rows that need the user into pages of fifty, fewer when they have many fields to fill in."""
    pages: list[list[Row]] = []
    fields = FIELDS_A_PAGE + 1
    for row in needing:
        of_row = len(fields_of(row)) + 3
        if fields + of_row > FIELDS_A_PAGE or len(pages[-1]) >= ROWS_A_PAGE:
            pages.append([])
            fields = 0
        pages[-1].append(row)
        fields += of_row
    return pages


def fields_of(row: Row) -> list[str]:
    """Return the fields that a row offers for typing: those with a problem, or all once it has been opened."""
    if row.is_open:
        return list(KEPT)
    asked = {"email"} if row.question == "no_email" else set()
    return [name for name in KEPT if name in row.problems or name in asked]


def data_of(staged: Import, shown: Sequence[Row]) -> dict[str, Any]:
    """Return what the shown form would send if nothing were changed."""
    data: dict[str, Any] = {f"c{place}": name for place, name in enumerate(staged.columns)}
    if staged.has_header:
        data["header"] = "on"
    for row in shown:
        data |= {f"r{row.index}-{name}": row.raw[name] for name in fields_of(row)}
        if row.question:
            data[f"r{row.index}-choice"] = row.meant
        else:
            data[f"r{row.index}-shown"] = "1"
    return data


def _row(form: CheckForm, row: Row) -> dict[str, Any]:
    """Return one row that needs the user, with its bound fields."""
    names = [name for name in form.fields if name.startswith(f"r{row.index}-")]
    bound = [form[name] for name in names if not name.endswith(("-choice", "-out"))]
    return {
        "index": row.index,
        "title": _("Row %(line)s: %(name)s") % {"line": row.line, "name": row.raw["organisation"] or "–"},
        "hint": hint(row),
        "fields": bound,
        "choice": form[f"r{row.index}-choice"] if f"r{row.index}-choice" in form.fields else None,
        "out": form[f"r{row.index}-out"] if f"r{row.index}-out" in form.fields else None,
        "excel": excel(row, form.staged),
        "problems": [
            {"field": form[name].id_for_label, "text": f"{form[name].label}: {text}"}
            for name in names
            for text in form.errors.get(name, ())
        ],
    }


def excel(row: Row, staged: Import) -> str:
    """Return what stood in the file, cell after cell; a hidden column stays hidden until it is taken in."""
    hidden = hidden_places(staged)
    text = " · ".join(cell for place, cell in enumerate(row.cells) if cell and place not in hidden)
    return text if len(text) <= LONGEST_EXCEL else f"{text[:LONGEST_EXCEL]}…"


def ready_rows(staged: Import, rows: Sequence[Row]) -> list[dict[str, Any]]:
    """Return the rows in order with what will happen to each. One query."""
    there = set(staged.event.stands.values_list("organisation_id", flat=True)) if rows else set()
    found = []
    for row in rows:
        known = row.match.known if row.is_known and row.match else None
        mailbox, at, domain = row.values["email"].partition("@")
        words, is_new = outcome(row, known is not None and known.pk in there)
        found.append(
            {
                "index": row.index,
                "line": row.line,
                "name": row.values["organisation"],
                "contact": row.values["contact"],
                "topic": row.values["topic"],
                "mailbox": mailbox + at,
                "domain": domain,
                "phone": row.values["phone"],
                "notes": row.notes,
                "outcome": words,
                "is_new": is_new,
                "is_out": row.is_out,
            }
        )
    return found


def hidden_places(staged: Import) -> set[int]:
    """Return the columns that the file hides and nobody has taken in."""
    hidden = staged.reading.get("hidden_columns", ())
    return {place for place in hidden if place >= len(staged.columns) or not staged.columns[place]}


def ready_note(fine: Sequence[Row]) -> str:
    """Return how many rows are in order, and how many of those below are left out."""
    out = sum(row.is_out for row in fine)
    kept = len(fine) - out
    words = ngettext("%(count)s row", "%(count)s rows", kept) % {"count": kept}
    rest = ngettext("%(count)s left out", "%(count)s left out", out) % {"count": out}
    return f"{words}, {rest}" if out else words


def columns_of(form: CheckForm, staged: Import) -> dict[str, Any]:
    """Return the columns with their choices, some of their cells, and one sentence about all."""
    start = 1 if staged.has_header else 0
    hidden = hidden_places(staged)
    items: list[dict[str, Any]] = []
    for place in range(len(staged.columns)):
        sample = () if place in hidden else staged.table[start : start + 30]
        cells = [row[place] for row in sample if place < len(row) and row[place]]
        items.append(
            {"field": form[f"c{place}"], "cells": ", ".join(cells[:2])[:80], "is_hidden": place in hidden}
        )
    names = [str(FIELDS[name]) for name in staged.columns if name]
    left = staged.columns.count("")
    words = _("Columns: %(names)s") % {"names": ", ".join(dict.fromkeys(names)) or "–"}
    if left:
        rest = ngettext("%(count)s column left out", "%(count)s columns left out", left) % {"count": left}
        words = f"{words} ({rest})"
    has_errors = any(item["field"].errors for item in items)
    return {"each": items, "header": form["header"], "summary": words, "has_errors": has_errors}


def buttons(rows: Sequence[Row], fine: Sequence[Row]) -> dict[str, Any]:
    """Return the words of the buttons: each says how many partners it saves."""
    all_kept = [row for row in rows if not row.is_out]
    everybody = len({row.group or f"row{row.index}" for row in all_kept})
    ready = len({row.group for row in fine if not row.is_out})
    return {
        "everybody": everybody,
        "ready_partners": ready,
        "save_all": ngettext("Save %(count)s partner", "Save %(count)s partners", everybody) % {"count": everybody},
        "save_ready": ngettext(
            "Save only the %(count)s in order", "Save only the %(count)s in order", ready
        ) % {"count": ready},
    }  # fmt: skip


def switch(count: int, current: int, other: int, *, is_ready: bool) -> list[dict[str, Any]]:
    """Return the pages of one list as buttons that keep what was typed; nothing for a single page."""
    if count < 2:
        return []
    return [
        {
            "number": number,
            "value": f"{other}-{number}" if is_ready else f"{number}-{other}",
            "is_current": number == current,
        }
        for number in range(1, count + 1)
        if number in (1, count) or abs(number - current) <= 2
    ]


def address(staged: Import, go: str = "") -> str:
    """Return the address of the page, at the given pages of its two lists ("2-1")."""
    first, _dash, second = go.partition("-")
    pages = {"sivu": first, "kunnossa": second}
    query = "&".join(
        f"{name}={number}" for name, number in pages.items() if number.isdigit() and number != "1"
    )
    path = reverse("desk:import_check", args=[staged.event.slug, staged.pk])
    return f"{path}?{query}" if query else path


def page_with(rows: Sequence[Row], index: int) -> str:
    """Return the page on which a row that needs the user stands, as `address` takes it."""
    pages = pages_of([row for row in rows if row.needs_user])
    return next(
        (str(number) for number, page in enumerate(pages, 1) if any(row.index == index for row in page)), "1"
    )


def _number(text: str | None, last: int) -> int:
    return min(int(text), max(last, 1)) if text and text.isdigit() and len(text) < 6 and int(text) else 1
