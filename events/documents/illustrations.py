"""Which picture stands on a poster or a screen instead of the theme's own? Four, drawn by rule for any proportion.

Two colours and white with outlines, so that they work in grey and on a light ground. The shorter side is 100 units:
what the picture is about keeps its size, and what surrounds it fills the rest.
"""

import functools
import math
from dataclasses import dataclass

from events.documents.colours import WHITE
from events.documents.illustrated_places import library, village
from events.documents.illustrated_strokes import LINE, capsule, glasses_on_table, line, shape, woman
from events.paper_choices import Illustration

NARROWEST, WIDEST = 0.4, 4.0  # proportions (width by height) beyond which a picture keeps empty edges


@functools.lru_cache(maxsize=256)
def illustration(name: str, width: float, height: float, dark: str, light: str) -> str:
    """Return a drawing as SVG text that fills `width` × `height` (any unit). `name` is a value of Illustration.

    `dark` and `light` are "#rrggbb"; print in black passes ink and white. Raises KeyError for an unknown name.
    """
    unit = min(width, height) / 100
    wide, high = min(width / unit, 100 * WIDEST), min(height / unit, 100 / NARROWEST)
    body = DRAWINGS[name](round(wide, 2), round(high, 2), dark, light)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:g} {high:g}" width="{width:g}" '
        f'height="{height:g}"><g stroke-linejoin="round" stroke-linecap="round">{body}</g></svg>'
    )


