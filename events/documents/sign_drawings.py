"""Which drawings show the way in a building? Solid shapes on a field of 100 × 100, read from across a hall."""

import functools

from events.documents.colours import WHITE
from events.documents.drawings import svg

# an arrow to the right with round corners: the head is wide, the shaft thick enough for a bad copier
ARROW = '<path d="M11 39H48V19Q48 13 52.6 17L90 47Q93.6 50 90 53L52.6 83Q48 87 48 81V61H11Q7 61 7 57V43Q7 39 11 39Z"/>'
TURNS = {"right": 0, "ahead": -90, "left": 180}
ROUND = 'stroke-linejoin="round" stroke-linecap="round"'
STAIRS = f'<path d="M8 91H30V72H51V53H72V34H93" fill="none" stroke-width="8" {ROUND}/>'
UP = '<g transform="translate(33 33) rotate(-42.5) scale(.52) translate(-50 -50)">' + ARROW + "</g>"
DOWN = '<g transform="translate(35 33) rotate(137.5) scale(.52) translate(-50 -50)">' + ARROW + "</g>"


@functools.lru_cache(maxsize=64)
def way(name: str, dark: str) -> str:
    """Return the drawing of a way: left, right, ahead, up, down or here."""
    if name == "here":
        hole = f'<circle cx="50" cy="39" r="12.5" fill="{WHITE}"/>'
        pin = f'<path d="M50 95C38 76 19 61 19 39A31 31 0 0 1 81 39C81 61 62 76 50 95Z"/>{hole}'
        return svg(100, 100, f'<g fill="{dark}">{pin}</g>')
    if name in TURNS:
        body = f'<g transform="rotate({TURNS[name]} 50 50)">{ARROW}</g>'
    else:
        body = STAIRS + (UP if name == "up" else DOWN)
    return svg(100, 100, f'<g fill="{dark}" stroke="{dark}">{body}</g>')


@functools.lru_cache(maxsize=64)
def mark(name: str, colour: str) -> str:
    """Return the mark before a rule: a tick or a cross, drawn with round ends."""
    path = {"tick": "M8 56L36 84L92 20", "cross": "M18 18L82 82M82 18L18 82"}[name]
    return svg(100, 100, f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="17" {ROUND}/>')
