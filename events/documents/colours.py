"""In which colours and inks is a document drawn? The arithmetic of contrast is that of talkoot.lib.colours."""

import re
from dataclasses import dataclass

from talkoot.lib.colours import (
    APART,
    ENOUGH,
    FALLBACK_DARK,
    FALLBACK_LIGHT,
    HEX,
    INK,
    WHITE,
    contrast,
    dark,
    light,
    luminance,
    pair,
)

__all__ = [
    "APART", "BLACK", "ENOUGH", "FALLBACK_DARK", "FALLBACK_LIGHT", "HEX", "INK", "WHITE", "Palette", "contrast",
    "dark", "device_cmyk", "light", "luminance", "pair", "palette",
]  # fmt: skip

BLACK = "#000000"
_ANY_HEX = re.compile(r"#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b(?=\s*[;\"'}) ]|$)")


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one document: "#rrggbb" for drawing with, and in which inks they end up on paper."""

    dark: str
    light: str
    ink: str = INK
    is_black: bool = False
    is_cmyk: bool = False

    def paint(self, text: str) -> str:
        """Return CSS or SVG with every colour in the palette's inks: our own ink black, or all four press inks."""
        if self.is_black:
            text = text.replace(INK, BLACK)
        return _ANY_HEX.sub(lambda found: device_cmyk(found[0]), text) if self.is_cmyk else text


def palette(dark_colour: str, light_colour: str, black: bool = False, cmyk: bool = False) -> Palette:
    """Return the repaired colours of a network, or black and white alone."""
    if black:
        return Palette(BLACK, WHITE, BLACK, is_black=True, is_cmyk=cmyk)
    return Palette(*pair(dark_colour, light_colour), is_cmyk=cmyk)


def device_cmyk(colour: str) -> str:
    """Return "#rgb" or "#rrggbb" as press inks in CSS: our ink and black as black alone, the rest by arithmetic.

    No colour profile is applied: CSS Color 5, 11 ("naively convert from RGBA to CMYK").
    """
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    if "#" + digits.lower() in (INK, BLACK):
        return "device-cmyk(0 0 0 1)"
    parts = [int(digits[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    white = max(parts)
    inks = [(white - part) / white if white else 0.0 for part in parts]
    return "device-cmyk({:.3f} {:.3f} {:.3f} {:.3f})".format(*inks, 1 - white)
