"""How does a sheet become an invitation letter in the Finnish standard layout, in millimetres?

Tabs at 20 + n × 22.86 mm, recipient in the window of a C5 envelope, heading under the window, identification
repeated on every page (Finnish standard layout of documents, 2007 edition, as described in public guides).
"""

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.documents import colours, drawings, frozen, press, stamping
from events.documents.design import Design
from events.documents.faces import NO_BREAK_SPACE, printable, width_mm
from events.documents.fitting import Notice, wrap
from events.documents.kind import Kind, Subject
from events.documents.poster_words import short_address
from events.documents.printed import Printed
from events.facts import EventSheet, Recipient
from talkoot.lib.dates import deadline, hours, short_date, weekday_date
from talkoot.lib.finnish import soft_hyphens, without_seams

ADDRESS_WIDTH, ADDRESS_LINES = 80.0, 5  # mm and lines: what a window shows whatever way the letter slides
ADDRESS_LEFT, ADDRESS_TOP, BODY_TOP, BODY_END = 20.0, 44.6, 86.0, 265.0
LINK_WIDTH, LINK_SIZE = 100.0, 11.0  # mm beside the QR code, and points
ADDRESS_SIZES = (11.0, 10.5, 10.0, 9.5, 9.0)
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


@dataclass(frozen=True, slots=True)
class Row:
    """A labelled fact of the letter: paragraphs, and the link whose QR code stands beside them."""

    label: str
    paragraphs: tuple[str, ...]
    link: str = ""


def invitation_letter(sheet: EventSheet, recipient: Recipient | None) -> Printed:
    """Return the letter to one recipient, or without an address when nobody is chosen yet."""
    return stamping.printed(_letter(sheet, recipient), _style())


def invitation_letters(letters: Sequence[tuple[EventSheet, Recipient]]) -> Printed:
    """Return letters as one document for the printer, each in its own language and with a bookmark of its own."""
    title = f"{_('Invitation letters')}: {printable(letters[0][0].title)}"
    return stamping.bound([_letter(sheet, recipient) for sheet, recipient in letters], _style(), title)


def invitation_files(letters: Iterable[tuple[EventSheet, Recipient]]) -> Iterator[tuple[str, bytes]]:
    """Return (name without folder, PDF) of each letter, one at a time. Raises press.PressError."""
    for sheet, recipient in letters:
        ending = "" if sheet.language == "fi" else f"-{sheet.language}"
        yield (
            f"kutsukirje-{sheet.slug}-{recipient.slug}{ending}.pdf",
            invitation_letter(sheet, recipient).pdf,
        )


@functools.cache
def _style() -> stamping.Style:
    return stamping.Style((press.STYLES / "letter.css").read_text(), _fits)


def _letter(sheet: EventSheet, recipient: Recipient | None) -> stamping.Letter:
    """Return what is needed to lay a letter out, and apart from it the words that are the recipient's own."""
    lines, size, notices = address_lines(recipient)
    link = recipient.answer_url if recipient else ""
    links = link_lines(link)
    bookmark = printable(recipient.organisation) if recipient else ""
    slots = [stamping.Slot("line", line, "text", size, ADDRESS_WIDTH) for line in lines]
    slots += [stamping.Slot("line", line, "bold", LINK_SIZE, LINK_WIDTH) for line in links]
    slots += [stamping.Slot("link", link)] * bool(link) + [stamping.Slot("name", bookmark)] * bool(bookmark)

    def layout(words: Sequence[str], many: bool) -> tuple[str, str]:
        address, rest = words[: len(lines)], words[len(lines) :]
        shown, named = rest[: len(links)], rest[len(links) :]
        own = Own(address, shown, named[0] if link else "", named[-1] if bookmark else "")
        with translation.override(sheet.language):
            html = render_to_string("documents/invitation_letter.html", _facts(sheet, own) | {"many": many})
        return html, _css(sheet, size, many)

    form = (sheet, len(lines), size, len(links))
    return stamping.Letter(form, tuple(slots), layout, sheet.language, bookmark, notices)


def _fits(page_count: int, boxes: Mapping[str, Sequence[float]]) -> bool:
    """Tell whether a letter laid out for one page leaves the foot free."""
    ends = [box[4] for name, box in boxes.items() if name != "contacts"]
    return page_count == 1 and max(ends) <= BODY_END


