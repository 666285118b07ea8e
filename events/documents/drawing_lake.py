"""How is the summer night of *Järvi* drawn: the sun's road is a signal, two share a boat and a phone?

Millimetres of A4; the picture is as wide as the paper's live area and as high as there is room.
"""

import functools
import random

from events.documents.colours import WHITE
from events.documents.drawing_hand import at, dot, line, number, placed, seeded, shape, smooth, stroke
from events.documents.drawings import svg

LEAST_FOR_BOAT = 25.0  # height of a picture in which people are still to be seen
LEAST_FOR_REEDS = 44.0  # height of a picture that has room for the near shore


@functools.lru_cache(maxsize=64)
def lake(width: float, height: float, dark: str, light: str) -> str:
    """Draw the lake: far shore, sun, its road as three waves of a signal, a boat, reeds at the near shore."""
    chance = seeded(11)
    horizon = height * 0.41
    sun_x, sun = width * 0.7, min(17.0, height * 0.245)
    half, low = sun * 0.86, horizon - 0.8  # of the chord in which the shore cuts the sun
    disc = f"M{at((sun_x - half, low))}A{number(sun)} {number(sun)} 0 1 1 {at((sun_x + half, low))}Z"
    body = shape(disc, light, dark, 1.1)
    body += _shore(width, horizon, dark, height, chance)
    body += _road(sun_x, horizon, height, dark, chance)
    size = (height - horizon) / 35.0
    boat_x, boat_y = width * 0.26, height - 8.6 * size
    if height >= LEAST_FOR_BOAT:
        body += placed(_boat(dark, light), boat_x, boat_y, 0.0, size, size)
    kept = ((boat_x - 26 * size, boat_x + 26 * size), (sun_x - height * 0.42, sun_x + height * 0.42))
    body += _water(width, horizon, height, kept, dark, chance)
    if height >= LEAST_FOR_REEDS:
        body += _reeds(width, height, dark, chance)
    return svg(width, height, body)


def _shore(width: float, horizon: float, dark: str, height: float, chance: random.Random) -> str:
    """Draw the far shore: two ridges, the nearer one with its forest, and its reflection."""
    tall = min(10.0, height * 0.17)
    heights = (0.30, 0.55, 0.92, 1.0, 0.74, 0.62, 0.5, 0.34, 0.3, 0.46, 0.42, 0.24)
    ridge = [(width * step / 11, horizon - tall * 0.9 * part) for step, part in enumerate(heights)]
    body = shape(f"{smooth(ridge)}L{at((width, horizon))}L{at((0, horizon))}Z", dark)
    trees = []
    x = 0.6
    while x < width - 0.6:
        place = x / width * 11
        step = min(int(place), 10)
        ground = ridge[step][1] + (ridge[step + 1][1] - ridge[step][1]) * (place - step)
        trees.append(_spruce(x, ground + 0.8, chance.uniform(0.35, 1.0) * tall * 0.62, chance))
        x += chance.choice((1.3, 1.8, 2.2, 2.8, 4.2))
    body += shape("".join(trees), dark)
    foam = "".join(
        stroke((start, horizon + 1.5), (start + long, horizon + 1.5), 0.5, chance)
        for start, long in ((width * 0.02, 24.0), (width * 0.3, 38.0), (width * 0.86, 20.0))
    )
    return body + shape(foam, dark)


def _spruce(x: float, ground: float, tall: float, chance: random.Random) -> str:
    """Return the path of one spruce: a spire with ragged branches."""
    wide = tall * chance.uniform(0.15, 0.24) + 0.35
    left, right = [], []
    for part in (0.3, 0.52, 0.74, 0.96):
        reach, y = wide * part, ground - tall * (1 - part)
        left += [(x - reach, y), (x - reach * 0.55, y - tall * 0.02)]
        right += [(x + reach * chance.uniform(0.85, 1.1), y + 0.1), (x + reach * 0.5, y - tall * 0.03)]
    points = [(x, ground - tall), *right, *reversed(left)]
    return "M" + "L".join(at(point) for point in points) + "Z"


def _road(x: float, horizon: float, height: float, dark: str, chance: random.Random) -> str:
    """Draw the sun's road: waves that widen towards us, as everybody knows them from the corner of a phone."""
    room = height - horizon
    body = ""
    for part in (0.16, 0.43, 0.74):
        wide, thick = room * (0.2 + 0.72 * part), room * (0.05 + 0.022 * part)
        middle, drop = horizon + room * part, room * (0.06 + 0.15 * part)
        one, other = (x - wide, middle - drop), (x + wide, middle - drop)
        low, inner = middle + drop + thick, middle + drop - thick
        lean = chance.uniform(-0.8, 0.8)
        body += shape(
            f"M{at(one)}C{at((x - wide * 0.55, low + thick * 0.6))} {at((x + wide * 0.55 + lean, low + thick * 0.6))} "
            f"{at(other)}C{at((x + wide * 0.5, inner))} {at((x - wide * 0.5, inner))} {at(one)}Z",
            dark, dark, 1.0,
        )  # fmt: skip
    return body


def _water(
    width: float,
    horizon: float,
    height: float,
    kept: tuple[tuple[float, float], ...],
    dark: str,
    chance: random.Random,
) -> str:
    """Draw the water as brush strokes, longer and thicker the nearer, leaving boat and road alone."""
    strokes = []
    rows = max(3, int((height - horizon) / 5.4))
    for row in range(1, rows + 1):
        y = horizon + (height - horizon) * (row - 0.3) / rows
        x = chance.uniform(-4, 14)
        while x < width - 8:
            long = chance.uniform(9, 18) * (0.7 + 0.7 * row / rows)
            end = min(x + long, width)
            if not any(x < high and end > low for low, high in kept) and chance.random() < 0.62:
                strokes.append(
                    stroke(
                        (max(0.0, x), y),
                        (end, y + chance.uniform(-0.2, 0.2)),
                        0.55 + 0.5 * row / rows,
                        chance,
                    )
                )
            x = end + chance.uniform(7, 22)
    return shape("".join(strokes), dark)


