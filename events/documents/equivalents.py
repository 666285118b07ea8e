"""What does a picture of an event say in words: a whole text to copy, and one sentence for an alt field?

For the alt fields of social media and municipal event calendars, and for the print pack. The same words as the poster,
with ordinary spaces and no soft hyphens.
"""

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from events import wording
from events.documents import day_words
from events.documents.faces import NO_BREAK_SPACE
from events.documents.poster_words import PosterWords, poster_words
from events.facts import EventSheet
from talkoot.lib.dates import hours, long_weekday_date
from talkoot.lib.finnish import without_seams

LONGEST_ALT = 320  # characters; Linked Events of the Helsinki region: Image.alt_text
ELLIPSIS = "…"


def text_of(sheet: EventSheet, second: EventSheet | None = None) -> str:
    """Return every fact of the poster as lines of plain text in reading order; in two languages one after the other."""
    parts = [_text(one) for one in (sheet, second) if one is not None]
    return "\n\n".join(parts) + "\n"


def alt_of(sheet: EventSheet, paper: str = "") -> str:
    """Return one sentence of at most 320 characters: the state, what, when and where. `paper` names the picture."""
    with translation.override(sheet.language):
        words = poster_words(sheet)
        kind = pgettext("alt text of a picture", "Poster") if paper in ("", "a2", "a3", "a4", "a5") else ""
        head = ": ".join(part for part in (kind, wording.state_word(sheet), words.what) if part)
        facts = [head, when_of(sheet, words), words.place, words.address]
        while len(facts) > 2 and len(_sentence(facts)) > LONGEST_ALT:
            facts.pop()
        if len(_sentence(facts)) > LONGEST_ALT:
            room = LONGEST_ALT - len(_sentence(["", *facts[1:]])) - len(ELLIPSIS) - 2
            facts[0] = head[:room].rsplit(" ", 1)[0] + ELLIPSIS
        return _sentence(facts)


def when_of(sheet: EventSheet, words: PosterWords) -> str:
    """Return the day and the hours with the weekday in full."""
    if sheet.day is None:
        return words.day
    told = long_weekday_date(sheet.day, sheet.language)
    return f"{told} {hours(sheet.opens, sheet.closes, sheet.language)}" if sheet.opens else told


def _text(sheet: EventSheet) -> str:
    with translation.override(sheet.language):
        words = poster_words(sheet)
        state = ". ".join(
            part.rstrip(".")
            for part in (wording.state_word(sheet).upper(), wording.state_sentence(sheet))
            if part
        )
        where = ", ".join(part for part in (words.place, words.address) if part)
        lines = [
            f"{state}." if state else "",
            words.what,
            words.name if words.name not in words.what else "",
            _capital(when_of(sheet, words)),
            where,
            words.free,
            *words.bring,
            *_programme(sheet),
            *_helping(words),
            words.contact,
            *words.notes,
            _line(pgettext("text equivalent", "Event page"), sheet.public_url),
            words.organiser,
            words.example,
        ]
        return "\n".join(plain(line) for line in lines if line)


def _programme(sheet: EventSheet) -> list[str]:
    """Return the programme, a line for each item, of a sheet that has come with it."""
    rows = day_words.programme(sheet)
    lines = ["- " + " ".join(part for part in (row.clock, row.what) if part) for row in rows]
    told = [f"{line} ({row.who})" if row.who else line for line, row in zip(lines, rows, strict=True)]
    return [pgettext("a leaflet", "Programme") + ":", *told] if told else []


def _helping(words: PosterWords) -> list[str]:
    """Return who helps: a line for each where there are topics, else one line."""
    if any(helper.topic for helper in words.helpers):
        named = [": ".join(part for part in (helper.name, helper.topic) if part) for helper in words.helpers]
        return [f"{words.helpers_heading}:", *(f"- {line}" for line in named)]
    names = ", ".join(helper.name for helper in words.helpers)
    return [_line(words.helpers_heading, names)] if names else []


def _line(label: str, value: str) -> str:
    return _("%(label)s: %(value)s") % {"label": label, "value": value} if value else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _sentence(facts: list[str]) -> str:
    told = plain(", ".join(fact for fact in facts if fact))
    return told if told.endswith(("…", ".", "!", "?")) else f"{told}."


def plain(text: str) -> str:
    """Return a text as people type it: ordinary spaces, no soft hyphens."""
    return " ".join(without_seams(text).replace(NO_BREAK_SPACE, " ").split())
