"""Which files do municipalities and attackers attach? Each is made here, byte by byte where a writer refuses to."""

import io
import struct
import zipfile

import openpyxl

from tests.partners import picture_samples

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< >>\n%%EOF\n"
WORD = ("[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/styles.xml")
DECK = (
    "[Content_Types].xml",
    "_rels/.rels",
    "ppt/presentation.xml",
    "ppt/embeddings/Microsoft_Excel_Sheet1.xlsx",
)
SHAREPOINT = ("[Content_Types].xml", "_rels/.rels", "word/document2.xml")
OPEN = "application/vnd.oasis.opendocument."


def packed(*names: str, method: int = zipfile.ZIP_DEFLATED, comment: bytes = b"") -> bytes:
    """A ZIP whose parts have these names and a few words each."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", method) as archive:
        for name in names:
            archive.writestr(name, f"<{name}/>" * 9)
        archive.comment = comment
    return written.getvalue()


def open_document(sort: str, *names: str, method: int = zipfile.ZIP_STORED) -> bytes:
    """A document of LibreOffice: its first part tells which."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", OPEN + sort, method)
        for name in ("content.xml", "META-INF/manifest.xml", *names):
            archive.writestr(name, "<office/>" * 9)
    return written.getvalue()


def workbook() -> bytes:
    """A workbook as a real program writes it."""
    written, book = io.BytesIO(), openpyxl.Workbook()
    book.active["A1"] = "Kutsutut"
    book.save(written)
    return written.getvalue()


def claiming(content: bytes, unpacked: int) -> bytes:
    """The same file, whose directory says of its first part that it unpacks to so many bytes."""
    at = content.index(b"PK\x01\x02")
    return content[: at + 24] + struct.pack("<I", unpacked) + content[at + 28 :]


def locked(content: bytes) -> bytes:
    """The same file, whose directory says that its first part has a password."""
    at = content.index(b"PK\x01\x02")
    return content[: at + 8] + struct.pack("<H", 1) + content[at + 10 :]


def overlapping() -> bytes:
    """A document in which the last line of the directory points at the first part's bytes."""
    content = packed(*WORD, "word/document.xml2", method=zipfile.ZIP_STORED)
    first, last = content.index(b"PK\x01\x02"), content.rindex(b"PK\x01\x02")
    length = struct.unpack_from("<H", content, first + 28)[0]
    head = content[first : first + 46 + length]
    size = len(content[first:-22]) - len(content[last:-22]) + len(head)
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 5, 5, size, first, 0)
    return content[:last] + head + end


def renamed_inside() -> bytes:
    """A document with macros whose directory calls them a style sheet."""
    content = packed(*WORD[:3], "word/vbaProject.bin", method=zipfile.ZIP_STORED)
    last = content.rindex(b"PK\x01\x02")
    return content[:last] + content[last:].replace(b"word/vbaProject.bin", b"word/styles0001.xml")


def crowded() -> bytes:
    """A document whose directory has more lines than any honest one."""
    return packed(*WORD, *(f"word/media/{number}" for number in range(4_100)), method=zipfile.ZIP_STORED)


