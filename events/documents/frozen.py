"""What is a frozen letter: the objects of its PDF, with holes for numbers and for somebody's own words?

A frozen letter without slots is simply a finished one; so both kinds are bound into the same book.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from events.documents.text_runs import Code, Part, Run, Still, font_of, parts_of

FACES = {"Text": "text", "Text-Bold": "bold", "Display": "display", "Narrow": "narrow"}
LINK = "https://slot.invalid/"  # what stands for a link until a letter is stamped
# and what stands for its QR code: three by three grey pixels, which press_objects.py knows again
CODE = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAMAAAADCAAAAABzQ+pj"
    "AAAADklEQVR42mNoaGhggGIAGwwEgTjhzx8AAAAASUVORK5CYII="
)
# Whole strings first, so that nothing inside one is taken for a reference (pydyf escapes brackets in them).
TOKEN = re.compile(
    rb"/StructParents? (?P<key>\d+)|/ID \((?P<id>[\d-]+)\)|/Headers \[(?P<headers>[^\]]*)\]"
    rb"|(?P<text>\((?:\\.|[^\\()])*\)|<[0-9a-f]*>)|(?P<ref>\d+) 0 R",
    re.DOTALL,
)
ESCAPED = re.compile(rb"\\(.)", re.DOTALL)
SPECIAL = (b"\\", b"(", b")")  # the first first: it stands before the others afterwards
NO_MARK = re.compile(r"(?!)()")
Hole = tuple[str, Any]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a letter goes: the new number of each object, its first key in the parent tree, which letter it is."""

    numbers: Mapping[int, int] | Sequence[int]
    first_key: int = 0
    letter: int = 0


@dataclass(frozen=True, slots=True)
class Thing:
    """One object: words as a format with holes, the numbers of objects that it speaks of, and a stream or none."""

    words: bytes
    holes: tuple[Hole, ...]
    references: tuple[int, ...]
    stream: bytes | None

    @property
    def is_personal(self) -> bool:
        """Tell whether its words hold somebody's own."""
        return any(kind == "text" for kind, _value in self.holes)

    def written(self, place: Place, words: Sequence[str]) -> bytes:
        """Return the object's words with the numbers of its place, and somebody's own words."""
        if len(self.references) == len(self.holes):  # as in nine of ten
            return self.words % tuple([place.numbers[number] for number in self.references])
        filled: list[int | bytes] = []
        for kind, value in self.holes:
            if kind == "ref":
                filled.append(place.numbers[value])
            elif kind == "key":
                filled.append(place.first_key + value)
            elif kind == "letter":
                filled.append(place.letter)
            else:
                filled.append(string("".join(words[p] if isinstance(p, int) else p for p in value)))
        return self.words % tuple(filled)


@dataclass(frozen=True, slots=True)
class Frozen:
    """A letter in pieces. Numbers are those of its objects; `parents` has an entry for each page, then each link."""

    things: Mapping[int, Thing]
    contents: Mapping[int, tuple[Part, ...]]
    catalog: int
    page_tree: int
    root: int
    document: int
    pages: tuple[int, ...]
    annotations: tuple[int, ...]
    parents: tuple[Any, ...]
    info: bytes
    boxes: Mapping[str, list[float]]
    log: tuple[str, ...]

    @property
    def is_template(self) -> bool:
        """Tell whether it has places for somebody's own words."""
        return any(not isinstance(part, Still) for parts in self.contents.values() for part in parts)

    def reached(self, start: Iterable[int], stop: Callable[[int], bool]) -> list[int]:
        """Return the objects reached from some, in the order of their numbers, not going beyond where `stop` says."""
        found, waiting = set(), list(start)
        while waiting:
            number = waiting.pop()
            if number not in found and not stop(number):
                found.add(number)
                waiting += self.things[number].references
        return sorted(found)


def string(text: str) -> bytes:
    """Return a text as a PDF string (ISO 32000-1, 7.9.2.2)."""
    if text.isascii():
        written = text.encode()
        for sign in SPECIAL:
            if sign in written:
                written = written.replace(sign, b"\\" + sign)
        return b"(" + written + b")"
    return b"<feff" + text.encode("utf-16-be").hex().encode() + b">"


