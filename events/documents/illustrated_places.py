"""How are the two illustrations of places drawn by rule: a library with a screen, and a village house?"""

from events.documents.colours import WHITE
from events.documents.illustrated_strokes import LINE, line, man, shape, woman

# widths and heights of books on a shelf (share of its height), over and over; 0 is an ornament or a gap
BOOKS = (
    (6.4, 0.84), (5.0, 0.72), (8.0, 0.9), (5.6, 0.78), (5.6, 0.78), (9.0, 0.66), (4.6, 0.86), (7.0, 0.74),
    (5.4, 0.92), (6.2, 0.7), (8.4, 0.82), (4.8, 0.64), (6.8, 0.88), (5.2, 0.76), (7.4, 0.8),
)  # fmt: skip
PAINT = "wdlwldwwdlwdwlw"


def library(width: float, height: float, dark: str, light: str) -> str:
    """Draw shelves of books over the whole width, and before them a desk with a screen on which somebody smiles."""
    desk = height - 11
    rows = max(2, round((desk - 4) / 31))
    pitch = (desk - 3) / rows
    shelves = "".join(_shelf(width, 3 + pitch * row, pitch, row, dark, light) for row in range(rows))
    frame = line(f"M{LINE / 2:g} 2V{height:g}M{width - LINE / 2:g} 2V{height:g}", dark, LINE) + line(
        f"M0 2.4H{width:g}", dark, 4
    )
    top = f'<rect x="0" y="{desk:g}" width="{width:g}" height="{height - desk:g}" fill="{light}"/>'
    table = (
        top + line(f"M0 {desk:g}H{width:g}", dark, LINE) + line(f"M0 {height - 1.1:g}H{width:g}", dark, LINE)
    )
    screen = f'<g transform="translate({width / 2:g} {desk:g})">{_screen(dark, light)}</g>'
    return shelves + frame + table + screen


def _shelf(width: float, top: float, pitch: float, row: int, dark: str, light: str) -> str:
    """Draw one board with its books: they stand, one leans now and then, and some room is left for a plant."""
    low, room = top + pitch - 1.6, pitch - 7.0
    x, number, drawn = 3.4, row * 4, []
    while x < width - 3.4:
        wide, share = BOOKS[number % len(BOOKS)]
        high = room * share
        if number % 11 == 7 and x + 19 < width - 4:
            drawn.append(_plant(x + 9, low, min(room, 24.0), dark, light))
            x += 19.0
        elif x + wide > width - 3.4:
            break
        else:
            lean = number % 9 == 5 and x + wide + 6 < width - 4
            drawn.append(
                _book(
                    x + (5.6 if lean else 0.0), low, wide, high, PAINT[number % len(PAINT)], lean, dark, light
                )
            )
            x += wide + (6.6 if lean else 0.5)
        number += 1
    return "".join(drawn) + line(f"M0 {low:g}H{width:g}", dark, 3.2)


def _book(
    left: float, low: float, wide: float, high: float, paint: str, leans: bool, dark: str, light: str
) -> str:
    """Draw the spine of one book with its bands."""
    fill = {"w": WHITE, "l": light, "d": dark}[paint]
    on_it = WHITE if paint == "d" else dark
    turn = f' transform="rotate(-11 {left:.2f} {low:.2f})"' if leans else ""
    bands = "".join(
        f"M{left + 1.6:.2f} {low - high * share:.2f}H{left + wide - 1.6:.2f}" for share in (0.8, 0.22)
    )
    if wide > 6.5:
        bands += f"M{left + wide / 2:.2f} {low - high * 0.66:.2f}V{low - high * 0.4:.2f}"
    return (
        f'<g{turn}><rect x="{left:.2f}" y="{low - high:.2f}" width="{wide:g}" height="{high:.2f}" rx="0.9" '
        f'fill="{fill}" stroke="{dark}" stroke-width="1.5"/>{line(bands, on_it, 1.3)}</g>'
    )


def _plant(x: float, low: float, high: float, dark: str, light: str) -> str:
    """Draw a potted plant between the books."""
    pot = shape(
        f"M{x - 5:.2f} {low - 8:.2f}H{x + 5:.2f}L{x + 3.8:.2f} {low:.2f}H{x - 3.8:.2f}Z", light, dark, 1.6
    )
    top = low - high * 0.92
    leaves = "".join(
        shape(
            f"M{x:.2f} {low - 8:.2f}Q{x + side * 1.3:.2f} {top + 2:.2f} {x + side:.2f} {top + drop:.2f}"
            f"Q{x + side * 0.1:.2f} {top + drop + 4:.2f} {x:.2f} {low - 8:.2f}Z",
            dark,
            dark,
            0.8,
        )
        for side, drop in ((-8.0, 5.0), (-3.4, 0.0), (3.8, 1.0), (8.0, 6.0))
    )
    return leaves + pot


def _screen(dark: str, light: str) -> str:
    """Draw a screen that stands on the desk, with a keyboard, and white around it; 0, 0 is the foot of its stand."""
    halo = (
        f'<rect x="-37" y="-66" width="74" height="58" rx="7" fill="{WHITE}"/>'
        f'<path d="M-19-1.2V-10H19V-1.2Z" fill="{WHITE}"/>'
    )
    stand = shape("M-6-14H6L8-3H16V0H-16V-3H-8Z", dark, dark, 1.0)
    case = f'<rect x="-33.5" y="-62.5" width="67" height="49" rx="4.5" fill="{dark}"/>'
    glass = f'<rect x="-29.5" y="-58.5" width="59" height="40" rx="1.4" fill="{WHITE}"/>'
    bust = f'<g transform="translate(-9 -18.5)">{man(dark, light)}</g>'
    bubble = shape(
        "M9-54H24Q26.4-54 26.4-51.6V-43Q26.4-40.6 24-40.6H15L10-36.4V-40.6H9Q6.8-40.6 6.8-43V-51.6Q6.8-54 9-54Z",
        WHITE,
        dark,
        1.7,
    )
    words = line("M11-50H22.4M11-45.2H19", dark, 1.8)
    keys = shape("M-23 3.4H23L25.4 8.4H-25.4Z", WHITE, dark, 1.7) + line("M-19 5.9H19", dark, 1.3)
    mouse = f'<ellipse cx="33" cy="6" rx="3.6" ry="2.6" fill="{WHITE}" stroke="{dark}" stroke-width="1.7"/>'
    return halo + stand + case + glass + bust + bubble + words + keys + mouse


