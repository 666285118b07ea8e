"""What does a task line of minutes say: who does what, by when?

"Liisa: tilaa jatkojohdot 3.3." names somebody before the colon and a day at its end. The name is looked for among the
network's people, the partners and their contacts, and the library; where nobody is found there is no task.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.timezone import localdate

from partners.models import User

from .choices import Responsible, StandState
from .models import Event, Stand

LONGEST_NAME, LONGEST_TASK = 60, 200
_WHO = re.compile(r"\A\s*(?P<who>[^:\d][^:]{0,59}?)\s*:\s*(?P<what>\S.*)\Z", re.DOTALL)
_NUMERIC = re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4}|\d{2})?(?!\d)")
_MONTHS = (
    ("tammi", "jan"), ("helmi", "feb"), ("maalis", "mar"), ("huhti", "apr"), ("touko", "maj"), ("kesä", "juni"),
    ("heinä", "juli"), ("elo", "aug"), ("syys", "sep"), ("loka", "okt"), ("marras", "nov"), ("joulu", "dec"),
)  # fmt: skip
_WRITTEN = re.compile(
    r"(?P<day>\d{1,2})\.?\s*(?P<month>"
    + "|".join(f"{finnish}kuu\\w*|{swedish}\\w*" for finnish, swedish in _MONTHS)
    + r")(?:\s+(?P<year>\d{4}))?",
    re.IGNORECASE,
)
_STEMS = {
    "maanantai": 0, "tiistai": 1, "keskiviikko": 2, "keskiviiko": 2, "torstai": 3, "perjantai": 4, "lauantai": 5,
    "sunnuntai": 6, "måndag": 0, "tisdag": 1, "onsdag": 2, "torsdag": 3, "fredag": 4, "lördag": 5, "söndag": 6,
}  # fmt: skip
_WEEKDAY = re.compile(rf"\b(?P<name>{'|'.join(_STEMS)})\w*", re.IGNORECASE)
_NEAR = {"tänään": 0, "huomenna": 1, "ylihuomenna": 2, "idag": 0, "i dag": 0, "imorgon": 1, "i morgon": 1}
_NEAR_WORD = re.compile(rf"\b(?P<name>{'|'.join(sorted(_NEAR, key=len, reverse=True))})\b", re.IGNORECASE)
_AROUND = r"(?:\b(?:ma|ti|ke|to|pe|la|su|viim\.?|viimeistään|ennen|senast|den)\s+)*"
_AFTER = r"\s*(?:mennessä|asti|saakka|senast)?\s*[.,;]?\s*\Z"
_ROLES = {
    Responsible.COORDINATOR: ("koordinaattori", "koordinator", "coordinator"),
    Responsible.COMMUNICATIONS: ("viestintä", "tiedottaja", "kommunikation", "communications"),
    Responsible.LIBRARY: ("kirjasto", "kirjastolainen", "biblioteket", "library"),
    Responsible.PARTNERS: ("kumppanit", "partnerna", "partners"),
    Responsible.SECRETARY: ("sihteeri", "sekreterare", "secretary"),
    Responsible.EVERYBODY: ("kaikki", "alla", "everybody"),
}
LIBRARY_WORD = re.compile(r"\bkirjasto|\bbibliotek|\blibrary", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A line as it was understood: the name before the colon, the task without name and day, and its day."""

    who: str = ""
    what: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Doer:
    """Who does a task: a person of the network, a partner's stand, or a role."""

    responsible: Responsible
    user: User | None = None
    stand: Stand | None = None


def read(text: str, today: date) -> TaskLine:
    """Return who, what and by when. A day without a year is the next such day from today on."""
    words = " ".join(text.split())
    found = _WHO.match(words)
    who, what = (found["who"], found["what"]) if found else ("", words)
    day, rest = _day_of(what, today)
    return TaskLine(who[:LONGEST_NAME], rest[:LONGEST_TASK], day)


