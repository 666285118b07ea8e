"""How is what has only been typed turned into a picture, and where is that picture for the moment it is needed?"""

import json
import re
from contextlib import suppress
from dataclasses import asdict, dataclass

from django.conf import settings
from django.core.files.storage import storages

from . import sheet
from .documents import kinds, press, store
from .documents.design import Design
from .documents.fitting import Notice
from .facts import EventSheet, Recipient, Written
from .models import Event, PosterDesign

FOLDER = "previews"
KEPT = 100  # previews of all events together; the oldest make room
FILES = 3  # of one preview: picture, PDF and notices
WIDTH_PX = 720
_DIGEST = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Preview:
    """A finished preview: its digest names the picture and the PDF behind it."""

    digest: str
    sheet: EventSheet
    warnings: tuple[Notice, ...]


def poster_of(
    event: Event,
    language: str,
    paper: str,
    look: PosterDesign | None = None,
    design: Design | None = None,
) -> Preview:
    """Return the poster of a record that may hold unsaved facts, its picture kept for a while.

    `look` may hold unsaved choices too; without one the saved ones count. `design` tells variant, ink and second
    language; the paper is always `paper`.

    Raises press.PressError when it cannot be made within settings.PREVIEW_PATIENCE seconds. Writes nothing to the
    database.
    """
    stands = list(event.stands.in_order().prefetch_related("presenters"))
    meetings, texts = list(event.meetings.all()), list(event.texts.all())
    look, pictures = look or sheet.design_of(event), list(event.network.pictures.all())
    design = (design or Design()).on(paper)
    facts = sheet.from_rows(event, stands, meetings, texts, language, pictures, look)
    second = None
    if design.second not in ("", language):
        second = sheet.from_rows(event, stands, meetings, texts, design.second, pictures, look)
    digest = kinds.cache_key("poster", facts, None, design, second)
    found = _kept(event, digest, facts)
    if found is not None:
        return found
    with press.within(settings.PREVIEW_PATIENCE):
        document = kinds.make("poster", facts, None, design, second)
        picture_bytes = kinds.picture(document, WIDTH_PX)
    warnings = json.dumps([asdict(notice) for notice in document.warnings])
    for ending, content in (("pdf", document.pdf), ("json", warnings.encode()), ("png", picture_bytes)):
        store.write(f"{FOLDER}/{event.pk}-{digest}.{ending}", content)
    _make_room()
    return Preview(digest, facts, document.warnings)


def _kept(event: Event, digest: str, facts: EventSheet) -> Preview | None:
    """Return a preview that was made a moment ago: the same facts, as when a change is typed and taken back."""
    warnings = _read(event, digest, "json")
    if warnings is None or _read(event, digest, "png") is None:
        return None
    return Preview(digest, facts, tuple(Notice(**notice) for notice in json.loads(warnings)))


def picture(event: Event, digest: str) -> bytes | None:
    """Return the PNG of a kept preview of this event, or None when it is gone or was never made."""
    return _read(event, digest, "png")


def pdf(event: Event, digest: str) -> bytes | None:
    """Return the PDF behind a kept preview of this event, or None."""
    return _read(event, digest, "pdf")


def _read(event: Event, digest: str, ending: str) -> bytes | None:
    if not _DIGEST.fullmatch(digest):
        return None
    return store.read(f"{FOLDER}/{event.pk}-{digest}.{ending}")


def _make_room() -> None:
    """Delete the oldest files when there are more than are kept."""
    storage = storages["rendered"]
    names = storage.listdir(FOLDER)[1]
    if len(names) <= FILES * KEPT:
        return
    ages = {}
    for name in names:
        with suppress(FileNotFoundError):  # another process may be making room too
            ages[name] = storage.get_modified_time(f"{FOLDER}/{name}")
    for name in sorted(ages, key=lambda one: ages[one])[: len(ages) - FILES * KEPT]:
        with suppress(FileNotFoundError):
            storage.delete(f"{FOLDER}/{name}")


def letter_of(event: Event, kind: str, facts: EventSheet, subject: Recipient | Written) -> str:
    """Return the digest of a letter's picture, kept for a while for those who may see letters.

    Raises press.PressError when it cannot be made within settings.PREVIEW_PATIENCE seconds.
    """
    digest = kinds.cache_key(kind, facts, subject)
    if letter_picture(event, digest) is None:
        with press.within(settings.PREVIEW_PATIENCE):
            made = kinds.picture(kinds.make(kind, facts, subject), WIDTH_PX)
        store.write(f"{FOLDER}/{event.pk}-letter-{digest}.png", made)
        _make_room()
    return digest


def letter_picture(event: Event, digest: str) -> bytes | None:
    """Return the PNG of a letter's preview, or None when it is gone or was never made."""
    if not _DIGEST.fullmatch(digest):
        return None
    return store.read(f"{FOLDER}/{event.pk}-letter-{digest}.png")