def _facts(sheet: EventSheet, own: Own) -> dict[str, object]:
    letter, sender = sheet.letter, sheet.sender
    heading = letter.heading or _("Invitation: %(title)s") % {"title": sheet.title}
    return {
        "language": sheet.language,
        "sender": sender,
        "heading": text(heading),
        "date": short_date(sheet.letter_date, sheet.language) if sheet.letter_date else "",
        "case_number": printable(sheet.case_number),
        "address": own.address,
        "opening": paragraphs(letter.opening),
        "rows": [row for row in _rows(sheet, own.link) if row.paragraphs],
        "closing": paragraphs(letter.closing) + paragraphs(letter.ethics),
        "attachments": paragraphs(letter.attachments),
        "link": own.link,
        "shown_link": "\n".join(own.link_lines),
        "qr": _code(own.link),
        "contacts": _contacts(sheet),
        "title": printable(without_seams(heading)),
        "bookmark": own.bookmark or printable(without_seams(heading)),
    }


def _code(link: str) -> str:
    """Return the QR code of a link as an address; for a slot's link the picture that is replaced by each one's own."""
    if link.startswith(frozen.LINK):
        return frozen.CODE
    return drawings.data_address(drawings.qr_code(link)) if link else ""


def link_lines(link: str) -> tuple[str, ...]:
    """Return a link as people type it, in lines of at most 100 mm, parted after a slash where possible."""
    lines = [""]
    for piece in re.findall(r"[^/]*/?", printable(short_address(link))):
        if width_mm(lines[-1] + piece, "bold", LINK_SIZE) > LINK_WIDTH and lines[-1]:
            lines.append("")
        for letter in piece if width_mm(piece, "bold", LINK_SIZE) > LINK_WIDTH else (piece,):
            if width_mm(lines[-1] + letter, "bold", LINK_SIZE) > LINK_WIDTH:
                lines.append("")
            lines[-1] += letter
    return tuple(line for line in lines if line)


def text(words: str) -> str:
    """Return one text as the fonts can print it, with places where long Finnish words may break."""
    return " ".join(
        soft_hyphens(word) if len(word) > 14 or "|" in word else word for word in printable(words).split(" ")
    )


def paragraphs(words: str) -> tuple[str, ...]:
    """Return the non-empty paragraphs of a free text."""
    return tuple(text(part) for part in re.split(r"\n+", words) if printable(part))


def _rows(sheet: EventSheet, link: str) -> tuple[Row, ...]:
    return (
        Row(_("Time"), _time(sheet)),
        Row(_("Place"), _place(sheet)),
        Row(_("Your part"), paragraphs(sheet.letter.share)),
        Row(_("Confirmation"), _confirmation(sheet, link), link),
        Row(_("Planning meetings"), _meetings(sheet)),
    )


def _time(sheet: EventSheet) -> tuple[str, ...]:
    if not sheet.day:
        return (_("The day will be announced"),)
    told = weekday_date(sheet.day, sheet.language)
    if sheet.opens:
        told += " " + hours(sheet.opens, sheet.closes, sheet.language)
    if sheet.set_up_from:
        told += " " + _("(set-up %(hours)s)") % {"hours": hours(sheet.set_up_from, None, sheet.language)}
    return (told,)


def _place(sheet: EventSheet) -> tuple[str, ...]:
    if sheet.attendance == "online":
        return (_("On the web"),)
    if sheet.place is None:
        return (_("The place will be announced"),)
    parts = (sheet.place.name, sheet.place.room, sheet.place.address)
    return (text(", ".join(part for part in parts if part)),)


def _confirmation(sheet: EventSheet, link: str) -> tuple[str, ...]:
    """Ask for an answer: by the personal link, or by phone or e-mail while there is none."""
    by = deadline(sheet.answer_by, sheet.language) if sheet.answer_by else ""
    asked = _("Please confirm your participation %(deadline)s") % {"deadline": by} if by else ""
    asked = asked or _("Please confirm your participation")
    if link:
        return (asked + ":", _("The link is personal and works without signing in."))
    phone = printable(sheet.sender.phone).replace(" ", NO_BREAK_SPACE)
    ways = [_("by phone %(phone)s") % {"phone": phone}] if phone else []
    if sheet.sender.email:
        ways.append(_("by e-mail %(email)s") % {"email": printable(sheet.sender.email)})
    return (" ".join([asked, _(" or ").join(ways)]).strip() + ".",)


