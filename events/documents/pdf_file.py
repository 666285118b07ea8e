"""How is a PDF file written from numbered objects: small ones packed together, streams deflated, an index at the end?

ISO 32000-1, 7.5.7 (object streams) and 7.5.8 (cross-reference streams).
"""

import hashlib
import zlib
from collections.abc import Iterable, Sequence

HEAD = b"%PDF-1.7\n%\xf0\x9f\x96\xa4\n"
ENTRY = 7  # bytes of an index entry: kind, four for the place, two for the place within
Packed = tuple[int, bytes]


def entry(kind: int, place: int, within: int = 0) -> bytes:
    """Return an entry of the index: kind 1 is an object at a byte, 2 an object in a pack."""
    return bytes((kind,)) + place.to_bytes(4, "big") + within.to_bytes(2, "big")


def packed(pack: int, count: int) -> list[bytes]:
    """Return the entries of so many objects in a pack."""
    head = bytes((2,)) + pack.to_bytes(4, "big")
    return [head + place.to_bytes(2, "big") for place in range(count)]


def deflated(words: bytes, content: bytes, effort: int) -> tuple[bytes, bool]:
    """Return what to write of a stream and whether it was deflated here; `words` may say how it is packed already."""
    return (content, False) if b"/Filter" in words else (zlib.compress(content, effort), True)


def stream(number: int, words: bytes, content: bytes, is_deflated: bool = True) -> bytes:
    """Return a numbered stream; `words` are its own, like b"/Type /XObject"."""
    how = b"/Filter /FlateDecode" if is_deflated else b""
    return b"%d 0 obj\n<<%b%b/Length %d>>\nstream\n%b\nendstream\nendobj\n" % (
        number, words, how, len(content), content,
    )  # fmt: skip


def plain(number: int, words: bytes) -> bytes:
    """Return a numbered object that is not packed."""
    return b"%d 0 obj\n%b\nendobj\n" % (number, words)


def pack(number: int, things: Sequence[Packed], effort: int) -> bytes:
    """Return a stream with objects in it. It must hold fewer than 65,536."""
    places, place = [], 0
    for thing, words in things:
        places.append(b"%d %d" % (thing, place))
        place += len(words) + 1
    head = b" ".join(places) + b"\n"
    content = zlib.compress(head + b"\n".join(words for _thing, words in things), effort)
    return stream(number, b"/Type /ObjStm/N %d/First %d" % (len(things), len(head)), content)


def end(
    index: bytes, number: int, at: int, root: int, info: int, names: tuple[bytes, bytes], effort: int
) -> bytes:
    """Return the index as a stream, itself object `number` at byte `at`, and the last lines of the file.

    `names` tell the document and this version of it apart from others (ISO 32000-1, 14.4), 32 hex digits each.
    """
    words = b"/Type /XRef/Size %d/W [1 4 2]/Root %d 0 R/Info %d 0 R/ID [<%b> <%b>]" % (
        number + 1, root, info, *names,
    )  # fmt: skip
    content = zlib.compress(index, effort) if effort else index
    return stream(number, words, content, is_deflated=bool(effort)) + b"startxref\n%d\n%%%%EOF\n" % at


def digest(parts: Iterable[bytes]) -> bytes:
    """Return 32 hex digits over some bytes: the name of a file made of them."""
    found = hashlib.blake2b(digest_size=16)
    for part in parts:
        found.update(part)
    return found.hexdigest().encode()
