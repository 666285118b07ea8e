"""Which office document is a packed file, as far as its directory tells? Nothing in it is ever unpacked.

Office's documents are ZIP files with a part [Content_Types].xml (ECMA-376 part 2), LibreOffice's are ZIP files whose
first part is named mimetype and stored as it is (OpenDocument 1.3 part 2, 3.3). The directory is read by hand, so
that a file whose directory and parts disagree is refused instead of being read in one of several ways.
"""

import re
import struct
from dataclasses import dataclass
from itertools import pairwise

from .file_refusals import Refused

PACKED = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
MOST_PARTS = 4_000  # a presentation of 200 slides has about 1,500
MOST_UNPACKED = 300_000_000  # bytes; a workbook of ten megabytes unpacks to about a hundred
_PART, _ENTRY, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_LONGEST_COMMENT = 65_535
_IS_LOCKED = 0x1
_MAIN_PARTS = {
    "docx": re.compile(r"word/document\d*\.xml"),
    "xlsx": re.compile(r"xl/workbook\d*\.xml"),
    "pptx": re.compile(r"ppt/presentation\d*\.xml"),
}
_OPEN_DOCUMENTS = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.presentation": "odp",
}
# Where Visual Basic, macros of old Excel, ActiveX controls and macros of LibreOffice lie.
_MACROS = re.compile(r"(^|/)vba(project|data)[^/]*$|^xl/macrosheets/|/activex/|^(basic|scripts)/")
_RUN_OR_UNPACK = re.compile(
    r"\.(exe|dll|com|scr|msi|bat|cmd|ps1|vbs?|vbe|jse?|wsf|hta|lnk|jar|sh|app|zip|7z|rar|gz|bz2|xz|cab|iso)$"
)


@dataclass(frozen=True, slots=True)
class Part:
    """One line of the directory: sizes in bytes, and where the part begins in the file."""

    name: str
    is_locked: bool
    is_stored: bool
    packed: int
    unpacked: int
    begins: int


def kind_of(content: bytes) -> str:
    """Return "docx", "xlsx", "pptx", "odt", "ods" or "odp". Raises Refused for every other packed file."""
    parts = listing(content)
    names = [part.name.lower() for part in parts]
    if any(part.is_locked for part in parts):
        raise Refused("old")
    if any(_MACROS.search(name) for name in names):
        raise Refused("macros")
    kind = _open_document(content, parts[0]) or _office(names)
    if not kind:
        raise Refused("packed")
    if sum(part.unpacked for part in parts) > MOST_UNPACKED:
        raise Refused("bomb")
    if any(_RUN_OR_UNPACK.search(name) for name in names):
        raise Refused("hidden")
    return kind


def listing(content: bytes) -> list[Part]:
    """Return the directory of a ZIP file (APPNOTE 4.3), at least one part.

    Raises Refused where it is damaged, where something stands before, between or behind, or where parts overlap.
    """
    end = content.rfind(_END, max(0, len(content) - _LONGEST_COMMENT - 22))
    if end < 0 or len(content) < end + 22:
        raise Refused("broken")
    disk, first_disk, here, number, size, start, comment = struct.unpack_from("<4H2IH", content, end + 4)
    is_whole = (disk, first_disk, here) == (0, 0, number) and start + size == end
    if not is_whole or end + 22 + comment != len(content) or not number:
        raise Refused("broken")
    if number > MOST_PARTS:
        raise Refused("bomb")
    parts = _entries(content, start, end, number)
    _refuse_overlaps(content, parts, start)
    return parts


def _entries(content: bytes, start: int, end: int, number: int) -> list[Part]:
    """Return the lines of a directory that lies from `start` to `end`."""
    parts = []
    for _line in range(number):
        if start + 46 > end or content[start : start + 4] != _ENTRY:
            raise Refused("broken")
        flags, method = struct.unpack_from("<2H", content, start + 8)
        packed, unpacked, name, extra, comment = struct.unpack_from("<2I3H", content, start + 20)
        (begins,) = struct.unpack_from("<I", content, start + 42)
        raw = content[start + 46 : start + 46 + name]
        if content[begins : begins + 4] != _PART or content[begins + 30 : begins + 30 + name] != raw:
            raise Refused("broken")  # the part itself is called otherwise
        words = raw.decode("utf-8", "replace").replace("\\", "/")
        parts.append(Part(words, bool(flags & _IS_LOCKED), method == 0, packed, unpacked, begins))
        start += 46 + name + extra + comment
    if start != end:
        raise Refused("broken")
    return parts


def _refuse_overlaps(content: bytes, parts: list[Part], directory: int) -> None:
    """Refuse files that hide something in front, and those in which many parts share the same bytes."""
    in_order = sorted(parts, key=lambda part: part.begins)
    if in_order[0].begins != 0:
        raise Refused("broken")
    ends = [_end_of(content, part) for part in in_order]
    begins = [part.begins for part in in_order]
    if ends[-1] > directory or any(end > following for end, following in zip(ends, begins[1:], strict=False)):
        raise Refused("bomb")
    if any(one == other for one, other in pairwise(begins)):
        raise Refused("bomb")


def _end_of(content: bytes, part: Part) -> int:
    """Return where a part's bytes end, without what a data descriptor adds."""
    name, extra = struct.unpack_from("<2H", content, part.begins + 26)
    return int(part.begins + 30 + name + extra + part.packed)


def _open_document(content: bytes, first: Part) -> str:
    """Return which OpenDocument it is by its first part, which is stored as it is; empty for others."""
    if first.name != "mimetype" or not first.is_stored or first.unpacked != first.packed:
        return ""
    end = _end_of(content, first)
    return _OPEN_DOCUMENTS.get(content[end - first.packed : end].strip(), "")


def _office(names: list[str]) -> str:
    """Return which document of Office it is by its main part; empty for others."""
    if "[content_types].xml" not in names:
        return ""
    return next((kind for kind, main in _MAIN_PARTS.items() if any(map(main.fullmatch, names))), "")