def _meetings(sheet: EventSheet) -> tuple[str, ...]:
    told = []
    for meeting in sheet.meetings:
        if not meeting.cancelled:
            when = f"{weekday_date(meeting.day, sheet.language)} "
            when += hours(meeting.starts, meeting.ends, sheet.language)
            told.append(", ".join(part for part in (when, printable(meeting.place)) if part))
    return tuple(told)


def _contacts(sheet: EventSheet) -> list[list[str]]:
    """Return the contact block in its standard order: address, phone and e-mail, web and business id."""
    sender = sheet.sender
    town = f"{sender.postal_code} {sender.postal_place}".strip()
    phone = _("tel.") + NO_BREAK_SPACE + sender.phone.replace(" ", NO_BREAK_SPACE) if sender.phone else ""
    business = _("Business ID %(id)s") % {"id": sender.business_id} if sender.business_id else ""
    address = ", ".join(part for part in (sender.street_address, town) if part)
    blocks = [[sender.name, address], [phone, sender.email], [sender.website, business]]
    kept = [[printable(line) for line in block if printable(line)] for block in blocks]
    return [block for block in kept if block]


def address_lines(recipient: Recipient | None) -> tuple[tuple[str, ...], float, tuple[Notice, ...]]:
    """Return at most five lines of at most 80 mm, their size in points, and a notice when some did not fit.

    Posti's order: organisation, person, street, postal code and LOCALITY.
    """
    if recipient is None:
        return (), ADDRESS_SIZES[0], ()
    town = f"{recipient.postal_code} {recipient.postal_place.upper()}".strip()
    told = (recipient.organisation, recipient.person, recipient.street_address, town)
    parts = [printable(part) for part in told if printable(part)]
    lines: tuple[str, ...] = ()
    for size in ADDRESS_SIZES:
        lines = tuple(line for part in parts for line in wrap(part, ADDRESS_WIDTH, "text", size).lines)
        if len(lines) <= ADDRESS_LINES:
            return lines, size, ()
    kept = (*lines[: ADDRESS_LINES - 2], *lines[-2:])
    return kept, ADDRESS_SIZES[-1], (Notice("address_too_long", {"lines": len(lines)}),)


def _css(sheet: EventSheet, size: float, many: bool) -> str:
    """Return the letter's own numbers: window offsets, address size, and page numbers when they are needed."""
    left = ADDRESS_LEFT + sheet.sender.window_left_mm
    top = ADDRESS_TOP + sheet.sender.window_top_mm
    body = max(BODY_TOP, BODY_TOP + sheet.sender.window_top_mm)
    dark = colours.dark(sheet.sender.colour_dark)
    mark = drawings.data_address(drawings.asker_and_answerer(dark, "#ffffff"))
    return (
        f"@page:first{{margin-top:{body:.2f}mm}}"
        f"html{{--up:{-body:.2f}mm;--dark:{dark}}}"
        f"#address{{left:{left - 20:.2f}mm;top:{top - body:.2f}mm;font-size:{size}pt}}"
        f'#mark{{background:url("{mark}") 0 100%/contain no-repeat}}{MANY_PAGES if many else ""}'
    )


def _render(sheet: EventSheet, subject: Subject | None, design: Design, second: EventSheet | None) -> Printed:
    return invitation_letter(sheet, subject if isinstance(subject, Recipient) else None)


KINDS = (
    Kind(
        "invitation_letter",
        "kutsukirje",
        gettext_lazy("Invitation letter"),
        gettext_lazy("One for each partner, A4, for a window envelope."),
        "partners",
        (
            "language", "sender", "title", "day", "opens", "closes", "set_up_from", "attendance", "place", "answer_by",
            "letter_date", "case_number", "meetings", "letter",
        ),
        ("a4",),
        _render,
        about="recipient",
        seen_by="letters",
    ),
)  # fmt: skip
