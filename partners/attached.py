"""Which files do people attach to their work, under which name, and where are they kept?

What a file holds decides, never what it is called or what the browser says of it (OWASP ASVS 5.0, chapter 5).
Pictures are written anew, all others are kept as they came and only ever handed out to be saved.
"""

import hashlib
import io
import re
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import IO
from urllib.parse import quote

from django.core.files.storage import storages
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from talkoot.lib import storing, text

from . import office_files, pictures
from .file_refusals import Refused
from .intake_cells import Refused as NoText
from .intake_files import OLE, decoded

MOST_BYTES = 10_000_000  # of a file; 10 MB as people count
LONGEST_SIDE = 8_000  # pixels; Pillow's guard in pictures.py stops at 16 million in all
LONGEST_NAME = 120
PROGRAMS = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"#!")
OF_PHONES = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftyphevc")
PDF_ENDS_WITHIN = 2_048  # bytes; programs add a few behind the last mark
_NOT_IN_NAMES = re.compile(r'[<>:"|?*]')  # Windows cannot save such names


@dataclass(frozen=True, slots=True)
class FileKind:
    """What people call a sort of file, its media type, and the endings of its names, the usual one first."""

    label: str | Promise
    content_type: str
    endings: tuple[str, ...]


_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN = "application/vnd.oasis.opendocument."
KINDS = {
    "pdf": FileKind("PDF", "application/pdf", (".pdf",)),
    "png": FileKind(_("picture"), "image/png", (".png",)),
    "jpg": FileKind(_("picture"), "image/jpeg", (".jpg", ".jpeg")),
    "docx": FileKind("Word", f"{_OFFICE}wordprocessingml.document", (".docx",)),
    "xlsx": FileKind("Excel", f"{_OFFICE}spreadsheetml.sheet", (".xlsx",)),
    "pptx": FileKind("PowerPoint", f"{_OFFICE}presentationml.presentation", (".pptx",)),
    "odt": FileKind(_("LibreOffice document"), f"{_OPEN}text", (".odt",)),
    "ods": FileKind(_("LibreOffice spreadsheet"), f"{_OPEN}spreadsheet", (".ods",)),
    "odp": FileKind(_("LibreOffice presentation"), f"{_OPEN}presentation", (".odp",)),
    "csv": FileKind("CSV", "text/csv", (".csv",)),
    "txt": FileKind(_("plain text"), "text/plain", (".txt", ".md", ".tsv")),
}
OF_PICTURES = (".png", ".jpg", ".jpeg", ".webp")
ACCEPTED = ",".join([*(ending for kind in KINDS.values() for ending in kind.endings), ".webp"])
LABELS = {kind.content_type: kind.label for kind in KINDS.values()}


@dataclass(frozen=True, slots=True)
class Attached:
    """A file as it is kept: its bytes, the name people see, its media type and its SHA-256 in 64 hex digits."""

    content: bytes
    name: str
    content_type: str
    sha256: str


def read_attached(file: IO[bytes], typed: str) -> Attached:
    """Return an uploaded file as it will be kept. `typed` is its name as the sender's machine has it.

    Raises Refused, and nothing else whatever the bytes are.
    """
    content = file.read(MOST_BYTES + 1)
    if not content:
        raise Refused("empty")
    if len(content) > MOST_BYTES:
        raise Refused("too_large")
    if text.has_personal_identity_code(typed):
        raise Refused("identity_code")
    if content.startswith(tuple(pictures.BEGINNINGS.values())):
        content, kind = _drawn_anew(content)
    else:
        kind = _kind(content, typed)
    name = kept_name(typed, KINDS[kind])
    return Attached(content, name, KINDS[kind].content_type, hashlib.sha256(content).hexdigest())


