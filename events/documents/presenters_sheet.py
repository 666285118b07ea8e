"""How does a sheet become the page in a presenter's hand: where to come, when, which stand, and how we help?

One A4 page for each stand's people. What somebody has typed at length makes the letters a little smaller, and past
that it goes on over a second page: nothing is left out.
"""

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from events import wording
from events.documents import day_words, flow
from events.documents.design import Design
from events.documents.faces import NO_BREAK_SPACE, printable
from events.documents.kind import DAY, Kind, Subject
from events.documents.letter import text
from events.documents.printed import Printed
from events.documents.table_signs import scope_sentence
from events.facts import EventSheet
from events.stand_facts import StandFacts

SIZES = (12.5, 11.5, 10.5, 10.0, 9.5)  # points that are tried before a second page is taken
LONG = 11.0  # points of what takes several pages anyway


def rules() -> tuple[str, ...]:
    """Return the five rules of helping, as a presenter reads them (DVV, ethical guidelines of digital support)."""
    return (
        _("The customer does everything. You sit beside and advise; ask before you touch the device."),
        _("Ask first what the customer wants to learn. There is no hurry."),
        _("Look away while codes or passwords are being typed."),
        _("Say so if you do not know. Find out together, or walk along to the right stand."),
        _("What you see and hear stays between the two of you."),
    )


def never() -> tuple[str, ...]:
    """Return what nobody who helps ever does."""
    return (
        _("ask for passwords, codes or personal identity codes, or write them down"),
        _("pay, buy or order on behalf of the customer"),
        _("sign in or act for the customer in a service that needs strong identification"),
        _("install anything without the customer's consent"),
    )


def _facts(sheet: EventSheet, stand: StandFacts | None) -> dict[str, object]:
    """Return the page's words; without a stand the part about it is left out."""
    return {
        "stand": _stand(stand) if stand else None,
        "hours": day_words.timetable(sheet),
        "practical": [(name, lines) for name, lines in _practical(sheet) if lines],
        "rules": rules(),
        "never": never(),
        "untimed": [
            f"{text(item.title)} ({text(item.who)})" if printable(item.who) else text(item.title)
            for item in sheet.day_facts.programme
            if not item.starts and printable(item.title)
        ],
    }


def _stand(stand: StandFacts) -> dict[str, object]:
    return {
        "place": stand.place or "",
        "name": text(stand.name) or _("Partner"),
        "topic": text(stand.topic),
        "scope": scope_sentence(stand.scope),
        "people": [name for person in stand.presenters if (name := text(person))],
        "furniture": day_words.furniture(stand),
        "needs": [need for said in wording.needs_of(stand) if (need := text(said))],
    }


def _practical(sheet: EventSheet) -> list[tuple[str, tuple[str, ...]]]:
    """Return how to get in and get going, as (label, lines)."""
    day = sheet.day_facts
    network = [
        f"{label}:{NO_BREAK_SPACE}{printable(words)}"
        for label, words in (
            (pgettext("on paper", "Name"), day.wifi_name),
            (pgettext("on paper", "Password"), day.wifi_password),
        )
        if printable(words)
    ]
    return [
        (_("Place"), (day_words.where(sheet),)),
        (pgettext("on paper", "Remotely"), day_words.remotely(sheet)),
        (pgettext("on paper", "Arrival"), day_words.paragraphs(day.arrival)),
        (pgettext("on paper", "Power"), day_words.paragraphs(day.power)),
        (pgettext("on paper", "Wi-Fi"), tuple(network)),
        (pgettext("on paper", "If something comes up"), _whom_to_call(sheet)),
    ]


def _whom_to_call(sheet: EventSheet) -> tuple[str, ...]:
    """Return the coordinator and the venue, each with a number; one number is not told twice."""
    coordinator = day_words.asked(sheet)
    place = sheet.place
    number = day_words.phone(place.phone) if place and sheet.attendance != "online" else ""
    venue = f"{text(place.name)}, {number}" if place and number else ""
    return tuple(line for line in (coordinator, venue) if line)


def _render(sheet: EventSheet, subject: Subject | None, design: Design, second: EventSheet | None) -> Printed:
    with translation.override(sheet.language):
        stands: list[StandFacts | None] = [subject] if isinstance(subject, StandFacts) else [*sheet.stands]
        known, title = [_facts(sheet, stand) for stand in stands or [None]], _("Welcome to help")

        def pages(points: float, stacked: bool) -> list[flow.Page]:
            return [
                flow.page(sheet, design, "presenters_sheet", title, facts | {"stacked": stacked}, points)
                for facts in known
            ]

        long = pages(LONG, True)
        if design.variant == "large":
            return flow.bound(long, title)
        return flow.bound_fitting([pages(points, False) for points in SIZES], long, title)


KINDS = (
    Kind(
        "presenters_sheet",
        "esittelijan-ohje",
        gettext_lazy("Presenters' sheet"),
        gettext_lazy("Arrival, stand, timetable, whom to call and how we help: one page for each stand."),
        "day",
        (
            *DAY,
            "set_up_from",
            "take_down_until",
            "stands",
            "remote_link",
            "joining",
            "day_facts.arrival",
            "day_facts.power",
            "day_facts.wifi_name",
            "day_facts.wifi_password",
            "day_facts.programme",
            "day_facts.run_sheet",
        ),
        ("a4",),
        _render,
        about="stand",
        seen_by="people",
        variants=flow.LARGE_TOO,
        inks=flow.INKS,
        needs_day=True,
    ),
)
