"""Which picture fills the area of a theme: the theme's own, one drawn for any theme, or a network's photograph?"""

from dataclasses import dataclass, replace

from events.documents import drawings, images
from events.documents.colours import Palette
from events.documents.fitting import Notice
from events.documents.illustrations import illustration
from events.documents.poster_plan import Area, Plan
from events.documents.poster_words import PosterWords
from events.documents.theme import ThemeTop
from events.paper_choices import Illustration

COARSE = 150  # dots per inch; below it a picture is seen to be made of squares
MOST_CUT = 2.2  # a picture may be so many times longer than its area before the area takes its shape
ALMOST = 0.85  # of the area's side: a picture that nearly fills it fills it
MM_PER_INCH = 25.4


@dataclass(frozen=True, slots=True)
class Picture:
    """What stands in the area "picture": a data: address, its text equivalent (empty = the theme's own)."""

    address: str
    alt: str = ""
    is_photo: bool = False


def shaped(plan: Plan, words: PosterWords, theme: ThemeTop) -> Plan:
    """Return the plan with its area in a photograph's shape where too much would be cut away, and with notices."""
    chosen = words.picture or words.illustration
    if chosen and not theme.takes_picture:
        return replace(plan, notices=[*plan.notices, Notice("picture_not_shown")])
    area, picture = plan.areas.get("picture"), words.picture
    if chosen and area is None:
        return replace(plan, notices=[*plan.notices, Notice("picture_left_out")])
    if not picture or not area:
        return plan
    if not images.uploaded(picture):
        return replace(plan, notices=[*plan.notices, Notice("picture_is_gone")])
    ratio = picture.width / max(1, picture.height)
    area = _in_shape(area, ratio)
    dots = min(picture.width / area.width, picture.height / area.height) * MM_PER_INCH
    coarse = [Notice("picture_is_coarse", {"dots": int(dots)})] if dots < COARSE else []
    return replace(plan, areas=plan.areas | {"picture": area}, notices=[*plan.notices, *coarse])


def _in_shape(area: Area, ratio: float) -> Area:
    """Return the area, lower or narrower where a picture of that width by height would lose too much of itself."""
    shape = area.width / area.height
    if ratio > shape * MOST_CUT:
        height = area.width * MOST_CUT / ratio
        if height > ALMOST * area.height:
            return area
        return replace(area, top=area.top + area.height - height, height=height)
    if ratio < shape / MOST_CUT:
        width = area.height * ratio * MOST_CUT
        return area if width > ALMOST * area.width else replace(area, width=width)
    return area


def picture_of(words: PosterWords, plan: Plan, theme_drawing: str, palette: Palette) -> Picture:
    """Return what fills the area "picture" of a plan; `theme_drawing` is the theme's own, as SVG."""
    area = plan.areas["picture"]
    if words.picture and (address := images.uploaded(words.picture)):
        return Picture(images.grey(address) if palette.is_black else address, words.picture.alt, True)
    if words.illustration in Illustration.values and words.illustration:
        drawing = illustration(words.illustration, area.width, area.height, palette.dark, palette.light)
        told = str(Illustration(words.illustration).label)
        return Picture(drawings.data_address(palette.paint(drawing)), told)
    return Picture(drawings.data_address(palette.paint(theme_drawing)))
