"""How does a sheet become a picture for a screen: the lobby's, a feed's, a link's, a story's?

The headline and a picture stand on a stage, the date is the stage's edge, the facts lie below. Pixels throughout.
"""

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events import wording
from events.documents import drawings
from events.documents.design import Design
from events.documents.faces import SOFT_HYPHEN
from events.documents.fitting import Fitted, Notice, fit, shortened, wrap
from events.documents.fixed_page import Inks, Panel, bound, inks
from events.documents.kind import DAY, Kind, Subject
from events.documents.newspaper_plan import overprint_of
from events.documents.poster_words import PosterWords, poster_words, short_address
from events.documents.printed import Printed
from events.documents.screen_facts import texts
from events.documents.screen_formats import FORMATS, PIXELS, Format, mm, pixels_of, points
from events.documents.screen_pictures import Shown, picture_for, put_picture
from events.documents.screen_plan import Scene, above, air, scene_of
from events.facts import EventSheet

Box = tuple[float, float, float, float]  # left, top, width, height


def screen(sheet: EventSheet, design: Design) -> Printed:
    """Return the picture's page, exactly as many CSS pixels large as its name says. Raises press.PressError."""
    form, used = FORMATS[design.paper], inks(sheet, design)
    with translation.override(sheet.language):
        words = poster_words(sheet)
        panel = Panel(mm(form.width), mm(form.height))
        band = _band(panel, sheet, form)
        page = short_address(sheet.public_url)
        scene = scene_of(words, page, form, band)
        _draw_stage(panel, sheet, words, design.theme, form, scene, used)
        _draw_words(panel, words, form, scene)
        told = texts(words, page)
        panel.notices += [
            Notice("part_left_out", {"part": part}) for part in scene.left_out if told.get(part)
        ]
        return bound(words.title, sheet, [[panel]], used)


def _band(panel: Panel, sheet: EventSheet, form: Format) -> float:
    """Place the overprint of a cancelled, postponed or moved event; return its height."""
    word = overprint_of(sheet)
    if not word:
        return 0.0
    room, pad, wide = mm(form.width - 2 * form.edge), form.edge * 0.55, form.width > form.height
    top = max(pad, form.top * 0.9)
    moved = bool(wording.state_word(sheet))
    size = (points(form.largest("what" if moved else "small") * 1.1), points(form.smallest("small")))
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
    put_picture(panel, shown, mm(left), mm(top), mm(wide), mm(high))
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
        top = scene.band + sum(air(form, scene.band)) + pixels_of(scene.headline.height)
        return 0.0, top, float(form.width), floor - top
    left = form.width * (1 - form.share)
    return left, scene.band, form.width - left, floor - scene.band


def _draw_words(panel: Panel, words: PosterWords, form: Format, scene: Scene) -> None:
    """Place headline, date, facts, code and the small words, in reading order."""
    over = air(form, scene.band)[0]
    free = scene.stage - sum(air(form, scene.band)) - pixels_of(scene.headline.height)
    top = scene.band + over + (0 if form.picture == "under" and scene.has_picture else max(0.0, free) / 2)
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
    y += scene.bar + above(form)
    scene.facts.put(panel, y)
    if form.code and words.qr:
        _draw_code(panel, words, form, scene, y)
    _foot(panel, words, form, scene.has_picture)


def _draw_code(panel: Panel, words: PosterWords, form: Format, scene: Scene, facts_top: float) -> None:
    """Place the square code: among the facts, or with a word beside it on the field under a picture at the side."""
    side, left = form.code, float(form.width - form.edge - form.code)
    aside = form.picture == "side" and scene.has_picture
    top = facts_top + (scene.facts.height - side if form.picture == "under" else 0.0)
    if aside:
        left += form.edge * 0.4
        quiet, floor = form.edge * 0.3, form.height - _floor(words, form)
        top, start = floor + form.edge * 0.55, form.words_width() + form.edge * 0.5
        room = mm(left - quiet - form.edge * 0.4 - start)
        panel.put(_beside_code(words, form, room), mm(start), mm(top), style="white", part="helpers")
        panel.area(
            mm(left - quiet), mm(top - quiet), mm(side + 2 * quiet), mm(side + 2 * quiet), "white_ground"
        )
    alt = _("Square code: %(page)s") % {"page": short_address(words.qr)}
    panel.picture(
        drawings.data_address(drawings.qr_code(words.qr)), alt, mm(left), mm(top), mm(side), mm(side)
    )


def _beside_code(words: PosterWords, form: Format, room: float) -> Fitted:
    """Return how many help, or where that is too long the invitation to read more."""
    largest, smallest = points(form.largest("small") * 1.1), points(form.smallest("tiny"))
    for told in filter(None, (texts(words, "")["helpers"], _("Read more"))):
        fitted = fit(told, room, largest, smallest, 5, mm(form.code), faces=("bold",), leading=1.2)
        if not fitted.cut and not any(line.endswith(("-", SOFT_HYPHEN)) for line in fitted.lines):
            return fitted
    return fitted


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
            *DAY, "published", "what_you_get", "free", "helpers", "contact", "public_url", "theme", "poster",
        ),
        tuple(FORMATS),
        _render,
        has_themes=True,
        inks=("colour", "black"),
        is_wide=True,
        pixels=PIXELS,
    ),
)  # fmt: skip
