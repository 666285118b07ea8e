"""Which fields has the file of an operating model, and what may each hold?

The reader and the published JSON Schema are both made of this table, so they cannot disagree.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from talkoot.lib import text

from .choices import AttendanceMode, Channel, Responsible, Scope, TextKey, Theme
from .plan_choices import Condition

FORMAT = "talkoot-toimintamalli"
FORMAT_VERSION = 1
SCHEMA = "/static/schemas/toimintamalli-1.json"
CLOCK = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"
WORD = r"^[a-z_]{0,30}$"
IDENTITY = r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"
DAYS_OF_A_YEAR = 365
MINUTES_OF_A_DAY = 1440
Limits = tuple[int, int]


@dataclass(frozen=True)
class Field:
    """One field: its kind, and what a value may be. Lengths in characters, `limits` both ends included."""

    kind: str  # line, prose, number, clock, day, identity, email, choice or word
    longest: int = 120
    limits: Limits = (0, 0)
    choices: tuple[str, ...] = ()
    default: Any = ""
    needed: bool = False

    def fault(self, value: Any) -> str:
        """Return in the user's language what is wrong with a value, or nothing."""
        if self.kind == "number":
            return _number_fault(value, self.limits)
        if self.kind == "identity" and value is None and not self.needed:
            return ""
        if not isinstance(value, str):
            return _("this should be text in quotation marks.")
        return self._text_fault(text.clean(value))

    def _text_fault(self, value: str) -> str:
        if self.needed and not value.strip():
            return _("this must not be empty.")
        if len(value) > self.longest:
            return _("the text is too long: %(length)s characters, at most %(longest)s fit.") % {
                "length": len(value), "longest": self.longest,
            }  # fmt: skip
        if text.forbidden_characters(value) or (self.kind != "prose" and "\n" in value):
            return _("the text has line breaks or invisible control characters that do not belong here.")
        if text.has_personal_identity_code(value):
            return _("there seems to be a personal identity code in the text.")
        return _form_fault(self, value)


def _number_fault(value: Any, limits: Limits) -> str:
    if isinstance(value, bool) or not isinstance(value, int):
        return _("this should be a whole number.")
    if not limits[0] <= value <= limits[1]:
        return _("the number should be between %(least)s and %(most)s.") % {
            "least": limits[0], "most": limits[1],
        }  # fmt: skip
    return ""


def _form_fault(field: Field, value: str) -> str:
    if field.kind == "choice" and value not in field.choices:
        return _("“%(value)s” is not one of the possible words: %(words)s.") % {
            "value": value[:40], "words": ", ".join(word for word in field.choices if word),
        }  # fmt: skip
    if field.kind == "clock" and not re.fullmatch(CLOCK, value, re.ASCII):
        return _("this should be a time such as 14:00.")
    if field.kind == "day" and not _is_day(value):
        return _("this should be a day such as 2027-03-10.")
    if field.kind == "identity" and not _is_identity(value):
        return _("this should be an identity such as 2f1c0f5e-8f0e-4f0a-9d3e-2b1a7c6d5e4f.")
    if field.kind == "word" and not re.fullmatch(WORD, value, re.ASCII):
        return _("this should be one word of small letters.")
    if field.kind == "email" and value and not _is_email(value):
        return _("this is not an e-mail address.")
    return ""


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_identity(value: str) -> bool:
    return bool(re.fullmatch(IDENTITY, value, re.ASCII)) and str(UUID(value)) == value


def _is_email(value: str) -> bool:
    try:
        validate_email(value)
    except ValidationError:
        return False
    return True


def _line(longest: int = 120, *, needed: bool = False) -> Field:
    return Field("line", longest, needed=needed)


def _choice(words: Iterable[str], default: str) -> Field:
    return Field("choice", choices=tuple(str(word) for word in words), default=default)


def _number(least: int, most: int, default: int) -> Field:
    return Field("number", limits=(least, most), default=default)


IDENTITY_FIELD = Field("identity", needed=True)
DAY = Field("number", limits=(-DAYS_OF_A_YEAR, DAYS_OF_A_YEAR), needed=True)
CONDITION = _choice(Condition.values, Condition.ALWAYS.value)
TEXT = Field("prose", 4000)

HEAD: Mapping[str, Field] = {
    "uid": IDENTITY_FIELD,
    "name": _line(needed=True),
    "network": _line(),
    "version": _number(1, 1_000_000, 1),
    "updated_on": Field("day", needed=True),
    "opens": Field("clock", needed=True),
    "closes": Field("clock", needed=True),
    "set_up_minutes": _number(0, MINUTES_OF_A_DAY, 60),
    "take_down_minutes": _number(0, MINUTES_OF_A_DAY, 30),
    "answer_by_days": _number(0, DAYS_OF_A_YEAR, 26),
    "attendance": _choice(AttendanceMode.values, AttendanceMode.ONSITE.value),
    "theme": _choice(Theme.values, Theme.ASKER.value),
    "summary": Field("prose", 1000),
    "for_whom": Field("prose", 600),
    "tip": Field("prose", 1000),
    "materials": Field("prose", 2000),
    "lessons": Field("prose", 3000),
    "contact": _line(),
    "contact_email": Field("email", 254),
}
ORIGIN: Mapping[str, Field] = {
    "uid": IDENTITY_FIELD,
    "name": _line(needed=True),
    "version": _number(1, 1_000_000, 1),
    "network": _line(),
}
MEETING: Mapping[str, Field] = {
    "uid": IDENTITY_FIELD,
    "name": _line(needed=True),
    "offset_days": DAY,
    "condition": CONDITION,
    "starts": Field("clock", needed=True),
    "minutes": _number(1, MINUTES_OF_A_DAY, 60),
    "place": _line(),
    "responsible": _choice(Responsible.values, Responsible.COORDINATOR.value),
    "agenda": TEXT,
}
TASK: Mapping[str, Field] = {
    "uid": IDENTITY_FIELD,
    "name": _line(200, needed=True),
    "offset_days": DAY,
    "condition": CONDITION,
    "channel": _choice(Channel.values, Channel.NONE.value),
    "responsible": _choice(Responsible.values, Responsible.COORDINATOR.value),
    "after": Field("identity", default=None),
    "note": Field("prose", 1000),
    "material": Field("word", 30),
    "audience": _line(200),
}
SUPPLY: Mapping[str, Field] = {
    "uid": IDENTITY_FIELD,
    "name": _line(needed=True),
    "condition": CONDITION,
    "quantity": _number(0, 32_767, 1),
    "bringer": _line(),
}
STAND_TYPE: Mapping[str, Field] = {
    "uid": IDENTITY_FIELD,
    "name": _line(needed=True),
    "condition": CONDITION,
    "scope": _choice(Scope.values, Scope.OWN_SERVICE.value),
    "needs": _line(300),
}
WORDS: Mapping[str, Field] = {
    "key": Field("choice", choices=tuple(TextKey.values), needed=True),
    "text": TEXT,
    "text_sv": TEXT,
    "text_en": TEXT,
    "text_se": TEXT,
}
LISTS: Mapping[str, Mapping[str, Field]] = {
    "lineage": ORIGIN,
    "meetings": MEETING,
    "tasks": TASK,
    "supplies": SUPPLY,
    "stand_types": STAND_TYPE,
    "texts": WORDS,
}
MOST_ROWS: Mapping[str, int] = {
    "lineage": 50, "meetings": 50, "tasks": 300, "supplies": 300, "stand_types": 100, "texts": len(TextKey),
}  # fmt: skip
ROW_SORTS = ("meetings", "tasks", "supplies", "stand_types")
