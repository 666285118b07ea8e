"""What do all letters on paper share: the recipient in the window, the frame of the page, links, signature and foot?

Tabs at 20 + n × 22.86 mm, recipient in the window of a C5 envelope, heading under the window, identification
repeated on every page (Finnish standard layout of documents, 2007 edition, as described in public guides).
"""

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from events.documents import colours, drawings, frozen, images, press, stamping, text_runs
from events.documents.breaking import ADDRESS_PIECES, glue
from events.documents.faces import MM_PER_POINT, NO_BREAK_SPACE, printable
from events.documents.fitting import Notice, wrap
from events.documents.poster_words import short_address
from events.facts import EventSheet, Recipient, Sender
from talkoot.lib.dates import short_date
from talkoot.lib.finnish import soft_hyphens

ADDRESS_WIDTH, ADDRESS_LINES = 80.0, 5  # mm and lines: what a window shows whatever way the letter slides
ADDRESS_LEFT, ADDRESS_TOP, BODY_TOP, BODY_END = 20.0, 44.6, 86.0, 265.0
LINK_WIDTH, LINK_SIZE = 100.0, 11.0  # mm beside the QR code, and points
ADDRESS_SIZES = (11.0, 10.5, 10.0, 9.5, 9.0)
# mm, lines and points of the sender: what stands above the window, and in the foot
HEAD_WIDTH, HEAD_LINES, HEAD_SIZES = 74.0, 5, (11.0, 10.0, 9.0)
FOOT_WIDTH, FOOT_LINES, FOOT_SIZES = 62.0, 5, (9.0, 8.0, 7.0)
MANY_PAGES = """
@page { margin-bottom: 34mm;
  @top-right { content: counter(page) "\\00a0(" counter(pages) ")" }
  @bottom-left { content: element(contacts); width: 175mm; vertical-align: top; padding-top: 6mm } }
footer { position: running(contacts); top: 0; left: 0 }
"""


@dataclass(frozen=True, slots=True)
class Own:
    """The words of a letter that are one recipient's own."""

    address: Sequence[str]
    link_lines: Sequence[str]
    link: str
    bookmark: str


@functools.cache
def style() -> stamping.Style:
    """Return what all letters share."""
    return stamping.Style((press.STYLES / "letter.css").read_text(), fits)


def fits(page_count: int, boxes: Mapping[str, Sequence[float]]) -> bool:
    """Tell whether a letter laid out for one page leaves the foot free."""
    ends = [box[4] for name, box in boxes.items() if name != "contacts"]
    return page_count == 1 and max(ends) <= BODY_END


def frame(sheet: EventSheet, own: Own) -> dict[str, object]:
    """Return what stands around the words of every letter; the sheet's language must be active."""
    return {
        "language": sheet.language,
        "sender": sheet.sender,
        "date": short_date(sheet.letter_date, sheet.language) if sheet.letter_date else "",
        "case_number": printable(sheet.case_number),
        "address": own.address,
        "link": own.link,
        "shown_link": "\n".join(own.link_lines),
        "qr": code(own.link),
        "contacts": contacts(sheet),
        "signature": signature(sheet.sender),
    }


def signature(sender: Sender) -> dict[str, str] | None:
    """Return the picture of the signer's signature, or None: without one there is room to sign by hand."""
    picture = sender.signature
    address = images.uploaded(picture) if picture else ""
    if picture is None or not address:
        return None
    return {"address": address, "alt": printable(picture.alt) or printable(sender.signer_name)}


def code(link: str) -> str:
    """Return the QR code of a link as an address; for a slot's link the picture that is replaced by each one's own."""
    if link.startswith(frozen.LINK):
        return frozen.CODE
    return drawings.data_address(drawings.qr_code(link)) if link else ""


def link_lines(link: str, language: str = "fi") -> tuple[str, ...]:
    """Return a link as people type it, in lines of at most 100 mm, parted after a slash where possible."""
    lines, used = [""], 0.0
    for piece in ADDRESS_PIECES.findall(printable(short_address(link))):
        whole = text_width(piece, "bold", LINK_SIZE, language)
        for part in piece if whole > LINK_WIDTH else (piece,):
            width = whole if part is piece else text_width(part, "bold", LINK_SIZE, language)
            if lines[-1] and used + width > LINK_WIDTH:
                lines.append("")
                used = 0.0
            lines[-1] += part
            used += width
    return tuple(line for line in lines if line)


def text_width(words: str, face: str, points: float, language: str) -> float:
    """Return the width in mm of a line that is shaped only once, here or when it is stamped."""
    return text_runs.shaped(words, face, language).width * points * MM_PER_POINT


