"""How do Finnish names inflect, and how is a number said with its word?

Forms are proposed by rule, shown to a person once and then stored; municipalities come with stored forms.
"""

import re
import unicodedata
from dataclasses import dataclass

from talkoot.lib import finnish_words as words
from talkoot.lib.compounds import soft_hyphens, without_seams
from talkoot.lib.dates import NBSP, number
from talkoot.lib.finnish_stems import VOWELS, plural_stem_of, stem_of

__all__ = ["CaseForms", "is_outer", "plural", "propose_forms", "soft_hyphens", "without_seams"]

Forms = tuple[str, str, str]
_CLOSING_MARKS = "”\"'’»!?."


@dataclass(frozen=True)
class CaseForms:
    """A name in four forms: kirjasto, kirjaston, kirjastossa (where), kirjastoon (whereto)."""

    nominative: str
    genitive: str
    locative: str
    destination: str


def propose_forms(name: str) -> CaseForms:
    """Case forms of a venue's or an organisation's name, by rule, to be shown for correction and then stored.

    The head inflects, a genitive before it does not, an adjective agrees. What follows a dash is left out of the
    inflected forms, what stands in parentheses stays as it is.
    """
    whole = " ".join(unicodedata.normalize("NFC", name).split())
    first = re.split(r" [-–—|] ", whole)[0]
    main, bracket, rest = first.partition(" (")
    if not main:
        return CaseForms(whole, whole, whole, whole)
    if main.isupper() and any(len(token) > 5 for token in main.split()):
        forms = tuple(form.upper() for form in _list_forms(main.lower()))
    else:
        forms = _list_forms(main)
    return CaseForms(whole, *(form + bracket + rest for form in forms))


def _list_forms(text: str) -> Forms:
    """Forms of names in a row, "kirjasto, lehtisali": each inflects, but not an address with a number."""
    parts = text.split(", ")
    inflected = [
        _phrase_forms(part) if place == 0 or not re.search(r"\d", part) else (part,) * 3
        for place, part in enumerate(parts)
    ]
    genitive, locative, destination = (", ".join(column) for column in zip(*inflected, strict=True))
    return genitive, locative, destination


def _phrase_forms(phrase: str) -> Forms:
    tokens = phrase.split(" ")
    outer = is_outer(tokens[-2] if _is_named_venue(tokens) else tokens[-1])
    columns: list[Forms] = [(token, token, token) for token in tokens]
    for place in _inflected_places(tokens):
        columns[place] = _token_forms(tokens[place], outer)
    genitive, locative, destination = (" ".join(column) for column in zip(*columns, strict=True))
    return genitive, locative, destination


def _is_named_venue(tokens: list[str]) -> bool:
    """Whether a common noun stands before a proper name, as in "kulttuuritalo Virta"."""
    return len(tokens) > 1 and tokens[-1][:1].isupper() and tokens[-2].lower().endswith(words.VENUE_NOUNS)


def _inflected_places(tokens: list[str]) -> list[int]:
    """Which words of a name inflect: the last, adjectives before it, and what "ja" puts beside it."""
    place = len(tokens) - 1
    places = [place]
    while place > 0 and _is_adjective(tokens[place - 1]):
        place -= 1
        places.append(place)
    beside = tokens[place - 2] if place >= 2 and tokens[place - 1].lower() in ("ja", "sekä", "&") else "-"
    if not beside.endswith(("-", "n")):
        places += _inflected_places(tokens[: place - 1])
    return places


def _is_adjective(token: str) -> bool:
    word = token.lower()
    return word in words.ADJECTIVES or (word.endswith("inen") and len(word) > 6)


