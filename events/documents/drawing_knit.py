"""How is the knitted band of *Neule* drawn: stitches are pixels, people hand in hand, their phones and questions?

Millimetres of A4. A stitch is a V. The ground is a pattern of one stitch and all stitches of the motifs are one path:
thousands of stitches cost a renderer little.
"""

import functools

from events.documents.colours import WHITE
from events.documents.drawing_hand import at, line, number, round_shape, seeded, shape
from events.documents.drawings import svg
from events.documents.knitting_charts import BETWEEN, BORDERS, CHARTS, NARROW_CHARTS

STITCH = (1.9, 1.62)  # width and height in mm
WIDE = 19  # stitches that hold two people beside each other
NEEDLE = 6.0  # room for the needle above the first row


@functools.lru_cache(maxsize=32)
def knitting(width: float, height: float, dark: str, light: str) -> str:
    """Draw a band still on its needle: as many motifs as fit the height, and the yarn that leads on."""
    columns = max(9, int(width / STITCH[0]))
    columns -= 1 - columns % 2
    wide = width / columns
    rows = max(20, int((height - NEEDLE - 1.0) / STITCH[1]))
    high = (height - NEEDLE - 1.0) / rows
    figure = []
    for row, stitches in enumerate(pattern(columns, rows)):
        y, start = NEEDLE + row * high, 0
        for end in range(1, columns + 1):
            if end == columns or stitches[end] != stitches[start]:
                if stitches[start] == "#":
                    figure.append(_run(start * wide, y, end - start, wide, high))
                start = end
    body = _ground(width, height, wide, high, light)
    body += line("".join(figure), dark, wide * 0.42)
    return svg(width, height, body + _needle(width, columns, wide, dark, light))


def _run(x: float, y: float, count: int, wide: float, high: float) -> str:
    """Return the zigzag of stitches beside each other: each a V whose legs meet below."""
    inset = wide * 0.14
    leg, down = number(wide / 2 - inset), number(high * 0.84)
    first = f"M{number(x + inset)} {number(y)}l{leg} {down}l{leg} -{down}"
    return first + f"m{number(2 * inset)} 0l{leg} {down}l{leg} -{down}" * (count - 1)


def _ground(width: float, height: float, wide: float, high: float, light: str) -> str:
    """Return the ground as a pattern of one stitch: the motifs lie on it, stitch upon stitch."""
    rows = "".join(_run(0.0, y * high, 1, wide, high) for y in (-1, 0, 1))
    tile = (
        f'<pattern id="ground" patternUnits="userSpaceOnUse" width="{wide:.4f}" '
        f'height="{high:.4f}">{line(rows, light, wide * 0.36)}</pattern>'
    )
    low = number(height - NEEDLE - 1.0)
    return f'<defs>{tile}</defs><rect y="{number(NEEDLE)}" width="{number(width)}" height="{low}" fill="url(#ground)"/>'


@functools.lru_cache(maxsize=32)
def pattern(columns: int, rows: int) -> tuple[str, ...]:
    """Return the chart of the whole band: borders at both ends, motifs and what parts them, blank rows shared out."""
    charts = CHARTS if columns >= WIDE else NARROW_CHARTS
    border = ["#" * columns, *(_repeated(row, columns) for row in BORDERS)]
    room = rows - 2 * len(border)
    chosen: list[tuple[str, ...]] = []
    for turn in range(rows):
        chart = tuple(_centred(row, columns) for row in charts[turn % len(charts)])
        parting = tuple(_repeated(row, columns) for row in BETWEEN[turn % len(BETWEEN)]) if turn else ()
        if sum(map(len, chosen)) + len(chart) + len(parting) + 2 * (len(chosen) + 3) > room:
            break
        chosen += [parting, chart] if turn else [chart]
    spare, blank = room - sum(map(len, chosen)), "." * columns
    found = [*border]
    for place in range(len(chosen) + 1):
        found += [blank] * (spare * (place + 1) // (len(chosen) + 1) - spare * place // (len(chosen) + 1))
        found += chosen[place] if place < len(chosen) else ()
    return (*found, *reversed(border))


def _centred(row: str, columns: int) -> str:
    """Return a row of a motif as wide as the band, with ground at its sides."""
    if len(row) >= columns:
        cut = (len(row) - columns) // 2
        return row[cut : cut + columns]
    left = (columns - len(row)) // 2
    return "." * left + row + "." * (columns - len(row) - left)


def _repeated(row: str, columns: int) -> str:
    """Return a short row repeated over the width so that left and right are alike."""
    middle = len(row) // 2
    return "".join(row[(column - columns // 2 + middle) % len(row)] for column in range(columns))


def _needle(width: float, columns: int, wide: float, dark: str, light: str) -> str:
    """Draw the needle that holds the band, its loops, and a knob at its end."""
    chance = seeded(2)
    loops = "".join(
        f"M{number((column + 0.5) * wide - 0.45)} {number(NEEDLE + 0.5)}q{number(-0.5)} -4.6 .45 -4.7q.95 .1 .45 4.7"
        for column in range(columns)
    )
    body = line(loops, dark, wide * 0.3)
    y = NEEDLE - 2.7
    upper, lower, point = (width - 7, y - 0.8), (width - 7, y + 0.9), (width, y + 0.1)
    stick = "M" + "L".join(map(at, ((2.6, y - 0.85), upper, point, lower, (2.6, y + 0.85)))) + "Z"
    body += shape(stick, WHITE, dark, 0.6)
    return body + shape(round_shape((2.2, y), 2.1, 2.1, chance, 0.02), light, dark, 0.7)