GOOD = {
    "Tilavaraus.pdf": (PDF, "application/pdf"),
    "Pohjakuva.png": (picture_samples.png(), "image/png"),
    "Sali.jpg": (picture_samples.jpeg(), "image/jpeg"),
    "Kutsu.docx": (packed(*WORD), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "Kutsu 2.docx": (packed(*SHAREPOINT), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "Lista.xlsx": (workbook(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "Esitys.pptx": (packed(*DECK), "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    "Muistio.odt": (open_document("text"), f"{OPEN}text"),
    "Budjetti.ods": (open_document("spreadsheet"), f"{OPEN}spreadsheet"),
    "Dia.odp": (open_document("presentation", "Thumbnails/thumbnail.png"), f"{OPEN}presentation"),
    "Ohje.txt": ("Ovi on lukossa klo 8–9.\r\n".encode(), "text/plain"),
    "Vanha.txt": ("Äänentoisto".encode("cp1252"), "text/plain"),
    "Muistio.txt": ("Äänentoisto".encode("utf-16"), "text/plain"),
    "Yhteystiedot.csv": ("Nimi;Puhelin\nÄiti;1\n".encode("utf-8-sig"), "text/csv"),
}  # fmt: skip
BAD = {
    "nothing.pdf": (b"", "empty"),
    "spaces.txt": (b" \r\n ", "empty"),
    "large.pdf": (PDF + b" " * 10_000_000, "too_large"),
    "cut.pdf": (PDF[:40], "broken"),
    "page.pdf": (b"<!DOCTYPE html><script>alert(1)</script>", "page"),
    "page.txt": (b"\xef\xbb\xbf <html><body>", "page"),
    "drawing.svg": (picture_samples.SVG, "drawing"),
    "drawing.png": (picture_samples.SVG, "drawing"),
    "moving.webp": (picture_samples.moving("WEBP"), "moving"),
    "second.png": (picture_samples.png() + b"<script>alert(1)</script>", "more"),
    "wide.png": (picture_samples.bomb(), "too_wide"),
    "sound.wav": (b"RIFF\x24\x00\x00\x00WAVEfmt ", "other"),
    "phone.heic": (b"\0\0\0\x18ftypheic\0\0\0\0", "phone"),
    "program.pdf": (b"MZ\x90\0\x03\0\0\0", "program"),
    "program": (b"\x7fELF\x02\x01", "program"),
    "script.txt": (b"#!/bin/sh\nrm -rf /\n", "program"),
    "rich.txt": (b"{\\rtf1\\ansi", "other"),
    "noise.txt": (bytes(range(256)) * 9, "other"),
    "hidden.txt": (b"Sali " * 900 + b"\0", "other"),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old"),
    "locked.docx": (locked(packed(*WORD)), "old"),
    "folder.zip": (packed("muistio.txt", "kuva.png"), "packed"),
    "folder.docx": (packed("word/document.xml"), "packed"),
    "empty.zip": (packed(), "broken"),
    "binary.xlsb": (packed("[Content_Types].xml", "xl/workbook.bin"), "packed"),
    "book.epub": (open_document("text").replace(b"opendocument.text", b"opendocument.texx"), "packed"),
    "squeezed.odt": (open_document("text", method=zipfile.ZIP_DEFLATED), "packed"),
    "macros.docm": (packed(*WORD, "word/vbaProject.bin"), "macros"),
    "macros.docx": (packed(*WORD, "word/VBAPROJECT.BIN"), "macros"),
    "macros.xlsx": (packed("[Content_Types].xml", "xl/workbook.xml", "xl/macrosheets/sheet1.xml"), "macros"),
    "active.docx": (packed(*WORD, "word/activeX/activeX1.bin"), "macros"),
    "macros.odt": (open_document("text", "Basic/Standard/Module1.xml"), "macros"),
    "scripts.ods": (open_document("spreadsheet", "Scripts/python/run.py"), "macros"),
    "program.docx": (packed(*WORD, "word/embeddings/lasku.EXE"), "hidden"),
    "nested.docx": (packed(*WORD, "word/media/kuvat.zip"), "hidden"),
    "bomb.docx": (claiming(packed(*WORD), 4_000_000_000), "bomb"),
    "overlap.docx": (overlapping(), "bomb"),
    "crowd.docx": (crowded(), "bomb"),
    "renamed.docx": (renamed_inside(), "broken"),
    "cut.docx": (packed(*WORD)[:-9], "broken"),
    "in-front.docx": (b"PK\x03\x04" + packed(*WORD), "broken"),
    "behind.docx": (packed(*WORD) + b"<script>", "broken"),
}  # fmt: skip
