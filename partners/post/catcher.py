"""Where does mail lie that the example portal has sent, and what was in it?

The catcher is a mail server that delivers to nobody: it keeps every mail as one file in a directory. A file's name
begins with a digest of the Message-ID, so that one look at the directory tells whether a mail was accepted; then
come the moment of arrival and a counter, so that a second copy of the same mail is a second file.
"""

import hashlib
import itertools
import os
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import EmailMessage, MIMEPart
from email.parser import BytesHeaderParser, HeaderParser
from email.utils import getaddresses
from pathlib import Path
from typing import IO

from django.conf import settings

NAME = re.compile(r"([0-9a-f]{32})-([0-9]{20})-[0-9]+-[0-9]+")
HEAD_BYTES = 64_000  # the headers of a mail are shorter than this (RFC 5321 4.5.3.1 allows a server far less)
_counter = itertools.count(1)


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file that came with a mail."""

    name: str
    content_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Envelope:
    """What a list shows of a mail: its headers as plain words, and when it arrived."""

    name: str
    arrived: datetime
    message_id: str
    sender: str
    receiver: str
    title: str
    replies: str = ""


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail as a person reads it. `html` is the source of the HTML part and must never be shown as a page."""

    envelope: Envelope
    text: str
    html: str
    files: tuple[Enclosed, ...]


def directory() -> Path | None:
    """Return the directory of the catcher's mail; None where mail really leaves."""
    return Path(settings.MAILBOX_DIR) if settings.MAILBOX_DIR else None


def mark_of(message_id: str) -> str:
    """Return what the file names of this mail begin with."""
    return hashlib.sha256(message_id.strip().encode("utf-8", "surrogateescape")).hexdigest()[:32]


def message_id_of(content: bytes) -> str:
    """Return the Message-ID as it stands in the headers, or an empty text."""
    headers = BytesHeaderParser(policy=policy.compat32).parsebytes(content[:HEAD_BYTES])
    return "".join(str(headers.get("Message-ID", "")).split())


def save(content: bytes, into: Path) -> Path:
    """Keep a mail; when this returns, the file and its name are on the disk. Raises OSError."""
    into.mkdir(parents=True, exist_ok=True)
    name = f"{mark_of(message_id_of(content))}-{time.time_ns():020d}-{os.getpid()}-{next(_counter)}"
    unfinished, finished = into / f"{name}.part", into / f"{name}.eml"
    with unfinished.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    unfinished.rename(finished)
    held = os.open(into, os.O_RDONLY)
    try:
        os.fsync(held)  # the name as well: a mail that is acknowledged must be found
    finally:
        os.close(held)
    return finished


def holds(message_id: str, inside: Path) -> int:
    """Return how many copies of a mail have arrived."""
    mark = mark_of(message_id)
    return sum(1 for name in _names(inside) if name.startswith(mark))


def newest(inside: Path, marks: set[str] | None = None) -> list[str]:
    """Return the names of mails, the newest first; only those with one of the marks when marks are given."""
    found = [name for name in _names(inside) if marks is None or name[:32] in marks]
    return sorted(found, key=lambda name: name[33:], reverse=True)


def _names(inside: Path) -> Iterator[str]:
    if inside.is_dir():
        for entry in os.scandir(inside):
            if entry.name.endswith(".eml") and NAME.fullmatch(entry.name[:-4]):
                yield entry.name[:-4]


def is_name(name: str) -> bool:
    """Tell whether this could be a mail's name; whatever comes from an address is asked first."""
    return bool(NAME.fullmatch(name))


def envelope(name: str, inside: Path) -> Envelope:
    """Return the headers of one mail. Raises FileNotFoundError for a name that is not there."""
    with _open(name, inside) as file:
        return _envelope(name, file.read(HEAD_BYTES))


def read(name: str, inside: Path) -> Mail:
    """Return one mail. Raises FileNotFoundError for a name that is not there."""
    with _open(name, inside) as file:
        content = file.read()
    message = message_from_bytes(content, _class=EmailMessage, policy=policy.default)
    plain, html = (message.get_body(preferencelist=(kind,)) for kind in ("plain", "html"))
    shown = {id(part) for part in (plain, html) if part is not None}
    files = [_enclosed(part) for part in message.walk() if id(part) not in shown and _is_file(part)]
    return Mail(_envelope(name, content), _text(plain), _text(html), tuple(files))


def _open(name: str, inside: Path) -> IO[bytes]:
    if not is_name(name):
        raise FileNotFoundError(name)
    return (inside / f"{name}.eml").open("rb")


def _envelope(name: str, content: bytes) -> Envelope:
    # Headers may be UTF-8 as they are (RFC 6532); Python's newer parser puts spaces between the parts of a long name.
    headers = HeaderParser(policy=policy.compat32).parsestr(content[:HEAD_BYTES].decode("utf-8", "replace"))

    def people(header: str) -> str:
        found = getaddresses([str(one) for one in headers.get_all(header, [])])
        return "; ".join(", ".join(filter(None, [_decoded(name), address])) for name, address in found)

    return Envelope(
        name=name,
        arrived=datetime.fromtimestamp(int(name[33:53]) / 1e9, UTC),
        message_id=message_id_of(content),
        sender=people("From"),
        receiver=people("To"),
        title=_decoded(str(headers.get("Subject", ""))),
        replies=people("Reply-To"),
    )


def _decoded(written: str) -> str:
    """Return a header's words on one line without their encoding (RFC 2047); unknown encodings stay as they are."""
    line = " ".join(written.split())
    try:
        return str(make_header(decode_header(line)))
    except (LookupError, ValueError, HeaderParseError):  # ValueError: also UnicodeError
        return line


def _is_file(part: EmailMessage) -> bool:
    is_container = part.is_multipart() and part.get_content_type() != "message/rfc822"
    return not is_container and (part.get_content_maintype() != "text" or bool(part.get_filename()) or (
        part.get_content_type() == "text/calendar"
    ))  # fmt: skip


def _enclosed(part: EmailMessage) -> Enclosed:
    found = part.get_payload(decode=True)
    content = found if isinstance(found, bytes) else part.as_bytes()
    kind = part.get_content_type()
    return Enclosed(part.get_filename() or FALLBACKS.get(kind, "file.bin"), kind, content)


FALLBACKS = {"text/calendar": "invite.ics", "application/pdf": "letter.pdf", "message/rfc822": "mail.eml"}


def _text(part: MIMEPart | None) -> str:
    """Return the words of a text part; bytes that its character set does not know become question marks."""
    if part is None:
        return ""
    content = part.get_payload(decode=True)
    charset = part.get_content_charset() or "utf-8"
    try:
        return bytes(content).decode(charset, "replace") if isinstance(content, bytes) else ""
    except LookupError:
        return bytes(content).decode("utf-8", "replace") if isinstance(content, bytes) else ""
