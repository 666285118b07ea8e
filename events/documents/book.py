"""How are frozen letters bound into one tagged file, with fonts shared and a bookmark for each receiver?

Each letter becomes a part of the tag tree with its own language (ISO 14289-1, 7.2); its objects get new numbers, its
pages and links new keys in the parent tree. Only what is finished is kept, so a book of hundreds needs little memory.
"""

import hashlib
import zlib
from collections.abc import Sequence
from xml.sax.saxutils import escape

from events.documents import pdf_file
from events.documents.frozen import Frozen, Place, string
from events.documents.text_runs import deflated

CATALOG, PAGE_TREE, ROOT, PARENT_TREE, DOCUMENT, OUTLINES, INFO, METADATA, FIRST = range(1, 10)
EFFORT = 6
PACKED_MOST = 5_000  # objects in a pack; the format allows 65,535
XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt>
<rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title></rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


class Book:
    """A file that grows letter by letter."""

    def __init__(self, title: str, language: str) -> None:
        self._title, self._language = title, language
        self._out: list[bytes] = []
        self._at = 0
        self._index: dict[int, bytes] = {0: pdf_file.entry(0, 0, 65535)}
        self._next = FIRST
        self._shared: dict[bytes, int] = {}
        self._pages: list[int] = []
        self._parts: list[int] = []
        self._parents: list[bytes] = []
        self._bookmarks: list[tuple[str, int]] = []
        self._templates: dict[int, tuple[Frozen, dict[int, int], list[int]]] = {}
        self._append(pdf_file.HEAD)

    @property
    def page_count(self) -> int:
        """Return the number of pages so far."""
        return len(self._pages)

    def add(
        self, frozen: Frozen, words: Sequence[str], drawn: Sequence[bytes], language: str, bookmark: str
    ) -> None:
        """Bind a letter with these words in its slots, and what is drawn of them."""
        shared, own = self._known(frozen)
        numbers = shared | {old: self._next + place for place, old in enumerate(own)}
        self._next += len(own)
        place = Place(numbers, len(self._parents), len(self._parts) + 1)
        small = []
        for old in own:
            written = frozen.things[old].written(place, words)
            if old in frozen.contents:
                self._add_stream(numbers[old], written[2:-2], deflated(frozen.contents[old], drawn))
                continue
            if old == frozen.document:
                part = b"/S /Part/Lang " + string(language) + b"/T " + string(bookmark)
                written = written.replace(b"/S /Document", part, 1)
            small.append((numbers[old], written))
        self._add_pack(small)
        self._pages += [numbers[page] for page in frozen.pages]
        self._parts.append(numbers[frozen.document])
        self._parents += [_parent(entry, numbers) for entry in frozen.parents]
        self._bookmarks.append((bookmark, numbers[frozen.pages[0]]))

    def written(self) -> bytes:
        """Return the whole file."""
        xmp = XMP.format(title=escape(self._title)).encode()
        self._add_stream(METADATA, b"/Type /Metadata/Subtype /XML", zlib.compress(xmp, EFFORT))
        nums = b" ".join(b"%d %b" % pair for pair in enumerate(self._parents))
        self._add_pack(
            [
                (CATALOG, self._catalog()),
                (PAGE_TREE, b"<</Type /Pages/Kids [%b]/Count %d>>" % (_list(self._pages), len(self._pages))),
                (ROOT, b"<</Type /StructTreeRoot/ParentTree %d 0 R/ParentTreeNextKey %d/K [%d 0 R]>>"
                 % (PARENT_TREE, len(self._parents), DOCUMENT)),
                (PARENT_TREE, b"<</Nums [%b]>>" % nums),
                (DOCUMENT, b"<</Type /StructElem/S /Document/P %d 0 R/K [%b]>>" % (ROOT, _list(self._parts))),
                (INFO, b"<</Title %b>>" % string(self._title)),
                *self._outlines(),
            ]
        )  # fmt: skip
        number = self._next
        self._index[number] = pdf_file.entry(1, self._at)
        index = b"".join(self._index[one] for one in range(number + 1))
        name = pdf_file.digest(self._out)
        self._out.append(pdf_file.end(index, number, self._at, CATALOG, INFO, (name, name), EFFORT))
        return b"".join(self._out)

    def _catalog(self) -> bytes:
        return (
            b"<</Type /Catalog/Pages %d 0 R/Outlines %d 0 R/PageMode /UseOutlines/StructTreeRoot %d 0 R/Metadata %d 0 R"
            b"/Lang %b/ViewerPreferences <</DisplayDocTitle true>>/MarkInfo <</Marked true>>>>"
        ) % (PAGE_TREE, OUTLINES, ROOT, METADATA, string(self._language))

    def _outlines(self) -> list[tuple[int, bytes]]:
        """Return a bookmark for each letter, one after another on one level."""
        first, last = self._next, self._next + len(self._bookmarks) - 1
        found = [
            (
                OUTLINES,
                b"<</Type /Outlines/First %d 0 R/Last %d 0 R/Count %d>>"
                % (first, last, len(self._bookmarks)),
            )
        ]
        for number, (title, page) in enumerate(self._bookmarks, first):
            before = b"/Prev %d 0 R" % (number - 1) if number > first else b""
            after = b"/Next %d 0 R" % (number + 1) if number < last else b""
            words = (string(title), page, OUTLINES, before, after)
            found.append((number, b"<</Title %b/Dest [%d 0 R /Fit]/Parent %d 0 R%b%b>>" % words))
        self._next = last + 1
        return found

    def _known(self, frozen: Frozen) -> tuple[dict[int, int], list[int]]:
        """Return the new numbers of what all copies of a letter share, and the old ones of what each has."""
        if id(frozen) not in self._templates:
            frame = {frozen.catalog, frozen.page_tree, frozen.root}
            resources = [
                number
                for page in frozen.pages
                for number in frozen.things[page].references
                if number not in frame and number not in frozen.contents and number not in frozen.annotations
            ]
            shared: dict[int, int] = {}
            for number in resources:
                self._share(frozen, number, shared)
            tagged = [n for entry in frozen.parents for n in (entry if isinstance(entry, list) else [entry])]
            start = [frozen.document, *frozen.pages, *frozen.annotations, *tagged]
            own = frozen.reached(start, lambda number: number in frame or number in shared)
            shared |= {frozen.page_tree: PAGE_TREE, frozen.root: DOCUMENT}
            if not frozen.is_template:
                return shared, own
            self._templates[id(frozen)] = frozen, shared, own
        return self._templates[id(frozen)][1:]

    def _share(self, frozen: Frozen, number: int, shared: dict[int, int]) -> int:
        """Return the new number of an object that letters share; the same bytes are written once."""
        if number not in shared:
            thing = frozen.things[number]
            for below in thing.references:
                self._share(frozen, below, shared)
            written = thing.written(Place(shared), ())
            key = hashlib.blake2b(written + b"\0" + (thing.stream or b"")).digest()
            if key not in self._shared:
                new = self._shared[key] = self._next
                self._next += 1
                if thing.stream is None:
                    self._add_pack([(new, written)])
                else:
                    self._add_stream(new, written[2:-2], *pdf_file.deflated(written, thing.stream, EFFORT))
            shared[number] = self._shared[key]
        return shared[number]

    def _add_stream(self, number: int, words: bytes, content: bytes, is_deflated: bool = True) -> None:
        self._index[number] = pdf_file.entry(1, self._at)
        self._append(pdf_file.stream(number, words, content, is_deflated))

    def _add_pack(self, things: Sequence[tuple[int, bytes]]) -> None:
        for start in range(0, len(things), PACKED_MOST):
            some = things[start : start + PACKED_MOST]
            pack = self._next
            self._next += 1
            numbers = [number for number, _words in some]
            self._index.update(zip(numbers, pdf_file.packed(pack, len(numbers)), strict=True))
            self._index[pack] = pdf_file.entry(1, self._at)
            self._append(pdf_file.pack(pack, some, EFFORT))

    def _append(self, piece: bytes) -> None:
        self._out.append(piece)
        self._at += len(piece)


def _list(numbers: Sequence[int]) -> bytes:
    return b" ".join(b"%d 0 R" % number for number in numbers)


def _parent(entry: int | list[int], numbers: dict[int, int]) -> bytes:
    """Return an entry of the parent tree: the tags of a page's marked content, or the tag of a link."""
    if isinstance(entry, int):
        return b"%d 0 R" % numbers[entry]
    return b"[%b]" % _list([numbers[number] for number in entry])
