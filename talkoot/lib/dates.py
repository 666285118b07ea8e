"""How are days and times of day written as words, and read back from what people type?

Languages: fi, sv (as written in Finland), en, se (Northern Sámi). Unknown languages get plain numbers.
Finnish rules: Kotus, Kielitoimiston ohjepankki (päiväykset, kellonajat); Swedish: Språkinstitutet, Svenska skrivregler.
"""

import calendar
import re
from collections.abc import Mapping
from datetime import date, time, timedelta
from decimal import Decimal
from types import MappingProxyType

NBSP = "\u00a0"
DASH = "\u2013"
FIRST_YEAR, LAST_YEAR = 2000, 2100
LONGEST_INPUT = 40  # characters; anything longer is not a day or a time

_WEEKDAYS = {
    "fi": ("maanantai", "tiistai", "keskiviikko", "torstai", "perjantai", "lauantai", "sunnuntai"),
    "sv": ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "se": ("vuossárga", "maŋŋebárga", "gaskavahkku", "duorastat", "bearjadat", "lávvordat", "sotnabeaivi"),
}
_WEEKDAY_LETTERS = {"fi": 2, "sv": 2, "en": 3, "se": 4}
_MONTHS = {
    "fi": (
        "tammikuu", "helmikuu", "maaliskuu", "huhtikuu", "toukokuu", "kesäkuu",
        "heinäkuu", "elokuu", "syyskuu", "lokakuu", "marraskuu", "joulukuu",
    ),
    "sv": (
        "januari", "februari", "mars", "april", "maj", "juni",
        "juli", "augusti", "september", "oktober", "november", "december",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    "se": (
        "ođđajagimánnu", "guovvamánnu", "njukčamánnu", "cuoŋománnu", "miessemánnu", "geassemánnu",
        "suoidnemánnu", "borgemánnu", "čakčamánnu", "golggotmánnu", "skábmamánnu", "juovlamánnu",
    ),
}  # fmt: skip


class DayError(ValueError):
    """A typed day that cannot be used. `code` is no_such_day, year_out_of_range or unreadable.

    `facts` holds day, month, year and last_day (the month's length) as numbers, as far as they could be read.
    """

    def __init__(self, code: str, facts: Mapping[str, int] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.facts: Mapping[str, int] = MappingProxyType(dict(facts or {}))


class ClockError(ValueError):
    """A typed time of day that cannot be used. `code` is no_such_time (25.00, 14.75) or unreadable."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


# --- days as words ---------------------------------------------------------------------------------------------


def weekday_name(day: date, language: str) -> str:
    """The weekday in full, as inside a sentence: "keskiviikko", "onsdag", "Wednesday", "gaskavahkku"."""
    return _WEEKDAYS.get(language, _WEEKDAYS["fi"])[day.weekday()]


def month_name(month: int, language: str) -> str:
    """The name of month 1–12 as inside a sentence: "huhtikuu", "april", "April"; other languages the number."""
    names = _MONTHS.get(language)
    return names[month - 1] if names else str(month)


def in_month(month: int, language: str) -> str:
    """When, said with a month: "huhtikuussa", "i april", "in April"; other languages the number and a point."""
    if language == "se":
        return month_name(month, language).removesuffix("mánnu") + "mánus"
    patterns = {"fi": "{}ssa", "sv": "i {}", "en": "in {}"}
    return patterns.get(language, "{}.").format(month_name(month, language))


def short_date(day: date, language: str) -> str:
    """The day in its shortest safe form: "10.3.2027"; in English "10 March 2027", where numbers would mislead."""
    if language == "en":
        return long_date(day, language)
    return f"{day.day}.{day.month}.{day.year}"


def long_date(day: date, language: str) -> str:
    """The day with the month as a word: "21. marraskuuta 2026", "21 november 2026", "skábmamánu 21. b. 2026"."""
    if language == "fi":
        return f"{day.day}. {month_name(day.month, language)}ta {day.year}"
    if language in ("sv", "en"):
        return f"{day.day} {month_name(day.month, language)} {day.year}"
    if language == "se":
        return f"{month_name(day.month, language).removesuffix('mánnu')}mánu {day.day}. b. {day.year}"
    return short_date(day, language)


def weekday_date(day: date, language: str) -> str:
    """Short weekday and day, kept on one line by a no-break space: "ke 10.3.2027", "Wed 10 March 2027"."""
    return _with_weekday(day, short_date(day, language), language)


def long_weekday_date(day: date, language: str) -> str:
    """When, with the weekday in full: "keskiviikkona 10.3.2027", "onsdag 10.3.2027", "Wednesday 10 March 2027"."""
    if language not in _WEEKDAY_LETTERS:
        return short_date(day, language)
    ending = "na" if language == "fi" else ""
    return f"{weekday_name(day, language)}{ending}{NBSP}{short_date(day, language)}"


def date_range(first: date, last: date, language: str) -> str:
    """Days from first to last in the shortest form: "4.–6.10.2027", "4–6.10.2027", "4–6 October 2027"."""
    if last <= first:
        return short_date(first, language)
    if first.year != last.year:
        dash = f" {DASH} " if language == "en" else DASH
        return short_date(first, language) + dash + short_date(last, language)
    if language == "en":
        if first.month == last.month:
            return f"{first.day}{DASH}{short_date(last, language)}"
        return f"{first.day} {month_name(first.month, language)} {DASH} {short_date(last, language)}"
    point = "" if language == "sv" else "."
    start = f"{first.day}{point}" if first.month == last.month else f"{first.day}.{first.month}{point}"
    return start + DASH + short_date(last, language)


def deadline(day: date, language: str) -> str:
    """The last day for something: "12.2.2027 mennessä", "senast 12.2.2027", "by 12 February 2027"."""
    patterns = {"fi": "{}\u00a0mennessä", "sv": "senast\u00a0{}", "en": "by {}", "se": "maŋimuštá\u00a0{}"}
    return patterns.get(language, "{}").format(short_date(day, language))


def short_deadline(day: date, language: str) -> str:
    """The same where the year is known: "12.2. mennessä", "senast 12.2", "by 12 February"."""
    if language == "en":
        return f"by {day.day} {month_name(day.month, language)}"
    written = f"{day.day}.{day.month}"
    if language == "se":
        return f"maŋimuštá{NBSP}{written}."
    return f"{written}.{NBSP}mennessä" if language == "fi" else f"senast{NBSP}{written}"


def _with_weekday(day: date, written: str, language: str) -> str:
    letters = _WEEKDAY_LETTERS.get(language)
    return f"{weekday_name(day, language)[:letters]}{NBSP}{written}" if letters else written


def weekday_day(day: date, language: str) -> str:
    """The day in a list whose year is known: "ke 10.3.", "on 10.3", "Wed 10 March"."""
    if language == "en":
        written = f"{day.day} {month_name(day.month, language)}"
    else:
        written = f"{day.day}.{day.month}" + ("" if language == "sv" else ".")
    return _with_weekday(day, written, language)


# --- times of day as words -------------------------------------------------------------------------------------


def clock(moment: time, language: str) -> str:
    """A time of day: "14", "9.15", after midnight "00.30"; English "14:00", other languages always with minutes."""
    if language == "en":
        return f"{moment.hour:02}:{moment.minute:02}"
    hour = f"{moment.hour}" if moment.hour else "00"
    if moment.minute == 0 and language in ("fi", "sv", "se"):
        return hour
    return f"{hour}.{moment.minute:02}"


def hours(opens: time, closes: time | None, language: str) -> str:
    """Opening hours: "klo 14–18", "kl. 14–18", "14:00–18:00"; without an end "klo 14 alkaen". Midnight ends at 24."""
    if closes is None:
        patterns = {"fi": f"klo{NBSP}{{}} alkaen", "sv": f"från kl.{NBSP}{{}}", "en": "from {}",
                    "se": f"dii.{NBSP}{{}} rájes"}  # fmt: skip
        return patterns.get(language, "{}" + DASH).format(clock(opens, language))
    return _clock_word(language) + clock(opens, language) + DASH + _closing_clock(closes, language)


def event_time(
    day: date, opens: time | None, closes: time | None, last_day: date | None, language: str
) -> str:
    """When an event is, in one phrase: "ke 10.3.2027 klo 14–18".

    Several days with the same opening hours: "ke 10.3. – to 11.3.2027 klo 14–18". A night that ends on the next
    morning is named by its first day: "ke 10.3.2027 klo 22–00.30". Without opens only the days are said.
    """
    overnight = opens is not None and closes is not None and closes <= opens
    if last_day is None or last_day <= day or (overnight and last_day == day + timedelta(days=1)):
        days = weekday_date(day, language)
    elif overnight and opens is not None and closes is not None:
        start = _join_time(_first_of_range(day, last_day, language), opens, language)
        return f"{start} {DASH} {_join_time(weekday_date(last_day, language), closes, language)}"
    else:
        days = f"{_first_of_range(day, last_day, language)} {DASH} {weekday_date(last_day, language)}"
    if opens is None:
        return days
    return days + _joint(language) + hours(opens, closes, language)


def _first_of_range(day: date, last_day: date, language: str) -> str:
    return weekday_day(day, language) if day.year == last_day.year else weekday_date(day, language)


def _join_time(day: str, moment: time, language: str) -> str:
    return day + _joint(language) + _clock_word(language) + clock(moment, language)


def _joint(language: str) -> str:
    return ", " if language == "en" else " "


def _clock_word(language: str) -> str:
    return {"fi": f"klo{NBSP}", "sv": f"kl.{NBSP}", "se": f"dii.{NBSP}"}.get(language, "")


def _closing_clock(closes: time, language: str) -> str:
    if closes == time(0):
        return {"en": "24:00"}.get(language, "24")
    return clock(closes, language)


# --- numbers ---------------------------------------------------------------------------------------------------


def number(value: int | float | Decimal, language: str = "fi") -> str:
    """A number as written in Finland: "19 800" with a no-break space, "1,5"; in English "19,800" and "1.5"."""
    written = f"{value:,}"
    if language == "en":
        return written
    return written.replace(",", NBSP).replace(".", ",").replace("-", "\u2212")


def day_count(n: int, language: str) -> str:
    """A number of days: "1 päivä", "4 päivää", "4 dagar", "4 days"; other languages the number alone."""
    forms = {"fi": ("päivä", "päivää"), "sv": ("dag", "dagar"), "en": ("day", "days"),
             "se": ("beaivi", "beaivvi")}  # fmt: skip
    words = forms.get(language)
    if words is None:
        return number(n)
    return f"{number(n, language)}{NBSP}{words[0] if n == 1 else words[1]}"


# --- reading what people type ----------------------------------------------------------------------------------

_FINNISH_DAY = re.compile(
    r"(?:[a-zåäö]{2,12}\.?,? +)?([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{1,6})", re.IGNORECASE
)
_ISO_DAY = re.compile(r"([0-9]{1,6})-([0-9]{1,2})-([0-9]{1,2})")
_CLOCK = re.compile(r"(?:klo\.?|kl\.?)? ?([0-9]{1,2})(?:[.:]([0-9]{2}))?", re.IGNORECASE)


def parse_day(text: str) -> date:
    """The day that a person typed: "10.3.2027", "10.3.27", "ke 10.3.2027" or "2027-03-10".

    Raises DayError: unreadable, year_out_of_range (outside 2000–2100), or no_such_day (31.4., 29.2. of a common year).
    """
    words = " ".join(text[: LONGEST_INPUT + 1].split())
    if len(words) > LONGEST_INPUT or len(text) > 10 * LONGEST_INPUT:
        raise DayError("unreadable")
    if finnish := _FINNISH_DAY.fullmatch(words):
        day, month = int(finnish[1]), int(finnish[2])
        year = int(finnish[3]) + (2000 if len(finnish[3]) == 2 else 0)
    elif iso := _ISO_DAY.fullmatch(words):
        year, month, day = int(iso[1]), int(iso[2]), int(iso[3])
    else:
        raise DayError("unreadable")
    facts = {"day": day, "month": month, "year": year}
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        raise DayError("unreadable", facts)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise DayError("year_out_of_range", facts)
    last_day = calendar.monthrange(year, month)[1]
    if day > last_day:
        raise DayError("no_such_day", {**facts, "last_day": last_day})
    return date(year, month, day)


def parse_clock(text: str) -> time:
    """The time of day that a person typed: "14", "14.00", "14:00", "klo 14", "9.15"; "24" is midnight.

    Raises ClockError: unreadable, or no_such_time (25, 14.75).
    """
    words = " ".join(text[: LONGEST_INPUT + 1].split())
    found = _CLOCK.fullmatch(words)
    if found is None:
        raise ClockError("unreadable")
    hour, minute = int(found[1]), int(found[2] or 0)
    if (hour, minute) == (24, 0):
        return time(0)
    if hour > 23 or minute > 59:
        raise ClockError("no_such_time")
    return time(hour, minute)
