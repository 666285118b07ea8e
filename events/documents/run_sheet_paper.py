"""How does a sheet become the run sheet of the day on paper: what at which hour, who is where, whom to call?

One A4 as long as it fits; the letters give way a little before a second page is taken.
"""

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events import run_sheet, wording
from events.day_facts import SlotFacts
from events.documents import day_words, flow
from events.documents.design import Design
from events.documents.kind import DAY, Kind, Subject
from events.documents.letter import text
from events.documents.printed import Printed
from events.facts import EventSheet
from talkoot.lib.dates import DASH, clock, hours

SIZES = (11.5, 10.5, 10.0, 9.5)  # points that are tried before a second page is taken


def _facts(sheet: EventSheet) -> dict[str, object]:
    ordered = sorted(sheet.stands, key=lambda stand: (stand.place or 10_000, stand.name))
    return {
        "facts": [(name, words) for name, words in _head(sheet) if words],
        "rows": [_row(slot, sheet.language) for slot in run_sheet.rows_of(sheet)],
        "is_proposed": not sheet.day_facts.run_sheet,
        "stands": [
            (str(stand.place or DASH), text(stand.name) or _("Partner"), ", ".join(
                name for person in stand.presenters if (name := text(person))))
            for stand in ordered
        ],
    }  # fmt: skip


def _head(sheet: EventSheet) -> list[tuple[str, str]]:
    language = sheet.language
    until = wording.at_clock(sheet.take_down_until, language) if sheet.take_down_until else ""
    return [
        (_("Time"), day_words.when(sheet)),
        (_("Set-up"), hours(sheet.set_up_from, None, language) if sheet.set_up_from else ""),
        (_("Room cleared"), _("by %(time)s at the latest") % {"time": until} if until else ""),
        (_("Place"), day_words.where(sheet)),
        (_("Ask"), day_words.asked(sheet)),
    ]


def _row(slot: SlotFacts, language: str) -> dict[str, str]:
    span = clock(slot.starts, language)
    if slot.ends:
        span += DASH + clock(slot.ends, language)
    words = {name: text(getattr(slot, name)) for name in ("who", "place", "note")}
    return {"clock": span, "what": text(run_sheet.title_of(slot)), **words}


def _render(sheet: EventSheet, subject: Subject | None, design: Design, second: EventSheet | None) -> Printed:
    with translation.override(sheet.language):
        title, facts = _("Run sheet"), _facts(sheet)
        sizes = (0.0,) if design.variant == "large" else SIZES
        pages = (flow.page(sheet, design, "run_sheet", title, facts, points) for points in sizes)
        return flow.fitted((page, ()) for page in pages)


KINDS = (
    Kind(
        "run_sheet",
        "aikataulu",
        gettext_lazy("Run sheet"),
        gettext_lazy("What happens at which hour, who does it, and who is at which place."),
        "day",
        (*DAY, "set_up_from", "take_down_until", "stands", "day_facts.run_sheet", "day_facts.programme"),
        ("a4",),
        _render,
        seen_by="people",
        variants=flow.LARGE_TOO,
        inks=flow.INKS,
        needs_day=True,
    ),
)
