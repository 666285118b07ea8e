"""How does a sheet become a newspaper advertisement of exactly the size that was bought?

A frame, the headline, the date in a solid bar, the facts. Steps are tried from the fullest to the barest until one
fits: first letters become smaller, then facts give way in one order, and a notice says which. Millimetres and points.
"""

from dataclasses import replace

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events import wording
from events.documents import drawings, press
from events.documents.design import Design
from events.documents.faces import MM_PER_POINT, NO_BREAK_SPACE
from events.documents.fitting import Fitted, Notice, fit, shortened, wrap
from events.documents.fixed_page import Panel, bound, inks
from events.documents.kind import DAY, Kind, Subject
from events.documents.newspaper_plan import (
    ANY,
    FRAME,
    PARTS,
    SMALLEST,
    Ad,
    Lines,
    fact_lines,
    gap,
    height_of,
    overprint_of,
    stack,
    steps,
    told,
)
from events.documents.poster_words import poster_words, short_address
from events.documents.printed import Printed
from events.documents.screen_formats import pixels_of
from events.documents.screen_pictures import picture_for, put_picture
from events.facts import EventSheet


def newspaper_ad(sheet: EventSheet, design: Design) -> Printed:
    """Return the advertisement. Raises press.PressError when the press cannot print now."""
    width, height = design.millimetres or SIZES[design.paper]
    used = inks(sheet, design)
    with translation.override(sheet.language):
        words = poster_words(sheet)
        for size, without, lines in steps(width, height):
            ad = Ad(
                Panel(width, height),
                words,
                told(sheet, words, without),
                size,
                without,
                used,
                sheet,
                design.theme,
            )
            if _laid(ad, lines):
                break
        else:
            raise press.RendererFailed(f"no plan for {design.paper}: {words.what}")
        full = told(sheet, words, ())
        left = [
            part
            for part in without
            if part not in ("picture", "contact_name") and full.get(PARTS.get(part, part))
        ]
        left = [
            part for part in left if part != "names" or ("helpers" not in without and len(words.helpers) > 1)
        ]
        ad.panel.notices += [Notice("part_left_out", {"part": PARTS.get(part, part)}) for part in left]
        return bound(words.title, sheet, [[ad.panel]], used)


def _laid(ad: Ad, lines: int) -> bool:
    """Place everything and return whether it fits; the last step shortens rather than fails."""
    panel, width, height, last = ad.panel, ad.panel.width, ad.panel.height, lines < ANY
    top = _band(ad, last)
    facts_width = width - ad.head_width if ad.is_wide else width
    upper, lower = fact_lines(ad, facts_width, lines)
    below = height_of(ad, upper, lower) + 2 * ad.pad
    date = _date(ad, last)
    bar = date.height + 2 * 0.5 * date.points * MM_PER_POINT
    stage = height - FRAME - top - bar - (0.0 if ad.is_wide else below)
    if (ad.is_wide and below > height - 2 * FRAME - (top - FRAME)) or stage < (1 if last else 2) * ad.pad:
        return False
    room = ad.head_width - 2 * ad.pad - FRAME
    has_picture = "picture" not in ad.without
    picture = min(ad.head_width * 0.36, (stage - ad.pad * 0.7) * 0.95) if has_picture else 0.0
    if has_picture and (picture < max(18.0, 0.24 * ad.head_width) or stage < 24):
        return False
    most = 5 if ad.head_width < 60 else 4
    least = SMALLEST if last else max(13.0, ad.size * 1.95)
    headline = fit(
        ad.words.what, room - picture, ad.size * 4.6, least, most, stage - 1.9 * ad.pad, leading=1.02
    )  # fmt: skip
    if (headline.cut and not last) or headline.height > stage:
        return False
    _draw_head(ad, headline, date, (top, stage, bar), picture)
    _drawfact_lines(ad, upper, lower, top if ad.is_wide else top + stage + bar, below)
    panel.area(0, 0, width, height, "page_frame")
    return True


def _band(ad: Ad, last: bool) -> float:
    """Place the overprint of the state; return where the advertisement begins below it."""
    word = overprint_of(ad.sheet)
    if not word:
        return FRAME
    room = ad.panel.width - 2 * ad.pad
    large = fit(
        word,
        room,
        ad.size * (3.4 if wording.state_word(ad.sheet) else 1.2),
        SMALLEST,
        1,
        faces=("display", "narrow"),
    )
    small = wrap(wording.state_sentence(ad.sheet), room, "bold", ad.size, 1.2)
    small = replace(small, lines=()) if last else shortened(small, 2, room)
    gap = 0.5 * ad.size * MM_PER_POINT if small.lines else 0.0
    high = FRAME + ad.pad * 0.9 + large.height + gap + small.height + ad.pad * 0.9
    ad.panel.area(0, 0, ad.panel.width, high, "ink")
    low = ad.panel.put(large, ad.pad, FRAME + ad.pad * 0.9, style="white", part="banner")
    ad.panel.put(small, ad.pad, low + gap, style="white", part="banner")
    return high


