"""How does a sheet become the leaflet in a visitor's hand: what there is, when, where, and who helps with what?

Also in large print, and in plain language: there every fact is a sentence of its own, days and months are words.
"""

from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from events import wording
from events.choices import AttendanceMode, Scope
from events.documents import day_words, drawings, flow
from events.documents.colours import Palette
from events.documents.design import Design
from events.documents.faces import printable
from events.documents.kind import DAY, Kind, Subject
from events.documents.letter import text
from events.documents.poster_words import short_address
from events.documents.printed import Printed
from events.facts import EventSheet, Helper
from talkoot.lib.dates import long_date, long_weekday_date, short_date

FEW = 4  # helpers that stand under the rest; more take the other side of the leaflet, in two columns
LONGEST_CODE = 400  # characters of an address that still makes a code a phone can read at this size


@dataclass(frozen=True, slots=True)
class Group:
    """Those who help with the same sort of thing: rows of place number, name, topic and the topic's language."""

    heading: str
    rows: tuple[tuple[str, str, str, str], ...]


def _facts(sheet: EventSheet, design: Design) -> dict[str, object]:
    plain = design.variant == "plain"
    rows = _plain_rows(sheet) if plain else _rows(sheet)
    return {
        "plain": plain,
        "headline": flow.heading(_headline(sheet), design),
        "name": text(sheet.kind_name[:600]),
        "summary": () if plain else day_words.paragraphs(sheet.summary),
        "rows": [(label, lines) for label, lines in rows if lines],
        "moments": day_words.programme(sheet),
        "groups": groups(sheet),
        "many": len(sheet.helpers) > FEW,
        "numbered": any(stand.place for stand in sheet.stands),
        "address": short_address(sheet.public_url),
        "code": _code(sheet.public_url, flow.palette(sheet, design)),
        "link": sheet.public_url,
    }


def _headline(sheet: EventSheet) -> str:
    known = (sheet.what_you_get, sheet.title, sheet.kind_name)
    return next((words[:600] for words in known if printable(words)), "")


def _code(address: str, used: Palette) -> str:
    """Return the address as a picture; nothing for an address that is too long for a phone."""
    if not 0 < len(address) <= LONGEST_CODE:
        return ""
    return drawings.data_address(used.paint(drawings.qr_code(address)))


def _rows(sheet: EventSheet) -> list[tuple[str, tuple[str, ...]]]:
    """Return the labelled facts, as (label, lines)."""
    asked = day_words.asked_by_visitors(sheet)
    organiser = ", ".join(name for name in (text(sheet.sender.name), text(sheet.sender.project)) if name)
    return [
        (_("When"), (day_words.when(sheet),)),
        (_("Where"), (day_words.where(sheet),)),
        (pgettext("on paper", "Remotely"), day_words.remotely(sheet)),
        (pgettext("on paper", "Price"), day_words.paragraphs(sheet.free)),
        (pgettext("on paper", "Bring"), day_words.paragraphs(sheet.bring)),
        (pgettext("on paper", "Good to know"), tuple(day_words.access_and_languages(sheet))),
        (pgettext("on paper", "Ask more"), (asked,) if asked else ()),
        (pgettext("on paper", "Organiser"), (organiser,) if organiser else ()),
    ]


def _plain_rows(sheet: EventSheet) -> list[tuple[str, tuple[str, ...]]]:
    """Return the same facts in plain language: one fact a sentence."""
    asked = day_words.asked_by_visitors(sheet)
    languages = (wording.languages_sentence(sheet),) if sheet.languages else ()
    entrance = (*wording.access_sentences(sheet), *_sentences(sheet.access.note))
    return [
        (pgettext("plain language", "When?"), _plain_time(sheet)),
        (pgettext("plain language", "Where?"), _plain_place(sheet)),
        (pgettext("plain language", "How do I take part from home?"), day_words.remotely(sheet)),
        (pgettext("plain language", "What does it cost?"), _sentences(sheet.free)),
        (pgettext("plain language", "What do I bring?"), _sentences(sheet.bring)),
        (pgettext("plain language", "How do I get in?"), entrance),
        (pgettext("plain language", "In which language?"), languages),
        (pgettext("plain language", "Where can I ask?"), (asked,) if asked else ()),
    ]  # fmt: skip


