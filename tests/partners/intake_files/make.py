"""How were the messy partner lists beside this file made? `python tests/partners/intake_files/make.py` makes them.

Each imitates what one program writes, byte order marks, line ends, quotation marks and all. People and numbers are
invented.
"""

import io
import unicodedata
import zipfile
from pathlib import Path

from openpyxl import Workbook

HERE = Path(__file__).parent
CONTENT_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.'
    'sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    '{kind}" Target="{target}"/></Relationships>'
)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def packed(workbook: Workbook) -> bytes:
    """The bytes of a workbook."""
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def excel_with_titles() -> bytes:
    """Excel: a merged title, a line of explanation, an empty row, then the table; a formula and a total below it."""
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "Kumppanit"
    sheet["A1"] = "Digitukitalkoot 2026, kumppanit"
    sheet.merge_cells("A1:E1")
    sheet["A2"] = "Päivitetty 3.9.2026 / EE"
    sheet.append([])
    sheet.append(["Organisaatio ", "Yhteyshenkilö", "Sähköposti", "Puhelin", "Mitä esittelee"])
    sheet.append(
        [
            "Kela Kajaani  ",
            "Teppo Testaaja",
            "teppo.testaaja@example.org ",
            "000 123 4567",
            "sähköiset palvelut",
        ]
    )
    sheet.append(
        ["\u00a0OP-Kainuu", "Nina Näytesivu", " Nina.Naytesivu@example.org", "000\u00a0123\u00a04568", None]
    )
    sheet.append(["Veturi-Apteekki", "Malli Mikstuura", None, None, "=A5"])
    return packed(workbook)


def excel_with_numbers() -> bytes:
    """Excel: phones and postal codes as numbers, a hidden column with home addresses, a hidden (filtered) row."""
    workbook = Workbook()
    sheet = workbook.active
    rows = (
        (
            "Yritys",
            "Yhteyshenkilö",
            "Kotiosoite",
            "Puhelin",
            "S-posti",
            "Y-tunnus",
            "Postinumero",
            "Muistiinpanot",
        ),
        (
            "Kela",
            "Teppo Testaaja",
            "Salatie 1",
            401234567,
            "teppo@example.org",
            "0246246-0",
            100,
            "soita ensin",
        ),
        ("OP-Kainuu", "Nina Näytesivu", "Salatie 2", 358501234567, "nina@example.org", None, 87100, None),
        ("Lopettanut Oy", "Lasse Lopettanut", None, 86155555, "lasse@example.org", None, 87100, None),
        ("Kaukametsän opisto", "Kaisa Kursseja", None, 8.6155556e7, "kaisa@example.org", None, 87200, None),
    )
    for row in rows:
        sheet.append(row)
    sheet["G2"].number_format = "00000"
    sheet.column_dimensions["C"].hidden = True
    sheet.column_dimensions["H"].hidden = True
    sheet.row_dimensions[4].hidden = True
    return packed(workbook)


def two_tables() -> bytes:
    """Excel: the contacts, below them a list of supplies, on the next sheet a plan, and a sheet that is hidden."""
    workbook = Workbook()
    plan = workbook.active
    plan.title = "Aikataulu"
    for row in (["Mitä", "Milloin"], ["Kutsut", "13.1."], ["Ilmoitus lehteen", "17.2."]):
        plan.append(row)
    sheet = workbook.create_sheet("Kutsuttavat")
    rows = [
        ["Nimi", "Puh.", "Email", "Kumppani"],
        ["Teppo Testaaja", "000 123 4567", "teppo@example.org", "Kela"],
        ["Nina Näytesivu", "", "nina@example.org", "OP-Kainuu"],
        [],
        ["Oiva Opastaja", "000 123 4569", "oiva@example.org", "Kainuun Tietokoneyhdistys"],
        [],
        ["Tarvike", "Määrä", "Kuka tuo"],
        ["Jatkojohto", "5", "kirjasto"],
        ["Käsidesi", "2", "Eeva"],
    ]
    for row in rows:
        sheet.append(row)
    secret = workbook.create_sheet("Palkat")
    secret.append(["Organisaatio", "Sähköposti"])
    secret.append(["Salainen", "salainen@example.org"])
    secret.sheet_state = "hidden"
    return packed(workbook)


def other_exporter() -> bytes:
    """A registry's own export: inline texts, no cell references, no shared strings, no styles, a wrong dimension."""
    rows = (
        ("Company name", "Contact person", "E-mail address", "Phone number", "City"),
        ("Kuhmon kaupunki", "Malla Mallikunta", "malla@example.org", "+358 8 615 5555", "Kuhmo"),
        ("=Kainuun Nuotta", "Esa Esimerkki", "esa@example.org", "", "Kajaani"),
    )
    cells = "".join(
        "<row>" + "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in row) + "</row>"
        for row in rows
    )
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        archive.writestr("_rels/.rels", RELATIONS.format(kind="officeDocument", target="xl/workbook.xml"))
        archive.writestr(
            "xl/_rels/workbook.xml.rels", RELATIONS.format(kind="worksheet", target="worksheets/sheet1.xml")
        )
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
            '<sheets><sheet name="Export" sheetId="1" r:id="rId1"/></sheets></workbook>',
        )
        archive.writestr(
            "xl/worksheets/sheet1.xml",
            f'<worksheet xmlns="{MAIN}"><dimension ref="A1:XFD1048576"/><sheetData>{cells}</sheetData></worksheet>',
        )
    return content.getvalue()


