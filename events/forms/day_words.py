"""In which sentence is each thing said that should be known about a day before it is chosen?

Every sentence carries its reason and, where there is one, its way out. Nothing here blocks anything.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from talkoot.lib import dates, days

from ..schedule import Warning as DayWarning


@dataclass(frozen=True, slots=True)
class Check:
    """One line of what was tested: kind ok or warn, a full sentence, and perhaps a link to the way out."""

    kind: str
    text: str
    url: str = ""
    link: str = ""


def language() -> str:
    """Return the language in which dates are written on this page."""
    return (get_language() or "fi")[:2]


def say_day(day: date) -> str:
    """Return "ke 10.3.2027"."""
    return dates.weekday_date(day, language())


def say_range(first: date, last: date) -> str:
    """Return "7.–13.4.2027"."""
    return dates.date_range(first, last, language())


def say_hours(opens: time, closes: time) -> str:
    """Return "klo 14–18"."""
    return dates.hours(opens, closes, language())


def say_moved(name: str, day: date, computed: date) -> str:
    """Return why a meeting or task is not on its computed day."""
    return _("%(name)s is on %(day)s, because %(reason)s.") % {
        "name": name, "day": say_day(day), "reason": days.reason(computed, language()),
    }  # fmt: skip


def capital(text: str) -> str:
    """Return a sentence that starts with a capital letter."""
    return text[:1].upper() + text[1:]


def warning_check(warning: DayWarning) -> Check:
    """Return the line for one warning; raises KeyError for a code without a sentence."""
    facts: dict[str, Any] = dict(warning.facts)
    text = capital(SENTENCES[warning.code](facts))
    if warning.code == "same_day_talkoot":
        try:
            return Check("warn", text, reverse("desk:event_detail", args=[facts["slug"]]), _("Look at it"))
        except NoReverseMatch:
            return Check("warn", text)
    return Check("ok" if warning.code == "season" else "warn", text)


def _reason(facts: Mapping[str, Any]) -> dict[str, str]:
    return {"reason": days.reason(facts["day"], language())}


def _range(facts: Mapping[str, Any]) -> dict[str, str]:
    return {"name": facts["name"], "days": say_range(facts["first"], facts["last"])}


def _too_near(facts: Mapping[str, Any]) -> str:
    left = facts["days_left"]
    if left == 0:
        return _("The event is today already: the planning meetings and many tasks would be in the past.")
    return ngettext(
        "Only %(left)s day is left: the first tasks would be late already.",
        "Only %(left)s days are left: the first tasks would be late already.",
        left,
    ) % {"left": left}  # fmt: skip


def _lead_time(facts: Mapping[str, Any]) -> str:
    return _("The library wants to be asked %(asked)s days before, and %(left)s are left. Call them first.") % {
        "asked": facts["lead_time_days"], "left": facts["days_left"],
    }  # fmt: skip


def _closed(facts: Mapping[str, Any]) -> str:
    first, last = facts["first"], facts.get("last")
    when = say_range(first, last) if last else _("from %(day)s on") % {"day": say_day(first)}
    if facts["reason"]:
        return _("The library is closed %(days)s: %(reason)s.") % {"days": when, "reason": facts["reason"]}
    return _("The library is closed %(days)s.") % {"days": when}


def _outside(facts: Mapping[str, Any]) -> str:
    return _("Staff are there %(hours)s that day. Agree who opens the door at other times.") % {
        "hours": say_hours(facts["opens"], facts["closes"])
    }


SENTENCES: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "past_day": lambda facts: (
        _("%(day)s has already passed. Check the year.") % {"day": say_day(facts["day"])}
    ),
    "too_near": _too_near,
    "lead_time": _lead_time,
    "far_away": lambda facts: _("The day is more than %(months)s months away. Check the year.") % facts,
    "holiday": lambda facts: _("%(reason)s, so the library is probably closed.") % _reason(facts),
    "weekend": lambda facts: _("%(reason)s. Make sure that the library is open.") % _reason(facts),
    "eve": lambda facts: _("%(reason)s, and libraries often close early then.") % _reason(facts),
    "venue_closed": _closed,
    "unstaffed_day": lambda facts: _("No staff are there on that weekday. Agree who opens the door."),
    "outside_staffed_hours": _outside,
    "election": lambda facts: _("%(name)s %(days)s: the library may be a polling station.") % _range(facts),
    "advance_voting": lambda facts: (
        _("%(name)s %(days)s: the room may be taken, because libraries are often voting places.")
        % _range(facts)
    ),
    "school_break": lambda facts: _("%(name)s %(days)s: many people are away.") % _range(facts),
    "season": lambda facts: _("The day is within: %(name)s %(days)s.") % _range(facts),
    "same_day_talkoot": lambda facts: _("The same day has another event: %(title)s.") % facts,
}
