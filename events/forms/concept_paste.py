"""How does a list copied from a spreadsheet become rows of an operating model, without losing a line?"""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import override

from talkoot.lib.text import clean

from .concept_row import EMPTY, FORMS

LONGEST = 60_000  # characters of one paste
LANGUAGES = ("fi", "sv", "en")
Typed = dict[str, str]


@dataclass(slots=True)
class Pasted:
    """What became of a pasted list: rows, and the lines that could not be read with the reason of each."""

    rows: list[Typed] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def read_paste(sort: str, text: str, room: int) -> Pasted:
    """Return the rows of a pasted list, at most `room` of them; a line that cannot be read stays with its reason.

    Columns come in the order of the page, or as a first line with their names says. Tabs part them, else semicolons.
    """
    found, columns = Pasted(), list(columns_of(sort))
    for number, (line, cells) in enumerate(lines_of(text[:LONGEST]), start=1):
        if number == 1 and (named := header(sort, cells)):
            columns = named
        elif len(cells) > len(columns):
            found.left.append(line)
            found.problems.append(
                _("Line %(n)s has %(cells)s cells, and there are %(columns)s columns. It is still here.")
                % {"n": number, "cells": len(cells), "columns": len(columns)}
            )
        elif len(found.rows) >= room:
            found.left.append(line)
        else:
            found.rows.append(row_of(sort, columns, cells))
    if room <= len(found.rows) and found.left:
        found.problems.append(_("There is no room for more rows. What did not fit is still here."))
    return found


def columns_of(sort: str) -> tuple[str, ...]:
    """Return the columns in the order in which they are pasted."""
    return (*FORMS[sort].first, *FORMS[sort].further)


def lines_of(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each line that says something, whole and as cells; quotation marks hold line ends together."""
    mark = "\t" if "\t" in text else ";"
    source = clean(text.replace("\r\n", "\n").replace("\r", "\n")).replace("\0", "")
    for cells in csv.reader(io.StringIO(source), delimiter=mark):
        trimmed = [cell.strip() for cell in cells]
        while trimmed and not trimmed[-1]:
            trimmed.pop()
        if trimmed:
            yield mark.join(trimmed), trimmed


def header(sort: str, cells: Sequence[str]) -> list[str]:
    """Return the columns that a first line names, or nothing where it is a row like the others."""
    names = {word: column for column in columns_of(sort) for word in labels(sort, column)}
    found = [names.get(cell.casefold(), "") for cell in cells]
    return found if found and all(found) and len(set(found)) == len(found) else []


def labels(sort: str, column: str) -> set[str]:
    """Return a column's name in every language, and its code."""
    words = {column}
    for language in LANGUAGES:
        with override(language):
            words.add(str(FORMS[sort].base_fields[column].label).casefold())
    return words


def row_of(sort: str, columns: Sequence[str], cells: Sequence[str]) -> Typed:
    """Return one row as typed; words of choices become their codes, and what is unknown stays as it was written."""
    row = {"uid": str(uuid4()), **EMPTY[sort]}
    for column, cell in zip(columns, cells, strict=False):
        if cell:
            row[column] = code_of(FORMS[sort].base_fields[column], cell)
    return row


def code_of(column: forms.Field, cell: str) -> str:
    """Return the code of a choice that is written in any of the languages; anything else as it is."""
    if not isinstance(column, forms.ChoiceField):
        return cell
    known: Any = column
    for language in LANGUAGES:
        with override(language):
            for code, words in known.choices:
                if cell.casefold() in (str(code), str(words).casefold()):
                    return str(code)
    return cell
