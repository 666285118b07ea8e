"""Which strokes are the illustrations made of: outlined shapes, limbs, lines, a person, spectacles?"""

import math

from events.documents.colours import WHITE

LINE = 2.2  # width of outlines in units of which the shorter side of a picture has 100


def shape(path: str, fill: str, dark: str, width: float = LINE) -> str:
    """Return a filled shape with an outline."""
    return f'<path d="{path}" fill="{fill}" stroke="{dark}" stroke-width="{width:g}"/>'


def line(path: str, colour: str, width: float = LINE) -> str:
    """Return a line with round ends."""
    return f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{width:g}"/>' if path else ""


def capsule(path: str, width: float, fill: str, dark: str) -> str:
    """Return a limb: a thick line with round ends and an outline."""
    return line(path, dark, width + LINE) + line(path, fill, width - LINE)


def _bust(dark: str, light: str, hair: str, mouth: str) -> str:
    """Draw somebody to the chest, 34 wide and 33 high; 0, 0 is the middle of the foot."""
    jumper = f'<path d="M-17 0C-17-9-10-13 0-13C10-13 17-9 17 0Z" fill="{light}" stroke="{dark}" stroke-width="1.8"/>'
    collar = f'<path d="M-5.4-12.6L0-6.4L5.4-12.6Z" fill="{WHITE}" stroke="{dark}" stroke-width="1.6"/>'
    spectacles = (
        f'<g fill="none" stroke="{dark}" stroke-width="1.3"><circle cx="-3.6" cy="-20.4" r="2.8"/>'
        f'<circle cx="3.6" cy="-20.4" r="2.8"/></g>'
    )
    return jumper + hair + collar + spectacles + mouth


def woman(dark: str, light: str) -> str:
    """Draw somebody with white curls and spectacles, to the chest; 0, 0 is the middle of the foot."""
    curls = "".join(
        f'<circle cx="{9.4 * math.cos(angle):.2f}" cy="{-22.6 + 8.6 * math.sin(angle):.2f}" r="4.1" fill="{WHITE}" '
        f'stroke="{dark}" stroke-width="1.7"/>'
        for angle in (math.radians(degrees) for degrees in (20, -200, -15, -165, -52, -128, -90))
    )
    face = f'<circle cx="0" cy="-20.6" r="8.4" fill="{WHITE}"/>'
    jaw = line("M-8.2-18.2C-7.4-13.6-4-11.9 0-11.9C4-11.9 7.4-13.6 8.2-18.2", dark, 1.7)
    fringe = line("M-6.6-25.6q2.2 2.4 4.4 0q2.2 2.4 4.4 0q2.2 2.4 4.4 0", dark, 1.4)
    return _bust(dark, light, curls + face + jaw + fringe, line("M-3-15.6q3 2.4 6 0", dark, 1.4))


def man(dark: str, light: str) -> str:
    """Draw somebody bald with a moustache and spectacles, to the chest; 0, 0 is the middle of the foot."""
    ears = "".join(
        f'<circle cx="{x}" cy="-20" r="2.6" fill="{WHITE}" stroke="{dark}" stroke-width="1.6"/>'
        for x in (-9, 9)
    )
    head = "M-8.8-23C-8.8-30.6-4.6-33 0-33C4.6-33 8.8-30.6 8.8-23C8.8-15.6 5.4-11.6 0-11.6C-5.4-11.6-8.8-15.6-8.8-23Z"
    face = shape(head, WHITE, dark, 1.8)
    sides = line("M-9.4-24.6q-1.6-2.4 0-5M9.4-24.6q1.6-2.4 0-5", dark, 2.6)
    lip = "M0-17.6C-2.4-18.4-5-16.8-6-14.6C-3.6-13.8-1.4-14.4 0-15.6C1.4-14.4 3.6-13.8 6-14.6C5-16.8 2.4-18.4 0-17.6Z"
    brows = line("M-4-25.4q1.6-1.2 3 0M4-25.4q-1.6-1.2-3 0", dark, 1.2)
    return _bust(dark, light, ears + face + sides, f'<path d="{lip}" fill="{dark}"/>' + brows)


def glasses_on_table(dark: str) -> str:
    """Draw spectacles that lie on a table, 26 wide; 0, 0 is their left."""
    return (
        f'<g fill="{WHITE}" stroke="{dark}" stroke-width="1.8"><ellipse cx="5" cy="0" rx="5" ry="3.8"/>'
        f'<ellipse cx="19" cy="0" rx="5" ry="3.8"/></g>'
        + line("M10-.8q2-1.6 4 0M1-2.6L-2.4-5.4M23-2.6l3.4-2.8", dark, 1.8)
    )
