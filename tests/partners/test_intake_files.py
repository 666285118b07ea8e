"""Does every messy list, whatever program made it, come in with the right rows, and is everything else refused?"""

import io
import zipfile
from pathlib import Path

import pytest

from partners.intake import check, recognised
from partners.intake_cells import MOST_BYTES, REASONS, Refused, cell_text
from partners.intake_files import read_file, read_text
from partners.intake_match import Directory
from tests.partners.intake_files import make

FILES = Path(__file__).parent / "intake_files"
PLACES = {"kajaani": "205", "sotkamo": "765"}


def rows_in(table):
    """The rows of a table as they would be checked, hidden columns left aside."""
    has_header, columns = recognised(table.rows, PLACES)
    columns = ["" if place in table.hidden_columns else one for place, one in enumerate(columns)]
    return check(
        table.rows, columns, {}, Directory(), places=PLACES, lines=table.lines, skip=1 if has_header else 0
    )


def facts(table, *names):
    """Line number and some facts of every row."""
    return [(row.line, *(row.values[name] for name in names)) for row in rows_in(table)]


def read(name):
    return read_file(name, (FILES / name).read_bytes())


MAIN = ("organisation", "contact", "email", "phone")
EXPECTED = {
    "excel_titles.xlsx": [
        (5, "Kela Kajaani", "Teppo Testaaja", "teppo.testaaja@example.org", "000 123 4567"),
        (6, "OP-Kainuu", "Nina Näytesivu", "Nina.Naytesivu@example.org", "000 123 4568"),
        (7, "Veturi-Apteekki", "Malli Mikstuura", "", ""),
    ],
    "excel_numbers.xlsx": [
        (2, "Kela", "Teppo Testaaja", "teppo@example.org", "0401234567"),
        (3, "OP-Kainuu", "Nina Näytesivu", "nina@example.org", "+358501234567"),
        (4, "Lopettanut Oy", "Lasse Lopettanut", "lasse@example.org", "86155555"),
        (5, "Kaukametsän opisto", "Kaisa Kursseja", "kaisa@example.org", "86155556"),
    ],
    "two_tables.xlsx": [
        (2, "Kela", "Teppo Testaaja", "teppo@example.org", "000 123 4567"),
        (3, "OP-Kainuu", "Nina Näytesivu", "nina@example.org", ""),
        (5, "Kainuun Tietokoneyhdistys", "Oiva Opastaja", "oiva@example.org", "000 123 4569"),
    ],
    "other_exporter.xlsx": [
        (2, "Kuhmon kaupunki", "Malla Mallikunta", "malla@example.org", "+358 8 615 5555"),
        (3, "=Kainuun Nuotta", "Esa Esimerkki", "esa@example.org", ""),
    ],
    "libreoffice.csv": [
        (2, "Kainuun näkövammaiset ry", "Testi Tarkka", "testi.tarkka@example.org", ""),
        (3, 'Ravintola "Kala"', "Malli Mieli", "malli.mieli@example.org", ""),
    ],
    "google_contacts.csv": [
        (2, "Kaukametsän opisto", "Kaisa Kursseja", "kaisa@example.org", "+358 40 123 4567"),
        (3, "Kainuun Tietokoneyhdistys", "Oiva Opastaja", "oiva@example.org", "040-1234568"),
    ],
    "numbers.csv": [
        (3, "Kuhmon eläkeläiset", "Elli Esimerkki", "elli@example.org", ""),
        (4, "Mäntyharjun näyttämö", "Äijä Öylätti", "aija@example.org", ""),
    ],
    "outlook.csv": [
        (2, "Kainuun hyvinvointialue", "Tiina Tähti", "tiina.tahti@example.org", "08 615 5555"),
        (3, "Kajaanin kaupunki", "Åke Östman", "ake@example.org", "000 123 4570"),
    ],
    "excel_semicolons.csv": [
        (1, "Kela Kajaani", "Teppo Testaaja", "teppo@example.org", "000 123 4567"),
        (2, "Lukion digitutorit", "Esko Esimerkki", "esko@example.org", "000 123 4571"),
        (3, "4H-yhdistys", "Tytti Tähtönen", "tytti.tahtonen@example.org", "4,01235E+08"),
    ],
    "excel_unicode.txt": [
        (2, "Folkhälsan i Kajana", "Åsa Öberg", "asa@example.org", ""),
        (3, "Kuhmon seurakunta", "Malli Mieli", "malli@example.org", ""),
        (4, "KUHMON SEURAKUNTA", "Tuija Toinen", "tuija@example.org", ""),
    ],
    "clipboard.txt": [
        (1, "Kela, Kajaanin toimisto", "Teppo Testaaja", "teppo@example.org", ""),
        (2, "Kainuun osuuspankki", "Nina Näytesivu", "nina@example.org", ""),
        (3, "Kainuun Nuotta ry", "Esa Esimerkki", "esa@example.org", ""),
    ],
}


@pytest.mark.parametrize("name", EXPECTED)
def test_a_messy_list_comes_in_right(name):
    assert facts(read(name), *MAIN) == EXPECTED[name]


def test_every_kept_file_is_one_that_the_maker_makes():
    kept = {path.name for path in FILES.iterdir() if path.suffix in (".xlsx", ".csv", ".txt")}
    assert kept == set(make.FILES) == set(EXPECTED)
    for name in kept:
        made = make.FILES[name]()
        if name.endswith(".xlsx"):  # a workbook holds the time when it was made
            assert facts(read_file(name, made), *MAIN) == EXPECTED[name]
        else:
            assert (FILES / name).read_bytes() == made