@dataclass(frozen=True, slots=True)
class Turned:
    """A frame of its own on the drawing: moved, then turned by degrees."""

    x: float
    y: float
    degrees: float

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the frame lies on the drawing."""
        angle = math.radians(self.degrees)
        return (
            self.x + x * math.cos(angle) - y * math.sin(angle),
            self.y + x * math.sin(angle) + y * math.cos(angle),
        )

    def draw(self, body: str) -> str:
        """Return what is drawn in the frame."""
        return f'<g transform="translate({self.x:.2f} {self.y:.2f}) rotate({self.degrees:g})">{body}</g>'


def hands(width: float, height: float, dark: str, light: str) -> str:
    """Draw an asker's hand that holds a phone and a helper's finger that only points; arms reach the edges."""
    size = 0.8 if width < 115 else 0.86
    middle = Turned(width / 2 - 3 - min(9.0, 1000 / width), height / 2 - 4, 0)
    edge = (-middle.x / size - 6, min(height - middle.y - 8, 66) / size)
    far = ((width - middle.x) / size + 6, max(6 - middle.y, -58) / size)
    phone = Turned(0, 0, -7)
    finger = Turned(*phone.at(5, -18), -13)
    drawn = (
        phone.draw(_palm(dark)),
        phone.draw(_phone(dark, light)),
        phone.draw(_holding(dark)),
        _sleeve(phone.at(-25, 43), edge, dark, dark, light),
        finger.draw(_pointing(dark)),
        _sleeve(finger.at(58, 15), far, light, dark, light),
    )
    return f'<g transform="translate({middle.x:.2f} {middle.y:.2f}) scale({size})">{"".join(drawn)}</g>'


def _palm(dark: str) -> str:
    return shape("M-33 52C-37 24-33 4-17 0H21C30 10 28 34 10 45L-10 54Z", WHITE, dark)


def _phone(dark: str, light: str) -> str:
    """Draw the phone: large letters, and the key that has just been found."""
    return (
        f'<rect x="-19" y="-36" width="38" height="70" rx="6.5" fill="{dark}"/>'
        f'<rect x="-15.4" y="-29.5" width="30.8" height="54" rx="1.6" fill="{WHITE}"/>'
        f'<circle cx="0" cy="29.4" r="2.2" fill="{WHITE}"/>'
        + line("M-3.5-33H3.5", WHITE, 1.5)
        + f'<rect x="-11.4" y="-25" width="22.8" height="14" rx="7" fill="{light}" stroke="{dark}" stroke-width="1.8"/>'
        + line("M-10.5-1H0M-10.5 5.4H7M-10.5 11.8H7M-10.5 18.2H2", dark, 2)
    )


def _holding(dark: str) -> str:
    """Draw what of the holding hand is before the phone: four fingertips and the thumb."""
    tips = "".join(
        capsule(f"M{22 - k:g} {y:g}H{12.5 + k / 2:g}", 9.4, WHITE, dark)
        for k, y in ((0.6, 2.4), (0, 11.6), (0.4, 20.8), (2.4, 29.6))
    )
    thumb = capsule("M-28 46C-29 30-26 14-15.5 4.5", 12.4, WHITE, dark) + line(
        "M-17.4 2.8q1.4-2 3.8-1.6", dark, 1.3
    )
    return tips + thumb


def _pointing(dark: str) -> str:
    """Draw the pointing hand: the tip of its forefinger is at 0, 0."""
    fist = shape("M29-4.4C40-6 55-3 62 4V28C54 34 40 34 33 31Z", WHITE, dark)
    curled = "".join(
        capsule(f"M{x:g} {y:g}H42", 8.6, WHITE, dark) for x, y in ((33.5, 26.6), (30.6, 18.4), (29.6, 10.2))
    )
    finger = capsule("M5 0.6L34 1.2", 9.2, WHITE, dark) + f'<path d="M32-2.2L46-3V5L32 4.2Z" fill="{WHITE}"/>'
    thumb = capsule("M52 8.6C45 9.4 41 8.4 36.4 5.4", 8.4, WHITE, dark)
    nail = line("M3.6-1.9q-2.2 1.6-1.2 4", dark, 1.2)
    return fist + curled + finger + thumb + nail


def _sleeve(wrist: tuple[float, float], edge: tuple[float, float], cloth: str, dark: str, light: str) -> str:
    """Draw an arm in a jumper from the wrist to the edge, with a ribbed cuff and a row of knitted stitches."""
    run = math.hypot(edge[0] - wrist[0], edge[1] - wrist[1]) + 30  # its end is never seen
    frame = Turned(*wrist, math.degrees(math.atan2(edge[1] - wrist[1], edge[0] - wrist[0])))
    cuff_cloth = light if cloth == dark else dark
    arm = shape(f"M8-14C14-19 24-20 {run:.1f}-22V22C24 20 14 19 8 14Z", cloth, dark)
    on_cloth = WHITE if cloth == dark else dark
    rows = "".join(
        f"M{x + bend:.1f} {y - 3.4:g}l3 3.4l-3 3.4"
        for x, bend in ((25, 0.0), (31, 0.0))
        if x + 8 < run
        for y in (-12.6, -4.2, 4.2, 12.6)
    )
    more = "".join(f"M{x} -17v34" for x in range(44, int(run), 13))
    cuff = shape("M-1-12.6H11V12.6H-1Q-3.4 0-1-12.6Z", cuff_cloth, dark)
    ribs_ink = WHITE if cuff_cloth == dark else dark
    ribs = line("M1.4-7.6H8.6M1-2.5H8.6M1 2.5H8.6M1.4 7.6H8.6", ribs_ink, 1.5)
    return frame.draw(arm + line(rows, on_cloth, 1.7) + line(more, on_cloth, 1.7) + cuff + ribs)


def coffee(width: float, height: float, dark: str, light: str) -> str:
    """Draw a laid coffee table with a tablet; a wide one has more on it, a high one a lamp above it."""
    table = height - 17
    things = [(_tablet, 50.0), (_cup, 36.0)]
    if width > 140:
        things.insert(0, (_bun, 36.0))
    if width > 185:
        things.append((_pot, 44.0))
    if width > 250:
        things.insert(1, (_flowers, 28.0))
    space = (width - sum(wide for _draw, wide in things)) / (len(things) + 0.6)
    left, drawn = space * 0.8, []
    for draw, wide in things:
        drawn.append(f'<g transform="translate({left:.2f} {table:g})">{draw(dark, light)}</g>')
        left += wide + space
    lamp = _lamp(width, height - 100, dark, light) if height > 122 else ""
    return lamp + _cloth(width, table, height, dark, light) + "".join(drawn)


def _cloth(width: float, table: float, height: float, dark: str, light: str) -> str:
    """Draw the table: a cloth with a row of stitched squares, and spectacles that somebody put down."""
    count = max(6, round(width / 9))
    step = width / count
    squares = "".join(
        f"M{step * (k + 0.5):.2f} {table + 9.4:g}l2.6 2.6l-2.6 2.6l-2.6-2.6Z" for k in range(count)
    )
    return (
        f'<rect x="0" y="{table:g}" width="{width:g}" height="{height - table:g}" fill="{light}"/>'
        f'<path d="{squares}" fill="{dark}"/>'
        + line(f"M0 {table:g}H{width:g}", dark, LINE)
        + line(f"M0 {height - 1.1:g}H{width:g}", dark, LINE)
    )


def _tablet(dark: str, light: str) -> str:
    """Draw a tablet on its stand; on it somebody dear on the line, and spectacles beside it."""
    return (
        shape("M35-8L47 0H28Z", dark, dark)
        + f'<g transform="rotate(-3 22 -32)"><rect x="0" y="-62" width="44" height="60" rx="5" fill="{dark}"/>'
        + f'<rect x="4.4" y="-57" width="35.2" height="48.4" rx="1.6" fill="{WHITE}"/>'
        + f'<g transform="translate(22 -8.6)">{woman(dark, light)}</g>'
        + shape(
            "M8-54H21Q23-54 23-52V-47Q23-45 21-45H14L10-41.4V-45H8Q6-45 6-47V-52Q6-54 8-54Z", WHITE, dark, 1.6
        )
        + line("M10-51H19M10-48H16", dark, 1.5)
        + f'<circle cx="22" cy="-5.4" r="1.4" fill="{WHITE}"/></g>'
        + f'<g transform="translate(29 5)">{glasses_on_table(dark)}</g>'
    )


def _cup(dark: str, light: str) -> str:
    """Draw a cup of coffee with a leaf on it, on its saucer; it is hot."""
    steam = line("M12-34c-4-5 4-7 0-13M19-36c-4-6 4.4-8 0-15M26-34c-4-5 4-7 0-13", dark, 2)
    saucer = shape("M-1-4.6H37Q33 2 25 2H11Q3 2-1-4.6Z", WHITE, dark)
    cup = shape("M5-27H31C31-14 27-5.4 23-4.6H13C9-5.4 5-14 5-27Z", WHITE, dark)
    coffee_in = f'<path d="M5.6-25.8H30.4Q30.4-22.6 29.8-20.4H6.2Q5.6-22.6 5.6-25.8Z" fill="{dark}"/>'
    handle = line("M30.6-23C39-24.4 39-11.6 27.8-11.6", dark, 2.6)
    leaf = shape("M18-7.6C12.6-10 12.6-15 18-18C23.4-15 23.4-10 18-7.6Z", light, dark, 1.5) + line(
        "M18-8V-15", dark, 1.3
    )
    return steam + handle + saucer + cup + coffee_in + leaf


def _bun(dark: str, light: str) -> str:
    """Draw a cinnamon bun on a plate."""
    plate = shape("M-1-4H37Q32 2 25 2H11Q4 2-1-4Z", WHITE, dark)
    bun = shape("M3-4C1-14 9-23 18-23C27-23 35-14 33-4Z", light, dark)
    turns = line(
        "M9-4C8-12 12.4-17 18-17C23.4-17 28-12 27-4M14.4-4C14-8.4 15.6-11 18-11C20.4-11 22-8.4 21.6-4",
        dark,
        2,
    )
    sugar = line("M8-14.6l.2 0M13-20l.2 0M23-20.2l.2 0M28.6-14.4l.2 0M31-8.6l.2 0M5.6-8.8l.2 0", dark, 2)
    return plate + bun + turns + sugar


def _pot(dark: str, light: str) -> str:
    """Draw a coffee pot of the old sort."""
    spout = shape("M8-24C2-26 1-34-4-38L2-40C9-36 10-30 12-28Z", WHITE, dark)
    handle = line("M33-36C46-40 46-14 34-13", dark, 3.2)
    body = shape("M11-42H31L36-2Q36 0 33 0H9Q6 0 6-2Z", dark, dark)
    lid = shape("M10-42Q21-52 32-42Z", light, dark) + f'<circle cx="21" cy="-49.4" r="3" fill="{dark}"/>'
    band = line("M9.6-14H32.6M9-9H33.4", WHITE, 1.8)
    flower = "".join(
        f'<circle cx="{21 + 4.2 * math.cos(k * math.tau / 5):.2f}" cy="{-27 + 4.2 * math.sin(k * math.tau / 5):.2f}" '
        f'r="2.7" fill="{WHITE}"/>'
        for k in range(5)
    )
    return spout + handle + body + lid + band + flower + f'<circle cx="21" cy="-27" r="2" fill="{light}"/>'


def _flowers(dark: str, light: str) -> str:
    """Draw three flowers of a meadow in a glass."""
    stems = line("M14-20C13-34 8-40 7-48M14-20C14-36 15-46 15-58M14-20C16-34 20-38 22-44", dark, 1.8)
    heads = "".join(
        "".join(
            f'<circle cx="{x + 4 * math.cos(k * math.tau / 6):.2f}" cy="{y + 4 * math.sin(k * math.tau / 6):.2f}" '
            f'r="2.5" fill="{WHITE}" stroke="{dark}" stroke-width="1.3"/>'
            for k in range(6)
        )
        + f'<circle cx="{x}" cy="{y}" r="2.6" fill="{light}" stroke="{dark}" stroke-width="1.3"/>'
        for x, y in ((7, -50), (15, -60), (22, -46))
    )
    glass = shape("M7-22H21L19.4 0H8.6Z", WHITE, dark) + line("M8.4-12Q11-14 14-12T19.6-12", dark, 1.5)
    return stems + heads + glass


def _lamp(width: float, drop: float, dark: str, light: str) -> str:
    """Draw the lamp of a kitchen above the table, `drop` units from the ceiling."""
    x, y = width / 2, min(drop * 0.6, 80.0)
    return (
        line(f"M{x:g} 0V{y:g}", dark, 2)
        + f'<circle cx="{x:g}" cy="{y + 19.5:g}" r="5" fill="{light}" stroke="{dark}" stroke-width="{LINE}"/>'
        + shape(
            f"M{x - 5:g} {y:g}H{x + 5:g}C{x + 8:g} {y + 8:g} {x + 25:g} {y + 8:g} {x + 27:g} {y + 20:g}"
            f"H{x - 27:g}C{x - 25:g} {y + 8:g} {x - 8:g} {y + 8:g} {x - 5:g} {y:g}Z",
            dark,
            dark,
        )
    )


DRAWINGS = {
    Illustration.HANDS.value: hands,
    Illustration.LIBRARY.value: library,
    Illustration.COFFEE.value: coffee,
    Illustration.VILLAGE.value: village,
}
