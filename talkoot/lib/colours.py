"""Are a network's two colours dark and light enough for print, and what are they repaired to if not?

Contrast as in WCAG 2.2 (relative luminance). Text and solid areas are dark, light areas carry ink.
"""

import colorsys
import re
from dataclasses import dataclass

INK, WHITE, BLACK = "#1c2421", "#ffffff", "#000000"
ENOUGH = 7.0
APART = 4.5  # between dark and light: a copier sees nothing else of them
FALLBACK_DARK, FALLBACK_LIGHT = "#14507a", "#f3b73b"
HEX = re.compile(r"#[0-9a-fA-F]{6}\Z")
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


def luminance(colour: str) -> float:
    """Return the relative luminance of "#rrggbb", 0–1."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1–21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _moved(colour: str, step: float) -> str:
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    lightness = min(1.0, max(0.0, lightness + step))
    parts = colorsys.hls_to_rgb(hue, lightness, saturation)
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)


def dark(colour: str) -> str:
    """Return the colour, darkened until white text on it has a contrast of at least 7."""
    colour = colour if HEX.match(colour) else FALLBACK_DARK
    while contrast(colour, WHITE) < ENOUGH:
        colour = _moved(colour, -0.02)
    return colour.lower()


def light(colour: str) -> str:
    """Return the colour, lightened until ink on it has a contrast of at least 7."""
    colour = colour if HEX.match(colour) else FALLBACK_LIGHT
    while contrast(colour, INK) < ENOUGH:
        colour = _moved(colour, 0.02)
    return colour.lower()


def pair(dark_colour: str, light_colour: str) -> tuple[str, str]:
    """Return both colours repaired, the light one so light that a copier tells it from the dark one."""
    deep, pale = dark(dark_colour), light(light_colour)
    while contrast(deep, pale) < APART:
        pale = _moved(pale, 0.02)
    return deep, pale


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
