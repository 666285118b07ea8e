"""How does SQLite order and search Finnish text the way PostgreSQL does?

`install()` is called once from an AppConfig; from then on every SQLite connection knows the collation
`fi-x-icu` and folds the case of all letters in LIKE, upper and lower. Order follows CLDR's Finnish tailoring.
"""

import re
import sqlite3
import unicodedata
from functools import lru_cache

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

COLLATION = "fi-x-icu"

# Spaces and signs in the order of the Unicode collation table; digits and letters come after all of them.
_SIGN_ORDER = (
    "\t\n\r \u00a0_\u2017-\u2010\u2011\u2012\u2013\u2014\u2015,;:!¡?¿.\u2024\u2025…·'\u2018\u2019\u201a\u201b‹›"
    '"\u201c\u201d\u201e\u201f«»()[]{}\u2016§¶@*/\\&#%‰†‡•\u2032\u2033`\u00b4^¯¨¸°©®+±÷\u00d7<=>¬|¦~\u2212¤¢$£¥€™'
)
_SIGNS = {sign: 2 * place for place, sign in enumerate(_SIGN_ORDER)}
_AFTER_Z = {"å": 1, "ä": 2, "æ": 2, "ö": 3, "ø": 3}
_VARIANTS = {
    "đ": "d",
    "ð": "d",
    "ǥ": "g",
    "ŋ": "n",
    "ŧ": "t",
    "ü": "y",
    "ʒ": "z",
    "þ": "th",
    "œ": "oe",
    "ł": "l",
}
_ACCENTS = "\u0301\u0300\u0306\u0302\u030c\u030a\u0308\u030b\u0303\u0307"
_OTHER_SIGN = _SIGNS["¤"] - 1  # arrows and emoji stand before the signs of money
_FIRST_DIGIT, _FIRST_LETTER = 1000, 2000
_VARIANT = 100  # after every accent

SortKey = tuple[tuple[int, ...], tuple[int, ...], str, str]


@lru_cache(maxsize=20_000)
def sort_key(text: str) -> SortKey:
    """A key by which Finnish text sorts: first by letters, then accents, then lower case before upper."""
    composed = unicodedata.normalize("NFC", text)
    folded = composed.casefold()
    letters: list[int] = []
    accents: list[int] = []
    for character in folded:
        places, marks = _places(character)
        letters += places
        accents += marks
    return tuple(letters), tuple(accents), composed.swapcase(), text


@lru_cache(maxsize=4_000)
def _places(character: str) -> tuple[list[int], list[int]]:
    """A folded character's places in the alphabet, and how it differs from the plain letters of those places."""
    if character in _AFTER_Z:
        return [_FIRST_LETTER + ord("z") + _AFTER_Z[character]], [_VARIANT if character in "æø" else 0]
    if character in _SIGNS:
        return [_SIGNS[character]], [0]
    if character in _VARIANTS:
        return [_place(letter) for letter in _VARIANTS[character]], [_VARIANT]
    parts = unicodedata.normalize("NFKD", character)
    places = [_place(part) for part in parts if not unicodedata.combining(part)]
    marks = [_ACCENTS.find(part) + 2 for part in parts if unicodedata.combining(part)]
    return places, marks or [0]


def _place(character: str) -> int:
    if character in _SIGNS:
        return _SIGNS[character]
    if character.isdigit():
        return _FIRST_DIGIT + unicodedata.digit(character, 0)
    if not character.isalpha():
        return _OTHER_SIGN
    point = ord(character)
    return _FIRST_LETTER + point + (len(_AFTER_Z) if point > ord("z") else 0)


def compare(left: str, right: str) -> int:
    """Less than, equal to or greater than zero, as SQLite asks of a collation."""
    if left == right:
        return 0
    return 1 if sort_key(left) > sort_key(right) else -1


def like(pattern: str | None, value: object, escape: str | None = None) -> bool | None:
    """SQL's LIKE without regard to case in any alphabet; NULL in, NULL out."""
    if pattern is None or value is None:
        return None
    return _matcher(str(pattern), escape).match(str(value).casefold()) is not None


@lru_cache(maxsize=512)
def _matcher(pattern: str, escape: str | None) -> re.Pattern[str]:
    """A LIKE pattern as an anchored regular expression over case-folded text."""
    parts: list[str] = []
    characters = iter(pattern)
    for character in characters:
        if character == escape:
            parts.append(re.escape(next(characters, "").casefold()))
        elif character == "%":
            parts.append(".*")
        else:
            parts.append("." if character == "_" else re.escape(character.casefold()))
    return re.compile("".join(parts) + r"\Z", re.DOTALL)


def prepare(raw: sqlite3.Connection) -> None:
    """Teach one SQLite connection Finnish order and the case of all letters."""
    raw.create_collation(COLLATION, compare)
    raw.create_function("like", 2, like, deterministic=True)
    raw.create_function("like", 3, like, deterministic=True)
    raw.create_function("upper", 1, _upper, deterministic=True)
    raw.create_function("lower", 1, _lower, deterministic=True)


def _upper(value: object) -> str | None:
    return None if value is None else str(value).upper()


def _lower(value: object) -> str | None:
    return None if value is None else str(value).lower()


def install() -> None:
    """Prepare every SQLite connection that Django opens from now on, and those already open."""
    connection_created.connect(_on_connect, dispatch_uid="talkoot.lib.collation")
    for connection in connections.all(initialized_only=True):
        if connection.connection is not None:
            _on_connect(connection=connection)


def _on_connect(connection: BaseDatabaseWrapper, **_: object) -> None:
    if connection.vendor == "sqlite":
        prepare(connection.connection)
