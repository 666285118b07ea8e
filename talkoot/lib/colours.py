"""Are a network's two colours dark and light enough for print, and what are they repaired to if not?

Contrast as in WCAG 2.2 (relative luminance). Text and solid areas are dark, light areas carry ink.
"""

import colorsys
import re

INK, WHITE = "#1c2421", "#ffffff"
ENOUGH = 7.0
APART = 4.5  # between dark and light: a copier sees nothing else of them
FALLBACK_DARK, FALLBACK_LIGHT = "#14507a", "#f3b73b"
HEX = re.compile(r"#[0-9a-fA-F]{6}\Z")


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
