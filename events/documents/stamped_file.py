"""How is one stamped letter written as a file: what never changes once, the rest for each letter?"""

from collections.abc import Sequence

from events.documents import pdf_file
from events.documents.frozen import Frozen, Place
from events.documents.text_runs import Font, Run, Still, deflated


class StampedFile:
    """The bytes of a frozen letter that every copy shares, and where the others come."""

    def __init__(self, frozen: Frozen, slots: int) -> None:
        self._frozen = frozen
        self._last = max(frozen.things)
        self._place = Place(range(self._last + 1))
        self.fonts = self._fonts(slots)
        self._changing = [
            number
            for number, thing in frozen.things.items()
            if thing.is_personal
            or any(not isinstance(part, Still) for part in frozen.contents.get(number, ()))
        ]
        self._written = {
            number: frozen.things[number].written(self._place, ())
            for number in self._changing
            if not frozen.things[number].is_personal
        }
        self._still, self._index = self._unchanging()
        self._name = pdf_file.digest([self._still])

    def stamped(self, words: Sequence[str], drawn: Sequence[bytes]) -> bytes:
        """Return the file with these words in the slots, and what is drawn of them."""
        index, out, at = bytearray(self._index), [self._still], len(self._still)
        for number in self._changing:
            written = self._written.get(number) or self._frozen.things[number].written(self._place, words)
            if number in self._frozen.contents:
                content = deflated(self._frozen.contents[number], drawn)
                piece = pdf_file.stream(number, written[2:-2], content)
            else:
                piece = pdf_file.plain(number, written)
            index[number * pdf_file.ENTRY : (number + 1) * pdf_file.ENTRY] = pdf_file.entry(1, at)
            out.append(piece)
            at += len(piece)
        own = self._last + 3
        index += pdf_file.entry(1, at)
        names = self._name, pdf_file.digest(word.encode() for word in words)
        out.append(pdf_file.end(bytes(index), own, at, self._frozen.catalog, self._last + 1, names, effort=0))
        return b"".join(out)

    def _fonts(self, slots: int) -> tuple[Font | None, ...]:
        """Return the font of each slot that is drawn as a line."""
        fonts: list[Font | None] = [None] * slots
        for content in self._frozen.contents.values():
            for part in content:
                if isinstance(part, Run):
                    fonts[part.slot] = part.font
        return tuple(fonts)

    def _unchanging(self) -> tuple[bytes, bytes]:
        """Return the file's first bytes with all that stays, and its index with empty places for what does not."""
        out, small = [pdf_file.HEAD], []
        entries = {0: pdf_file.entry(0, 0, 65535)}
        at = len(pdf_file.HEAD)
        for number, thing in self._frozen.things.items():
            entries[number] = pdf_file.entry(1, 0)
            if number in self._changing:
                continue
            written = thing.written(self._place, ())
            if thing.stream is None:
                small.append((number, written))
                continue
            if number in self._frozen.contents:
                content, is_deflated = deflated(self._frozen.contents[number], ()), True
            else:
                content, is_deflated = pdf_file.deflated(written, thing.stream, 9)
            entries[number] = pdf_file.entry(1, at)
            out.append(pdf_file.stream(number, written[2:-2], content, is_deflated))
            at += len(out[-1])
        small.append((self._last + 1, self._frozen.info))
        pack = self._last + 2
        numbers = [number for number, _words in small]
        entries.update(zip(numbers, pdf_file.packed(pack, len(numbers)), strict=True))
        entries[pack] = pdf_file.entry(1, at)
        out.append(pdf_file.pack(pack, small, 9))
        return b"".join(out), b"".join(entries[number] for number in range(pack + 1))
