"""How does a sheet become an invitation letter in the Finnish standard layout, in millimetres?

Tabs at 20 + n × 22.86 mm, recipient in the window of a C5 envelope, heading under the window, identification
repeated on every page (Finnish standard layout of documents, 2007 edition, as described in public guides).
"""

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from events.documents import stamping
from events.documents.design import Design
from events.documents.faces import NO_BREAK_SPACE, printable
from events.documents.kind import Kind, Subject
from events.documents.letter_pages import (
    ADDRESS_WIDTH,
    LINK_SIZE,
    LINK_WIDTH,
    Own,
    address_lines,
    frame,
    link_lines,
    page_css,
    paragraphs,
    style,
    text,
)
from events.documents.markup import filled
from events.documents.printed import Printed
from events.facts import EventSheet, Recipient
from talkoot.lib.dates import deadline, hours, weekday_date
from talkoot.lib.finnish import without_seams

__all__ = [
    "KINDS",
    "address_lines",
    "invitation_files",
    "invitation_letter",
    "invitation_letters",
    "link_lines",
    "text",
]


@dataclass(frozen=True, slots=True)
class Row:
    """A labelled fact of the letter: paragraphs, and the link whose QR code stands beside them."""

    label: str
    paragraphs: tuple[str, ...]
    link: str = ""


def invitation_letter(sheet: EventSheet, recipient: Recipient | None) -> Printed:
    """Return the letter to one recipient, or without an address when nobody is chosen yet."""
    return stamping.printed(_letter(sheet, recipient), style())


def invitation_letters(letters: Sequence[tuple[EventSheet, Recipient]]) -> Printed:
    """Return letters as one document for the printer, each in its own language and with a bookmark of its own."""
    title = _("Invitation letters") + f": {printable(letters[0][0].title)}"
    return stamping.bound([_letter(sheet, recipient) for sheet, recipient in letters], style(), title)


def invitation_files(letters: Sequence[tuple[EventSheet, Recipient]]) -> Iterator[tuple[str, bytes]]:
    """Return (name without folder, PDF) of each letter, one at a time. Raises press.PressError."""
    made = stamping.each([_letter(sheet, recipient) for sheet, recipient in letters], style())
    for (sheet, recipient), printed in zip(letters, made, strict=True):
        ending = "" if sheet.language == "fi" else f"-{sheet.language}"
        yield f"kutsukirje-{sheet.slug}-{recipient.slug}{ending}.pdf", printed.pdf


@functools.lru_cache(maxsize=32)
def _told(sheet: EventSheet) -> str:
    return sheet.digest(KINDS[0].facts)


def _letter(sheet: EventSheet, recipient: Recipient | None) -> stamping.Letter:
    """Return what is needed to lay a letter out, and apart from it the words that are the recipient's own."""
    lines, size, notices = address_lines(recipient, sheet.language)
    link = recipient.answer_url if recipient else ""
    links = link_lines(link, sheet.language)
    bookmark = printable(recipient.organisation) if recipient else ""
    slots = [stamping.Slot("line", line, "text", size, ADDRESS_WIDTH) for line in lines]
    slots += [stamping.Slot("line", line, "bold", LINK_SIZE, LINK_WIDTH) for line in links]
    slots += [stamping.Slot("link", link)] * bool(link) + [stamping.Slot("name", bookmark)] * bool(bookmark)

    def layout(words: Sequence[str], many: bool) -> tuple[str, str]:
        address, rest = words[: len(lines)], words[len(lines) :]
        shown, named = rest[: len(links)], rest[len(links) :]
        own = Own(address, shown, named[0] if link else "", named[-1] if bookmark else "")
        with translation.override(sheet.language):
            html = filled("documents/invitation_letter.html", _facts(sheet, own) | {"many": many})
        return html, page_css(sheet, size, many)

    form = ("invitation", _told(sheet), len(lines), size, len(links))
    return stamping.Letter(form, tuple(slots), layout, sheet.language, bookmark, notices)


def _facts(sheet: EventSheet, own: Own) -> dict[str, object]:
    letter = sheet.letter
    heading = letter.heading or _("Invitation: %(title)s") % {"title": sheet.title}
    return frame(sheet, own) | {
        "kind": _("Invitation"),
        "heading": text(heading),
        "opening": paragraphs(letter.opening),
        "rows": [row for row in _rows(sheet, own.link) if row.paragraphs],
        "closing": paragraphs(letter.closing) + paragraphs(letter.ethics),
        "attachments": paragraphs(letter.attachments),
        "title": printable(without_seams(heading)),
        "bookmark": own.bookmark or printable(without_seams(heading)),
    }


def _rows(sheet: EventSheet, link: str) -> tuple[Row, ...]:
    return (
        Row(_("Time"), _time(sheet)),
        Row(_("Place"), _place(sheet)),
        Row(pgettext("on paper", "Remotely"), _remotely(sheet)),
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


def _remotely(sheet: EventSheet) -> tuple[str, ...]:
    """Return the link and how one joins, for an event that is held remotely too."""
    if sheet.attendance == "onsite":
        return ()
    return paragraphs(sheet.remote_link) + paragraphs(sheet.joining)


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
            "language", "sender", "title", "day", "opens", "closes", "set_up_from", "attendance", "place",
            "remote_link", "joining", "answer_by", "letter_date", "case_number", "meetings", "letter",
        ),
        ("a4",),
        _render,
        about="recipient",
        seen_by="letters",
    ),
)  # fmt: skip
