"""How does a message of the outbox look on the wire?

multipart/mixed( multipart/alternative( plain, HTML, calendar ), files ), all of it in ASCII and in short lines, so that
no server on the way has to change anything (RFC 5322, 2045-2047, 2183, 2231, 3834, 6047).
"""

import re
from collections.abc import Iterable
from email.charset import QP, Charset
from email.encoders import encode_base64
from email.generator import BytesGenerator
from email.header import Header
from email.message import Message as Part
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.nonmultipart import MIMENonMultipart
from email.policy import compat32
from email.utils import format_datetime, parseaddr
from io import BytesIO
from secrets import token_hex
from urllib.parse import quote

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_noop

from talkoot.lib.text import safe_file_name

from ..models import Message
from .html_body import LINK_WORD, html_of, marked, without_controls
from .letter import Parcel
from .smtp import WRONG_ADDRESS

__all__ = ["Unwritable", "compose", "html_of", "is_ready_made", "marked", "own_address"]

READY_MADE = "message/rfc822"  # a parcel that is the whole mail (Django's own)
LONGEST_NAME = 75  # characters of a display name
WIRE = compat32.clone(linesep="\r\n", mangle_from_=False, max_line_length=0)  # folded below
UTF8 = Charset("utf-8")
UTF8.body_encoding = QP
_NOT_IN_NAMES = re.compile(r'[\s@:,;"<>()\[\]\\]+')
_METHOD = re.compile(rb"(?mi)^METHOD:([A-Z-]+)\r?$")
_ADDRESS = re.compile(r"[^\s<>()\[\],;:\\\"@\x00-\x1f\x7f]+@[^\s<>()\[\],;:\\\"@\x00-\x1f\x7f]+")


class Unwritable(ValueError):
    """The message cannot become a mail; the words are a message id that says why."""


def compose(message: Message, link: str, parcels: Iterable[Parcel], *, unsent: bool = False) -> bytes:
    """Return the whole mail with lines that end in CRLF. `unsent` makes it a draft for Outlook (X-Unsent).

    Raises Unwritable: no receiver, a letter that speaks of a link it has not got, a calendar of two minds.
    """
    files = list(parcels)
    if is_ready_made(files):
        return files[0].content
    if LINK_WORD in message.text and not link:
        raise Unwritable(gettext_noop("The letter speaks of a personal link that it does not have."))
    mail = MIMEMultipart("mixed", _boundary(), policy=WIRE)
    _write_headers(mail, message, unsent)
    mail.attach(_body(message, link, [file for file in files if _is_calendar(file)]))
    for file in files:
        if not _is_calendar(file):
            mail.attach(_attachment(file))
    return on_wire(mail)


def on_wire(mail: Part) -> bytes:
    """Return the bytes of a mail; its headers have been folded before."""
    out = BytesIO()
    BytesGenerator(out, policy=WIRE).flatten(mail)
    return out.getvalue()


def is_ready_made(parcels: list[Parcel]) -> bool:
    """Tell whether the only parcel is the mail itself."""
    return [parcel.content_type for parcel in parcels] == [READY_MADE]