def test_titles_and_other_tables_are_told():
    told = read("excel_titles.xlsx").told
    assert told == [
        ("title", {"text": "Digitukitalkoot 2026, kumppanit"}),
        ("title", {"text": "Päivitetty 3.9.2026 / EE"}),
    ]
    others = [facts["text"] for code, facts in read("two_tables.xlsx").told if code == "other_table"]
    assert others == ["Mitä, Milloin", "Tarvike, Määrä, Kuka tuo"]


def test_a_hidden_column_is_left_aside_and_told_and_a_hidden_row_is_marked():
    table = read("excel_numbers.xlsx")
    assert table.told[0] == ("hidden_columns", {"count": 2, "text": "Kotiosoite, Muistiinpanot"})
    assert [table.lines[place] for place in table.hidden_rows] == [4]
    assert all("Salatie" not in str(row.values.values()) for row in rows_in(table))
    assert "Salatie 1" in table.rows[1]  # there for whoever takes the column in


def test_a_hidden_sheet_is_not_read():
    table = read("two_tables.xlsx")
    assert "salainen@example.org" not in str(table)


def test_zeros_come_back_only_when_it_is_certain_and_it_is_told():
    rows = rows_in(read("excel_numbers.xlsx"))
    assert [len(row.notes) for row in rows] == [1, 1, 0, 0]
    assert rows[0].values["postal_code"] == "00100"


def test_home_columns_labels_and_identity_codes_are_left_alone():
    table = read("outlook.csv")
    everything = str([row.values for row in rows_in(table)])
    assert "Salakuja" not in everything and "999 9999" not in everything
    assert "131052-308T" not in str(table)
    assert ("identity_codes", {"count": 1}) in table.told


def test_an_address_in_one_cell_is_parted():
    (row, _other) = rows_in(read("libreoffice.csv"))
    parts = [row.values[name] for name in ("street_address", "postal_code", "postal_place")]
    assert parts == ["Esimerkkikatu 1", "87100", "Kajaani"]


# --- what is refused -------------------------------------------------------------------------------------------


def workbook(**parts: bytes) -> bytes:
    """A working workbook with further parts in its archive."""
    content = io.BytesIO(make.excel_with_titles())
    with zipfile.ZipFile(content, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/"), data)
    return content.getvalue()


def archive_of(**parts: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/"), data)
    return content.getvalue()


def many_parts() -> bytes:
    return workbook(**{f"xl__media__{number}": b"x" for number in range(500)})


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENTITIES = b'<!DOCTYPE a [<!ENTITY b "' + b"c" * 100 + b'">]><a>&b;</a>'
REFUSALS = {
    "empty": ("lista.csv", b"", "empty"),
    "only spaces": ("lista.csv", b" \r\n \r\n", "empty"),
    "only separators": ("lista.csv", b";;;\r\n;;;\r\n", "no_rows"),
    "only headings": ("lista.csv", "Nimi;Sähköposti\r\n".encode(), "no_rows"),
    "protected": ("lista.xlsx", OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "password"),
    "old Excel": ("lista.xls", OLE + b"\0" * 600 + "Workbook".encode("utf-16-le"), "old"),
    "macros by name": ("lista.xlsm", workbook(), "macros"),
    "macros inside": ("lista.xlsx", workbook(**{"xl__vbaProject.bin": b"x"}), "macros"),
    "bomb": ("lista.xlsx", workbook(xl__media__a=b"\0" * 40_000_000), "bomb"),
    "small bomb of zeros": ("lista.xlsx", workbook(xl__media__a=b"\0" * 2_000_000), "bomb"),
    "many parts": ("lista.xlsx", many_parts(), "bomb"),
    "entities": ("lista.xlsx", workbook(xl__a=ENTITIES), "bomb"),
    "another archive": ("lista.xlsx", archive_of(readme=b"hello"), "not_a_list"),
    "OpenDocument": (
        "lista.ods", archive_of(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "open_document"
    ),
    "cut in half": ("lista.xlsx", make.excel_with_titles()[:2000], "broken"),
    "broken inside": ("lista.xlsx", archive_of(xl__workbook_xml=b"<no"), "broken"),
    "PDF": ("lista.csv", b"%PDF-1.7\n%\xe2\xe3", "not_a_list"),
    "picture": ("lista.xlsx", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not_a_list"),
    "SVG": ("lista.csv", b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "not_a_list"),
    "web page": ("lista.xls", b"<html><table><tr><td>Kela</td></tr></table></html>", "not_a_list"),
    "garbage": ("lista.csv", bytes(range(256)) * 40, "not_a_list"),
    "UTF-16 cut": ("lista.txt", b"\xff\xfea", "not_a_list"),
    "too large": ("lista.csv", b"a" * (MOST_BYTES + 1), "too_large"),
    "too many rows": ("lista.csv", b"Kela;kela@example.org\n" * 5_002, "too_many"),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSALS)
def test_what_is_no_list_is_refused_with_its_reason(what):
    name, content, reason = REFUSALS[what]
    with pytest.raises(Refused) as refusal:
        read_file(name, content)
    assert refusal.value.reason == reason
    assert str(refusal.value) == str(REASONS[reason])


def test_nothing_pasted_is_refused():
    with pytest.raises(Refused):
        read_text(" \n\t\n")


def test_five_thousand_rows_are_welcome():
    assert len(read_file("lista.csv", b"Kela;kela@example.org\n" * 5_000).rows) == 5_000


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_a_formula_is_text_and_its_protecting_apostrophe_goes(start):
    text = f"{start}1+1"
    assert cell_text(text) == text
    assert cell_text(f"'{text}") == text
    assert cell_text("'Apteekki'") == "'Apteekki'"
