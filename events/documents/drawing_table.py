"""How is the long table of *Vapaa tuoli* drawn from above: people, what lies before them, and one free chair?

Millimetres of A4. Everybody is drawn facing right, the head at the origin; the other side of the table is mirrored.
"""

import functools
import random

from events.documents.colours import WHITE
from events.documents.drawing_hand import dot, line, placed, round_shape, seeded, shape, smooth
from events.documents.drawing_heads import STYLES, head
from events.documents.drawings import svg

WIDTH = 64.0  # of the picture
PITCH = 17.0  # least room for one person along the table
FEWEST = 3  # two who help and one who asks: fewer do not make a talkoot
EDGE = 21.5  # from the picture's side to the table
ROOMY = 33.0  # more room for one person than this is filled with what lies on a coffee table
OUTLINE = 0.8
LEAVES = (
    "M0 0Q-6 -1 -7.6 -5.4Q-2.4 -5.4 0 0Q1.4 -5.8 6.2 -6.8Q6 -1.6 0 0Q5 1.6 6 6.4Q.8 5 0 0"
    "Q-3.6 2.4 -6.8 5.6Q-6.6 .6 0 0Z"
)
CLOTHES = ("dark", "plain", "dark", "striped", "dark", "light", "plain")
PAIRS = (  # what those do who sit opposite each other: one reaches over the table, the other does not
    ("holds", "points"), ("types", "helps"), ("drinks", "shows"), ("helps", "writes"), ("holds", "types"),
    ("points", "drinks"), ("writes", "holds"),
)  # fmt: skip


@functools.lru_cache(maxsize=64)
def free_chair(height: float, partners: int, dark: str, light: str) -> str:
    """Draw the table, `height` mm long, with as many people as there are partners and room for."""
    rows_there = max(2, int((height - 4.0) / PITCH))
    people = max(FEWEST, min(partners, 2 * rows_there - 1))
    head = people % 2 == 0  # the odd one of all seats, the free chair counted, sits at the end of the table
    rows = people // 2 if head else (people + 1) // 2
    chance = seeded(people * 7)
    top = 18.6 if head else 1.0
    pitch = (height - top - 1.0) / rows
    while head and pitch < PITCH:  # no room at the end: everybody at the sides
        people, head, rows, top = people - 1, False, people // 2, 1.0
        pitch = (height - top - 1.0) / rows
    artist = Artist(dark, light, chance)
    body = artist.table(top, height - 1.0)
    if head:
        body += placed(artist.person(9, "writes"), WIDTH / 2, top - 4.6, 90.0)
    body += "".join(
        placed(artist.laid(row), WIDTH / 2, top + (row + 1) * pitch, 0.0)
        for row in range(rows - 1)
        if pitch > ROOMY
    )
    size = max(1.0, min(1.24, pitch / 18.6))
    near, number = min(size, 1.06), 0
    for row in range(rows):
        for left in (True, False):
            y = top + (row + 0.5) * pitch + (-0.5 if left else 0.6) + chance.uniform(-0.5, 0.5)
            if left and row == rows - 1:
                body += placed(artist.waiting(), EDGE, y, 0.0, size, size)
                body += placed(artist.chair(light, 1.15), 13.6 * near + 0.8, y - 0.6, -17.0, near, near)
                continue
            x = EDGE - 4.4 * size
            pose = "holds" if row == rows - 1 else PAIRS[row % len(PAIRS)][0 if left else 1]
            body += placed(
                artist.person(number, pose), x if left else WIDTH - x, y, chance.uniform(-5, 5),
                size if left else -size, size,
            )  # fmt: skip
            number += 1
    return svg(WIDTH, height, body)


@functools.lru_cache(maxsize=16)
def row_of_chairs(width: float, height: float, dark: str, light: str) -> str:
    """Draw chairs side by side as seen from above, one of them free: what is left of the table on a full poster."""
    artist = Artist(dark, light, seeded(4))
    size = height / 17.0
    count = int(width / (18.0 * size))
    apart = (width - 13.6 * size) / (count - 1)
    body = ""
    for number in range(count):
        is_free = number == count - 3
        turn = 90.0 + (13.0 if is_free else artist.chance.uniform(-3, 3))
        x, y = 6.8 * size + number * apart, 12.6 * size
        body += placed(artist.chair(light if is_free else WHITE), x, y, turn, size, size)
    return svg(width, height, body)


