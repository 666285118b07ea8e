"""How does a sheet become a picture for a screen: the lobby's, a feed's, a link's, a story's?

The headline and a picture stand on a stage, the date is the stage's edge, the facts lie below. Everything is measured
before it is laid out; what has no room gives way in one order, and a notice says so. Pixels throughout.
"""

from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events import wording
from events.documents import drawings, press
from events.documents.design import Design
from events.documents.faces import NO_BREAK_SPACE
from events.documents.fitting import Fitted, Notice, fit, shortened, wrap
from events.documents.fixed_page import Inks, Item, Panel, bound, draft_stamp, inks
from events.documents.kind import DAY, Kind, Subject
from events.documents.poster_words import PosterWords, poster_words, short_address
from events.documents.printed import Printed
from events.documents.screen_facts import Facts, facts_of, texts
from events.documents.screen_formats import FORMATS, PIXELS, Format, mm, pixels_of, points
from events.documents.screen_pictures import Shown, picture_for
from events.facts import EventSheet

# what gives way, first to last: sizes, then who helps, the picture, whom to ask, the street, the price
STEPS: tuple[tuple[float, tuple[str, ...], bool], ...] = (
    (1.0, (), True),
    (0.75, (), True),
    (0.5, (), True),
    (0.25, (), True),
    (0.0, (), True),
    (0.0, ("helpers",), True),
    (0.0, (), False),
    (0.0, ("helpers",), False),
    (0.0, ("helpers", "contact"), False),
    (0.0, ("helpers", "contact", "address"), False),
)
LAST = ("helpers", "contact", "address", "free")
BAR_PAD = 0.36  # above and below the date, of its largest size
LEAST_STAGE = 0.2  # of the height: a lower picture says nothing
ROOMY = 0.86  # of the largest headline: the facts grow only while the headline may stay so large


Box = tuple[float, float, float, float]  # left, top, width, height


@dataclass(frozen=True, slots=True)
class Scene:
    """A finished plan: what stands where, and what gave way."""

    band: float
    stage: float
    bar: float
    headline: Fitted
    date: Fitted
    facts: Facts
    has_picture: bool
    left_out: tuple[str, ...]


def screen(sheet: EventSheet, design: Design) -> Printed:
    """Return the picture's page, exactly as many CSS pixels large as its name says. Raises press.PressError."""
    form, used = FORMATS[design.paper], inks(sheet, design)
    with translation.override(sheet.language):
        words = poster_words(sheet)
        panel = Panel(mm(form.width), mm(form.height))
        band = _band(panel, sheet, form)
        page = short_address(sheet.public_url)
        scene = _scene(words, page, form, band)
        _draw_stage(panel, sheet, words, design.theme, form, scene, used)
        _draw_words(panel, words, form, scene)
        draft_stamp(
            panel, sheet, mm(form.width - form.edge * 0.6), mm(band + form.edge * 0.5), form.width / 900
        )
        told = texts(words, page)
        panel.notices += [
            Notice("part_left_out", {"part": part}) for part in scene.left_out if told.get(part)
        ]
        return bound(words.title, sheet, [[panel]], used)


def _scene(words: PosterWords, page: str, form: Format, band: float) -> Scene:
    """Return the roomiest plan in which every text is whole; else one with shortened texts."""
    told = texts(words, page)
    for factor, without, has_picture in STEPS:
        scene = _planned(words, told, form, band, factor, without, has_picture)
        wished = form.largest("what") * (ROOMY if factor > 0.3 else 0.0)
        if scene and not (scene.headline.cut or scene.facts.cut) and scene.headline.points >= points(wished):
            return scene
    for without, lines in ((LAST[:2], 2), (LAST[:3], 2), (LAST, 2), (LAST, 1)):
        scene = _planned(words, told, form, band, 0.0, without, False, lines)
        if scene:
            return scene
    raise press.RendererFailed(f"no plan for {form.name}: {words.what}")


def _planned(
    words: PosterWords,
    told: dict[str, str],
    form: Format,
    band: float,
    factor: float,
    without: tuple[str, ...],
    has_picture: bool,
    lines: int = 9,
) -> Scene | None:
    """Return the plan of one step, or None when it leaves no room for the headline's smallest size."""
    width = form.words_width(has_picture)
    among = form.code and not (has_picture and form.picture == "side")
    facts = facts_of(told, words.qr if among else "", form, factor, without, width, lines)
    date = _date(words, form, width)
    bar = pixels_of(date.height) + 2 * BAR_PAD * form.largest("when")
    stage = form.height - band - bar - facts.height - _above(form) - _below(words, form)
    high = stage - sum(_air(form, band))
    room = width - 2 * form.edge
    if has_picture and form.picture == "under":
        high -= stage * form.share
    elif has_picture and form.picture == "beside":
        room = form.width * (1 - form.share) - form.edge * 1.5
    if high < form.smallest("what") * 0.75 or (has_picture and stage < form.height * LEAST_STAGE):
        return None
    largest, smallest = points(form.largest("what")), points(form.smallest("what"))
    headline = fit(words.what, mm(room), largest, smallest, 4 if has_picture else 3, mm(high), leading=1.02)
    return Scene(band, stage, bar, headline, date, facts, has_picture, without)


