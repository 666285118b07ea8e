"""How do the numbers and words of the day become one page that a funder reads in a minute?

Only what somebody has counted is shown. The page is always one: letters step down to a floor first, then long texts
are shortened, and the coordinator is told.
"""

from collections.abc import Iterator
from decimal import Decimal

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from events.documents import day_words, flow
from events.documents.design import Design
from events.documents.faces import printable
from events.documents.fitting import Notice
from events.documents.kind import DAY, Kind, Subject
from events.documents.letter import text
from events.documents.printed import Printed
from events.facts import EventSheet
from talkoot.lib import money
from talkoot.lib.dates import number

SIZES = (12.5, 11.5, 10.5, 9.5)  # points; the last is the floor
LIMITS = (900, 700, 500, 350, 250, 180, 120)  # characters of one text, once the floor is reached
PARTNERS = (40, 30, 20, 12, 8, 5, 3)  # names, in step with the limits
NAME = (160, 130, 100, 80, 60, 50, 40)
ELLIPSIS = "…"
MARKS = " \"”“„»«'’–"  # a quote is set between marks of our own


def _figures(sheet: EventSheet) -> list[tuple[str, str]]:
    """Return (figure, what was counted); what nobody has counted is left out."""
    closing = sheet.day_facts.closing
    counted = (
        (closing.visitors, pgettext("closing report", "visitors")),
        (closing.encounters, pgettext("closing report", "people helped")),
        (closing.helpers, pgettext("closing report", "helpers")),
        (closing.volunteers, pgettext("closing report", "of them volunteers")),
        (closing.helper_hours, pgettext("closing report", "hours of help")),
        (len(sheet.helpers) or None, pgettext("closing report", "partners")),
        (closing.grade, pgettext("closing report", "grade, 4–10")),
    )
    return [(number(value, sheet.language), label) for value, label in counted if value is not None]


class _Shortening:
    """Cuts texts at a number of characters and remembers whether it had to."""

    def __init__(self, limit: int, partners: int, name: int) -> None:
        self.limit, self.partners, self.name = limit, partners, name
        self.cut = False

    def of(self, words: str, limit: int = 0) -> str:
        limit = limit or self.limit
        words = printable(words)
        if len(words) <= limit:
            return text(words)
        self.cut = True
        kept = words[:limit].rsplit(" ", 1)[0] if " " in words[:limit] else words[:limit]
        return text(kept.rstrip(" .,;:–-") + ELLIPSIS)

    def paragraphs(self, words: str) -> tuple[str, ...]:
        """Return a free text line by line as far as the limit goes."""
        if len(words) > self.limit:
            return (self.of(words),)
        return day_words.paragraphs(words)


def _facts(sheet: EventSheet, short: _Shortening) -> dict[str, object]:
    closing = sheet.day_facts.closing
    names = [short.of(helper.name, short.name) for helper in sheet.helpers if printable(helper.name)]
    topics = list(
        dict.fromkeys(short.of(one.topic, short.name) for one in sheet.helpers if printable(one.topic))
    )
    blocks = (
        (pgettext("closing report", "What worked"), short.paragraphs(closing.worked)),
        (pgettext("closing report", "What to do better"), short.paragraphs(closing.improve)),
        (pgettext("closing report", "What comes next"), short.paragraphs(closing.next_steps)),
    )
    quotes = [
        short.of(quote.strip(MARKS), max(80, short.limit // 3))
        for quote in closing.quotes
        if printable(quote)
    ]
    costs, payers = _costs(sheet, short)
    most_quotes = max(1, short.limit // 120)
    short.cut = short.cut or len(quotes) > most_quotes
    return {
        "figures": _figures(sheet),
        "blocks": [block for block in blocks if block[1]],
        "quotes": quotes[:most_quotes],
        "costs": costs,
        "payers": payers,
        "partners": _listed(names, short),
        "topics": _listed(topics, short),
        "title_text": short.of((sheet.title or sheet.kind_name)[:600], max(80, short.name)),
        "place_text": short.of(day_words.where_in_short(sheet), max(60, short.name)),
        "sender_text": short.of(sheet.sender.name, max(60, short.name)),
        "project_text": short.of(sheet.sender.project, max(60, short.name)),
        "asked": short.of(day_words.asked(sheet), 160),
    }


def _costs(sheet: EventSheet, short: _Shortening) -> tuple[list[tuple[str, str]], str]:
    """Return the sums that are known, each with its name, and who pays how much in one line."""
    costs = sheet.day_facts.costs

    def euros(amount: Decimal) -> str:
        return money.euros(amount, sheet.language)

    sums = [
        (pgettext("closing report", "Planned"), costs.planned), (pgettext("closing report", "Actual"), costs.actual),
    ]  # fmt: skip
    share = pgettext("closing report", "Own share")
    if costs.own_percent is not None:
        share = pgettext("closing report", "Own share, %(percent)s %%") % {"percent": costs.own_percent}
    paid = [(one.name, one.actual if costs.actual else one.planned) for one in costs.payers]
    nobody = _("Payer not chosen")
    payers = [
        f"{short.of(name, short.name) if printable(name) else nobody} {euros(amount)}"
        for name, amount in paid if amount
    ]  # fmt: skip
    told = [(name, euros(amount)) for name, amount in (*sums, (share, costs.own)) if amount is not None]
    return told, _listed(payers, short) if payers else ""


def _listed(names: list[str], short: _Shortening) -> str:
    if len(names) <= short.partners:
        return ", ".join(names)
    short.cut = True
    more = _("and %(number)s others") % {"number": len(names) - short.partners}
    return f"{', '.join(names[: short.partners])} {more}"


def _choices(sheet: EventSheet, design: Design, title: str) -> Iterator[tuple[flow.Page, tuple[Notice, ...]]]:
    """Yield ways to set the report, each shorter than the one before it."""
    whole = _Shortening(10_000, 1000, 10_000)
    facts = _facts(sheet, whole)
    for points in SIZES:
        yield flow.page(sheet, design, "closing_report", title, facts, points), ()
    for limit, partners, name in zip(LIMITS, PARTNERS, NAME, strict=True):
        short = _Shortening(limit, partners, name)
        facts = _facts(sheet, short)
        notices = (Notice("report_shortened", {}),) if short.cut else ()
        yield flow.page(sheet, design, "closing_report", title, facts, SIZES[-1]), notices


def _render(sheet: EventSheet, subject: Subject | None, design: Design, second: EventSheet | None) -> Printed:
    with translation.override(sheet.language):
        return flow.fitted(_choices(sheet, design, pgettext("a document", "How the day went")))


KINDS = (
    Kind(
        "closing_report",
        "kooste",
        gettext_lazy("Closing report"),
        gettext_lazy("One page: numbers, partners, what worked, quotes and what comes next."),
        "office",
        (*DAY, "helpers", "day_facts.closing", "day_facts.costs"),
        ("a4",),
        _render,
        seen_by="plan",
        inks=flow.INKS,
        needs_day=True,
    ),
)
