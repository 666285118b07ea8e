"""Which kinds of document are there, what does each need, and when is a printed one stale?

Everything here is a pure function of (kind, sheet, subject, paper, theme): the same facts give the same bytes.
"""

import functools
import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

from events.documents import images, letter, poster, presenters_list, table_signs
from events.documents.fitting import Notice
from events.documents.poster_themes import THEMES
from events.documents.printed import Printed
from events.facts import EventSheet, Recipient

ROOT = Path(__file__).resolve().parents[2]
SOURCES = (
    "events/documents/*.py",
    "events/facts.py",
    "talkoot/lib/dates.py",
    "talkoot/lib/finnish.py",
    "talkoot/locale/*/LC_MESSAGES/django.mo",
    "templates/documents/**/*.html",
    "static/documents/*.css",
    "static/documents/fonts/*.ttf",
)
LIBRARIES = ("weasyprint", "pydyf", "tinyhtml5", "tinycss2", "uharfbuzz", "segno", "django")
FIRST_THEME, FIRST_PAPER = "kysyja", "a4"
POSTER_FACTS = (
    "language",
    "public_url",
    "sender",
    "title",
    "what_you_get",
    "kind_name",
    "day",
    "opens",
    "closes",
    "previous_day",
    "previous_opens",
    "previous_closes",
    "state",
    "published",
    "attendance",
    "place",
    "access",
    "contact",
    "free",
    "bring",
    "languages",
    "helpers",
)
LETTER_FACTS = (
    "language",
    "sender",
    "title",
    "day",
    "opens",
    "closes",
    "set_up_from",
    "attendance",
    "place",
    "answer_by",
    "letter_date",
    "case_number",
    "meetings",
    "letter",
)
SIGN_FACTS = ("language", "sender", "title", "kind_name", "stands")
LIST_FACTS = (
    "language", "sender", "title", "day", "opens", "closes", "previous_day", "previous_opens", "previous_closes",
    "state", "set_up_from", "take_down_until", "place", "stands", "room",
)  # fmt: skip


class UnknownKind(LookupError):
    """There is no such kind of document, or not on that paper."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A sort of document: the facts it shows, the papers it fits, whom it is for, and its name in files."""

    name: str
    file_word: str
    facts: tuple[str, ...]
    papers: tuple[str, ...]
    needs_recipient: bool
    has_themes: bool
    render: Callable[[EventSheet, Recipient | None, str, str], Printed]
    names_people: bool = False  # tells who comes, so not everybody who sees the event may read it


@dataclass(frozen=True, slots=True)
class Document:
    """A finished document. `digest` names it: it changes exactly when one of its facts or its design does."""

    kind: str
    pdf: bytes
    warnings: tuple[Notice, ...]
    page_count: int
    digest: str
    file_name: str
    log: tuple[str, ...] = ()


def _poster(sheet: EventSheet, subject: Recipient | None, paper: str, theme: str) -> Printed:
    return poster.poster(sheet, paper, theme)


def _letter(sheet: EventSheet, subject: Recipient | None, paper: str, theme: str) -> Printed:
    return letter.invitation_letter(sheet, subject)


def _table_signs(sheet: EventSheet, subject: Recipient | None, paper: str, theme: str) -> Printed:
    return table_signs.table_signs(sheet, paper)


def _presenters_list(sheet: EventSheet, subject: Recipient | None, paper: str, theme: str) -> Printed:
    return presenters_list.presenters_list(sheet)


KINDS = {
    kind.name: kind
    for kind in (
        Kind("poster", "juliste", POSTER_FACTS, ("a4", "a3"), False, True, _poster),
        Kind("invitation_letter", "kutsukirje", LETTER_FACTS, ("a4",), True, False, _letter),
        Kind("table_signs", "poytakyltit", SIGN_FACTS, ("a4", "a5"), False, False, _table_signs, True),
        Kind("presenters_list", "esittelijat", LIST_FACTS, ("a4",), False, False, _presenters_list, True),
    )
}


def make(
    kind: str,
    sheet: EventSheet,
    subject: Recipient | None = None,
    paper: str = FIRST_PAPER,
    theme: str | None = None,
) -> Document:
    """Render a document now.

    `subject` is the recipient of a letter (None leaves the address out). Raises UnknownKind, and
    press.PressError when the renderer is busy, too slow or failed: never a broken file.
    """
    found, chosen = _kind(kind, paper), _theme(sheet, theme)
    printed = found.render(sheet, subject, paper, chosen)
    return Document(
        kind=kind,
        pdf=printed.pdf,
        warnings=printed.notices,
        page_count=printed.page_count,
        digest=cache_key(kind, sheet, subject, paper, theme),
        file_name=file_name(kind, sheet, subject, paper),
        log=printed.log,
    )


def picture(document: Document, width_px: int, page: int = 0) -> bytes:
    """Return a page of a document as PNG of the given width. Raises press.PressError."""
    return images.page_picture(document.pdf, width_px, page)


def cache_key(
    kind: str,
    sheet: EventSheet,
    subject: Recipient | None = None,
    paper: str = FIRST_PAPER,
    theme: str | None = None,
) -> str:
    """Return 32 hex digits over the design's revision and every fact that the kind shows."""
    found = _kind(kind, paper)
    return _key(
        found.name,
        sheet,
        subject if found.needs_recipient else None,
        paper,
        _theme(sheet, theme) if found.has_themes else "",
    )


@functools.lru_cache(maxsize=512)
def _key(kind: str, sheet: EventSheet, subject: Recipient | None, paper: str, theme: str) -> str:
    told = json.dumps(asdict(subject), sort_keys=True) if subject else ""
    parts = (revision(), kind, paper, theme, sheet.digest(KINDS[kind].facts), told)
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=16).hexdigest()


def file_name(kind: str, sheet: EventSheet, subject: Recipient | None = None, paper: str = "a4") -> str:
    """Return a file name that says what, whose, which paper and which language: juliste-kajaani-a4.pdf."""
    found = KINDS[kind]
    parts = [found.file_word, sheet.slug]
    if found.needs_recipient and subject:
        parts.append(subject.slug)
    if len(found.papers) > 1:
        parts.append(paper)
    if sheet.language != "fi":
        parts.append(sheet.language)
    return "-".join(part for part in parts if part) + ".pdf"


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


def _kind(name: str, paper: str) -> Kind:
    if name not in KINDS:
        raise UnknownKind(f"no kind {name!r}; there are: {', '.join(KINDS)}")
    if paper not in KINDS[name].papers:
        raise UnknownKind(f"{name} is printed on {', '.join(KINDS[name].papers)}, not on {paper!r}")
    return KINDS[name]


def _theme(sheet: EventSheet, theme: str | None) -> str:
    chosen = theme or sheet.theme
    return chosen if chosen in THEMES else FIRST_THEME
