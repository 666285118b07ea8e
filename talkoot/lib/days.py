"""Which days are not working days in Finland, what are they called, and what does the clock do on them?

Holidays come from the `holidays` package; an eve is a Monday-to-Friday day before one, when libraries close early.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

from talkoot.lib.dates import short_date, weekday_name

HELSINKI = ZoneInfo("Europe/Helsinki")
ONE_DAY = timedelta(days=1)
_LANGUAGES = ("fi", "sv", "en")

# Keyed by the package's Finnish name. Ours are written as inside a sentence, in fi, sv and en.
_HOLIDAY_NAMES = {
    "Uudenvuodenpäivä": ("uudenvuodenpäivä", "nyårsdagen", "New Year's Day"),
    "Loppiainen": ("loppiainen", "trettondagen", "Epiphany"),
    "Pitkäperjantai": ("pitkäperjantai", "långfredag", "Good Friday"),
    "Pääsiäispäivä": ("pääsiäispäivä", "påskdagen", "Easter Sunday"),
    "Toinen pääsiäispäivä": ("toinen pääsiäispäivä", "annandag påsk", "Easter Monday"),
    "Vappu": ("vappu", "första maj", "May Day"),
    "Helatorstai": ("helatorstai", "Kristi himmelsfärdsdag", "Ascension Day"),
    "Helluntaipäivä": ("helluntaipäivä", "pingstdagen", "Whit Sunday"),
    "Juhannusaatto": ("juhannusaatto", "midsommarafton", "Midsummer Eve"),
    "Juhannuspäivä": ("juhannuspäivä", "midsommardagen", "Midsummer Day"),
    "Pyhäinpäivä": ("pyhäinpäivä", "alla helgons dag", "All Saints' Day"),
    "Itsenäisyyspäivä": ("itsenäisyyspäivä", "självständighetsdagen", "Independence Day"),
    "Jouluaatto": ("jouluaatto", "julafton", "Christmas Eve"),
    "Joulupäivä": ("joulupäivä", "juldagen", "Christmas Day"),
    "Tapaninpäivä": ("tapaninpäivä", "annandag jul", "Boxing Day"),
}
_EVE_NAMES = {
    "Uudenvuodenpäivä": ("uudenvuodenaatto", "nyårsafton", "New Year's Eve"),
    "Loppiainen": ("loppiaisaatto", "trettondagsafton", "the eve of Epiphany"),
    "Pitkäperjantai": ("kiirastorstai", "skärtorsdag", "Maundy Thursday"),
    "Vappu": ("vappuaatto", "valborgsmässoafton", "May Day Eve"),
    "Helatorstai": ("helatorstain aatto", "dagen före Kristi himmelsfärdsdag", "the eve of Ascension Day"),
    "Juhannusaatto": ("juhannusaaton aatto", "dagen före midsommarafton", "the day before Midsummer Eve"),
    "Pyhäinpäivä": ("pyhäinpäivän aatto", "allhelgonaafton", "the eve of All Saints' Day"),
    "Itsenäisyyspäivä": (
        "itsenäisyyspäivän aatto",
        "dagen före självständighetsdagen",
        "the eve of Independence Day",
    ),
    "Jouluaatto": ("jouluaaton aatto", "dagen före julafton", "the day before Christmas Eve"),
}
_UNNAMED_EVE = ("arkipyhän aatto", "dagen före en helgdag", "the eve of a public holiday")


@dataclass(frozen=True)
class DayOff:
    """A day on which no planning meeting or deadline should fall, and its name as inside a sentence."""

    kind: Literal["weekend", "holiday", "eve"]
    name: str


def day_off(day: date, language: str = "fi") -> DayOff | None:
    """Why the day is not a plain working day, or None. A holiday wins over a weekend, and that over an eve."""
    index = _language_index(language)
    holiday = _holidays(day.year).get(day)
    if holiday is not None:
        return DayOff("holiday", _HOLIDAY_NAMES.get(holiday, (holiday.lower(),) * 3)[index])
    if day.weekday() >= 5:
        return DayOff("weekend", weekday_name(day, _LANGUAGES[index]))
    tomorrow = day + ONE_DAY if day < date.max else day
    before = _holidays(tomorrow.year).get(tomorrow)
    if before is not None:
        return DayOff("eve", _EVE_NAMES.get(before, _UNNAMED_EVE)[index])
    return None


def working_day(day: date, earlier: bool) -> date:
    """The day itself if it is a plain working day, else the nearest such day earlier or later."""
    step = -ONE_DAY if earlier else ONE_DAY
    while day_off(day) is not None:
        day += step
    return day


def reason(day: date, language: str) -> str:
    """What day it is, to stand after "because": "25.3.2027 on kiirastorstai", "13 February 2027 is a Saturday"."""
    language = _LANGUAGES[_language_index(language)]
    off = day_off(day, language)
    name = off.name if off else weekday_name(day, language)
    plain = off is None or off.kind == "weekend"
    verb = {"fi": "on", "sv": "är", "en": "is a" if plain else "is"}[language]
    return f"{short_date(day, language)} {verb} {name}"


def is_missing_time(day: date, moment: time) -> bool:
    """Whether the clock in Finland skips this time on this day (03.00–03.59 when summer time begins)."""
    local = datetime.combine(day, moment, HELSINKI)
    return local.astimezone(UTC).astimezone(HELSINKI).replace(tzinfo=None) != local.replace(tzinfo=None)


def is_double_time(day: date, moment: time) -> bool:
    """Whether the clock in Finland shows this time twice on this day (03.00–03.59 when summer time ends)."""
    first = datetime.combine(day, moment, HELSINKI)
    return first.utcoffset() != first.replace(fold=1).utcoffset() and not is_missing_time(day, moment)


def to_utc(day: date, moment: time) -> datetime:
    """The instant in UTC of a local day and time. A double time means its first; a missing one is an hour later."""
    return datetime.combine(day, moment.replace(fold=0), HELSINKI).astimezone(UTC)


def _language_index(language: str) -> int:
    return _LANGUAGES.index(language) if language in _LANGUAGES else 0


@lru_cache(maxsize=128)
def _holidays(year: int) -> Mapping[date, str]:
    """The year's public holidays by their Finnish names; where two share a day, the first."""
    # Imported here because it takes a fifth of a second that most commands need not pay.
    from holidays import country_holidays

    holidays = country_holidays("FI", years=year, language="fi")
    return {day: name.split("; ")[0] for day, name in holidays.items()}
