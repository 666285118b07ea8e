"""Which texts can be made of the record for each channel, from a text message to a calendar of events?

Pure: a sheet goes in, texts in the sheet's language come out. A text that nobody edits follows the record by itself.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from events import wording
from events.documents import day_words, press_release
from events.documents.equivalents import ELLIPSIS, plain
from events.facts import EventSheet
from events.plan_choices import ReadyKind
from talkoot.lib import dates

SHORT = 160  # characters: a text message; Linked Events: Event.short_description
LONGEST = 4000  # characters of any other part
LABELS = {
    "text": gettext_lazy("Text"), "name": gettext_lazy("Name"), "when": gettext_lazy("When"),
    "where": gettext_lazy("Where"), "short": gettext_lazy("Short description"),
    "description": gettext_lazy("Description"), "starts": pgettext_lazy("field of a calendar", "Begins"),
    "ends": pgettext_lazy("field of a calendar", "Ends"), "place": gettext_lazy("Place"),
    "address": gettext_lazy("Address"), "price": gettext_lazy("Price"), "organiser": gettext_lazy("Organiser"),
    "contact": gettext_lazy("More information"), "page": gettext_lazy("Page on the web"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """One box of a ready text: `key` of LABELS, its words, and how many characters it may have at most."""

    key: str
    text: str
    limit: int = LONGEST


def texts_of(sheet: EventSheet) -> dict[ReadyKind, tuple[Part, ...]]:
    """Return every text in the sheet's language."""
    with translation.override(sheet.language):
        return {
            ReadyKind.SHORT: (Part("text", short_text(sheet), SHORT),),
            ReadyKind.PARAGRAPH: (_whole(paragraph(sheet)),),
            ReadyKind.PRESS: (_whole(press_release.text_of(sheet)),),
            ReadyKind.NEWSPAPER: (_whole(newspaper(sheet)),),
            ReadyKind.RADIO: (_whole(radio(sheet)),),
            ReadyKind.FACEBOOK: _facebook(sheet),
            ReadyKind.MUNICIPALITY: _municipality(sheet),
        }


def short_text(sheet: EventSheet) -> str:
    """Return what, when, where and that it is free in at most 160 characters; the sheet's language must be active.

    What does not fit is left out from the end: the address of the page, then the price, then the place; the day stays.
    """
    what = _told(_what(sheet))
    when, where = _capital(plain(day_words.when(sheet))), plain(day_words.where_in_short(sheet))
    free, page = _first_sentence(sheet.free), sheet.public_url
    at = ", ".join(part for part in (when, where) if part)
    for parts in ((what, at, free, page), (what, at, free), (what, at), (what, when)):
        text = _sentences(parts)
        if len(text) <= SHORT:
            return text
    room = SHORT - len(_sentences(("", when))) - 2
    return _sentences((shortened(what, room), when))


def shortened(text: str, room: int) -> str:
    """Return a text cut between words with an ellipsis, at most so many characters."""
    if len(text) <= room:
        return text
    cut = text[: max(0, room - len(ELLIPSIS))]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut).rstrip(" ,;:.–-") + ELLIPSIS


def paragraph(sheet: EventSheet) -> str:
    """Return who, what, when, where and for whom as one paragraph; the sheet's language must be active."""
    lead = plain(press_release.release(sheet).lead)
    names = ", ".join(helper.name for helper in sheet.helpers)
    parts = [
        *_split(_state(sheet)), *_split(lead), *_split(sheet.summary), *_split(sheet.free),
        _("There to help: %(names)s.") % {"names": names} if names else "", _asked(sheet),
    ]  # fmt: skip
    return _without_echo(parts)


def newspaper(sheet: EventSheet) -> str:
    """Return a few lines for the column of coming events; the sheet's language must be active."""
    head = plain(sheet.title) or plain(sheet.kind_name)
    what = plain(sheet.what_you_get)
    where = plain(day_words.where(sheet))
    lines = [
        _told_state(sheet, head), _sentences((_capital(plain(day_words.when(sheet))), where)),
        _sentences((what if what != head else "", _first_sentence(sheet.free), _asked(sheet))),
    ]  # fmt: skip
    return "\n".join(line for line in lines if line)


def radio(sheet: EventSheet) -> str:
    """Return what is read aloud, days and hours in words; the sheet's language must be active."""
    name = plain(sheet.kind_name) or plain(sheet.title)
    where = plain(sheet.place.locative) if sheet.place and sheet.attendance != "online" else _("on the web")
    said = " ".join(part for part in (name, where, _spoken_time(sheet)) if part)
    return _sentences(
        (_state(sheet), said, plain(sheet.what_you_get), _first_sentence(sheet.free), _("Welcome"))
    )


def _spoken_time(sheet: EventSheet) -> str:
    """Return "keskiviikkona 10. maaliskuuta kello 14–18": no figures of months and no year."""
    if sheet.day is None:
        return ""
    weekday = dates.long_weekday_date(sheet.day, sheet.language).split()[0]
    day = plain(dates.long_date(sheet.day, sheet.language)).removesuffix(f" {sheet.day.year}")
    words = f"{weekday} {day}"
    if sheet.opens is None:
        return plain(words)
    start = dates.clock(sheet.opens, sheet.language)
    if sheet.closes is None:
        return plain(_("%(day)s at %(start)s o'clock") % {"day": words, "start": start})
    end = dates.clock(sheet.closes, sheet.language)
    return plain(_("%(day)s from %(start)s to %(end)s") % {"day": words, "start": start, "end": end})


