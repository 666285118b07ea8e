"""What is safe text, which text must not be kept, and how does a text become a name in a file system or an address?"""

import re
import unicodedata
from datetime import date

MISSING_NAME = "nimeton"
LONGEST_FILE_NAME = 100  # characters
LONGEST_SLUG = 50  # characters

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_DIRECTION_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LETTERS_WITHOUT_BASE = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "Ae", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D"}
    | {"ŋ": "n", "Ŋ": "N", "ŧ": "t", "Ŧ": "T", "þ": "th", "Þ": "Th", "ł": "l", "Ł": "L", "ı": "i"}
)


def clean(text: str) -> str:
    """The text as it is kept: composed letters (Unicode NFC), newlines as line ends, no spaces at ends of lines."""
    text = _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text))
    return "\n".join(line.rstrip() for line in text.split("\n")).strip()


def forbidden_characters(text: str) -> list[str]:
    """The characters that no field may hold, each once, named by code point ("U+202E"), in order of appearance.

    Control characters except line end and tab, lone surrogates, non-characters and the controls that override
    writing direction (Unicode TR 36). Right-to-left letters and joined emoji are welcome.
    """
    found = dict.fromkeys(character for character in text if _is_forbidden(character))
    return [f"U+{ord(character):04X}" for character in found]


def _is_forbidden(character: str) -> bool:
    if character in "\n\t":
        return False
    if unicodedata.category(character) in ("Cc", "Cs") or character in _DIRECTION_OVERRIDES:
        return True
    point = ord(character)
    return point & 0xFFFE == 0xFFFE or 0xFDD0 <= point <= 0xFDEF


# --- personal identity codes -----------------------------------------------------------------------------------

_CENTURIES = {"+": 1800} | dict.fromkeys("-UVWXY", 1900) | dict.fromkeys("ABCDEF", 2000)
_CHECK_SIGNS = "0123456789ABCDEFHJKLMNPRSTUVWXY"
_IDENTITY_CODE = re.compile(
    r"(?<![0-9])([0-9]{2})([0-9]{2})([0-9]{2}) ?([-+A-FU-Y]) ?([0-9]{3})([0-9A-FHJ-NPR-Y])(?![0-9A-Z])",
    re.IGNORECASE,
)
_DASHES = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-") | dict.fromkeys("\u00ad\u200b\u2060")
)


def has_personal_identity_code(text: str) -> bool:
    """Whether a Finnish personal identity code with a right check sign stands anywhere in the text.

    Form and check sign: Digital and Population Data Services Agency; separators of 2023 included.
    """
    return any(map(_is_identity_code, _IDENTITY_CODE.finditer(_plain_signs(text))))


def without_personal_identity_codes(text: str, instead: str) -> str:
    """Return a text in which other words stand instead of each personal identity code."""
    if not has_personal_identity_code(text):
        return text
    return _IDENTITY_CODE.sub(
        lambda found: instead if _is_identity_code(found) else found[0], _plain_signs(text)
    )


def _is_identity_code(found: re.Match[str]) -> bool:
    day, month, year, separator, serial, sign = found.groups()
    if _CHECK_SIGNS[int(day + month + year + serial) % 31] != sign.upper():
        return False
    try:
        date(_CENTURIES[separator.upper()] + int(year), int(month), int(day))
    except ValueError:
        return False
    return True


def _plain_signs(text: str) -> str:
    return unicodedata.normalize("NFKC", text.translate(_DASHES))


# --- names for files and addresses -----------------------------------------------------------------------------


def safe_file_name(text: str) -> str:
    """An ASCII file name for a header: "Kutsu – Ähtäri.pdf" becomes "Kutsu-Ahtari.pdf"; at most 100 characters."""
    name = re.sub(r"[^A-Za-z0-9._]+", "-", _ascii(text))
    stem, point, ending = name.rpartition(".")
    if not point or not re.fullmatch(r"[A-Za-z0-9]{1,8}", ending):
        stem, point, ending = name, "", ""
    stem = re.sub(r"\.{2,}", ".", stem).strip("-._") or MISSING_NAME
    return stem[: LONGEST_FILE_NAME - len(point + ending)].rstrip("-._") + point + ending


def slug(text: str) -> str:
    """The text as a part of an address: a–z, 0–9 and hyphens, at most 50 characters, cut between words; never empty."""
    whole = re.sub(r"[^a-z0-9]+", "-", _ascii(text).lower()).strip("-")
    if len(whole) > LONGEST_SLUG:
        cut = whole[: LONGEST_SLUG + 1].rpartition("-")[0]
        whole = cut if len(cut) >= LONGEST_SLUG // 2 else whole[:LONGEST_SLUG]
    return whole.strip("-") or MISSING_NAME


def _ascii(text: str) -> str:
    plain = text.replace("\u00ad", "").translate(_LETTERS_WITHOUT_BASE)
    letters = unicodedata.normalize("NFKD", plain)
    return "".join(
        letter if letter.isascii() else " " for letter in letters if not unicodedata.combining(letter)
    )


# --- text kept in several languages ----------------------------------------------------------------------------


def in_language(obj: object, field: str, language: str) -> tuple[str, bool]:
    """The field's text in a language, and whether it is missing there so that Finnish stands in for it.

    Finnish lives in the attribute `field`, others in `field_sv`, `field_en`, `field_se`. Where Finnish is empty
    too, nothing is missing.
    """
    finnish = getattr(obj, field) or ""
    if language == "fi":
        return finnish, False
    own = getattr(obj, f"{field}_{language}", "") or ""
    if own.strip():
        return own, False
    return finnish, bool(finnish.strip())
