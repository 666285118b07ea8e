"""What does the QR code of one more personal link look like, without encoding it from the start?

Of texts equally long, in byte mode, with one version and mask, a QR symbol is affine over GF(2): data, the
Reed-Solomon remainder and the mask are all sums of bits (ISO/IEC 18004, 7.5 and 7.8). So every bit in which a text
differs from a known one flips a fixed set of modules, and these sets add up. Which set comes from two steps of segno's
own encoder, a third of the work of encoding anew; they are no public part of it, so a test holds them against it.
"""

import functools
from itertools import compress
from typing import Any

import segno
from segno import consts, encoder

MASK = 3  # any mask may be read; trying all eight for the best takes five times as long
BITS = 7  # of a character: links are ASCII
FREE = 2  # what segno writes where no module is yet
CAPACITY: Any = consts.SYMBOL_CAPACITY  # bits of data, by version and level


class Codes:
    """QR codes (level M) of texts of one length, as pictures of one bit per module without a quiet zone."""

    def __init__(self, first: str) -> None:
        self._first = first
        self.version = int(_symbol(first, None).version)
        self.side, self._modules = self._encoded(first)
        self._head = 4 + (8 if self.version < 10 else 16)  # bits before the text: its mode and its length
        self._places = self._placed()
        self._flips: dict[tuple[int, int], int] = {}
        self._changes: dict[tuple[int, str], int] = {}

    def modules(self, text: str) -> int:
        """Return the rows of modules from the top as one number: 1 is white, each row filled up to whole bytes."""
        found = self._modules
        try:
            for change in map(self._changes.__getitem__, enumerate(text)):
                found ^= change
        except KeyError:
            for place, (old, new) in enumerate(zip(self._first, text, strict=True)):
                if (place, new) not in self._changes:
                    self._changes[place, new] = self._change(place, old, new)
            return self.modules(text)
        return found

    def inline_image(self, text: str) -> bytes:
        """Return the picture as operators of a page's content (ISO 32000-1, 8.9.7), in hexadecimal digits."""
        size = self.side * ((self.side + 7) // 8)
        rows = self.modules(text).to_bytes(size, "big").hex().encode()
        return b"\nBI /W %d /H %d /CS /G /BPC 1 /F /AHx ID %b> EI\n" % (self.side, self.side, rows)

    def _change(self, place: int, old: str, new: str) -> int:
        change, differing = 0, ord(old) ^ ord(new)
        for bit in range(BITS):
            if differing >> bit & 1:
                change ^= self._flip(place, bit)
        return change

    def _flip(self, place: int, bit: int) -> int:
        """Return which modules change when one bit of one character does."""
        if (place, bit) not in self._flips:
            message = bytearray(CAPACITY[self.version][consts.ERROR_LEVEL_M])
            message[self._head + 8 * place + 7 - bit] = 1
            drawn = encoder.make_final_message(self.version, consts.ERROR_LEVEL_M, encoder.Buffer(message))
            self._flips[place, bit] = sum(compress(self._places, drawn.getbits()))
        return self._flips[place, bit]

    def _placed(self) -> list[int]:
        """Return the module of each bit that is drawn: data, then error correction (ISO/IEC 18004, 7.7)."""
        rows = [list(row) for row in encoder.make_matrix(self.side, self.side)]
        encoder.add_finder_patterns(rows, self.side, self.side)
        encoder.add_alignment_patterns(rows, self.side, self.side)
        free = sum(row.count(FREE) for row in rows)
        first = FREE + 1  # 0 and 1 are modules that never change
        encoder.add_codewords(rows, range(first, first + free), self.version)
        wide = self.side + -self.side % 8
        last = self.side * wide - 1
        found = {
            drawn: 1 << last - (across + down * wide)
            for down, row in enumerate(rows)
            for across, drawn in enumerate(row)
            if drawn >= first
        }
        return [found[drawn] for drawn in sorted(found)]

    def _encoded(self, text: str) -> tuple[int, int]:
        """Return the side in modules and the modules of a text, encoded in full."""
        rows = _symbol(text, self.version).matrix
        side = len(rows)
        padding = "1" * (-side % 8)
        bits = "".join("".join("0" if module else "1" for module in row) + padding for row in rows)
        return side, int(bits, 2)


def _symbol(text: str, version: int | None) -> Any:
    return segno.make(
        text, error="m", mode="byte", mask=MASK, version=version, micro=False, boost_error=False
    )


@functools.lru_cache(maxsize=8)
def _codes(length: int) -> list[Codes]:
    return []


def inline_image(text: str) -> bytes:
    """Return the QR code of an ASCII text as operators of a page's content, one unit wide and high."""
    kept = _codes(len(text))
    if not kept:
        kept.append(Codes(text))
    return kept[0].inline_image(text)
