"""How are facts put into stored texts? A fixed set of words in braces, and nothing else.

Stored text never reaches a template engine or str.format, so nothing typed can run.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from talkoot.lib.text import clean, forbidden_characters

from .choices import LetterKind

PLACEHOLDERS = (
    "municipality",
    "municipality_genitive",
    "municipality_locative",
    "municipality_destination",
    "venue",
    "venue_genitive",
    "venue_locative",
    "venue_destination",
    "network",
)
ANSWER_LINK = "answer_link"
# What messages to partners may use, in the order in which the editor explains it.
OF_LETTERS = {
    "greeting": _("the greeting with the first name of the contact"),
    "first_name": _("the contact's first name"),
    "contact_name": _("the contact's whole name"),
    "organisation": _("the organisation"),
    "kind_name": _("the sort of event, as inside a sentence"),
    "event": _("the event's title"),
    "day": _("the day with its weekday"),
    "hours": _("the opening hours"),
    "set_up": _("from when one may set up"),
    "time": _("day, hours and set-up together"),
    "where": _("where, as inside a sentence"),
    "place": _("the place with its room and address"),
    "remote_link": _("the remote link of a remote or hybrid event"),
    "joining": _("how one joins remotely, one step below another"),
    "answer_by": _("until when answers are asked for"),
    "answer_by_short": _("the same without the year, for the subject line"),
    "answer_link": _("the personal link; it is made when the message leaves"),
    "opening": _("the letter's opening"),
    "your_part": _("the letter's words on what the partner brings and gets"),
    "closing": _("the letter's closing"),
    "ethics": _("the letter's words on the ethics of digital support"),
    "meetings_word": _("“planning meeting”, in the plural when there are several"),
    "meetings": _("when the planning meetings are"),
    "topic": _("what the organisation has told that it shows"),
    "stand_place": _("the number of the organisation's place"),
    "furniture": _("tables and wall sockets that are reserved for it"),
    "needs": _("what else it needs"),
    "presenters": _("its presenters"),
    "what_you_get": _("what visitors get"),
    "changed": _("what has changed since the invitations, one below another"),
    "previous_time": _("day and hours before the event was moved"),
    "state": _("what became of an event that was moved, postponed or cancelled"),
    "invited_on": _("when the invitation was sent"),
    "answered_on": _("when the organisation answered"),
    "public_page": _("the address of the event's public page, when it is published"),
    "signature": _("who signs, with the network's phone and e-mail, one below another"),
    "signer": _("who signs"),
    "signer_title": _("the signer's title"),
    "network": _("the network's name"),
    "phone": _("the network's phone"),
    "email": _("the network's e-mail"),
    "website": _("the network's website"),
    "municipality": _("the municipality"),
    "municipality_genitive": _("the municipality in the genitive"),
    "municipality_locative": _("in the municipality"),
    "municipality_destination": _("to the municipality"),
    "venue": _("the venue"),
    "venue_genitive": _("the venue in the genitive"),
    "venue_locative": _("at the venue"),
    "venue_destination": _("to the venue"),
}
_OF_POLLS = {
    "options": _("the proposed times, one below another"),
    "poll_note": _("the words that were written with the poll"),
    "deadline": _("until when answers about the day are asked for"),
    "deadline_short": _("the same without the year, for the subject line"),
}
_OF_CHANGES = {"reason": _("why it was done, in the Finnish message")}
# What messages of one kind may use beside those of all.
OF_KINDS: Mapping[str, Mapping[str, Promise]] = {
    LetterKind.POLL: _OF_POLLS,
    LetterKind.POLL_REMINDER: _OF_POLLS,
    LetterKind.ROOM_REQUEST: {
        "request_note": _("the words that were written with the request"),
        "room_time": _("when the room is needed, with set-up and clearing away"),
        "room_needs": _("what is needed of the room"),
        "reply_by": _("until when the library is asked to answer"),
    },
    LetterKind.MOVED: {
        "change_word": _("“New time”, “New place” or both"),
        "time_word": _("“New time”, or “Time” where it stays"),
        "place_word": _("“New place”, or “Place” where it stays"),
        "previous_place": _("the place before the event was moved"),
        **_OF_CHANGES,
    },
    **dict.fromkeys((LetterKind.POSTPONED, LetterKind.CALLED_OFF, LetterKind.REINSTATED), _OF_CHANGES),
    LetterKind.FORMAT_CHANGED: {"way": _("how the event is held: in place, remotely or both"), **_OF_CHANGES},
}
OPTIONAL = {
    "set_up", "topic", "public_page", "meetings", "meetings_word", "website", "signer_title", "stand_place",
    "furniture", "needs", "presenters", "previous_time", "state", "remote_link", "joining",
    "reason", "previous_place",
    "arrival", "power", "wifi", "timetable", "test_call",
}  # fmt: skip
_WORD = re.compile(r"\{([a-z_]+)\}")
_LABELLED = re.compile(r"(?:[^{}]*: *)?\{[a-z_]+\}[^\w]*(?:\{[a-z_]+\}[^\w]*)*$")
_LINK = "{" + ANSWER_LINK + "}"
_PIECES_OF_A_LINE = " – "


@dataclass(frozen=True, slots=True)
class Filled:
    """A text with its facts in place, the words among it that are facts, and the placeholders without a value."""

    text: str
    data_words: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def of_kind(kind: str) -> dict[str, Any]:
    """Return what messages of one kind may use, with its meaning: its own words first."""
    return {**OF_KINDS.get(kind, {}), **OF_LETTERS}


def fill(text: str, values: Mapping[str, str]) -> str:
    """Replace the known placeholders; leave unknown ones as they were typed, so that they are noticed.

    A text that starts with a replaced word keeps a capital letter at its start.
    """
    filled = _WORD.sub(lambda match: values.get(match[1]) or match[0], text)
    return filled[:1].upper() + filled[1:]


def fill_letter(text: str, values: Mapping[str, str]) -> Filled:
    """Replace the placeholders of a message; {answer_link} stays, because the link is made when it leaves.

    A line that only tells facts ("Paikka: {place}") is left out when all of them are unknown, and so are doubled
    empty lines.
    """
    lines = [line for line in text.split("\n") if not (_LABELLED.match(line) and _is_all_empty(line, values))]
    filled = "\n".join(_replaced(line, values) for line in lines)
    return Filled(re.sub(r"\n{3,}", "\n\n", filled).strip(), *_told(text, values))


def fill_title(text: str, values: Mapping[str, str], longest: int = 200) -> Filled:
    """Replace the placeholders of a subject line, which stays one line of at most so many characters.

    A piece between dashes whose facts are all unknown is left out.
    """
    pieces = [piece for piece in text.split(_PIECES_OF_A_LINE) if not _is_all_empty(piece, values)]
    filled = (_replaced(piece, values).strip(" ,") for piece in pieces)
    line = one_line(_PIECES_OF_A_LINE.join(piece for piece in filled if piece))
    cut = line if len(line) <= longest else line[: longest - 1].rstrip() + "…"
    return Filled(cut, *_told(text, values))


def harmless(value: str) -> str:
    """Return a fact as it may stand in a message: no control characters, and no word that the post office fills in."""
    kept = clean(value)
    forbidden = {chr(int(name[2:], 16)) for name in forbidden_characters(kept)}
    plain = "".join(sign for sign in kept if sign not in forbidden)
    return plain.replace(_LINK, "{\u2060" + ANSWER_LINK + "}")


def one_line(value: str) -> str:
    """Return a fact that must not break its line."""
    return " ".join(part for part in re.split(r"[ \t\n]+", harmless(value)) if part)


def unknown(text: str, known: Iterable[str] = PLACEHOLDERS) -> list[str]:
    """Return the placeholders in a text that the fixed set does not have."""
    return [name for name in _WORD.findall(text) if name not in known]


def has_link(text: str) -> bool:
    """Tell whether the personal link has a place in a text."""
    return _LINK in text


def _replaced(line: str, values: Mapping[str, str]) -> str:
    """Return a line with its facts; where one is unknown, without the double spaces and lonely signs it leaves."""
    filled = _WORD.sub(lambda match: match[0] if _stays(match[1], values) else values.get(match[1], ""), line)
    if all(_stays(name, values) or values.get(name) for name in _WORD.findall(line)):
        return filled
    return re.sub(r" +([,.:;!?)])", r"\1", re.sub(r"(?<=\S) {2,}", " ", filled)).rstrip()


def _stays(name: str, values: Mapping[str, str]) -> bool:
    """Tell whether a word in braces is left as it is: the link, and what nobody knows, so that it is noticed."""
    return name == ANSWER_LINK or (name not in OF_LETTERS and name not in values)


def _is_all_empty(piece: str, values: Mapping[str, str]) -> bool:
    names = _WORD.findall(piece)
    return bool(names) and not any(_stays(name, values) or values.get(name) for name in names)


def _told(text: str, values: Mapping[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return (facts, placeholders without a value) of a text, each once and in order."""
    names = [name for name in dict.fromkeys(_WORD.findall(text)) if not _stays(name, values)]
    words = dict.fromkeys(line for name in names for line in values.get(name, "").split("\n") if line.strip())
    return tuple(words), tuple(
        name for name in names if not values.get(name) and name in OF_LETTERS and name not in OPTIONAL
    )