class Artist:
    """Draws with two colours; two neighbours never have the same hair, clothes and pose."""

    def __init__(self, dark: str, light: str, chance: random.Random) -> None:
        self.dark, self.light, self.chance = dark, light, chance

    def table(self, top: float, bottom: float) -> str:
        """Draw the table: three boards, their joints and some grain."""
        wide = WIDTH - 2 * EDGE
        body = (
            f'<rect x="{EDGE}" y="{top}" width="{wide}" height="{bottom - top}" rx="2.4" fill="{self.light}" '
            f'stroke="{self.dark}" stroke-width="{OUTLINE}"/>'
        )
        for board in (1, 2):
            x = EDGE + wide * board / 3
            points = [(x + self.chance.uniform(-0.15, 0.15), y) for y in _steps(top + 0.6, bottom - 0.6, 9)]
            body += line(smooth(points), WHITE, 0.7)
        for _ in range(int((bottom - top) / 11)):
            x, y = EDGE + self.chance.uniform(2, wide - 2), self.chance.uniform(top + 4, bottom - 12)
            long, bend = self.chance.uniform(4, 9), self.chance.uniform(-0.4, 0.4)
            body += line(smooth([(x, y), (x + bend, y + long / 2), (x, y + long)]), WHITE, 0.45)
        return body

    def person(self, number: int, pose: str) -> str:
        """Draw somebody on a chair, from above."""
        clothes = CLOTHES[number % len(CLOTHES)]
        fill = {"dark": self.dark, "light": self.light}.get(clothes, WHITE)
        back = "M-3 -7.2C.6 -7.6 2.4 -5.6 2.6 -2.6L2.6 2.6C2.4 5.6 .6 7.6 -3 7.2C-6.4 6.4 -6.4 -6.4 -3 -7.2Z"
        body = self.chair(WHITE) + self.before(pose) + self.arms(pose, fill)
        body += shape(back, fill, self.dark, OUTLINE)
        if clothes == "striped":
            body += "".join(
                line(f"M{x} {-y}C{x - 1} {-y / 2} {x - 1} {y / 2} {x} {y}", self.dark, 0.6)
                for x, y in ((-4.4, 4.6), (-2.6, 6.2), (0.2, 6.2))
            )
        rim = WHITE if fill == self.dark else self.dark
        return body + head(STYLES[number * 3 % len(STYLES)], self.dark, self.light, rim)

    def chair(self, fill: str, size: float = 1.0) -> str:
        """Draw a chair: a seat with round corners and the curved back rest."""
        body = shape(
            "M-8.4 -5.6Q-3 -6.8 3 -5.4Q4.2 0 3 5.4Q-3 6.8 -8.4 5.6Q-9.4 0 -8.4 -5.6Z", fill, self.dark, 0.9
        )
        body += line("M-9.9 -6.6Q-12.2 0 -9.9 6.6", self.dark, 2.1)
        return placed(body, 0, 0, 0.0, size, size) if size != 1.0 else body

    def arms(self, pose: str, fill: str) -> str:
        """Draw both arms, sleeves in the colour of the clothes, hands white."""
        left, right = {
            "holds": ((8.6, -2.2), (8.6, 2.2)),
            "types": ((8.8, -3.4), (8.8, 3.4)),
            "points": ((12.6, -3.0), (6.6, 4.6)),
            "drinks": ((6.8, -4.2), (9.4, 5.6)),
            "helps": ((14.6, 1.2), (6.4, 4.8)),
            "writes": ((7.4, -4.0), (9.8, 2.2)),
            "shows": ((10.6, -5.6), (9.4, -0.4)),
        }[pose]
        body = ""
        for side, hand in ((-1, left), (1, right)):
            elbow = (4.4 + abs(hand[0] - 8) * 0.2, side * 8.0)
            path = f"M-1.6 {side * 5.8}Q{elbow[0]:.1f} {elbow[1]:.1f} {hand[0]} {hand[1]}"
            body += dot(hand[0] + 0.8, hand[1] * 0.97, 1.5, WHITE, self.dark, 0.7)
            body += line(path, self.dark, 3.5)
            body += line(path, fill, 2.0) if fill != self.dark else ""
        return body

    def before(self, pose: str) -> str:
        """Draw what lies before somebody on the table."""
        if pose in ("helps", "drinks"):
            return self.cup(11.6, 5.8) if pose == "drinks" else ""
        thing, x, y, turn = {
            "holds": (self.phone, 10.6, 0.0, 8.0),
            "types": (self.laptop, 12.2, 0.0, 4.0),
            "points": (self.tablet, 13.8, -1.0, 10.0),
            "writes": (self.paper, 11.6, 0.6, 12.0),
            "shows": (self.tablet, 12.4, -2.8, -12.0),
        }[pose]
        return placed(thing(), x, y, self.chance.uniform(0.2, 1.0) * turn)

    def waiting(self) -> str:
        """Draw what waits before the free chair: coffee and a bun."""
        bun = shape(round_shape((5.0, 4.4), 2.9, 2.7, seeded(3)), WHITE, self.dark, 0.7)
        bun += line("M4.9 4.4q.6-.7 1.1 0q.1 1.5-1.4 1.4q-1.9-.4-1.4-2.3q.7-1.6 2.6-1.2", self.dark, 0.55)
        return self.cup(5.2, -2.6) + bun

    def laid(self, number: int) -> str:
        """Draw something in the middle of the table: a plate of buns, a coffee pot, flowers."""
        if number % 3 == 0:
            body = dot(0, 0, 6.2, WHITE, self.dark, OUTLINE)
            for x, y in ((-2.4, -1.6), (2.5, -1.4), (0.1, 2.7)):
                body += shape(round_shape((x, y), 2.4, 2.2, seeded(int(x * 7))), self.light, self.dark, 0.7)
                body += line(f"M{x - 0.2} {y}q.5-.6.9 0q.1 1.2-1.1 1.1q-1.4-.3-1-1.7", self.dark, 0.5)
            return body
        if number % 3 == 1:
            body = line("M3.2 -2.2Q7.4 -2 6.4 2Q5.6 4 2.6 2.8", self.dark, 1.7)
            body += shape("M-4 -2.2L-7.6 -.8L-4 2Z", self.dark, self.dark, 0.6)
            body += dot(0, 0, 4.5, self.dark) + dot(0, 0, 2.9, "none", WHITE, 0.6)
            return body + dot(0, 0, 1, WHITE)
        petals = "".join(
            dot(x, y, 1.9, WHITE, self.dark, 0.6) + dot(x, y, 0.6, self.dark)
            for x, y in ((-3, 0.4), (2.4, -2.6), (1.6, 3))
        )
        return shape(LEAVES, self.dark, self.dark, 0.4) + petals

    def phone(self) -> str:
        """Draw a phone in a hand."""
        return _box(3.4, 5.6, 0.8, WHITE, self.dark, 0.75) + line(
            "M-.7 -1.3h1.4M-.7 0h1.4M-.7 1.3h.8", self.dark, 0.5
        )

    def tablet(self) -> str:
        """Draw a tablet with a text."""
        text = "M-1.6 -2.8v5.6M0 -2.8v5.6M1.6 -2.8v3"
        return _box(6.2, 8.4, 0.9, WHITE, self.dark, 0.75) + line(text, self.dark, 0.55)

    def laptop(self) -> str:
        """Draw an open laptop: keys towards the reader of the screen."""
        keys = "M-2.6 -3v6M-1.2 -3v6M.2 -3v6"
        body = _box(6.0, 9.4, 0.8, WHITE, self.dark, 0.75)
        body += line(keys, self.dark, 0.6, ' stroke-dasharray=".1 1.3"')
        return body + line("M3.7 -4.7V4.7", self.dark, 1.9)

    def paper(self) -> str:
        """Draw a sheet with some lines and a pen."""
        return (
            _box(6.0, 7.4, 0.2, WHITE, self.dark, 0.6)
            + line("M-1.4 -2.4v3.4M.2 -2.4v4.6", self.dark, 0.5)
            + line("M-.8 2.6L2.6 -.6", self.dark, 0.9)
        )

    def cup(self, x: float, y: float) -> str:
        """Draw a cup of coffee on its saucer, the handle to the right."""
        saucer = dot(x, y, 2.6, WHITE, self.dark, 0.6) + dot(x, y, 1.35, self.dark)
        return saucer + line(f"M{x + 1.4} {y - 1.4}l1.1-1.1", self.dark, 0.8)


def _box(wide: float, high: float, corner: float, fill: str, colour: str, width: float) -> str:
    return (
        f'<rect x="{-wide / 2}" y="{-high / 2}" width="{wide}" height="{high}" rx="{corner}" fill="{fill}" '
        f'stroke="{colour}" stroke-width="{width}"/>'
    )


def _steps(start: float, end: float, count: int) -> list[float]:
    return [start + (end - start) * step / (count - 1) for step in range(count)]