def _facebook(sheet: EventSheet) -> tuple[Part, ...]:
    return (
        Part("name", _told_state(sheet, plain(sheet.title) or plain(sheet.kind_name))),
        Part("when", _capital(plain(day_words.when(sheet)))),
        Part("where", plain(day_words.where(sheet))),
        _whole(description(sheet), "description"),
    )


def description(sheet: EventSheet) -> str:
    """Return the long description in paragraphs, with who helps and where more is told."""
    names = "\n".join(
        f"– {helper.name}: {helper.topic}" if helper.topic else f"– {helper.name}" for helper in sheet.helpers
    )
    there = _("There to help:")
    parts = [
        _state(sheet), _sentences((plain(sheet.what_you_get),)), _lines(sheet.summary), _lines(sheet.description),
        _lines(sheet.free), _lines(sheet.bring),
        f"{there}\n{names}" if names else "",
        " ".join(wording.access_sentences(sheet)), _asked(sheet), sheet.public_url,
    ]  # fmt: skip
    return _without_echo(parts, "\n\n")


def _municipality(sheet: EventSheet) -> tuple[Part, ...]:
    place = sheet.place if sheet.attendance != "online" else None
    summary = plain(sheet.summary)
    is_short = 0 < len(summary) <= SHORT and not wording.state_word(sheet)
    return (
        Part("name", _told_state(sheet, plain(sheet.title) or plain(sheet.kind_name))),
        Part("short", summary if is_short else short_text(sheet), SHORT),
        _whole(description(sheet), "description"),
        Part("starts", _moment(sheet, sheet.opens)),
        Part("ends", _moment(sheet, sheet.closes)),
        Part("place", plain(", ".join(filter(None, (place.name, place.room)))) if place else _("On the web")),
        Part("address", plain(place.address) if place else ""),
        Part("price", plain(sheet.free)),
        Part("organiser", plain(sheet.sender.name)),
        Part("contact", plain(day_words.asked_by_visitors(sheet))),
        Part("page", sheet.public_url),
    )


def _moment(sheet: EventSheet, clock: object) -> str:
    """Return "10.3.2027 14.00" as calendars ask for it; the day alone while hours are open."""
    if sheet.day is None:
        return ""
    day = dates.short_date(sheet.day, sheet.language)
    return plain(f"{day} {clock:%H.%M}") if clock else plain(day)


def digest_of(parts: Iterable[Part]) -> str:
    """Return 32 hex digits that change exactly when what would be told changes."""
    return hashlib.blake2b(
        packed({part.key: part.text for part in parts}).encode(), digest_size=16
    ).hexdigest()


def packed(texts: Mapping[str, str]) -> str:
    """Return the words of all boxes as one text to be kept."""
    return texts["text"] if list(texts) == ["text"] else json.dumps(dict(texts), ensure_ascii=False)


def unpacked(kept: str, parts: Iterable[Part]) -> tuple[Part, ...]:
    """Return the boxes with the kept words in them; a box that was not kept says what the record says."""
    boxes = tuple(parts)
    if [part.key for part in boxes] == ["text"]:
        return (Part("text", kept, boxes[0].limit),)
    try:
        texts = json.loads(kept)
    except ValueError:
        return boxes
    return tuple(Part(part.key, str(texts.get(part.key, part.text)), part.limit) for part in boxes)


def _whole(text: str, key: str = "text") -> Part:
    """Return a text that has no limit of its own; no record is so long that it is cut in earnest."""
    return Part(key, shortened(text.strip(), LONGEST))


def _what(sheet: EventSheet) -> str:
    return _told_state(sheet, plain(sheet.what_you_get) or plain(sheet.title) or plain(sheet.kind_name))


def _told(text: str) -> str:
    return text.rstrip(" .")


def _state(sheet: EventSheet) -> str:
    """Return what a changed state means, as sentences; nothing for an event that takes place as planned."""
    return _sentences((wording.state_word(sheet).upper(), wording.state_sentence(sheet)))


def _told_state(sheet: EventSheet, words: str) -> str:
    state = wording.state_word(sheet).upper()
    return f"{state}: {words}" if state else words


def _asked(sheet: EventSheet) -> str:
    asked = plain(day_words.asked_by_visitors(sheet))
    words = pgettext("in a text", "More information")
    return f"{words}: {asked}." if asked else ""


def _lines(text: str) -> str:
    return "\n".join(plain(line) for line in text.splitlines() if line.strip())


def _first_sentence(text: str) -> str:
    """Return the first sentences of a text, as many as fit in 40 characters; at least one."""
    first, _stop, rest = plain(text).partition(". ")
    second = rest.partition(". ")[0].rstrip(".")
    whole = f"{first}. {second}" if second and len(first) + len(second) <= 40 else first
    return whole.rstrip(".")


def _sentences(parts: Iterable[str]) -> str:
    """Return parts as sentences after one another; an address at the end takes no stop."""
    said = []
    for part in parts:
        words = part.strip()
        if words:
            said.append(words if words.endswith((".", "!", "?", ELLIPSIS)) or "://" in words else f"{words}.")
    return " ".join(said)


def _without_echo(parts: Iterable[str], between: str = " ") -> str:
    """Return parts after one another, leaving out what another part says in the same words and more."""
    said = [part for part in parts if part]
    bare = [part.strip(" .").casefold() for part in said]
    kept = [
        part
        for place, part in enumerate(said)
        if not any(
            bare[place] in other and (bare[place] != other or number < place)
            for number, other in enumerate(bare)
            if number != place
        )
    ]
    return between.join(kept)


def _split(text: str) -> list[str]:
    """Return the sentences of a text."""
    return [f"{one.rstrip('.')}." if one[-1] not in "!?…" else one for one in plain(text).split(". ") if one]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