def _air(form: Format, band: float) -> tuple[float, float]:
    """Return the pixels above and below the headline on the stage."""
    top = form.edge * 0.8 if band else max(form.edge * 0.8, form.top)
    return top, form.edge * 0.8


def _above(form: Format) -> float:
    return form.edge * 0.8


def _below(words: PosterWords, form: Format) -> float:
    """Return the pixels under the facts: the edge, with room for the small words at the foot."""
    foot = form.edge * 0.62 + form.smallest("tiny") * 1.75 if words.example else 0.0
    return max(form.edge * 0.9, foot, form.low)


def _date(words: PosterWords, form: Format, width: float) -> Fitted:
    """Return day and hours on one line if they reach their smallest size there, else on two."""
    room, largest, smallest = (
        mm(width - 2 * form.edge),
        points(form.largest("when")),
        points(form.smallest("when")),
    )
    day, clock = (text.replace(" ", NO_BREAK_SPACE) for text in (words.day, words.clock))
    one = fit((NO_BREAK_SPACE * 2).join(part for part in (day, clock) if part), room, largest, smallest, 1)
    if len(one.lines) == 1 and not one.cut:
        return one
    return fit(f"{words.day} {words.clock}".strip(), room, largest * 0.9, smallest, 2, leading=1.04)


def _band(panel: Panel, sheet: EventSheet, form: Format) -> float:
    """Place the overprint of a cancelled, postponed or moved event; return its height."""
    word = wording.state_word(sheet).upper()
    if not word:
        return 0.0
    room, pad, wide = mm(form.width - 2 * form.edge), form.edge * 0.55, form.width > form.height
    top = max(pad, form.top * 0.9)
    size = (points(form.largest("what") * 1.1), points(form.smallest("what") * 0.8))
    large = fit(word, room * (0.5 if wide else 1.0), *size, 1, faces=("display", "narrow"))
    beside = large.width + mm(form.edge * 0.7) if wide else 0.0
    told = wrap(wording.state_sentence(sheet), room - beside, "bold", points(form.smallest("where")), 1.2)
    small = shortened(told, 2, room - beside)
    low = mm(top) + max(large.height, small.height) if wide else mm(top) + large.height
    under = low - small.height if wide else low + mm(form.smallest("where") * 0.6)
    high = pixels_of(under + small.height) + pad * 1.1
    panel.area(0, 0, panel.width, mm(high), "ink")
    panel.put(large, mm(form.edge), low - large.height, style="white", part="banner")
    panel.put(small, mm(form.edge) + beside, under, style="white", part="banner")
    return high


def _draw_stage(
    panel: Panel, sheet: EventSheet, words: PosterWords, theme: str, form: Format, scene: Scene, used: Inks
) -> None:
    """Place the ground, the picture, what it stands on, and the date's bar."""
    top, low = scene.band, scene.band + scene.stage
    floor = form.height - _floor(words, form) if form.picture == "side" and scene.has_picture else low
    panel.area(0, mm(top), panel.width, mm(max(scene.stage, floor - top)), "ground")
    wide = form.words_width(scene.has_picture)
    if floor > low:
        panel.area(0, mm(low), mm(wide), mm(form.height - low), "white_ground")
    if scene.has_picture:
        place = _window(form, scene, floor)
        _draw_picture(panel, picture_for(sheet, words, theme, place[2], place[3], used), place, form)
    panel.area(0, mm(low), mm(wide), mm(scene.bar), "solid")
    if form.picture == "side" and scene.has_picture and floor < form.height:
        panel.area(mm(wide), mm(floor), mm(form.width - wide), mm(form.height - floor), "solid")


def _draw_picture(panel: Panel, shown: Shown, place: Box, form: Format) -> None:
    """Place a picture into its window: one that stands has air around it, another fills it and has an edge."""
    left, top, wide, high = place
    if shown.stands:
        pad = form.edge * 0.55
        tall = min(high - pad, (wide - 2 * pad) / shown.ratio)
        broad = tall * shown.ratio
        down = high - tall if shown.stands == "floor" else (high - tall) / 2
        left, top, wide, high = left + (wide - broad) / 2, top + down, broad, tall
    else:
        panel.area(mm(left), mm(top), mm(wide), mm(high), "white_ground")
    box = (mm(left), mm(top), mm(wide), mm(high))
    if shown.alt:
        panel.picture(shown.address, shown.alt, *box, "cover")
    else:
        panel.items.append(Item("div", *box, picture=shown.address))
    for fitted, across, down in shown.words:  # a calendar's leaf says its day
        panel.put(fitted, box[0] + across * box[2], box[1] + down * box[3], style=shown.style_of(fitted))
    if not shown.stands:
        line = form.width / 260
        panel.area(
            mm(left),
            mm(top),
            mm(wide if form.picture == "under" else line),
            mm(line if form.picture == "under" else high),
            "solid",
        )