def text(words: str) -> str:
    """Return one text as the fonts can print it, with places where long Finnish words may break."""
    return " ".join(
        soft_hyphens(word) if len(word) > 14 or "|" in word else word for word in printable(words).split(" ")
    )


def paragraphs(words: str) -> tuple[str, ...]:
    """Return the non-empty paragraphs of a free text."""
    return tuple(text(part) for part in re.split(r"\n+", words) if printable(part))


def contacts(sheet: EventSheet) -> list[list[str]]:
    """Return the contact block in its standard order: address, phone and e-mail, web and business id."""
    sender = sheet.sender
    town = f"{sender.postal_code} {sender.postal_place}".strip()
    phone = _("tel.") + NO_BREAK_SPACE + sender.phone.replace(" ", NO_BREAK_SPACE) if sender.phone else ""
    business = _("Business ID %(id)s") % {"id": sender.business_id} if sender.business_id else ""
    address = ", ".join(part for part in (sender.street_address, town) if part)
    blocks = [[sender.name, address], [phone, sender.email], [sender.website, business]]
    kept = [[printable(line) for line in block if printable(line)] for block in blocks]
    return [block for block in kept if block]


def address_lines(
    recipient: Recipient | None, language: str = "fi"
) -> tuple[tuple[str, ...], float, tuple[Notice, ...]]:
    """Return at most five lines of at most 80 mm, their size in points, and a notice when some did not fit.

    Posti's order: organisation, person, street, postal code and LOCALITY.
    """
    if recipient is None:
        return (), ADDRESS_SIZES[0], ()
    town = f"{recipient.postal_code} {recipient.postal_place.upper()}".strip()
    told = (recipient.organisation, recipient.person, recipient.street_address, town)
    parts = [part for words in told if (part := printable(words))]
    lines: tuple[str, ...] = ()
    for size in ADDRESS_SIZES:
        lines = tuple(line for part in parts for line in _wrapped(part, size, language))
        if len(lines) <= ADDRESS_LINES:
            return lines, size, ()
    kept = (*lines[: ADDRESS_LINES - 2], *lines[-2:])
    return kept, ADDRESS_SIZES[-1], (Notice("address_too_long", {"lines": len(lines)}),)


def _wrapped(part: str, size: float, language: str) -> tuple[str, ...]:
    """Return a part of an address in lines; most take one, which then need not be searched for."""
    line = glue(part)
    if text_width(line, "text", size, language) <= ADDRESS_WIDTH:
        return (line,)
    return wrap(part, ADDRESS_WIDTH, "text", size).lines


def _sender_sizes(sheet: EventSheet) -> str:
    """Return the sizes of the sender's name and of the foot: long ones step down so that they stay in their place."""
    sender = sheet.sender
    head = _size((sender.name, "bold"), (sender.project, "text"), HEAD_WIDTH, HEAD_LINES, HEAD_SIZES)
    address = f"{sender.street_address}, {sender.postal_code} {sender.postal_place}"
    foot = _size((sender.name, "text"), (address, "text"), FOOT_WIDTH, FOOT_LINES, FOOT_SIZES)
    return f"#whose{{font-size:{head}pt}}footer{{font-size:{foot}pt}}"


def _size(
    name: tuple[str, str], below: tuple[str, str], width: float, most: int, sizes: Sequence[float]
) -> float:
    """Return the first size at which two texts, each with its face, take so many lines at most, else the smallest."""
    for size in sizes:
        if sum(len(wrap(printable(words), width, face, size).lines) for words, face in (name, below)) <= most:
            return size
    return sizes[-1]


def page_css(sheet: EventSheet, size: float, many: bool) -> str:
    """Return the letter's own numbers: window offsets, address size, and page numbers when they are needed."""
    left = ADDRESS_LEFT + sheet.sender.window_left_mm
    top = ADDRESS_TOP + sheet.sender.window_top_mm
    body = max(BODY_TOP, BODY_TOP + sheet.sender.window_top_mm)
    dark = colours.dark(sheet.sender.colour_dark)
    mark = drawings.data_address(drawings.asker_and_answerer(dark, "#ffffff"))
    return (
        f"@page:first{{margin-top:{body:.2f}mm}}"
        f"html{{--up:{-body:.2f}mm;--dark:{dark}}}{_sender_sizes(sheet)}"
        f"#address{{left:{left - 20:.2f}mm;top:{top - body:.2f}mm;font-size:{size}pt}}"
        f'#mark{{background:url("{mark}") 0 100%/contain no-repeat}}{MANY_PAGES if many else ""}'
    )
