"""How does a drawing made by rule look as if a hand had drawn it? Smooth outlines through slightly moved points.

Chance is seeded: the same picture is drawn the same way every time.
"""

import math
import random
from collections.abc import Sequence

Point = tuple[float, float]


def seeded(seed: int) -> random.Random:
    """Return chance that is the same every time."""
    return random.Random(seed)  # noqa: S311 — for pictures, not for secrets


def number(value: float) -> str:
    """Return a coordinate with two decimals and nothing superfluous."""
    return f"{value:.2f}".rstrip("0").rstrip(".") or "0"


def at(point: Point) -> str:
    """Return a point as a path writes it."""
    return f"{number(point[0])} {number(point[1])}"


def smooth(points: Sequence[Point], closed: bool = False) -> str:
    """Return a path through the points without corners (Catmull-Rom spline as cubic curves)."""
    count = len(points)
    path = [f"M{at(points[0])}"]
    for index in range(count if closed else count - 1):
        before = points[index - 1] if closed or index else points[0]
        here, there = points[index], points[(index + 1) % count]
        after = points[(index + 2) % count] if closed else points[min(index + 2, count - 1)]
        first = (here[0] + (there[0] - before[0]) / 6, here[1] + (there[1] - before[1]) / 6)
        second = (there[0] - (after[0] - here[0]) / 6, there[1] - (after[1] - here[1]) / 6)
        path.append(f"C{at(first)} {at(second)} {at(there)}")
    return "".join(path) + ("Z" if closed else "")


def round_shape(
    centre: Point, across: float, down: float, chance: random.Random, wobble: float = 0.03, points: int = 11
) -> str:
    """Return the path of an ellipse with radii `across` and `down` as a hand cuts it."""
    turn = chance.uniform(0, 6.28)
    found = []
    for index in range(points):
        angle, size = turn + index / points * math.tau, 1 + chance.uniform(-wobble, wobble)
        found.append((centre[0] + across * size * math.cos(angle), centre[1] + down * size * math.sin(angle)))
    return smooth(found, closed=True)


def stroke(start: Point, end: Point, thick: float, chance: random.Random) -> str:
    """Return the path of a brush stroke: pointed at both ends, fullest before its middle, hardly bent."""
    (x, y), (u, v) = start, end
    long = math.hypot(u - x, v - y) or 1.0
    across = (-(v - y) / long, (u - x) / long)
    bend, full = chance.uniform(-0.25, 0.25) * thick, chance.uniform(0.3, 0.6)
    middle = (x + (u - x) * full + across[0] * bend, y + (v - y) * full + across[1] * bend)
    one = (middle[0] + across[0] * thick, middle[1] + across[1] * thick)
    other = (middle[0] - across[0] * thick, middle[1] - across[1] * thick)
    return f"M{at(start)}Q{at(one)} {at(end)}Q{at(other)} {at(start)}Z"


def line(path: str, colour: str, width: float, more: str = "") -> str:
    """Return a path as a line with round ends."""
    return (
        f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{number(width)}" '
        f'stroke-linecap="round" stroke-linejoin="round"{more}/>'
    )


def dot(x: float, y: float, radius: float, fill: str, colour: str = "", width: float = 0.0) -> str:
    """Return a filled circle, outlined where a colour is given."""
    outline = f' stroke="{colour}" stroke-width="{number(width)}"' if colour else ""
    return f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}" fill="{fill}"{outline}/>'


def shape(path: str, fill: str, colour: str = "", width: float = 0.0) -> str:
    """Return a path as a filled shape, outlined where a colour is given."""
    outline = f' stroke="{colour}" stroke-width="{number(width)}" stroke-linejoin="round"' if colour else ""
    return f'<path d="{path}" fill="{fill}"{outline}/>'


def placed(body: str, x: float, y: float, turn: float = 0.0, wide: float = 1.0, high: float = 1.0) -> str:
    """Return a drawing moved to a place, turned by degrees and scaled (a negative width mirrors it)."""
    steps = [f"translate({number(x)} {number(y)})"]
    if (wide, high) != (1.0, 1.0):
        steps.append(f"scale({number(wide)} {number(high)})")
    if turn:
        steps.append(f"rotate({number(turn)})")
    return f'<g transform="{" ".join(steps)}">{body}</g>'