def kept_name(typed: str, kind: FileKind) -> str:
    """Return a file's name without folders and invisible characters, with an ending that tells what it is."""
    own = re.split(r"[/\\]", text.clean(typed))[-1]
    own = "".join(one if one.isprintable() else " " if one.isspace() else "" for one in own)
    own = _NOT_IN_NAMES.sub("-", " ".join(own.split())).rstrip(". ")
    is_picture = kind.content_type.startswith("image/")
    ending = next((one for one in kind.endings if own.lower().endswith(one)), "")
    if not ending and is_picture:  # a picture was written anew in another format, so its old ending would lie
        ending = next((one for one in OF_PICTURES if own.lower().endswith(one)), "")
    stem = own[: len(own) - len(ending)].strip(". ") or text.MISSING_NAME
    ending = own[len(own) - len(ending) :] if ending in kind.endings else kind.endings[0]
    return stem[: LONGEST_NAME - len(ending)].rstrip(". ") + ending


def disposition(name: str) -> str:
    """Return the header with which a file is saved, never shown: its name in ASCII and as it is (RFC 6266)."""
    return f"attachment; filename=\"{text.safe_file_name(name)}\"; filename*=UTF-8''{quote(name, safe='')}"


def label_of(content_type: str) -> str:
    """Return what people call a kept file of this media type."""
    return str(LABELS.get(content_type, ""))


def keep(content: bytes) -> str:
    """Write a file into the storage, whole or not at all, and return the random name it has there."""
    stored = secrets.token_hex(16)
    storing.write_whole(storages["attached"], stored, content)
    return stored


def is_kept(stored: str) -> bool:
    """Tell whether a file is in the storage."""
    return bool(storages["attached"].exists(stored))


def bytes_of(stored: str) -> bytes | None:
    """Return a kept file, or None when it is gone."""
    return storing.read(storages["attached"], stored)


def forget(stored: str) -> None:
    """Delete a kept file."""
    storages["attached"].delete(stored)


def keep_longer(stored: str) -> None:
    """Let a kept file count as written just now, so that it outlives its row for a while."""
    storing.touch(storages["attached"], stored)


def all_kept() -> list[str]:
    """Return the names of all files in the storage, also of those that a crash left half."""
    try:
        return storages["attached"].listdir("")[1]
    except FileNotFoundError:
        return []


def is_older(stored: str, moment: datetime) -> bool:
    """Tell whether a file was written before a moment; one that is gone was not."""
    try:
        return storages["attached"].get_modified_time(stored) < moment
    except FileNotFoundError:  # another process was faster
        return False


def _drawn_anew(content: bytes) -> tuple[bytes, str]:
    """Return a picture written by us, and its kind."""
    limits = {"most_bytes": MOST_BYTES, "longest_side": LONGEST_SIDE}
    try:
        picture = pictures.read_picture(io.BytesIO(content), is_logo=False, **limits)
    except pictures.Refused as refusal:
        raise Refused(refusal.reason) from refusal
    return picture.content, picture.ending


def _kind(content: bytes, typed: str) -> str:
    """Return the key of what a file that is no picture holds."""
    if content.startswith(b"%PDF-"):
        if b"%%EOF" not in content[-PDF_ENDS_WITHIN:]:
            raise Refused("broken")
        return "pdf"
    if content.startswith(office_files.PACKED):
        return office_files.kind_of(content)
    if content.startswith(OLE):
        raise Refused("old")
    if content.startswith(PROGRAMS):
        raise Refused("program")
    if content[4:12] in OF_PHONES:
        raise Refused("phone")
    _refuse_no_text(content)
    return "csv" if typed.lower().endswith(".csv") else "txt"


def _refuse_no_text(content: bytes) -> None:
    """Refuse what is not plain text: other binary files, rich text, web pages and drawings."""
    try:
        words = decoded(content)
    except NoText as refusal:
        raise Refused("empty" if not content.strip() else "other") from refusal
    start = words.lstrip("\ufeff \t\r\n")[:4_000].lower()
    if start.startswith("<"):
        raise Refused("drawing" if "<svg" in start else "page")
    if "\0" in words or start.startswith("{\\rtf"):
        raise Refused("other")
