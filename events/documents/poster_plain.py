"""How does a poster speak plain language: what do its facts become, and which typed sentences are too hard?

Rules: one fact a sentence, at most twelve words, no passive, no abbreviations but klo and puh. (Selkokeskus).
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from events.documents.faces import NO_BREAK_SPACE, clean
from events.documents.fitting import Notice
from events.documents.poster_words import PosterWords, headline, short_address
from events.facts import EventSheet
from events.paper_choices import PosterPart
from talkoot.lib.dates import clock, long_date, weekday_name

MOST_WORDS = 12
MOST_WORDS_OF_HEADLINE = 9
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^\Wa-zåäö])")
# what a plain sentence does not hold: brackets, slashes, abbreviations, the Finnish passive
SIGNS = re.compile(r"[()\[\]/%&;]")
SHORTENED = re.compile(
    r"\b(?:esim|mm|ym|jne|ks|nk|ns|os|tms|yms|ko|t\.ex|bl\.a|osv|dvs|etc|e\.g|i\.e)\.", re.IGNORECASE
)
PASSIVE = re.compile(r"\b(?!(?:mi|ke|vas|koh|tois)(?:tään|taan)\b)\w{3,}(?:taan|tään)\b", re.IGNORECASE)


def plain_words(words: PosterWords, sheet: EventSheet) -> PosterWords:
    """Return the words of a poster in plain language, in the sheet's language."""
    with translation.override(sheet.language):
        lists = sheet.poster.lists
        return replace(
            words,
            what=_headline(sheet),
            day=_day(sheet) or words.day,
            clock=_clock(sheet) or words.clock,
            year=long_date(sheet.day, sheet.language) if sheet.day else "",
            week="",
            bring=tuple(part for text in words.bring for part in sentences(text)),
            helpers_heading=pgettext("plain language, above names", "They help you") if words.helpers else "",
            contact=_contact(sheet) if lists(PosterPart.CONTACT) else "",
            notes=(" ".join(_access(sheet)),) if lists(PosterPart.ACCESS) and _access(sheet) else (),
            page=_("Read more: %(page)s") % {"page": short_address(sheet.public_url)} if words.page else "",
        )


def sentences(text: str) -> list[str]:
    """Return the sentences of a text."""
    return [part for part in SENTENCE.split(text.strip()) if part]


def hard_sentences(sheet: EventSheet, words: PosterWords) -> Iterator[Notice]:
    """Yield a notice for every sentence typed by people that is long or holds something difficult."""
    typed = [*(part for text in (sheet.free, sheet.bring) for part in sentences(clean(text)))]
    shown = " ".join((words.what, words.free, *words.bring))
    for text in (headline(sheet), *dict.fromkeys(typed)):
        most = MOST_WORDS_OF_HEADLINE if text == headline(sheet) else MOST_WORDS
        if (text in shown or text == headline(sheet)) and is_hard(text, most):
            yield Notice("not_plain", {"sentence": text})


def is_hard(text: str, most_words: int = MOST_WORDS) -> bool:
    """Tell whether a sentence is longer than plain language allows, or holds something difficult."""
    patterns = (SIGNS, SHORTENED, PASSIVE)
    return len(text.split()) > most_words or any(pattern.search(text) for pattern in patterns)


def _headline(sheet: EventSheet) -> str:
    """Return the first short one of what a headline may be, or the headline as it is."""
    told = (headline(sheet), clean(sheet.what_you_get), clean(sheet.kind_name), clean(sheet.title))
    short = (text for text in told if text and len(text.split()) <= MOST_WORDS_OF_HEADLINE)
    return next(short, told[0])


def _day(sheet: EventSheet) -> str:
    if sheet.day is None:
        return ""
    day = long_date(sheet.day, sheet.language).replace(" ", NO_BREAK_SPACE)
    return f"{weekday_name(sheet.day, sheet.language).capitalize()} {day}"


def _clock(sheet: EventSheet) -> str:
    if sheet.opens is None:
        return ""
    opens = clock(sheet.opens, sheet.language)
    if not sheet.closes:
        return _("From %(opens)s o'clock.") % {"opens": opens}
    hours = f"{opens}–{clock(sheet.closes, sheet.language)}"
    return pgettext("plain language", "At %(hours)s.") % {"hours": hours}


def _contact(sheet: EventSheet) -> str:
    point = sheet.contact
    phone, name = clean(point.phone).replace(" ", NO_BREAK_SPACE), clean(point.name)
    told = [_("Ask more: %(contact)s") % {"contact": name} + "."] if name else []
    if phone:
        told.append(_("The phone number is %(phone)s.") % {"phone": phone})
    elif point.email:
        told.append(_("The e-mail is %(email)s") % {"email": clean(point.email)})
    return " ".join(told)


def _access(sheet: EventSheet) -> list[str]:
    access = sheet.access
    if sheet.attendance == "online":
        return []
    told = []
    if access.step_free is not None:
        told.append(
            _("You can get in without stairs.") if access.step_free else _("There are stairs at the door.")
        )
    if access.induction_loop is not None:
        told.append(
            _("There is an induction loop.") if access.induction_loop else _("There is no induction loop.")
        )
    if access.accessible_toilet:
        told.append(_("There is an accessible toilet."))
    return told
