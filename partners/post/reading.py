"""How is a mail's text shown on our own page, so that nothing in it can act?

Both parts of a mail become the same plain blocks: headings, paragraphs and list lines of words. An address becomes a
link only when it leads to this portal; everything else stays text. Pictures, styles and scripts are left out.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.conf import settings

KINDS = {"h1": "heading", "h2": "heading", "h3": "heading", "li": "item"}
BREAKS = {
    "address", "article", "blockquote", "body", "dd", "div", "dl", "dt", "footer", "h1", "h2", "h3", "h4", "header",
    "hr", "li", "main", "ol", "p", "pre", "section", "table", "tbody", "td", "th", "tr", "ul",
}  # fmt: skip
UNSEEN = {"head", "script", "style", "template", "title"}
ENDS_OF_SENTENCE = ".,;:!?)]"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of one line; `href` when they are a link to this portal."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading or item ("paragraph", "heading", "item") as lines of pieces."""

    kind: str
    lines: tuple[tuple[Piece, ...], ...]


def is_ours(address: str) -> bool:
    """Does this address lead to the portal itself?"""
    return address.startswith(f"{settings.PORTAL_BASE_URL}/")


def pieces_of(line: str) -> tuple[Piece, ...]:
    """Split a line of plain text into words and links to this portal."""
    found = []
    for number, part in enumerate(re.split(r"(https?://[^\s<>\"]+)", line)):
        address = part.rstrip(ENDS_OF_SENTENCE) if number % 2 else ""
        if address and is_ours(address):
            found += [Piece(address, address), Piece(part[len(address) :])]
        else:
            found.append(Piece(part))
    return tuple(piece for piece in found if piece.text)


def blocks_of_text(text: str) -> list[Block]:
    """Return the paragraphs of plain text; lines stay lines."""
    paragraphs = re.split(r"\n[ \t]*\n+", text.replace("\r\n", "\n").strip("\n"))
    return [
        Block("paragraph", tuple(pieces_of(line) for line in paragraph.split("\n")))
        for paragraph in paragraphs
        if paragraph.strip()
    ]


def blocks_of_html(source: str) -> list[Block]:
    """Return the words of an HTML part as a person hears them; a broken source gives what can be made out."""
    reader = _Reader()
    reader.feed(source)
    reader.close()
    return reader.finished()


@dataclass
class _Line:
    pieces: list[Piece] = field(default_factory=list)

    def add(self, text: str, href: str) -> None:
        """Append words; white space in the source is one space."""
        words = re.sub(r"[ \t\r\n\f]+", " ", text)
        if not self.pieces or self.pieces[-1].text.endswith(" "):
            words = words.lstrip(" ")
        if words:
            self.pieces.append(Piece(words, href))

    def trimmed(self) -> tuple[Piece, ...]:
        """Return the pieces without the white space at the end of the line."""
        if not self.pieces:
            return ()
        *others, last = self.pieces
        ended = Piece(last.text.rstrip(" "), last.href)
        return (*others, ended) if ended.text else tuple(others)


class _Reader(HTMLParser):
    """Collects blocks while the source is read."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.lines = [_Line()]
        self.kind, self.href, self.unseen = "paragraph", "", 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a block, a line or a link; count what is not shown."""
        values = {name: value or "" for name, value in attrs}
        if tag in UNSEEN:
            self.unseen += 1
        elif tag == "br":
            self.lines.append(_Line())
        elif tag == "a":
            self.href = values["href"] if is_ours(values.get("href", "")) else ""
        elif tag == "img" and values.get("alt"):
            self.lines[-1].add(values["alt"], "")
        elif tag in BREAKS:
            self.flush(KINDS.get(tag, "paragraph"))

    def handle_endtag(self, tag: str) -> None:
        """End what has begun."""
        if tag in UNSEEN:
            self.unseen = max(0, self.unseen - 1)
        elif tag == "a":
            self.href = ""
        elif tag in BREAKS:
            self.flush("paragraph")

    def handle_data(self, data: str) -> None:
        """Take words that are seen."""
        if not self.unseen:
            self.lines[-1].add(data, self.href)

    def flush(self, kind: str) -> None:
        """Close the block in hand and begin one of this kind."""
        lines = tuple(pieces for line in self.lines if (pieces := line.trimmed()))
        if lines:
            self.blocks.append(Block(self.kind, lines))
        self.lines, self.kind = [_Line()], kind

    def finished(self) -> list[Block]:
        """Return everything that was read."""
        self.flush("paragraph")
        return self.blocks


def addresses_in(blocks: Iterable[Block]) -> list[str]:
    """Return the links of blocks in their order."""
    return [piece.href for block in blocks for line in block.lines for piece in line if piece.href]