def _plain_time(sheet: EventSheet) -> tuple[str, ...]:
    if sheet.day is None:
        return (_("The day will be announced") + ".",)
    language = sheet.language
    day = long_weekday_date(sheet.day, language).replace(
        short_date(sheet.day, language), long_date(sheet.day, language)
    )
    said = [pgettext("plain language", "The day is %(day)s.") % {"day": day}]
    if sheet.opens:
        time = wording.at_clock(sheet.opens, language)
        said.append(pgettext("plain language", "The doors open at %(time)s.") % {"time": time})
    if sheet.opens and sheet.closes:
        time = wording.at_clock(sheet.closes, language)
        said.append(pgettext("plain language", "The doors close at %(time)s.") % {"time": time})
    return tuple(said)


def _plain_place(sheet: EventSheet) -> tuple[str, ...]:
    place = sheet.place
    if sheet.attendance == AttendanceMode.ONLINE:
        return (_("On the web") + ".",)
    if place is None:
        return (_("The place will be announced") + ".",)
    named = (
        (pgettext("plain language", "The place is: %(place)s."), place.name),
        (pgettext("plain language", "The room is: %(place)s."), place.room),
        (pgettext("plain language", "The address is: %(place)s."), place.address),
    )
    return tuple(sentence % {"place": text(words)} for sentence, words in named if printable(words))


def _sentences(words: str) -> tuple[str, ...]:
    """Return a free text sentence by sentence."""
    marked = words.replace("! ", "!\n").replace("? ", "?\n").replace(". ", ".\n")
    return day_words.paragraphs(marked)


def groups(sheet: EventSheet) -> list[Group]:
    """Return who helps, under a heading for each sort of help, in the order of tables."""
    places = {stand.slug: stand.place for stand in sheet.stands}
    headings = {
        Scope.DEVICE_HELP: pgettext("heading of helpers", "Help with your device"),
        Scope.BOTH: pgettext("heading of helpers", "Help with your device and with services"),
        Scope.OWN_SERVICE: pgettext("heading of helpers", "Help with services"),
        Scope.INFO_ONLY: pgettext("heading of helpers", "More information"),
    }

    def row(helper: Helper) -> tuple[str, str, str, str]:
        language = "fi" if helper.topic_fell_back and sheet.language != "fi" else ""
        return str(places.get(helper.slug) or ""), text(helper.name), text(helper.topic), language

    def order(helper: Helper) -> tuple[int, str]:
        return places.get(helper.slug) or 10_000, helper.name

    made = []
    for scope, heading in headings.items():
        these = [one for one in sheet.helpers if one.scope == scope and printable(one.name)]
        if these:
            made.append(Group(heading, tuple(row(helper) for helper in sorted(these, key=order))))
    return made


def _render(sheet: EventSheet, subject: Subject | None, design: Design, second: EventSheet | None) -> Printed:
    with translation.override(sheet.language):
        facts = _facts(sheet, design)
        title = pgettext("a leaflet", "Programme")
        points = 12.5 if design.variant == "plain" else 0.0
        return flow.printed(flow.page(sheet, design, "programme_leaflet", title, facts, points))


KINDS = (
    Kind(
        "programme_leaflet",
        "ohjelma",
        gettext_lazy("Programme leaflet"),
        gettext_lazy("For visitors: what, when, where, the programme, and who helps with what."),
        "wall",
        (*DAY, "what_you_get", "summary", "free", "bring", "access", "languages", "contact", "helpers", "stands",
         "public_url", "remote_link", "joining", "day_facts.programme"),
        ("a5", "a4"),
        _render,
        variants=("", "large", "plain"),
        inks=flow.INKS,
        needs_day=True,
    ),
)  # fmt: skip
