"""Where are finished documents kept, so that an unchanged one is read and not rendered again?

Files named by digest in the storage "rendered". Nobody has to forget anything: changed facts have another name.
"""

import json
from dataclasses import asdict, replace

from django.core.files.storage import storages

from events.documents import kinds
from events.documents.design import Design
from events.documents.fitting import Notice
from events.documents.kind import Document, Subject
from events.facts import EventSheet
from talkoot.lib import storing

HEADER_END = b"\n"


def document(
    kind: str,
    sheet: EventSheet,
    subject: Subject | None = None,
    design: Design | None = None,
    second: EventSheet | None = None,
) -> Document:
    """Return a document, kept or rendered now. Raises what kinds.make raises."""
    digest = kinds.cache_key(kind, sheet, subject, design, second)
    found = kept(kind, digest)
    if found is not None:
        return replace(found, file_name=kinds.file_name(kind, sheet, subject, design))
    made = kinds.make(kind, sheet, subject, design, second)
    keep(made)
    return made


def picture(document: Document, width_px: int) -> bytes:
    """Return the first page as PNG, kept or drawn now. Raises press.PressError."""
    name = _name(document.kind, document.digest, f"-{width_px}.png")
    found = read(name)
    if found is None:
        found = kinds.picture(document, width_px)
        write(name, found)
    return found


def kept(kind: str, digest: str) -> Document | None:
    """Return the kept document of that digest, or None."""
    content = read(_name(kind, digest, ".document"))
    if content is None:
        return None
    head, _, pdf = content.partition(HEADER_END)
    facts = json.loads(head)
    facts["warnings"] = tuple(Notice(**notice) for notice in facts["warnings"])
    facts["log"] = tuple(facts["log"])
    return Document(pdf=pdf, **facts)


def keep(document: Document) -> None:
    """Keep a document: one line of words, then the PDF."""
    facts = asdict(replace(document, pdf=b""))
    del facts["pdf"]
    head = json.dumps(facts).encode()
    write(_name(document.kind, document.digest, ".document"), head + HEADER_END + document.pdf)


def read(name: str) -> bytes | None:
    """Return a kept file's bytes, or None."""
    return storing.read(storages["rendered"], name)


def write(name: str, content: bytes) -> None:
    """Keep a file whole or not at all. The same name, the same bytes."""
    storing.write_whole(storages["rendered"], name, content)


def _name(kind: str, digest: str, ending: str) -> str:
    return f"{kind}/{digest[:2]}/{digest}{ending}"
