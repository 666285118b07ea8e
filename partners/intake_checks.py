"""Is one fact of a pasted partner fit to be saved, how is it written, and if not, what is wrong with it?"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from talkoot.lib.text import clean, forbidden_characters, has_personal_identity_code

from .intake_cells import BLACKED_OUT
from .intake_columns import LANGUAGE_WORDS

Words = str | Promise

LENGTHS = {
    "organisation": 120, "contact": 120, "first_name": 60, "last_name": 60, "title": 120, "email": 254, "phone": 20,
    "topic": 120, "street_address": 120, "postal_place": 60, "municipality": 60,
}  # fmt: skip
_ANGLES = re.compile(r"^[^<>]*<\s*([^<>\s]+)\s*>[,;]?$")
_PHONE_WORDS = re.compile(r"^(?:p|puh|puhelin|gsm|tel|phone|matkapuhelin)\b[.:]?\s*", re.IGNORECASE)
_ROUNDED = re.compile(r"[0-9][.,][0-9]+E\+?[0-9]+", re.IGNORECASE)
_MOBILE_WITHOUT_ZERO = re.compile(r"(?:4[0-69]|50)[0-9]{7}")
_ADDRESS_IN_ONE = re.compile(r"^(?P<street>.*?),? *\b(?:FI-)?(?P<code>[0-9]{5}) +(?P<place>[^\d,]{2,60})$")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2)


@dataclass(frozen=True, slots=True)
class Fact:
    """A checked fact: how it is kept, what is wrong with it, and what was mended and should be told."""

    text: str = ""
    problem: Words = ""
    note: Words = ""


NOTHING = Fact()


def checked(field: str, raw: str) -> Fact:
    """Return a fact as it is kept, with the reason if it cannot be saved."""
    if not raw:
        return NOTHING
    text = " ".join((raw if raw.isascii() else clean(raw)).split())
    if not text:
        return NOTHING
    if BLACKED_OUT in text or (len(text) > 9 and has_personal_identity_code(text)):
        return Fact(
            "",
            _("There was a personal identity code here. It was not kept. Write the rest again without it."),
        )
    if not text.isprintable() and forbidden_characters(text):
        return Fact(text, _("The text has invisible control characters. Remove them."))
    fact = _CHECKS[field](text) if field in _CHECKS else Fact(text)
    longest = LENGTHS.get(field)
    if longest and len(fact.text) > longest and not fact.problem:
        return Fact(fact.text, _too_long(len(fact.text), longest))
    return fact


def _too_long(length: int, longest: int) -> str:
    return _("There are %(length)s characters here, and room for %(longest)s. Shorten the text.") % {
        "length": length,
        "longest": longest,
    }


def _email(text: str) -> Fact:
    """Return an address without its wrapping ("Nina <nina@…>", "mailto:"), or what is wrong with it."""
    wrapped = _ANGLES.match(text)
    address = (wrapped.group(1) if wrapped else text).removeprefix("mailto:").strip(" ,;.<>")
    problem: Words = ""
    name, at, domain = address.rpartition("@")
    if not at:
        problem = _("The address has no @ sign.")
    elif address.count("@") > 1:
        is_two = any(sign in address for sign in ",; /")
        problem = (
            _("There are two addresses here. Leave one.") if is_two else _("The address has two @ signs.")
        )
    elif not name:
        problem = _("The part before the @ sign is missing.")
    elif " " in address:
        problem = _("There is a space in the address.")
    elif "," in address:
        problem = _("There is a comma in the address where a dot should be.")
    elif "." not in domain.strip("."):
        problem = _("The end of the address is missing, for example .fi.")
    elif not address.isascii():
        problem = _("Addresses have no letters with dots or accents, such as ä or ö.")
    else:
        try:
            validate_email(address)
        except ValidationError:
            problem = _("The address is not written as e-mail addresses are: name@example.fi.")
    return Fact(address if not problem else text, problem)


def _phone(text: str) -> Fact:
    """Return a number as typed; a zero or plus that Excel has dropped comes back when it is certain."""
    if _ROUNDED.fullmatch(text):
        return Fact(text, _("Excel has rounded this number, and digits were lost. Write the number again."))
    number = " ".join(_PHONE_WORDS.sub("", text).translate(_PHONE_SIGNS).split()).strip(" .,;")
    digits = re.sub(r"\D", "", number)
    if number == digits:
        if _MOBILE_WITHOUT_ZERO.fullmatch(digits):
            return Fact(
                f"0{digits}",
                note=_("Excel had dropped the first zero of the phone number; it is back."),
            )
        if digits.startswith("358") and 11 <= len(digits) <= 13:
            return Fact(
                f"+{digits}",
                note=_("Excel had dropped the plus of the phone number; it is back."),
            )
    if re.search(r"[^0-9+() -]", number):
        return Fact(text, _("Write the phone number with digits and spaces only."))
    if not 5 <= len(number) <= 20:
        return Fact(text, _("A phone number has 5 to 20 digits and spaces. Leave one number."))
    return Fact(number)


_PHONE_SIGNS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-") | {"/": "-"})


def _business_id(text: str) -> Fact:
    """Return a business ID as 1234567-8, its check digit counted (weights 7 9 10 5 8 4 2, modulo 11)."""
    plain = re.sub(r"^FI[- ]?", "", text.upper().translate(_PHONE_SIGNS)).replace(" ", "")
    found = re.fullmatch(r"([0-9]{6,7})-?([0-9])", plain)
    if not found:
        return Fact(text, _("A business ID has seven digits, a hyphen and one digit: 1234567-1."))
    body, check = found.group(1).zfill(7), int(found.group(2))
    rest = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, body, strict=True)) % 11
    if rest == 1 or check != (0 if rest == 0 else 11 - rest):
        return Fact(text, _("The last digit does not fit this business ID. Check the digits."))
    return Fact(f"{body}-{check}")


def _postal_code(text: str) -> Fact:
    """Return five digits; zeros that Excel has dropped come back."""
    code = re.sub(r"^FI-? ?", "", text.upper())
    if re.fullmatch(r"[0-9]{3,4}", code):
        return Fact(
            code.zfill(5),
            note=_("Excel had dropped the first zeros of the postal code; they are back."),
        )
    if not re.fullmatch(r"[0-9]{5}", code):
        return Fact(text, _("A Finnish postal code has five digits."))
    return Fact(code)


def _language(text: str) -> Fact:
    """Return fi, sv or en."""
    code = LANGUAGE_WORDS.get(text.casefold().strip(" ."), "")
    return Fact(code) if code else Fact(text, _("Letters are written in Finnish, Swedish or English."))


_CHECKS: Mapping[str, Callable[[str], Fact]] = {
    "email": _email,
    "phone": _phone,
    "business_id": _business_id,
    "postal_code": _postal_code,
    "language": _language,
}


def with_address_parted(values: dict[str, str]) -> dict[str, str]:
    """Return the values with "Street 1, 87100 Kajaani" split into its three parts, if they share one cell."""
    if values.get("postal_code") or values.get("postal_place"):
        return values
    found = _ADDRESS_IN_ONE.match(values.get("street_address", ""))
    if not found:
        return values
    return values | {
        "street_address": found["street"].strip(" ,"),
        "postal_code": found["code"],
        "postal_place": found["place"].strip(),
    }