def libreoffice() -> bytes:
    """LibreOffice: UTF-8, commas, every text in quotation marks, line breaks inside cells, an empty column."""
    return (
        '"Kumppani","Osoite","","Yhteyshenkilö","Sähköposti"\n'
        '"Kainuun näkövammaiset ry","Esimerkkikatu 1\n87100 Kajaani","","Testi Tarkka","testi.tarkka@example.org"\n'
        '"Ravintola ""Kala""","","","Malli Mieli","malli.mieli@example.org"\n'
    ).encode()


def google_contacts() -> bytes:
    """Google Contacts: names in two columns, labels beside values, dozens of columns that are mostly empty."""
    return (
        "First Name,Middle Name,Last Name,Birthday,Organization Name,Organization Title,E-mail 1 - Label,"
        "E-mail 1 - Value,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Label\r\n"
        "Kaisa,,Kursseja,1990-01-01,Kaukametsän opisto,Suunnittelija,* Work,kaisa@example.org,kaisa.koti@example.org,"
        "Work,+358 40 123 4567,Home\r\n"
        "Oiva,,Opastaja,,Kainuun Tietokoneyhdistys,,* Work,oiva@example.org,,Mobile,040-1234568,\r\n"
    ).encode()


def numbers_for_mac() -> bytes:
    """Numbers on a Mac: the table's name first, semicolons, letters in two parts (a and its dots)."""
    text = (
        "Taulukko 1;;;\nJärjestö;Yhteyshenkilö;Sähköposti;Kunta\n"
        "Kuhmon eläkeläiset;Elli Esimerkki;elli@example.org;Kajaani\n"
        "Mäntyharjun näyttämö;Äijä Öylätti;aija@example.org;Sotkamo\n"
    )
    return unicodedata.normalize("NFD", text).encode()


def outlook_contacts() -> bytes:
    """Outlook's export of contacts: Windows-1252, commas, home and business columns side by side."""
    return (
        '"Title","First Name","Last Name","Company","Job Title","Business Street","Business City",'
        '"Business Postal Code","Home Street","Home Phone","Business Phone","Mobile Phone","E-mail Address",'
        '"E-mail Type","Government ID Number"\r\n'
        '"","Tiina","Tähti","Kainuun hyvinvointialue","Palveluesimies","Esimerkkikatu 5","Kajaani","87140",'
        '"Salakuja 3","000 999 9999","08 615 5555","","Tiina Tähti <tiina.tahti@example.org>","SMTP","131052-308T"\r\n'
        '"","Åke","Östman","Kajaanin kaupunki","","","","","","","","000 123 4570","ake@example.org","SMTP",""\r\n'
    ).encode("cp1252")


def excel_semicolons() -> bytes:
    """Excel in Finnish saves CSV: Windows-1252, semicolons, its separator hint, no headings, trailing spaces."""
    return (
        "sep=;\r\nKela Kajaani;Teppo Testaaja;teppo@example.org;000 123 4567 \r\n"
        "Lukion digitutorit ; Esko Esimerkki;esko@example.org;000 123 4571\r\n"
        "4H-yhdistys;Tytti Tähtönen;tytti.tahtonen@example.org;4,01235E+08\r\n;;;\r\n"
    ).encode("cp1252")


def excel_unicode_text() -> bytes:
    """Excel's "Unicode text": UTF-16 with its mark, tabs; last names first; one organisation twice."""
    return (
        "Organisaatio\tSukunimi\tEtunimi\tSähköpostiosoite\tAsiointikieli\r\n"
        "Folkhälsan i Kajana\tÖberg\tÅsa\tasa@example.org\truotsi\r\n"
        "Kuhmon seurakunta\tMieli\tMalli\tmalli@example.org\tsuomi\r\n"
        "KUHMON SEURAKUNTA\tToinen\tTuija\ttuija@example.org\tsuomi\r\n"
    ).encode("utf-16")


def clipboard() -> bytes:
    """What Excel puts on the clipboard: tabs, a line break inside a cell in quotation marks, no headings."""
    return (
        'teppo@example.org\tTeppo Testaaja\t"Kela,\nKajaanin toimisto"\n'
        "nina@example.org\tNina Näytesivu\tKainuun osuuspankki\n"
        "esa@example.org\tEsa Esimerkki\tKainuun Nuotta ry\n"
    ).encode()


FILES = {
    "excel_titles.xlsx": excel_with_titles,
    "excel_numbers.xlsx": excel_with_numbers,
    "two_tables.xlsx": two_tables,
    "other_exporter.xlsx": other_exporter,
    "libreoffice.csv": libreoffice,
    "google_contacts.csv": google_contacts,
    "numbers.csv": numbers_for_mac,
    "outlook.csv": outlook_contacts,
    "excel_semicolons.csv": excel_semicolons,
    "excel_unicode.txt": excel_unicode_text,
    "clipboard.txt": clipboard,
}

if __name__ == "__main__":
    for name, made in FILES.items():
        (HERE / name).write_bytes(made())