def _date(ad: Ad, last: bool) -> Fitted:
    """Return day and hours on one line if it is large enough there, else on two."""
    room = ad.head_width - 2 * ad.pad - FRAME
    least = SMALLEST if last else max(10.5, ad.size * 1.2)
    day, clock = (text.replace(" ", NO_BREAK_SPACE) for text in (ad.words.day, ad.words.clock))
    one = fit((NO_BREAK_SPACE * 2).join(text for text in (day, clock) if text), room, ad.size * 2.7, least, 1)
    if len(one.lines) == 1 and not one.cut:
        return one
    return fit(f"{ad.words.day} {ad.words.clock}".strip(), room, ad.size * 2.6, least, 2, leading=1.04)


def _draw_head(
    ad: Ad, headline: Fitted, date: Fitted, heights: tuple[float, float, float], picture: float
) -> None:
    """Place the stage with the headline, the picture on the date's bar, and the bar from frame to frame."""
    panel, (top, stage, bar) = ad.panel, heights
    wide = ad.head_width
    end = panel.height if ad.is_wide else top + stage + bar
    panel.area(0, top, wide, stage, "ground")
    if picture:
        tall = stage - ad.pad * 0.7
        shown = picture_for(ad.sheet, ad.words, ad.theme, pixels_of(picture), pixels_of(stage), ad.used)
        broad = min(picture - ad.pad * 0.6, tall * shown.ratio) if shown.stands else picture
        high = broad / shown.ratio if shown.stands else stage
        left = wide - broad - (ad.pad * 0.8 if shown.stands else 0.0)
        upper = top + stage - high - ((stage - high) / 2 if shown.stands == "free" else 0.0)
        put_picture(panel, shown, left, upper, broad, high)
    over = max(0.85 * ad.pad, (stage - headline.height) / 2)
    panel.put(headline, ad.pad, top + over, "h1", part="what")
    panel.area(0, top + stage, wide, max(bar, end - top - stage), "solid")
    style = "white struck" if ad.words.struck else "white"
    panel.put(date, ad.pad, top + stage + (bar - date.height) / 2, style=style, part="when")


def _drawfact_lines(ad: Ad, upper: Lines, lower: Lines, top: float, below: float) -> None:
    """Place the facts and the square code; spare height goes between what is above and what is beside the code."""
    panel = ad.panel
    left = ad.head_width + ad.pad if ad.is_wide else ad.pad
    y = top + ad.pad
    for number, (name, fitted) in enumerate(upper):
        y = panel.put(fitted, left, y + (gap(ad, name, fitted) if number else 0.0), part=name)
    low = panel.height - ad.pad
    y = low - (ad.code + ad.pad if ad.code_below else 0.0) - stack(ad, lower)
    for number, (name, fitted) in enumerate(lower):
        y = panel.put(fitted, left, y + (gap(ad, name, fitted) if number else 0.0), part=name)
    if ad.code:
        alt = _("Square code: %(page)s") % {"page": short_address(ad.words.qr)}
        address = drawings.data_address(drawings.qr_code(ad.words.qr))
        across = ad.pad if ad.code_below else panel.width - ad.pad - ad.code
        panel.picture(address, alt, across, low - ad.code, ad.code, ad.code)


def _render(sheet: EventSheet, subject: Subject | None, design: Design, second: EventSheet | None) -> Printed:
    return newspaper_ad(sheet, design)


SIZES = {"80x100": (80, 100), "122x80": (122, 80), "164x60": (164, 60), "38x60": (38, 60)}
KINDS = (
    Kind(
        "newspaper_ad",
        "lehti-ilmoitus",
        gettext_lazy("Newspaper advertisement"),
        gettext_lazy("Exactly as large as the space that was bought."),
        "screen",
        (
            *DAY, "published", "what_you_get", "free", "helpers", "contact", "public_url", "theme", "poster",
        ),
        tuple(SIZES),
        _render,
        has_themes=True,
        takes_millimetres=True,
        inks=("colour", "black"),
    ),
)  # fmt: skip
