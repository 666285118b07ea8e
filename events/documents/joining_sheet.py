"""How does a sheet become the joining sheet of a host site: what, when, the link as a code, the steps, whom to call?

For a care home or a village hall that follows the programme together. Nothing on it is smaller than 18 points.
"""

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events import wording
from events.date_choices import Equipment
from events.day_facts import HostFacts
from events.documents import day_words, drawings, flow
from events.documents.design import Design
from events.documents.kind import DAY, Kind, Subject
from events.documents.letter import text
from events.documents.poster_words import short_address
from events.documents.printed import Printed
from events.facts import EventSheet
from talkoot.lib.dates import weekday_date

LONGEST_TYPED = 60  # characters of an address that somebody can type
LONGEST_CODE = 400  # characters of an address that still makes a code a phone can read


def steps(sheet: EventSheet) -> tuple[str, ...]:
    """Return how to join, step by step: as it has been written, or else what always helps."""
    written = day_words.paragraphs(sheet.joining)
    return written or (
        _("Switch on the screen and the loudspeakers in good time."),
        _("Open the link, or point the camera of a phone at the code."),
        _("Write the name of the place as your name, and choose “Join”."),
        _("Keep the microphone off while others speak."),
    )


def when_tested(host: HostFacts, language: str) -> str:
    """Return when the test call is, or nothing."""
    if host.test_call_on is None:
        return ""
    at = wording.at_clock(host.test_call_at, language) if host.test_call_at else ""
    return " ".join(part for part in (weekday_date(host.test_call_on, language), at) if part)


def _facts(sheet: EventSheet, host: HostFacts | None, design: Design) -> dict[str, object]:
    link = text(sheet.remote_link)
    code = sheet.remote_link if 0 < len(sheet.remote_link) <= LONGEST_CODE else ""
    used = flow.palette(sheet, design)
    rows = [
        (_("When"), day_words.when(sheet)),
        (_("Test call"), when_tested(host, sheet.language) if host else ""),
        (_("Helper here"), _helper(host) if host else ""),
        (_("If something does not work"), day_words.asked(sheet)),
    ]
    return {
        "host": text(host.name) if host else "",
        "rows": [(name, words) for name, words in rows if words],
        "link": link if len(link) <= LONGEST_TYPED else short_address(sheet.public_url),
        "is_page": len(link) > LONGEST_TYPED,
        "has_link": bool(link),
        "code": drawings.data_address(used.paint(drawings.qr_code(code))) if code else "",
        "steps": steps(sheet),
        "things": [str(thing.label) for thing in Equipment.things()],
        "moments": day_words.programme(sheet),
    }


def _helper(host: HostFacts) -> str:
    return ", ".join(part for part in (text(host.helper_name), day_words.phone(host.helper_phone)) if part)


def _render(sheet: EventSheet, subject: Subject | None, design: Design, second: EventSheet | None) -> Printed:
    with translation.override(sheet.language):
        title = _("Join the programme here")
        own = (subject,) if isinstance(subject, HostFacts) else sheet.day_facts.hosts
        hosts: list[HostFacts | None] = [*own] or [None]
        pages = [
            flow.page(sheet, design, "joining_sheet", title, _facts(sheet, host, design)) for host in hosts
        ]
        return flow.bound(pages, title)


KINDS = (
    Kind(
        "joining_sheet",
        "etapaikan-ohje",
        gettext_lazy("Joining sheet of a host site"),
        gettext_lazy(
            "For a care home or a village hall: link and code, steps and whom to call, in large letters."
        ),
        "partners",
        (*DAY, "public_url", "remote_link", "joining", "day_facts.programme", "day_facts.hosts"),
        ("a4",),
        _render,
        about="host",
        seen_by="letters",
        variants=("large",),
        inks=flow.INKS,
        needs_day=True,
    ),
)
