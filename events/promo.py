"""What may a partner publish in its own channels: texts, and a poster and pictures with its logo beside ours?"""

import hashlib
from dataclasses import dataclass, replace

from partners.models import Picture

from . import ready_texts
from .documents import framed, kinds, store
from .documents.kind import Document
from .facts import EventSheet
from .models import Event, MarketingPlan, ReadyText, Stand
from .paper_facts import LogoFacts
from .plan_choices import ReadyKind
from .printing import Order, Work, work_for
from .sheet_poster import picture_of

TEXTS = (ReadyKind.SHORT, ReadyKind.PARAGRAPH, ReadyKind.FACEBOOK)
SHORT_LIMIT = ready_texts.SHORT  # characters: a limit that is worth showing
POSTER_PIXELS = 1240  # wide: A4 at 150 dots an inch
PREVIEW, PREVIEW_PIXELS = "esikatselu.png", 620  # shown on the page, not offered to be taken


@dataclass(frozen=True, slots=True)
class File:
    """One file of the kit by its name in the address; `pixels` is the width of a picture, 0 of a PDF."""

    name: str
    kind: str
    paper: str
    pixels: int = 0

    @property
    def content_type(self) -> str:
        """Return what a browser calls it."""
        return "image/png" if self.pixels else "application/pdf"


FILES = {
    one.name: one
    for one in (
        File("juliste.pdf", "poster", "a4"),
        File("juliste.png", "poster", "a4", POSTER_PIXELS),
        File("nelio.png", "screen", "square", 1080),
        File("tarina.png", "screen", "story", 1080),
        File(PREVIEW, "poster", "a4", PREVIEW_PIXELS),
    )
}


def texts_for(facts: EventSheet, event: Event) -> dict[ReadyKind, tuple[ready_texts.Part, ...]]:
    """Return the short text, the paragraph and the Facebook text in the sheet's language; one query.

    What the coordinator has written in their place is shown as long as it was made of the same facts.
    """
    made = ready_texts.texts_of(facts)
    kept = {
        row.kind: row
        for row in ReadyText.objects.filter(event=event, language=facts.language).exclude(text="")
    }
    found = {}
    for kind in TEXTS:
        row = kept.get(kind)
        is_true = row is not None and row.facts_digest == ready_texts.digest_of(made[kind])
        found[kind] = ready_texts.unpacked(row.text, made[kind]) if row and is_true else made[kind]
    return found


def wishes_of(event: Event) -> list[str]:
    """Return what the coordinator wishes to be told, a line each; one query."""
    plan = MarketingPlan.objects.filter(event=event).first()
    return [line.strip() for line in plan.messages.splitlines() if line.strip()] if plan else []


def logo_row(stand: Stand) -> Picture | None:
    """Return the logo that stands in what a partner publishes: the one it gave itself, else the organisation's."""
    return Picture.objects.published_by(stand.organisation, stand.subject).first()


def own_logo(stand: Stand, language: str) -> LogoFacts | None:
    """Return the partner's own logo, or None; one query."""
    found = logo_row(stand)
    return LogoFacts(picture_of(found, language)) if found else None


def work_of(stand: Stand, file: File, language: str) -> Work:
    """Return the order of a file with the partner's logo after ours and before the funders'."""
    work = work_for(stand.event, Order(file.kind, file.paper, language))
    logo = own_logo(stand, language)
    if logo is None:
        return work
    facts = work.sheet.with_changes(logos=(*work.sheet.logos, logo))
    digest = kinds.cache_key(work.order.kind, facts, None, work.order.design)
    return replace(work, sheet=facts, digest=digest)


def content_of(stand: Stand, file: File, language: str) -> bytes:
    """Return a file of the kit, kept or made now. Raises press.PressError."""
    work = work_of(stand, file, language)
    document = work.make()
    if not file.pixels:
        return document.pdf
    picture = store.picture(document, file.pixels)
    return _with_logos(document, work.sheet, stand, picture) if file.kind == "screen" else picture


def _with_logos(document: Document, facts: EventSheet, stand: Stand, picture: bytes) -> bytes:
    """Return a picture for a screen with the logos below it, where the partner has one; kept for the next time."""
    logo = own_logo(stand, facts.language)
    if logo is None:
        return picture
    logos = sorted(facts.logos, key=lambda one: one.is_funder)
    told = hashlib.blake2b(repr((document.digest, logos)).encode(), digest_size=16).hexdigest()
    name = f"framed/{told[:2]}/{told}.png"
    found = store.read(name)
    if found is None:
        found = framed.framed(picture, logos)
        store.write(name, found)
    return found
