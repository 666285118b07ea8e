"""What stands where on a picture for a screen: how high are the stage, the date's bar and the facts? Pixels throughout.

What has no room gives way in one order: sizes, who helps, the picture, whom to ask, the street, the price.
"""

from dataclasses import dataclass

from events.documents import press
from events.documents.faces import NO_BREAK_SPACE
from events.documents.fitting import Fitted, fit
from events.documents.poster_words import PosterWords
from events.documents.screen_facts import Facts, facts_of, texts
from events.documents.screen_formats import Format, mm, pixels_of, points

# factor of sizes, what is left out, with a picture
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


def scene_of(words: PosterWords, page: str, form: Format, band: float) -> Scene:
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
    stage = form.height - band - bar - facts.height - above(form) - below(words, form)
    high = stage - sum(air(form, band))
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


def air(form: Format, band: float) -> tuple[float, float]:
    """Return the pixels above and below the headline on the stage."""
    top = form.edge * 0.8 if band else max(form.edge * 0.8, form.top)
    return top, form.edge * 0.8


def above(form: Format) -> float:
    """Return the pixels between the date's bar and the facts."""
    return form.edge * 0.8


def below(words: PosterWords, form: Format) -> float:
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
