"""How is a plan of a changed series told, day by day, with the reason where a day is off?"""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from talkoot.lib import dates, days

from ...actions.series import Plan, Wish
from ...choices import Responsible
from ...forms.day_check import calendar_facts
from ...forms.day_words import capital, language, say_day
from ...models import Meeting
from ...rhythms import Fate, Step
from ...schedule import CalendarFact

DOUBTFUL = (
    "election",
    "advance_voting",
    "school_break",
)  # days that are kept free of meetings where it can be


def plan_words(plan: Plan, wish: Wish, meeting: Meeting) -> dict[str, Any]:
    """Return what a plan changes: the new facts, a row for each day, and how many people hear of it."""
    known = [one for one in calendar_facts(meeting.own_network) if one.kind in DOUBTFUL]
    touched = [
        step for step in plan.steps
        if step.pk in plan.asked and (step.fate in (Fate.MOVED, Fate.GONE) or (wish.facts and step.fate == Fate.KEPT))
    ]  # fmt: skip
    return {
        "digest": plan.digest, "facts": new_facts(wish), "rows": [row_of(step, known, wish) for step in plan.steps],
        "changes": plan.changes or bool(wish.facts) or bool(wish.keep), "counted": counted(plan.steps),
        "asked": len(touched),
    }  # fmt: skip


def new_facts(wish: Wish) -> list[str]:
    """Return what all the meetings get: "Starts at 10", "Place: Teams"."""
    told = {
        "name": _("Name: %(value)s"), "starts": _("Starts: %(value)s"), "minutes": _("Length: %(value)s min"),
        "place": _("Place: %(value)s"), "link": _("Remote link: %(value)s"),
        "responsible": _("Who calls it together: %(value)s"),
    }  # fmt: skip
    shown = {
        "starts": lambda value: dates.clock(value, language()),
        "responsible": lambda value: Responsible(value).label,
    }
    return [
        told[name] % {"value": shown[name](value) if name in shown else value or "–"}
        for name, value in wish.facts.items()
    ]


def counted(steps: Iterable[Step]) -> str:
    """Return how many meetings stay on their days, move, are new and are cancelled."""
    numbers = {fate: sum(1 for step in steps if step.fate == fate) for fate in Fate}
    parts = [
        (Fate.KEPT, ngettext("%(n)s stays on its day", "%(n)s stay on their days", numbers[Fate.KEPT])),
        (Fate.MOVED, ngettext("%(n)s moves", "%(n)s move", numbers[Fate.MOVED])),
        (Fate.NEW, ngettext("%(n)s is new", "%(n)s are new", numbers[Fate.NEW])),
        (Fate.GONE, ngettext("%(n)s is cancelled", "%(n)s are cancelled", numbers[Fate.GONE])),
    ]
    told = [words % {"n": numbers[fate]} for fate, words in parts if numbers[fate]]
    return capital(", ".join(told)) + "." if told else ""


def row_of(step: Step, known: Iterable[CalendarFact], wish: Wish) -> dict[str, Any]:
    """Return one day of the plan: the chip, what it was before, why it is off, and the tick that holds it after all."""
    chips = {
        Fate.KEPT: ("plain", _("As it was")), Fate.MOVED: ("wait", _("Moves")), Fate.NEW: ("ok", _("New")),
        Fate.GONE: ("no", _("Is cancelled")), Fate.OFF: ("plain", pgettext("a day of a series", "Left out")),
        Fate.CALLED_OFF: ("plain", _("Cancelled earlier")),
    }  # fmt: skip
    is_off = days.day_off(step.day) is not None
    is_held = step.fate in (Fate.KEPT, Fate.MOVED, Fate.NEW)
    reasons = [capital(days.reason(step.day, language())) + "."] if is_off and step.fate != Fate.GONE else []
    reasons += [f"{capital(one.name)}." for one in known if one.first <= step.day <= one.last and is_held]
    return {
        "day": say_day(step.day), "iso": step.day.isoformat(), "chip": chips[step.fate], "why": " ".join(reasons),
        "before": say_day(step.before) if step.fate == Fate.MOVED and step.before else "",
        "may_keep": step.fate in (Fate.OFF, Fate.CALLED_OFF) or step.day in wish.keep, "kept": step.day in wish.keep,
        "warns": is_held and bool(reasons),
    }  # fmt: skip
