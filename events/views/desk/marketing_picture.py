"""How does the coverage of a marketing plan look, and how do tables say the same: which weeks, which channels?"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from talkoot.lib import dates

from ...forms.day_words import language
from ...marketing_facts import Coverage, Week, monday_of

LABEL, CELL, ROW, HEAD, GAP = 250, 52, 38, 34, 5  # units of the picture: pixels where it is not made smaller


@dataclass(frozen=True, slots=True)
class Box:
    """One week of one channel in the picture: where it stands, its figure, and whether all is done."""

    x: int
    y: int
    width: int
    height: int
    text_x: int
    text_y: int
    text: str
    is_done: bool


def picture_of(coverage: Coverage) -> dict[str, Any]:
    """Return the places of everything in the picture: heads of weeks, names of channels, boxes, lines."""
    width = LABEL + CELL * len(coverage.weeks)
    height = HEAD + ROW * len(coverage.rows) + 1
    heads = [
        {"x": LABEL + CELL * place + CELL // 2, "text": str(week[1]), "is_event": week == coverage.event_week,
         "left": LABEL + CELL * place + 1}
        for place, week in enumerate(coverage.weeks)
    ]  # fmt: skip
    rows = [
        {"name": str(channel.label), "y": HEAD + ROW * number, "text_y": HEAD + ROW * number + 25}
        for number, (channel, _cells) in enumerate(coverage.rows)
    ]
    boxes = [
        Box(
            LABEL + CELL * place + GAP, HEAD + ROW * number + GAP, CELL - 2 * GAP, ROW - 2 * GAP,
            LABEL + CELL * place + CELL // 2, HEAD + ROW * number + 25, str(cell.count), cell.is_done,
        )
        for number, (_channel, cells) in enumerate(coverage.rows)
        for place, cell in enumerate(cells) if cell.count
    ]  # fmt: skip
    return {"width": width, "height": height, "heads": heads, "rows": rows, "boxes": boxes,
            "column": CELL - 2, "is_wide": len(coverage.weeks) > 12}  # fmt: skip


def week_rows(coverage: Coverage) -> list[dict[str, Any]]:
    """Return each week with what is told in it, in words."""
    return [
        {
            "name": _("Week %(number)s") % {"number": week[1]}, "days": days_of(week),
            "is_event": week == coverage.event_week,
            "told": [told(channel.label, cell.count, cell.done) for channel, cell in coverage.of_week(place)],
        }
        for place, week in enumerate(coverage.weeks)
    ]  # fmt: skip


def channel_rows(coverage: Coverage) -> list[dict[str, Any]]:
    """Return each channel with how many rows it has, how many are done, and in which weeks."""
    return [
        {
            "name": str(channel.label), "count": sum(cell.count for cell in cells),
            "done": sum(cell.done for cell in cells),
            "weeks": ", ".join(
                str(week[1]) for week, cell in zip(coverage.weeks, cells, strict=True) if cell.count
            ),
        }
        for channel, cells in coverage.rows
    ]  # fmt: skip


def told(channel: Any, count: int, done: int) -> str:
    """Return one channel of one week: "Poster 2, one done"."""
    words = f"{channel}\u00a0{count}" if count > 1 else str(channel)
    if not done:
        return words
    if done == count:
        return _("%(what)s, done") % {"what": words}
    said = ngettext("%(what)s, %(done)s of them done", "%(what)s, %(done)s of them done", done)
    return said % {"what": words, "done": done}


def empty_weeks(coverage: Coverage, today: date) -> list[int]:
    """Return the numbers of the weeks to come in which nothing is told, the day's own week left out."""
    this_week = today.isocalendar()[:2]
    return [
        week[1]
        for place, week in enumerate(coverage.weeks)
        if week >= this_week and week != coverage.event_week and not coverage.of_week(place)
    ]


def days_of(week: Week) -> str:
    """Return the days of a week: "8.–14.2.2027"."""
    first = monday_of(week)
    return dates.date_range(first, first + timedelta(days=6), language())