def _floor(words: PosterWords, form: Format) -> float:
    """Return the height of the dark field below a picture at the side: the square code lies on it."""
    return form.code + 1.1 * form.edge if form.code and words.qr else 0.0


def _window(form: Format, scene: Scene, floor: float) -> Box:
    """Return left, top, width and height of the picture's place; it ends at the edge of the screen."""
    if form.picture == "under":
        top = scene.band + sum(_air(form, scene.band)) + pixels_of(scene.headline.height)
        return 0.0, top, float(form.width), floor - top
    left = form.width * (1 - form.share)
    return left, scene.band, form.width - left, floor - scene.band


def _draw_words(panel: Panel, words: PosterWords, form: Format, scene: Scene) -> None:
    """Place headline, date, facts, code and the small words, in reading order."""
    above, _under = _air(form, scene.band)
    free = scene.stage - sum(_air(form, scene.band)) - pixels_of(scene.headline.height)
    top = scene.band + above + (0 if form.picture == "under" else max(0.0, free) / 2)
    panel.put(scene.headline, mm(form.edge), mm(top), "h1", part="what")
    y = scene.band + scene.stage
    down = (scene.bar - pixels_of(scene.date.height)) / 2
    panel.put(
        scene.date,
        mm(form.edge),
        mm(y + down),
        style="white struck" if words.struck else "white",
        part="when",
    )
    y += scene.bar + _above(form)
    scene.facts.put(panel, y)
    if form.code and words.qr:
        _draw_code(panel, words, form, scene, y)
    _foot(panel, words, form, scene.has_picture)


def _draw_code(panel: Panel, words: PosterWords, form: Format, scene: Scene, facts_top: float) -> None:
    """Place the square code: among the facts, or with a word beside it on the field under a picture at the side."""
    side, left = form.code, form.width - form.edge - form.code
    top = facts_top + (scene.facts.height - side if form.picture == "under" else 0.0)
    if form.picture == "side" and scene.has_picture:
        quiet, floor = form.edge * 0.3, form.height - _floor(words, form)
        top, start = floor + form.edge * 0.55, form.words_width() + form.edge * 0.7
        room = mm(left - quiet - form.edge * 0.5 - start)
        told = texts(words, "")["helpers"] or _("Read more")
        more = shortened(wrap(told, room, "bold", points(form.largest("small")), 1.2), 4, room)
        panel.put(more, mm(start), mm(top + side / 2) - more.height / 2, style="white", part="helpers")
        panel.area(
            mm(left - quiet), mm(top - quiet), mm(side + 2 * quiet), mm(side + 2 * quiet), "white_ground"
        )
    alt = _("Square code: %(page)s") % {"page": short_address(words.qr)}
    panel.picture(
        drawings.data_address(drawings.qr_code(words.qr)), alt, mm(left), mm(top), mm(side), mm(side)
    )


def _foot(panel: Panel, words: PosterWords, form: Format, has_picture: bool) -> None:
    """Place the small words: who organises (where a phone may cover it), that the material is an example."""
    size, room, low = (
        points(form.smallest("tiny")),
        mm(form.width - 2 * form.edge),
        mm(form.height - form.edge * 0.62),
    )
    if form.picture == "under":
        line = shortened(wrap(words.organiser, room, "text", size), 2, room)
        low = panel.put(line, mm(form.edge), mm(form.height - form.low + form.edge * 0.6), part="organiser")
        panel.put(
            wrap(words.example, room, "text", size), mm(form.edge), low + mm(form.smallest("tiny") * 0.6)
        )
        return
    example = wrap(words.example, room, "text", size)
    panel.put(example, mm(form.edge), low - example.height, part="example")


def _render(sheet: EventSheet, subject: Subject | None, design: Design, second: EventSheet | None) -> Printed:
    return screen(sheet, design)


KINDS = (
    Kind(
        "screen",
        "naytto",
        gettext_lazy("Picture for a screen"),
        gettext_lazy("For the library's info screen, for social media, for a link and for a story."),
        "screen",
        (
            *DAY, "published", "what_you_get", "free", "helpers", "contact", "access", "languages", "bring",
            "public_url", "theme", "poster", "logos",
        ),
        tuple(FORMATS),
        _render,
        has_themes=True,
        inks=("colour", "black"),
        is_wide=True,
        pixels=PIXELS,
    ),
)  # fmt: skip
