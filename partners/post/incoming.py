"""Which mail has come back to the portal's own mailbox, and how is it marked as read?

A mailbox over IMAP (RFC 9051) or a directory of the form Maildir. Nothing is deleted: what was looked at is marked as
seen, so that a person may still read it. Without a mailbox there is nothing to read.
"""

import imaplib
import mailbox
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import make_msgid
from functools import partial
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.conf import settings

from .letter import Parcel

LARGEST = 1_000_000  # bytes; an answer has a few thousand
AT_ONCE = 100  # mails in one round
TIMEOUT_SECONDS = 20
FLAGS = ":2,"  # what stands in the file names of a Maildir before the flags
ON_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")
PORTS = {"imaps": 993, "imap": 143}


@dataclass(frozen=True, slots=True)
class Incoming:
    """One mail that nobody has looked at. `seen` marks it; until then it comes again."""

    content: bytes
    seen: Callable[[], None]


def inbox() -> Path | None:
    """Return the directory of answers: the one that is configured, or the example's beside its mailbox."""
    if settings.REPLY_MAILDIR:
        return Path(settings.REPLY_MAILDIR)
    return Path(settings.MAILBOX_DIR) / "vastaukset" if settings.MAILBOX_DIR else None


def unseen() -> Iterator[Incoming]:
    """Yield what has come and was not looked at. Raises OSError and imaplib.IMAP4.error."""
    directory = inbox()
    if settings.IMAP_URL:
        yield from _over_imap(settings.IMAP_URL)
    elif directory is not None and directory.is_dir():
        yield from _of_directory(directory)


def put(content: bytes, into: Path) -> None:
    """Let a mail arrive in a directory, as a mail server does; the example answers itself in this way."""
    into.parent.mkdir(parents=True, exist_ok=True)
    mailbox.Maildir(into, create=True).add(content)


def answer_mail(sender: str, receiver: str, title: str, calendar: Parcel) -> bytes:
    """Return a mail as a calendar program sends it: a few words and the calendar part (RFC 6047 4)."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, receiver, " ".join(title.split())
    mail["Message-ID"] = make_msgid(domain="example.org")
    mail.set_content(title)
    method = calendar.content_type.partition("method=")[2]
    mail.add_alternative(
        calendar.content, maintype="text", subtype="calendar", params={"method": method, "charset": "utf-8"}
    )
    return mail.as_bytes()


def _of_directory(directory: Path) -> Iterator[Incoming]:
    """Yield the oldest mails of a Maildir whose file names do not say "seen"."""
    files = (
        path
        for part in ("new", "cur")
        if (directory / part).is_dir()
        for path in (directory / part).iterdir()
    )
    waiting = sorted(path for path in files if path.is_file() and "S" not in path.name.partition(FLAGS)[2])
    for path in waiting[:AT_ONCE]:
        try:
            content = path.read_bytes() if path.stat().st_size <= LARGEST else b""
        except FileNotFoundError:
            continue  # another reader has just marked it
        yield Incoming(content, partial(_mark, path, directory))


def _mark(path: Path, directory: Path) -> None:
    name, _flags, flags = path.name.partition(FLAGS)
    try:
        path.rename(directory / "cur" / f"{name}{FLAGS}{''.join(sorted({*flags, 'S'}))}")
    except FileNotFoundError:
        return  # marked already


def _over_imap(url: str) -> Iterator[Incoming]:
    with _signed_in(url) as server:
        _state, found = server.search(None, "UNSEEN")
        for number in found[0].split()[:AT_ONCE]:
            yield Incoming(_fetched(server, number), partial(_flag, server, number))


@contextmanager
def _signed_in(url: str) -> Iterator[imaplib.IMAP4]:
    """Open the mailbox of imaps://user:password@host/INBOX; certificates are verified.

    With imap:// the connection is secured before anything is said, unless the server is on this machine.
    """
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or PORTS.get(parts.scheme, 993)
    context = ssl.create_default_context()
    if parts.scheme == "imaps":
        server: imaplib.IMAP4 = imaplib.IMAP4_SSL(host, port, ssl_context=context, timeout=TIMEOUT_SECONDS)
    else:
        server = imaplib.IMAP4(host, port, timeout=TIMEOUT_SECONDS)
        if host not in ON_THIS_MACHINE:
            server.starttls(context)
    try:
        server.login(unquote(parts.username or ""), unquote(parts.password or ""))
        server.select(unquote(parts.path.strip("/")) or "INBOX")
        yield server
    finally:
        server.logout()


def _fetched(server: imaplib.IMAP4, number: bytes) -> bytes:
    """Return a mail without marking it; nothing of one that is too large."""
    _state, found = server.fetch(number.decode(), f"(BODY.PEEK[]<0.{LARGEST + 1}>)")
    part = next((one for one in found if isinstance(one, tuple)), None)
    content = part[1] if part else b""
    return content if len(content) <= LARGEST else b""


def _flag(server: imaplib.IMAP4, number: bytes) -> None:
    server.store(number.decode(), "+FLAGS", "(\\Seen)")
