"""How does a sheet become certificates of thanks: one lying A4 for each partner that came, signed by the network?

The partner's name is the largest thing after the thanks. Facts stand as label and value, so no name is inflected.
"""

from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from events.documents import drawings, fixed_page, images
from events.documents.design import Design
from events.documents.fitting import Fitted, fit, shortened, wrap
from events.documents.fixed_page import Inks, Panel
from events.documents.kind import DAY, Kind, Subject
from events.documents.poster_words import clean
from events.documents.printed import Printed
from events.facts import EventSheet
from events.stand_facts import StandFacts
from talkoot.lib.dates import event_time

WIDTH, HEIGHT, EDGE = 297.0, 210.0, 18.0  # mm
PICTURE = 74.0  # mm: the width of the drawing's column at the right
FACTS_LEFT = 35.0  # mm from the labels to the facts
SIGNATURE = (60.0, 20.0)  # mm at most
THANKS, NAME, SENTENCE, FACT, SIGNER = (116.0, 60.0), (52.0, 26.0), 19.0, 16.0, 14.0  # points


@dataclass(frozen=True, slots=True)
class Words:
    """What one certificate says, from top to bottom."""

    heading: str
    before: str
    name: str
    sentence: str
    facts: tuple[tuple[str, str], ...]


def event_facts(sheet: EventSheet) -> tuple[tuple[str, str], ...]:
    """Return event, day and place as (label, value), as far as they are known."""
    when = event_time(sheet.day, None, None, None, sheet.language) if sheet.day else ""
    told = (
        (_("Event"), clean(sheet.title) or clean(sheet.kind_name)),
        (_("Time"), when),
        (_("Place"), clean(sheet.place.name) if sheet.place else ""),
    )
    return tuple((label, words) for label, words in told if words)


def plan(sheet: EventSheet, words: Words, used: Inks) -> Panel:
    """Plan one lying page: words at the left, the drawing on its disc at the right, the signature below."""
    panel, room = Panel(WIDTH, HEIGHT), WIDTH - 2 * EDGE - PICTURE - 10
    top = fixed_page.overprint(panel, sheet, EDGE, EDGE, 0.8, 8)
    signed = _signed(panel, sheet, room)
    heading = fit(words.heading, room, *THANKS, 1, (signed - top) * 0.24, narrow_cost=0.7)
    before = wrap(words.before, room, "text", SENTENCE)
    sentence = shortened(wrap(words.sentence, room, "text", SENTENCE, 1.3), 3, room)
    facts = [(label, _value(value, room)) for label, value in words.facts]
    rows = sum(fitted.height + 3.4 for _label, fitted in facts)
    others = heading.height + before.height + sentence.height + rows + 12 + 8 + 9 + 8 + 9
    name = fit(words.name, room, *NAME, 2, max(signed - top - others, 20.0), leading=1.04)
    spare = max(0.0, (signed - top - others - name.height) / 3)
    y = panel.put(heading, EDGE, top, "h1", "toned") + 12 + min(spare, 8)
    y = panel.put(before, EDGE, y) + (8 if before.lines else 0)
    y = panel.put(name, EDGE, y, "h2", part="name") + 9 + min(spare, 5)
    y = panel.put(sentence, EDGE, y) + 8 + min(spare, 5)
    _rows(panel, facts, y)
    _drawn(panel, top, used)
    return panel


def _value(value: str, room: float) -> Fitted:
    return shortened(wrap(value, room - FACTS_LEFT, "bold", FACT, 1.2), 2, room - FACTS_LEFT)


def _rows(panel: Panel, facts: list[tuple[str, Fitted]], top: float) -> None:
    for label, fitted in facts:
        panel.put(wrap(label, FACTS_LEFT - 2, "text", FACT), EDGE, top)
        top = panel.put(fitted, EDGE + FACTS_LEFT, top, part="text") + 3.4


def _drawn(panel: Panel, top: float, used: Inks) -> None:
    """Place the drawing upon its disc; the disc may fade on a copier without loss."""
    side, left = PICTURE, WIDTH - EDGE - PICTURE
    low = HEIGHT - EDGE
    high = min(112.0, low - top - 4)
    panel.area(left, low - side - 4, side, side, "light disc")
    wide = high / 1.24
    drawing = drawings.asker_and_answerer(used.dark, used.light)
    panel.ornament(drawing, left + (side - wide) / 2, low - high, wide, high)


def _signed(panel: Panel, sheet: EventSheet, room: float) -> float:
    """Place who signs on the last lines, above them the picture of a signature or a line; return their top."""
    sender, low = sheet.sender, HEIGHT - EDGE
    network = ", ".join(word for word in (clean(sender.name), clean(sender.project)) if word)
    signer = ", ".join(word for word in (clean(sender.signer_name), clean(sender.signer_title)) if word)
    words = " · ".join(word for word in (network, fixed_page.example_words(sheet)) if word)
    last = shortened(wrap(words, room, "text", SIGNER, 1.25), 1, room)
    first = shortened(wrap(signer, room, "bold", SIGNER, 1.25), 1, room)
    start = low - last.height - (first.height + 3.2 if first.lines else 0)
    picture = images.uploaded(sender.signature) if sender.signature else ""
    line = start - 4.2
    if picture and sender.signature:
        wide = SIGNATURE[0]
        panel.picture(
            picture, clean(sender.signature.alt) or pgettext("a picture", "Signature"),
            EDGE, line - SIGNATURE[1] - 1, wide, SIGNATURE[1], "low",
        )  # fmt: skip
    panel.area(EDGE, line, 80.0, 0.3, "line")
    panel.put(first, EDGE, start, part="text")
    panel.put(last, EDGE, low - last.height, part="organiser")
    return line - SIGNATURE[1] - 4


def _thanks(sheet: EventSheet, stand: StandFacts) -> Words:
    return Words(
        heading=pgettext("on a certificate", "Thank you"),
        before="",
        name=clean(stand.name) or _("Partner"),
        sentence=_(
            "You gave your time and your skill. People could do their own digital errands themselves."
        ),
        facts=event_facts(sheet),
    )


def _render(sheet: EventSheet, subject: Subject | None, design: Design, second: EventSheet | None) -> Printed:
    used = fixed_page.inks(sheet, design)
    chosen = (subject,) if isinstance(subject, StandFacts) else sheet.stands
    with translation.override(sheet.language):
        title = _("Certificates of thanks: %(event)s") % {
            "event": clean(sheet.title) or clean(sheet.kind_name)
        }
        pages = [[plan(sheet, _thanks(sheet, stand), used)] for stand in chosen]
        if not pages:
            pages = [[fixed_page.only_words(WIDTH, HEIGHT, sheet, _("No partner has confirmed yet."))]]
        return fixed_page.bound(title, sheet, pages, used)


KINDS = (
    Kind(
        "certificates",
        "kiitos",
        gettext_lazy("Certificates of thanks"),
        gettext_lazy("One for each partner that came, with your network's signature."),
        "partners",
        (*DAY, "stands"),
        ("a4",),
        _render,
        about="stand",
        seen_by="people",
        inks=("colour", "black"),
        is_wide=True,
    ),
)