def _day_of(words: str, today: date) -> tuple[date | None, str]:
    """Return the last day that a text names, and the text without it."""
    for pattern, meant in (
        (_NUMERIC, _numeric),
        (_WRITTEN, _written),
        (_WEEKDAY, _weekday),
        (_NEAR_WORD, _near),
    ):
        for found in reversed(list(pattern.finditer(words))):
            day = meant(found, today)
            if day is not None:
                return day, _without(words, found)
    return None, words


def _without(words: str, found: re.Match[str]) -> str:
    """Take a day out of the end of a text; one in its middle is part of what is said."""
    if not re.match(_AFTER, words[found.end() :], re.IGNORECASE):
        return words
    before = words[: found.start()]
    return re.sub(rf"\s*{_AROUND}\Z", "", before, flags=re.IGNORECASE).rstrip(" ,;–-") or words


def _numeric(found: re.Match[str], today: date) -> date | None:
    year = int(found["year"] or 0)
    return _next(int(found["day"]), int(found["month"]), year + 2000 if 0 < year < 100 else year, today)


def _written(found: re.Match[str], today: date) -> date | None:
    name = found["month"].lower()
    month = next(at for at, stems in enumerate(_MONTHS, start=1) if name.startswith(stems))
    return _next(int(found["day"]), month, int(found["year"] or 0), today)


def _next(day: int, month: int, year: int, today: date) -> date | None:
    """Return the day of a year, or the next one from today on; None where there is no such day."""
    for candidate in (year,) if year else range(today.year, today.year + 5):
        try:
            found = date(candidate, month, day)
        except ValueError:
            continue
        if year or found >= today:
            return found
    return None


def _weekday(found: re.Match[str], today: date) -> date:
    ahead = (_STEMS[found["name"].lower()] - today.weekday()) % 7
    return today + timedelta(days=ahead or 7)


def _near(found: re.Match[str], today: date) -> date:
    return today + timedelta(days=_NEAR[found["name"].lower()])


def doer_of(who: str, event: Event) -> Doer | None:
    """Return who is meant by a name: a person of the network, a partner or its contact, the library, a role.

    Nobody is guessed: a first name that two people have means neither of them. Three queries.
    """
    name = _plain(who)
    if not name:
        return None
    role = next((role for role, words in _ROLES.items() if name in words), None)
    people = list(User.objects.working_in(event.network, localdate()))
    user = _only(people, name)
    if user is not None:
        coordinates = user.pk in {one.pk for one in User.objects.coordinating_in(event.network, localdate())}
        return Doer(Responsible.COORDINATOR if coordinates else _role_of(user, event), user=user)
    stand = _stand_of(name, event)
    if stand is not None:
        return Doer(Responsible.PARTNERS, stand=stand)
    if role is not None or _is_library(name, event):
        return Doer(role or Responsible.LIBRARY)
    return None


def _role_of(user: User, event: Event) -> Responsible:
    helping = User.objects.helping(event.network, localdate()).filter(pk=user.pk).exists()
    return Responsible.COMMUNICATIONS if helping else Responsible.LIBRARY


def _stand_of(name: str, event: Event) -> Stand | None:
    stands = [
        one for one in event.stands.in_order().with_contacts()
        if one.state not in (StandState.DECLINED, StandState.CANCELLED)
    ]  # fmt: skip
    by_organisation = [one for one in stands if _plain(one.organisation.name) == name]
    if len(by_organisation) == 1:
        return by_organisation[0]
    pairs = [(stand, contact.name) for stand in stands for contact in stand.organisation.contacts.all()]
    found = {stand.pk: stand for stand, contact in pairs if _plain(contact) == name}
    found = found or {
        stand.pk: stand for stand, contact in pairs if _plain(contact).partition(" ")[0] == name
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _is_library(name: str, event: Event) -> bool:
    venue = event.venue
    return bool(venue) and (name == _plain(str(venue)) or bool(LIBRARY_WORD.search(name)))


def _only(people: Sequence[User], name: str) -> User | None:
    whole = [one for one in people if _plain(one.name) == name]
    found = whole or [one for one in people if _plain(one.name).partition(" ")[0] == name]
    return found[0] if len(found) == 1 else None


def _plain(words: str) -> str:
    return " ".join(words.lower().split())