def is_outer(word: str) -> bool:
    """Whether one is at the place (-lla, -lle) rather than in it (-ssa, -Vn); the longest known ending decides."""
    lower = word.lower().strip(_CLOSING_MARKS)
    if lower in words.OUTER_NAMES or lower in words.INNER_NAMES:
        return lower in words.OUTER_NAMES
    outer = max((len(ending) for ending in words.OUTER_ENDINGS if lower.endswith(ending)), default=0)
    inner = max((len(ending) for ending in words.INNER_ENDINGS if lower.endswith(ending)), default=0)
    return outer > inner


# --- one word --------------------------------------------------------------------------------------------------

_ABBREVIATION = re.compile(r"(?:.*[-/])?[A-ZÅÄÖ]{1,5}|.*\d")
_READ_AS_WORD = re.compile(r"[A-ZÅÄÖ]{0,2}[AEIOUYÄÖ]{1,2}[A-ZÅÄÖ]{1,2}[AEIOUYÄÖ]")


def _token_forms(token: str, outer: bool) -> Forms:
    if not token:
        return "", "", ""
    endings = words.LEGAL_FORMS.get(token.lower())
    if endings is not None:
        return _colon(token, endings)
    bare = token.rstrip(_CLOSING_MARKS)
    if bare and bare != token:
        genitive, locative, destination = _token_forms(bare, outer)
        marks = token[len(bare) :]
        return genitive + marks, locative + marks, destination + marks
    beginning, hyphen, last = token.rpartition("-")
    if _ABBREVIATION.fullmatch(token):
        return _abbreviation_forms(token)
    if not last or not last[-1].isalpha():
        return _colon(token, ("n", "ssa", "an"))
    genitive, locative, destination = (_recased(form, last) for form in _word_forms(last.lower(), outer))
    return beginning + hyphen + genitive, beginning + hyphen + locative, beginning + hyphen + destination


def _word_forms(word: str, outer: bool) -> Forms:
    if word in words.NAME_FORMS:
        return words.NAME_FORMS[word]
    if word in words.PLURAL_NAMES:
        word = word.removesuffix("nen") + "set"
    if (
        word[-1] == "t"
        and len(word) > 4
        and word[-2] in VOWELS
        and not word.endswith(tuple(words.STEM_ENDINGS))
    ):
        plural = plural_stem_of(word)
        a = "a" if plural.back else "ä"
        place, into = (
            (f"{plural.place}ll{a}", f"{plural.place}lle") if outer else (f"{plural.place}ss{a}", plural.into)
        )
        return plural.genitive, place, into
    stem = stem_of(word)
    a = "a" if stem.back else "ä"
    if outer:
        return f"{stem.weak}n", f"{stem.weak}ll{a}", f"{stem.weak}lle"
    return f"{stem.weak}n", f"{stem.weak}ss{a}", stem.into


def _abbreviation_forms(token: str) -> Forms:
    """DVV : DVV:ssä : DVV:hen, as the last letter or figure is read; KELA, which is read as a word, as a word."""
    if _READ_AS_WORD.fullmatch(token) and len(token) >= 4:
        stem = stem_of(token.lower())
        return _colon(token, ("n", "ssa" if stem.back else "ssä", token[-1].lower() + "n"))
    into, back = words.LETTER_ENDINGS.get(token[-1].lower(), ("een", False))
    if token.endswith("10"):
        into, back = "een", False
    return _colon(token, ("n", "ssa" if back else "ssä", into))


def _colon(token: str, endings: Forms) -> Forms:
    return f"{token}:{endings[0]}", f"{token}:{endings[1]}", f"{token}:{endings[2]}"


def _recased(form: str, original: str) -> str:
    """The form with the capitals of the original, as far as its letters stayed the same."""
    same = 0
    for written, letter in zip(original, form, strict=False):
        if written.lower() != letter:
            break
        same += 1
    return original[:same] + form[same:]


# --- numbers with words ----------------------------------------------------------------------------------------


def plural(n: int, one: str, many: str) -> str:
    """A number with its word, kept on one line: "1 kävijä", "0 kävijää", "1 200 kävijää"."""
    return f"{number(n)}{NBSP}{one if n == 1 else many}"
