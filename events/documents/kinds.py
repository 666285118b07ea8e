"""Which kinds of document are there, and when is a printed one stale?

Everything here is a pure function of (kind, sheet, subject, design, second sheet): the same facts give the same bytes.
"""

import functools
import hashlib
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from events.documents import (
    badges,
    booklet,
    certificates,
    closing_report,
    diplomas,
    ethics_sign,
    feedback_form,
    images,
    joining_sheet,
    letter,
    marketing_plan,
    meeting_papers,
    newspaper_ad,
    pack_cover,
    packing_list,
    poster,
    presenters_list,
    presenters_sheet,
    press_release,
    programme_leaflet,
    programme_screen,
    referral_slips,
    room_signs,
    run_sheet_paper,
    screens,
    table_signs,
    tally_sheet,
    window_test,
    written_letter,
)
from events.documents.design import Design
from events.documents.kind import Document, Kind, Subject
from events.documents.poster_themes import THEMES
from events.facts import EventSheet, MeetingFacts, Written

ROOT = Path(__file__).resolve().parents[2]
SOURCES = (
    "events/documents/*.py",
    "events/facts.py",
    "events/*_facts.py",
    "events/run_sheet.py",
    "talkoot/lib/colours.py",
    "talkoot/lib/dates.py",
    "talkoot/lib/finnish.py",
    "talkoot/locale/*/LC_MESSAGES/django.mo",
    "templates/documents/**/*.html",
    "static/documents/*.css",
    "static/documents/fonts/*.ttf",
)
LIBRARIES = ("weasyprint", "pydyf", "tinyhtml5", "tinycss2", "uharfbuzz", "segno", "django")
FIRST_THEME = "kysyja"

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        *poster.KINDS,
        *letter.KINDS,
        *written_letter.KINDS,
        *window_test.KINDS,
        *table_signs.KINDS,
        *room_signs.KINDS,
        *tally_sheet.KINDS,
        *referral_slips.KINDS,
        *feedback_form.KINDS,
        *diplomas.KINDS,
        *certificates.KINDS,
        *badges.KINDS,
        *ethics_sign.KINDS,
        *screens.KINDS,
        *newspaper_ad.KINDS,
        *presenters_list.KINDS,
        *pack_cover.KINDS,
        *closing_report.KINDS,
        *press_release.KINDS,
        *marketing_plan.KINDS,
        *meeting_papers.KINDS,
        *packing_list.KINDS,
        *booklet.KINDS,
        *programme_leaflet.KINDS,
        *presenters_sheet.KINDS,
        *programme_screen.KINDS,
        *run_sheet_paper.KINDS,
        *joining_sheet.KINDS,
    )
}


class UnknownKind(LookupError):
    """There is no such kind of document, or not on that paper."""


def make(
    kind: str,
    sheet: EventSheet,
    subject: Subject | None = None,
    design: Design | None = None,
    second: EventSheet | None = None,
) -> Document:
    """Render a document now.

    `subject` is whom it is about (None leaves the address out, or makes all stands or meetings). `second` is the same
    event in the other language of a document in two. Raises UnknownKind, and press.PressError when the renderer is
    busy, too slow or failed: never a broken file.
    """
    design = design or Design()
    found, settled = _kind(kind, design), _settled(kind, sheet, design)
    about, other = subject if found.about else None, second if settled.second else None
    printed = found.render(sheet, about, settled, other)
    return Document(
        kind=kind,
        pdf=printed.pdf,
        warnings=printed.notices,
        page_count=printed.page_count,
        digest=_key(kind, sheet, about, settled, other),
        file_name=file_name(kind, sheet, subject, design),
        log=printed.log,
    )


def picture(document: Document, width_px: int, page: int = 0) -> bytes:
    """Return a page of a document as PNG of the given width. Raises press.PressError."""
    return images.page_picture(document.pdf, width_px, page)


def cache_key(
    kind: str,
    sheet: EventSheet,
    subject: Subject | None = None,
    design: Design | None = None,
    second: EventSheet | None = None,
) -> str:
    """Return 32 hex digits over the design's revision and every fact that the kind shows."""
    design = design or Design()
    found, settled = _kind(kind, design), _settled(kind, sheet, design)
    return _key(
        found.name, sheet, subject if found.about else None, settled, second if settled.second else None
    )


def _key(
    kind: str, sheet: EventSheet, subject: Subject | None, design: Design, second: EventSheet | None
) -> str:
    facts = KINDS[kind].facts
    told = repr(subject) if subject else ""
    other = second.digest(facts) if second else ""
    parts = (revision(), kind, design.key, _told(sheet, facts), told, other)
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=16).hexdigest()


@functools.lru_cache(maxsize=32)
def _told(sheet: EventSheet, facts: tuple[str, ...]) -> str:
    """Return the digest of a sheet's facts, computed once for all letters of an event."""
    return sheet.digest(facts)


def file_name(
    kind: str, sheet: EventSheet, subject: Subject | None = None, design: Design | None = None
) -> str:
    """Return a file name that says what, whose, which paper and which language: juliste-kajaani-a4.pdf."""
    found, design = KINDS[kind], design or Design()
    settled = found.settled(design)
    languages = [code for code in (sheet.language, settled.second) if code]
    parts = [
        found.file_word,
        sheet.slug,
        _name_of(subject) if found.about and subject else "",
        settled.paper if len(found.papers) > 1 or found.takes_millimetres else "",
        {"large": "isoteksti", "plain": "selko"}.get(settled.variant, ""),
        "mustavalko" if settled.ink == "black" else "",
        "painoon" if settled.shop else "",
        "-".join(languages) if languages != ["fi"] else "",
    ]
    return "-".join(part for part in parts if part) + ".pdf"


def _name_of(subject: Subject) -> str:
    if isinstance(subject, Written):
        return subject.recipient.slug
    if isinstance(subject, MeetingFacts):
        return subject.day.isoformat()
    return subject.slug


@functools.cache
def revision() -> str:
    """Return the digest of everything that shapes documents besides facts: code, templates, fonts, libraries."""
    digest = hashlib.blake2b(digest_size=16)
    for pattern in SOURCES:
        for path in sorted(ROOT.glob(pattern)):
            digest.update(path.name.encode() + path.read_bytes())
    for library in LIBRARIES:
        digest.update(f"{library} {version(library)}".encode())
    return digest.hexdigest()


def _kind(name: str, design: Design) -> Kind:
    if name not in KINDS:
        raise UnknownKind(f"no kind {name!r}; there are: {', '.join(KINDS)}")
    if not KINDS[name].takes(design.paper):
        raise UnknownKind(f"{name} is printed on {', '.join(KINDS[name].papers)}, not on {design.paper!r}")
    return KINDS[name]


def _settled(kind: str, sheet: EventSheet, design: Design) -> Design:
    """Return the design as this kind uses it; a theme nobody knows is the event's own, and that may be the first."""
    settled = KINDS[kind].settled(design)
    if not KINDS[kind].has_themes:
        return settled
    chosen = settled.theme or sheet.theme
    return replace(settled, theme=chosen if chosen in THEMES else FIRST_THEME)
