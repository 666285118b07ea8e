"""How does a sheet become a poster? Words, the roomiest plan that fits, one layout, and a check of it."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from events.documents import colours, press
from events.documents.design import Design
from events.documents.fitting import Notice
from events.documents.kind import DAY, Kind, Subject
from events.documents.paper import Paper, paper_for
from events.documents.poster_css import poster_css
from events.documents.poster_page import poster_html
from events.documents.poster_pictures import shaped
from events.documents.poster_plain import hard_sentences, plain_words
from events.documents.poster_plan import Plan
from events.documents.poster_search import NoPlan, plans
from events.documents.poster_second import in_two_languages
from events.documents.poster_themes import THEMES
from events.documents.poster_words import PosterWords, poster_words
from events.documents.printed import Printed
from events.facts import EventSheet
from events.paper_choices import Ink, Variant

LAYOUTS = 4  # how many times at most one poster is laid out
TOLERANCE = 0.35  # mm between what HarfBuzz promised and what was laid out


def poster(sheet: EventSheet, design: Design, second: EventSheet | None = None) -> Printed:
    """Return the poster of a sheet, `second` beside it in the other language.

    Raises press.PressError when the press cannot print now.
    """
    words, told = words_for(sheet, design, second)
    paper, theme = paper_for(design.paper, design.variant), THEMES[design.theme]
    sender = sheet.sender
    palette = colours.palette(
        sender.colour_dark, sender.colour_light, design.ink == Ink.BLACK, cmyk=design.shop
    )
    css = palette.paint((press.STYLES / "poster.css").read_text())
    for tried, found in enumerate(plans(words, paper, theme), start=1):
        plan = shaped(found, words, theme)
        html = poster_html(words, plan, paper, theme, palette, marks=design.shop)
        page_css = poster_css(words, plan, paper, theme, palette, marks=design.shop)
        pages = press.pdf(html, css, page_css)
        if fits(plan, pages):
            notices = (*plan.notices, *small_types(plan, paper), *told)
            return Printed(pages.pdf, pages.page_count, notices, pages.log)
        if tried == LAYOUTS:
            break
    raise NoPlan(words.what)


def words_for(
    sheet: EventSheet, design: Design, second: EventSheet | None = None
) -> tuple[PosterWords, tuple[Notice, ...]]:
    """Return the words of one design of the poster, and what the coordinator should know of them."""
    words = poster_words(sheet)
    told: tuple[Notice, ...] = ()
    if design.variant == Variant.PLAIN:
        words = plain_words(words, sheet)
        told = tuple(hard_sentences(sheet, words))
    if second:
        other = poster_words(second)
        words = in_two_languages(
            words, plain_words(other, second) if design.variant == Variant.PLAIN else other
        )
    return words, told


def fits(plan: Plan, pages: press.Pages) -> bool:
    """Return whether the layout kept every promise of the plan: one page, each text inside its lines."""
    if pages.page_count != 1:
        return False
    names = {f"helper_{number}": text for number, text in enumerate(plan.names)}
    for name, text in (plan.texts | names).items():
        _page, _left, _top, right, _bottom = pages.boxes.get(name, (0, 0, 0, 1e9, 0))
        if right > text.left + text.fitted.width + TOLERANCE:
            return False
    return True


def small_types(plan: Plan, paper: Paper) -> Iterator[Notice]:
    """Yield a notice for every type that is smaller than older readers need."""
    sizes: dict[str, float] = {
        name: plan.texts[name].fitted.points for name in ("what", "contact") if name in plan.texts
    }
    for role, name in (("where", "place"), ("free", "free"), ("when", "when")):
        if name in plan.texts:
            sizes[role] = plan.texts[name].fitted.points
    helpers = [text.fitted.points for text in plan.names]
    if helpers:
        sizes["helpers"] = min(helpers)
    for role, points in sizes.items():
        if points + 0.05 < paper.wishes[role]:
            yield Notice(
                "small_type",
                {"part": role, "points": points, "wish": paper.wishes[role], "paper": paper.name},
            )


def _render(sheet: EventSheet, subject: Subject | None, design: Design, second: EventSheet | None) -> Printed:
    return poster(sheet, design, second)


KINDS = (
    Kind(
        "poster",
        "juliste",
        _("Poster"),
        _("For notice boards, doors, shops and pharmacies."),
        "wall",
        (
            *DAY, "public_url", "what_you_get", "published", "access", "contact", "free", "bring", "languages",
            "helpers", "poster", "logos",
        ),
        ("a4", "a3", "a2", "a5"),
        _render,
        has_themes=True,
        variants=tuple(Variant.values),
        inks=tuple(Ink.values),
        for_shops=True,
        in_two_languages=True,
    ),
)  # fmt: skip
