"""Whatever bytes or letters come: is a list read as it was written, or refused, and nothing else?"""

import io

import openpyxl
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from partners.intake import check, recognised
from partners.intake_cells import Refused, cell_text
from partners.intake_columns import is_heading_row
from partners.intake_files import read_file, read_text
from partners.intake_match import Directory
from tests.partners.intake_files import make


def rows_in(table):
    """The rows of a table as they would be checked."""
    has_header, columns = recognised(table.rows, {})
    return check(
        table.rows, columns, {}, Directory(), places={}, lines=table.lines, skip=1 if has_header else 0
    )


QUIET = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@QUIET
@given(st.one_of(st.binary(max_size=400), st.binary(max_size=300).map(lambda tail: b"PK\x03\x04" + tail)))
def test_bytes_are_read_or_refused_and_nothing_else(content):
    try:
        table = read_file("lista.csv", content)
    except Refused:
        return
    rows_in(table)


@QUIET
@given(st.text(max_size=400))
def test_text_is_read_or_refused_and_nothing_else(text):
    try:
        table = read_text(text)
    except Refused:
        return
    assert all(cell == cell_text(cell) or cell.startswith("'") for row in table.rows for cell in row)
    rows_in(table)


@QUIET
@given(st.integers(min_value=0, max_value=5000), st.binary(min_size=1, max_size=8))
def test_a_damaged_workbook_is_read_or_refused_and_nothing_else(place, noise):
    whole = bytearray(make_once())
    whole[place : place + len(noise)] = noise
    try:
        read_file("lista.xlsx", bytes(whole))
    except Refused:
        pass


MADE: list[bytes] = []


def make_once() -> bytes:
    if not MADE:
        MADE.append(make.excel_with_titles())
    return MADE[0]


WORDS = st.text(
    alphabet=st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"), exclude_characters="\u2588"),
    min_size=1,
    max_size=40,
).map(cell_text)
ROWS = st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1, max_size=8)


@QUIET
@given(ROWS)
def test_a_list_comes_back_as_it_was_written_in_a_workbook(rows):
    book = openpyxl.Workbook()
    book.active.append(["Organisaatio", "Yhteyshenkilö", "Aihe"])
    for row in rows:
        book.active.append(["", "", ""])
        for column, text in enumerate(row, start=1):
            cell = book.active.cell(book.active.max_row, column)
            cell.value, cell.data_type = text, "s"
    content = io.BytesIO()
    book.save(content)
    filled = [row for row in rows if any(row)]
    assume(filled and not any(is_heading_row(row) for row in filled))  # headings begin another table
    table = read_file("lista.xlsx", content.getvalue())
    kept = [tuple(row[:3]) for row in table.rows[1:] if any(row)]
    assert kept == [tuple(row) for row in filled]


@QUIET
@given(ROWS)
def test_a_list_comes_back_as_it_was_pasted(rows):
    filled = [row for row in rows if any(row)]
    assume(filled and not any(is_heading_row(row) for row in filled))  # headings begin another table
    lines = ["\t".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in filled]
    table = read_text("Organisaatio\tYhteyshenkilö\tAihe\n" + "\n".join(lines))
    assert [tuple(row) for row in table.rows[1:]] == [tuple(row) for row in filled]