def village(width: float, height: float, dark: str, light: str) -> str:
    """Draw a house of boards among spruces; what rises from its chimney is the signal of its network."""
    ground, x = height - 12, width / 2 + min(6.0, (width - 100) * 0.1)
    sun = (
        f'<circle cx="{max(17.0, x - 42):g}" cy="{max(19.0, ground - 88):g}" r="12.5" fill="{light}" stroke="{dark}" '
        f'stroke-width="{LINE}"/>'
    )
    trees = "".join(_spruce(at, ground, high, dark) for at, high in _wood(width, height, x))
    house = f'<g transform="translate({x:g} {ground:g}) scale(.94)">{_house(dark, light)}</g>'
    hill = shape(
        f"M0 {ground + 1:g}Q{x:g} {ground - 3:g} {width:g} {ground + 1:g}V{height - 1:g}H0Z", WHITE, dark
    )
    path = shape(
        f"M{x:g} {ground + 2.4:g}Q{x:g} {ground + 6:g} {x - 7:g} {height - 1.1:g}H{x + 20:g}"
        f"Q{x + 14:g} {ground + 6:g} {x + 14:g} {ground + 2.4:g}Z",
        light,
        dark,
        1.6,
    )
    tufts = "".join(
        f"M{t:g} {ground + 7:g}l-1.6-3M{t:g} {ground + 7:g}l1.6-3"
        for t in range(9, int(width) - 6, 23)
        if abs(t - x) > 16
    )
    return (
        sun
        + trees
        + hill
        + house
        + path
        + line(tufts, dark, 1.4)
        + line(f"M0 {height - 1.1:g}H{width:g}", dark, LINE)
    )


def _wood(width: float, height: float, x: float) -> list[tuple[float, float]]:
    """Return place and height of the spruces: behind and beside the house, higher where the picture is high."""
    tall = 46 + min(height - 100, 70) * 0.5
    near = [(x + 42, tall), (x - 40, tall * 0.72), (x + 53, tall * 0.62)]
    steps = (
        (0, 0.9),
        (13, 0.6),
        (25, 1.08),
        (39, 0.78),
        (54, 0.56),
        (66, 0.98),
        (81, 0.7),
        (95, 1.04),
        (110, 0.62),
        (124, 0.86),
    )
    far = [(x + 66 + along, tall * share) for along, share in steps] + [
        (x - 52 - along, tall * share) for along, share in steps[1:]
    ]
    return near + [(at, high) for at, high in far if 4 < at < width - 4]


def _spruce(x: float, ground: float, high: float, dark: str) -> str:
    """Draw a spruce in three skirts."""
    wide, top = high * 0.2, ground - high
    skirts = "".join(
        f"M{x:.2f} {top + high * start:.2f}L{x + wide * share:.2f} {top + high * end:.2f}H{x - wide * share:.2f}Z"
        for start, end, share in ((0.0, 0.4, 0.62), (0.2, 0.66, 0.84), (0.42, 0.92, 1.0))
    )
    return f'<path d="{skirts}" fill="{dark}"/>' + line(
        f"M{x:.2f} {top + high * 0.9:.2f}V{ground:.2f}", dark, 2.6
    )


def _house(dark: str, light: str) -> str:
    """Draw the house, 76 wide and 84 high; 0, 0 is the middle of its foot. The door is open, somebody waits at it."""
    arcs = line("M15-71q5-4.8 10 0M11-75.6q9-8.6 18 0M7-80.2q13-12.4 26 0", dark, 2.6)
    chimney = shape("M15-67H25V-50H15Z", WHITE, dark)
    wall = shape("M-31 0V-36H31V0Z", light, dark)
    boards = line("".join(f"M{x} -35V-1" for x in (-25, -19, -13, -7, 15, 21, 26)), dark, 1.1)
    roof = shape("M-38-35L0-62L38-35L35-31.4L0-56L-35-31.4Z", dark, dark, 1.6)
    gable = shape("M-31-34.6L0-56L31-34.6V-36Z", light, dark) + shape("M-31-35.4H31L0-56.6Z", light, dark)
    loft = shape("M-5.4-39V-47H5.4V-39Z", WHITE, dark, 1.7) + line("M0-47V-39", dark, 1.4)
    window = shape("M-25-13V-29H-9V-13Z", WHITE, dark, 2) + line("M-17-29V-13M-25-21H-9", dark, 1.5)
    door = shape("M0 0V-28H15V0Z", WHITE, dark, 2)
    skirt = shape("M2.6-1L3.8-10H11.2L12.4-1Z", dark, dark, 1.0)
    waiting = skirt + f'<g transform="translate(7.5 -8) scale(.4)">{woman(dark, light)}</g>'
    step = shape("M-3 0H18V3H-3Z", WHITE, dark, 1.7)
    bench = line("M-27-5H-8M-25-5V0M-10-5V0", dark, 2.4)
    return arcs + chimney + wall + boards + gable + roof + loft + window + door + waiting + step + bench
