"""How do heads look from above: hair, or what covers it, and the tip of the nose? The face looks to the right."""

import math

from events.documents.colours import WHITE
from events.documents.drawing_hand import dot, line, shape

STYLES = ("parting", "bald", "bun", "cap", "curls", "grey", "beanie", "plait", "scarf", "short")
PLAIT = "M-3 1.4Q-6.4 1.6 -7.6 4.6"
SCARF = "M4.4 -2.6Q1.6 -5.6 -2 -4.4Q-7 -2 -7.4 0Q-7 2 -2 4.4Q1.6 5.6 4.4 2.6Q5.2 0 4.4 -2.6Z"
FRINGE = "M.4 -4.3A4.3 4.3 0 0 0 .4 4.3Q-1.6 3 -1.8 0Q-1.6 -3 .4 -4.3Z"


def head(style: str, dark: str, light: str, rim: str) -> str:
    """Draw a head of about 9 mm; `rim` is the colour that parts dark hair from what lies behind it."""
    covered = _covered(style, dark, light)
    if covered:
        return covered
    nose = dot(4.9, 0, 1, WHITE, dark, 0.6)
    if style in ("bald", "grey"):
        skin = nose + dot(0.7, 0, 4.3, WHITE, dark, 0.8)
        if style == "grey":
            return skin + line("M-2.6 -2Q0 -3.4 3 -2.4M-3 0Q.4 -.8 3.8 -.2M-2.6 2Q0 1.4 3 2.2", dark, 0.6)
        return skin + shape(FRINGE, dark) + line("M3.4 -2.4l1.6 -.4M3.4 2.4l1.6 .4", dark, 0.7)
    if style == "curls":
        around = (step * math.tau / 9 for step in range(9))
        curls = "".join(
            dot(0.6 + 3.5 * math.cos(turn), 3.5 * math.sin(turn), 1.9, dark, rim, 0.4) for turn in around
        )
        return nose + curls + dot(0.6, 0, 3.2, dark)
    full = nose + dot(0.7, 0, 4.4, dark, rim, 0.6)
    return full + {
        "parting": line("M4.2 -1.4Q1 -2 -2.6 -1", WHITE, 0.6),
        "short": line("M-1.6 2.6Q1 3.4 3 2M-1.6 .4Q1.2 1 3.6 0M-1.2 -2Q1 -1.6 3 -2.2", WHITE, 0.5),
        "bun": dot(-3.6, 0, 2.2, dark, rim, 0.6),
        "plait": line(PLAIT, rim, 2.9) + line(PLAIT, dark, 2.0),
    }.get(style, "")


def _covered(style: str, dark: str, light: str) -> str:
    """Draw a head under a cap, a beanie or a scarf, or nothing when the style is another."""
    nose, cap = dot(4.9, 0, 1, WHITE, dark, 0.6), dot(0.5, 0, 4.4, light, dark, 0.8)
    if style == "cap":
        return shape("M2.6 -3.8Q8.2 0 2.6 3.8Z", light, dark, 0.8) + cap + dot(0.5, 0, 0.7, dark)
    if style == "beanie":
        ribs = line("M-2.2 -2.8L3.4 -3M-3.2 -1L4.4 -1M-3.2 1L4.4 1M-2.2 2.8L3.4 3", dark, 0.5)
        return nose + cap + ribs + dot(-0.2, 0, 1.5, WHITE, dark, 0.7)
    if style == "scarf":
        folds = line("M2.6 -2.8Q-2 -2.6 -5.6 -.4M2.6 2.8Q-2 2.6 -5.6 .4", dark, 0.5)
        return nose + shape(SCARF, light, dark, 0.8) + folds
    return ""
