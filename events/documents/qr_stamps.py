"""What does the QR code of one more personal link look like, without encoding it from the start?

Of texts equally long, in byte mode, with one version and mask, a QR symbol is affine over GF(2): data, the
Reed-Solomon remainder and the mask are all sums of bits (ISO/IEC 18004, 7.5 and 7.8). So every bit in which a text
differs from a known one flips a fixed set of modules, and these sets add up.
"""

import functools
from typing import Any

import segno

MASK = 3  # any mask may be read; trying all eight for the best takes five times as long
BITS = 7  # of a character: links are ASCII


class Codes:
    """QR codes (level M) of texts of one length, as pictures of one bit per module without a quiet zone."""

    def __init__(self, first: str) -> None:
        self._first = first
        self.version = int(_symbol(first, None).version)
        self.side, self._modules = self._encoded(first)
        self._flips: dict[tuple[int, int], int] = {}
        self._changes: dict[tuple[int, str], int] = {}

    def modules(self, text: str) -> int:
        """Return the rows of modules from the top as one number: 1 is white, each row filled up to whole bytes."""
        found = self._modules
        try:
            for change in map(self._changes.__getitem__, enumerate(text)):
                found ^= change
        except KeyError:
            pairs = zip(self._first, text, strict=True)
            self._changes |= {
                (place, new): self._change(place, old, new) for place, (old, new) in enumerate(pairs)
            }
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
            other = chr(ord(self._first[place]) ^ 1 << bit)
            flipped = self._first[:place] + other + self._first[place + 1 :]
            self._flips[place, bit] = self._encoded(flipped)[1] ^ self._modules
        return self._flips[place, bit]

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