def own_address() -> str:
    """Return the portal's own address, from which everything leaves, so that SPF, DKIM and DMARC agree."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1]


def _write_headers(mail: Part, message: Message, unsent: bool) -> None:
    from_name = message.from_name or (message.network.name if message.network else "Talkoot")
    headers = {
        "From": mailbox(from_name, own_address()),
        "To": mailbox(message.to_name, message.to_email) if message.to_email or not unsent else "",
        "Reply-To": mailbox(message.reply_name, message.reply_email) if message.reply_email else "",
        "Subject": unstructured("Subject", message.title),
        "Date": format_datetime(timezone.localtime()),
        "Message-ID": identity(message.message_id),
        "In-Reply-To": identity(message.thread) if message.thread else "",
        "References": identity(message.thread) if message.thread else "",
        "Content-Language": message.language,
        "X-Talkoot-Id": identity(message.message_id).strip("<>"),
    }
    if unsent:
        headers["X-Unsent"] = "1"
    elif message.released_by_id is None:  # nobody pressed a button for this one (RFC 3834)
        headers |= {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}
    for name, value in headers.items():
        if value:
            mail[name] = value


def unstructured(name: str, words: str) -> str:
    """Return free words for a header: one line, no control characters, encoded where they are not plain ASCII.

    Words that look like an encoded word (RFC 2047) are encoded too, or a receiver would decode what nobody encoded.
    """
    line = " ".join(without_controls(words).split())
    if line.isascii() and "=?" not in line:
        return line
    return Header(line, "utf-8", header_name=name, maxlinelen=74).encode()


def mailbox(name: str, address: str) -> str:
    """Return "Name <address>" (RFC 5322 3.4). Raises Unwritable when the address is not one."""
    if not _ADDRESS.fullmatch(address):
        raise Unwritable(WRONG_ADDRESS)
    shown = display_name(name)
    if not shown:
        return address
    if shown.isascii() and "=?" not in shown:
        return f'"{shown}" <{address}>'
    return f"{Header(shown, 'utf-8', header_name='Reply-To', maxlinelen=74).encode()}\n <{address}>"


def display_name(name: str) -> str:
    """Return a name without the signs that take part in addresses, so that none can pose as another address."""
    line = " ".join(_NOT_IN_NAMES.sub(" ", without_controls(name)).split())
    return line[:LONGEST_NAME].rstrip()


def identity(message_id: str) -> str:
    """Return a Message-ID for a header. Raises Unwritable when it is none."""
    if not re.fullmatch(r"<[!-;=?-~]+@[!-;=?-~]+>", message_id):
        raise Unwritable(gettext_noop("The message has no identity."))
    return message_id


def _body(message: Message, link: str, calendars: list[Parcel]) -> MIMEMultipart:
    body = MIMEMultipart("alternative", _boundary(), policy=WIRE)
    text = without_controls(message.text).replace(LINK_WORD, link)
    body.attach(_text("plain", text))
    body.attach(_text("html", html_of(message.text, link, message.language, message.title)))
    for calendar in calendars:
        body.attach(_calendar(calendar))
    return body


def _boundary() -> str:
    """Return a line that can stand neither in quoted-printable nor in base64 (RFC 2045 6.7)."""
    return f"=_{token_hex(12)}"


def _text(subtype: str, words: str) -> MIMENonMultipart:
    part = MIMENonMultipart("text", subtype, policy=WIRE)
    part.set_payload(words if words.endswith("\n") else words + "\n", UTF8)
    return part


def _is_calendar(file: Parcel) -> bool:
    return file.content_type.partition(";")[0].strip().lower() == "text/calendar"


def _calendar(file: Parcel) -> MIMEBase:
    """Return the calendar part; its `method` is what METHOD says, or programs refuse it (RFC 6047 2.4)."""
    found = _METHOD.findall(file.content)
    told = re.search(r"method=\"?([A-Za-z-]+)", file.content_type)
    if len(found) != 1 or (told and told[1].upper() != found[0].decode().upper()):
        raise Unwritable(gettext_noop("The calendar entry does not say what it wants."))
    method = found[0].decode().upper()
    part = MIMEBase("text", "calendar", charset="utf-8", method=method, policy=WIRE)
    return _filled(part, file.content)


def _attachment(file: Parcel) -> MIMEBase:
    main, _slash, sub = file.content_type.partition(";")[0].strip().partition("/")
    part = MIMEBase(main or "application", sub or "octet-stream", policy=WIRE)
    part["Content-Disposition"] = disposition(file.name)
    return _filled(part, file.content)


def _filled(part: MIMEBase, content: bytes) -> MIMEBase:
    part.set_payload(content)
    encode_base64(part)
    return part


def disposition(name: str) -> str:
    """Return the header that names a file: in ASCII for all, and with its own letters (RFC 2231, 6266)."""
    plain = safe_file_name(name)
    own = " ".join(re.sub(r"[/\\]", "-", without_controls(name)).split())[:100]
    return f"attachment; filename=\"{plain}\";\n filename*=UTF-8''{quote(own, safe='')}"