def text_of(written: bytes) -> str | None:
    """Return the text of a PDF string as pydyf writes it, or None for bytes that are no text."""
    if written.startswith(b"("):
        return ESCAPED.sub(rb"\1", written[1:-1]).decode("latin-1")
    content = bytes.fromhex(written[1:-1].decode())
    return content[2:].decode("utf-16-be") if content.startswith(b"\xfe\xff") else None


def thawed(reply: dict[str, Any], blob: bytes, prefix: str = "", code_slot: int | None = None) -> Frozen:
    """Return the letter that the press froze; `prefix` begins and ends each mark ("" when there are none).

    The picture that stands for a QR code becomes the slot `code_slot`.
    """
    mark = re.compile(rf"(?:{re.escape(LINK)})?{prefix}(\d*){prefix}") if prefix else NO_MARK
    raw: dict[int, tuple[bytes, bytes | None]] = {}
    at = 0
    for number, words, stream in reply["objects"]:
        end = at + words + max(0, stream)
        raw[number] = blob[at : at + words], blob[at + words : end] if stream >= 0 else None
        at = end
    things = {number: _thing(words, stream, mark) for number, (words, stream) in raw.items()}
    fonts = {
        name.encode(): font_of(FACES.get(base.partition("+")[2], ""), raw[to_unicode][1] or b"")
        for name, (base, to_unicode) in reply["fonts"].items()
    }
    pictures = {name.encode(): code_slot for name in reply["pictures"]} if code_slot is not None else {}
    contents = {
        number: parts_of(raw[number][1] or b"", fonts, mark, pictures) for number in reply["contents"]
    }
    return Frozen(
        things=things,
        contents=contents,
        info=reply["info"].encode(),
        pages=tuple(reply["pages"]),
        annotations=tuple(reply["annotations"]),
        parents=tuple(reply["parents"]),
        log=tuple(reply["log"]),
        **{name: reply[name] for name in ("catalog", "page_tree", "root", "document", "boxes")},
    )


def _thing(words: bytes, stream: bytes | None, mark: re.Pattern[str]) -> Thing:
    """Return an object with a hole for each number that depends on its place, and for each marked text."""
    holes: list[Hole] = []
    pieces: list[bytes] = []
    at = 0
    for found in TOKEN.finditer(words):
        kind, value = found.lastgroup or "", found[found.lastgroup or 0]
        before, end = found.start(), found.end()
        hole: list[Hole]
        if kind == "ref":
            new, hole = b"%d 0 R", [("ref", int(value))]
        elif kind == "key":
            new, hole = found[0][: -len(value)].replace(b"%", b"%%") + b"%d", [("key", int(value))]
        elif kind == "id":
            new, hole = b"/ID (%d-" + value + b")", [("letter", None)]
        elif kind == "headers":
            new, hole = found[0].replace(b"(", b"(%d-"), [("letter", None)] * value.count(b"(")
        else:
            text = text_of(value) or ""
            if not mark.search(text):
                continue
            new, hole = b"%b", [("text", _split(text, mark))]
        pieces += (words[at:before].replace(b"%", b"%%"), new)
        holes += hole
        at = end
    pieces.append(words[at:].replace(b"%", b"%%"))
    references = tuple([value for kind, value in holes if kind == "ref"])
    return Thing(b"".join(pieces), tuple(holes), references, stream)


def _split(text: str, mark: re.Pattern[str]) -> tuple[str | int, ...]:
    """Return a text as what stays and, between, the numbers of its slots."""
    found = mark.split(text)
    return tuple(int(piece) if place % 2 else piece for place, piece in enumerate(found))


def slots_of(letter: Frozen) -> tuple[list[int], list[int], list[int]]:
    """Return the numbers of the slots found: drawn as lines, drawn as codes, and said in strings."""
    parts = [part for content in letter.contents.values() for part in content]
    said = [
        piece
        for thing in letter.things.values()
        for kind, pieces in thing.holes
        if kind == "text"
        for piece in pieces
        if isinstance(piece, int)
    ]
    lines = [part.slot for part in parts if isinstance(part, Run)]
    return sorted(lines), sorted(part.slot for part in parts if isinstance(part, Code)), sorted(said)
