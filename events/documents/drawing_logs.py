"""How is the log wall of *Hirsi* drawn: each log carries one fact, and the notched corner holds them?

Millimetres of A4. The logs are given by their tops and heights; their ends stand crosswise in the corner at the left.
"""

import functools
import math
import random
from dataclasses import dataclass

from events.documents.colours import WHITE
from events.documents.drawing_hand import Point, line, placed, round_shape, seeded, shape, smooth, stroke
from events.documents.drawings import svg

OUTLINE = 1.2
CORNER, TIGHT_CORNER = 14.0, 8.4  # from the picture's left edge to the middle of the crossing logs
RING = 8.6  # radius of a log's end at most
SHORTER = (0.0, 5.0, 2.0, 7.0)  # how far from the right edge the logs end: a wall that is still being built


@dataclass(frozen=True, slots=True)
class Log:
    """One log: where it begins and how high it is in mm, and whether it is "dark", "light" or "plain"."""

    top: float
    height: float
    tone: str


@functools.lru_cache(maxsize=64)
def log_wall(
    width: float, height: float, logs: tuple[Log, ...], dark: str, light: str, tight: bool = False
) -> str:
    """Draw the logs and, above and below each, the ends of the logs of the other wall.

    A tight wall leaves the room for its texts: smaller ends, logs of nearly one length without cracks and knots.
    """
    chance = seeded(len(logs) * 3 + 1)
    body = ""
    for number, log in enumerate(logs):
        start = 2.0 + (0.0, 2.2, 0.8, 2.8)[number % 4]
        end = width - 1.0 - SHORTER[number % 4] * (0.3 if tight else 1.0)
        body += _log(log, start, end, dark, light, chance, not tight)
    radius = min(RING * (0.62 if tight else 1.0), *(log.height * 0.46 for log in logs))
    low = logs[-1].top + logs[-1].height
    seams = [
        max(radius + 1.0, logs[0].top + radius * 0.1),
        *(log.top for log in logs[1:]),
        low - radius * 0.1,
    ]
    middle = TIGHT_CORNER if tight else CORNER
    for y in seams:
        end_of_log = _end(radius * chance.uniform(0.93, 1.04), dark, chance)
        body += placed(end_of_log, middle + chance.uniform(-0.5, 0.5), y)
    return svg(width, height, body)


def _log(log: Log, start: float, end: float, dark: str, light: str, chance: random.Random, worn: bool) -> str:
    """Draw one log from the side: hewn, so nearly straight, its right end cut by an axe."""
    fill = {"dark": dark, "light": light}.get(log.tone, WHITE)
    grain = WHITE if log.tone == "dark" else dark
    body = shape(_outline(log, start, end, chance), fill, dark, OUTLINE)
    if not worn:
        return body
    low = log.top + log.height
    for part in (0.18, 0.37, 0.55):  # checks that open from the cut end
        y = log.top + log.height * (part + chance.uniform(-0.05, 0.05))
        long = chance.uniform(2.8, 6.4)
        body += shape(
            stroke((end - 2.2, y), (end - 2.2 - long, y + chance.uniform(-0.6, 0.6)), 0.8, chance), grain
        )
    for y in (log.top + 1.9, low - 2.0):  # the bark side: long thin cracks near the seams
        x = chance.uniform(34.0, 70.0)
        while x < end - 30.0:
            long = chance.uniform(10.0, 30.0)
            body += shape(stroke((x, y), (x + long, y + chance.uniform(-0.25, 0.25)), 0.42, chance), grain)
            x += long + chance.uniform(18.0, 56.0)
    knot = (end - chance.uniform(5.6, 7.0), low - log.height * 0.22)
    body += line(round_shape(knot, 1.8, 1.1, chance, 0.06), grain, 0.55)
    return body + shape(round_shape(knot, 0.7, 0.45, chance), grain)


def _outline(log: Log, start: float, end: float, chance: random.Random) -> str:
    """Return the outline of a log: long edges that hardly swell, ends cut to a blunt wedge."""
    low = log.top + log.height
    wedge = min(4.2, log.height * 0.2)
    steps = max(4, int((end - start) / 26))
    across = [start + wedge + (end - start - 2 * wedge) * step / steps for step in range(steps + 1)]
    upper: list[Point] = [(x, log.top + 0.9 + chance.uniform(-0.32, 0.32)) for x in across]
    lower: list[Point] = [(x, low - 0.9 + chance.uniform(-0.32, 0.32)) for x in reversed(across)]
    cut = wedge * chance.uniform(0.8, 1.2)
    right = f"L{end:.2f} {log.top + cut:.2f}L{end - chance.uniform(0.2, 1.0):.2f} {low - cut:.2f}L"
    left = f"L{start:.2f} {low - wedge:.2f}L{start + 0.4:.2f} {log.top + wedge:.2f}Z"
    return smooth(upper) + right + smooth(lower).removeprefix("M") + left


def _end(radius: float, dark: str, chance: random.Random) -> str:
    """Draw the end of a log: bark, year rings around a heart that is off the middle, one deep check."""
    body = shape(round_shape((0, 0), radius, radius, chance, 0.025, 13), WHITE, dark, OUTLINE * 1.5)
    heart = (chance.uniform(-0.9, 0.9), chance.uniform(-0.7, 0.9))
    for ring in (0.74, 0.52, 0.31):
        middle = (heart[0] * (1 - ring), heart[1] * (1 - ring))
        body += line(round_shape(middle, radius * ring, radius * ring, chance, 0.035), dark, 0.55)
    body += shape(round_shape(heart, radius * 0.1, radius * 0.1, chance), dark)
    angle = chance.uniform(0, math.tau)
    far = (math.cos(angle) * radius * 0.93, math.sin(angle) * radius * 0.93)
    near = (heart[0] * 0.6, heart[1] * 0.6)
    side = (-math.sin(angle) * radius * 0.11, math.cos(angle) * radius * 0.11)
    path = (
        f"M{near[0]:.2f} {near[1]:.2f}L{far[0] + side[0]:.2f} {far[1] + side[1]:.2f}"
        f"L{far[0] - side[0]:.2f} {far[1] - side[1]:.2f}Z"
    )
    return body + shape(path, dark)