def _reeds(width: float, height: float, dark: str, chance: random.Random) -> str:
    """Draw reeds at the near shore, right and left, some broken by the wind."""
    body = ""
    for start, count, way in ((2.0, 7, 1), (width - 2.0, 9, -1)):
        for step in range(count):
            x = start + way * step * 2.0 + chance.uniform(-0.6, 0.6)
            tall = chance.uniform(0.3, 0.62) * min(26.0, height * 0.42) * (1 - step * 0.05)
            lean = way * chance.uniform(0.4, 3.0)
            tip = (x + lean, height - tall)
            body += line(
                f"M{number(x)} {number(height)}Q{number(x)} {number(height - tall * 0.6)} {at(tip)}",
                dark,
                0.7,
            )
            if step % 3 == 1:
                body += line(f"M{at(tip)}l{number(lean * 0.12)} -3.4", dark, 1.9)
            else:
                body += shape(
                    stroke(
                        (x, height - tall * 0.3),
                        (x + lean * 2.2 + way * 2, height - tall * 0.72),
                        0.8,
                        chance,
                    ),
                    dark,
                )
    return body


def _boat(dark: str, light: str) -> str:
    """Draw a rowing boat with the asker and the answerer over one phone; the waterline is at y = 0."""
    screen = line("M-.7 -1.6h1.4M-.7 -.2h1.4M-.7 1.2h.8", dark, 0.5)
    case = shape(
        "M-1.2 -3.4H1.2Q1.9 -3.4 1.9 -2.7V2.7Q1.9 3.4 1.2 3.4H-1.2Q-1.9 3.4 -1.9 2.7V-2.7Q-1.9 -3.4 -1.2 -3.4Z",
        light,
        dark,
        0.8,
    )
    phone = placed(case + screen, 0.6, -13.2, 8.0)
    hull = shape(
        "M-23.4 -6.4Q-12 -3.4 0 -3.4Q12 -3.4 24 -7Q21.4 .6 14.4 2.4Q0 3.8 -14.8 2.4Q-21 .4 -23.4 -6.4Z", dark
    )
    hull += line("M-21.4 -3.4Q-10 -.9 .2 -.9Q11 -.9 21.6 -3.8", WHITE, 0.6)
    oar = line("M2 -5.4L-12.6 3.6", WHITE, 2.4) + line("M3.4 -6.2L-12.6 3.6", dark, 1.1)
    oar += shape("M-11.6 2.2Q-15.4 4 -17.6 6.6Q-14.4 6.8 -10.8 4Z", dark, WHITE, 0.5)
    chance = seeded(5)
    waves = ((-20, 5.2, 15), (2, 5.0, 18), (-10, 7.4, 20))
    mirror = "".join(stroke((x, y), (x + long, y), 0.6, chance) for x, y, long in waves)
    return _answerer(dark) + _asker(dark, light) + phone + hull + oar + shape(mirror, dark)


def _asker(dark: str, light: str) -> str:
    """Draw the one who asks: solid, with spectacles and a cap, as on the other posters."""
    arm = "M-8.4 -12.6Q-4.4 -10.4 -1.2 -12.4"
    body = shape("M-15.4 -3C-15.8 -10 -13.6 -15.4 -9.4 -15.6C-5.4 -15.6 -4.4 -11 -4.6 -3Z", dark)
    body += line(arm, WHITE, 3.6) + line(arm, dark, 2.6) + dot(-8.6, -20.4, 4.6, dark)
    body += dot(-7.6, -20.6, 1.4, "none", WHITE, 0.65) + dot(-4.8, -20.4, 1.1, "none", WHITE, 0.65)
    body += line("M-6.2 -20.7h.3M-9 -20.9l-2.2 -.5M-7.2 -17.9q1.1.6 2.2-.1", WHITE, 0.65)
    return body + shape(
        "M-13.8 -21.8Q-9.6 -22.6 -4 -22.9Q-5 -26.6 -9 -26.2Q-12.8 -25.8 -13 -22Z", light, dark, 0.8
    )


def _answerer(dark: str) -> str:
    """Draw the one who answers: an outline with long dark hair."""
    arm = "M10 -12.4Q6 -8.8 2.4 -11"
    hair = "M8.8 -24.2C12.6 -26.6 16.4 -23.4 15 -19.2C14.4 -16.4 16.4 -14.6 15.2 -12.8C13 -12.6 11.8 -15 11.6 -17.8Z"
    fringe = (
        "M4.6 -20.4C4.8 -23.6 6.8 -25.2 9.4 -25C12.4 -24.8 14 -22.6 13.8 -19.8"
        "C12.4 -20.4 10.8 -21.4 9.8 -23C8.6 -21.6 6.8 -20.6 4.6 -20.4Z"
    )
    body = shape("M4.6 -3C4.2 -10.6 5.6 -15.4 9.6 -15.6C14 -15.4 16 -10.4 15.4 -3Z", WHITE, dark, 0.9)
    body += shape(hair, dark) + dot(9.2, -20.2, 4.4, WHITE, dark, 0.9) + shape(fringe, dark)
    body += (
        dot(6.6, -19.4, 0.6, dark) + dot(9.4, -19.3, 0.6, dark) + line("M6.8 -17.7q1.4.9 2.8 0", dark, 0.65)
    )
    return body + line(arm, dark, 3.6) + line(arm, WHITE, 2.2)
