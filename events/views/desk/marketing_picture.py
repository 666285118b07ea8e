"""How does the coverage of a marketing plan look, and how do tables say the same: which weeks, which channels?"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from talkoot.lib import dates

from ...forms.day_words import language
from ...marketing_facts import Cell, Coverage, Week, monday_of

LABEL, CELL, ROW, HEAD, GAP = 190, 44, 38, 34, 4  # units of the picture: pixels where it is not made smaller
NARROW, NARROW_ROW, NARROW_CELL, WIDEST_CELL = (
    328,
    52,
    24,
    40,
)  # of the one for a telephone: names above their weeks


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


@dataclass(frozen=True, slots=True)
class Size:
    """How wide names and weeks are and how high a channel is; `name_height` where names stand above the weeks."""

    label: int
    cell: int
    row: int
    name_height: int

    def left(self, place: int) -> int:
        """Return where the column of a week begins."""
        return self.label + self.cell * place

    def middle(self, place: int) -> int:
        """Return the middle of the column of a week."""
        return self.left(place) + self.cell // 2

    def box(self, place: int, number: int, cell: Cell) -> Box:
        """Return the box of one week of one channel."""
        top = HEAD + self.row * number + self.name_height
        gap = GAP if self.cell > WIDEST_CELL else 1
        height = self.row - self.name_height - 2 * GAP
        return Box(
            self.left(place) + gap, top + GAP, self.cell - 2 * gap, height, self.middle(place),
            top + GAP + height // 2 + 6, str(cell.count), cell.is_done,
        )  # fmt: skip


def picture_of(coverage: Coverage) -> dict[str, Any]:
    """Return the places of everything in the picture: heads of weeks, names of channels, boxes, lines."""
    size = Size(LABEL, CELL, ROW, 0)
    return drawn(coverage, size, LABEL + CELL * len(coverage.weeks)) | {"is_wide": len(coverage.weeks) > 12}


def narrow_of(coverage: Coverage) -> dict[str, Any]:
    """Return the same for a window of 360 pixels: each channel's name above its weeks, nothing made smaller."""
    cell = min(WIDEST_CELL, NARROW // max(1, len(coverage.weeks)))
    return drawn(coverage, Size(0, cell, NARROW_ROW, NARROW_ROW - NARROW_CELL - GAP), NARROW)


def drawn(coverage: Coverage, size: Size, width: int) -> dict[str, Any]:
    """Return a picture of this size."""
    heads = [
        {"x": size.middle(place), "text": str(week[1]), "is_event": week == coverage.event_week,
         "left": size.left(place) + 1}
        for place, week in enumerate(coverage.weeks)
    ]  # fmt: skip
    rows = [
        {"name": str(channel.label), "y": HEAD + size.row * number,
         "text_y": HEAD + size.row * number + (size.name_height - 5 if size.name_height else 25)}
        for number, (channel, _cells) in enumerate(coverage.rows)
    ]  # fmt: skip
    boxes = [
        size.box(place, number, cell)
        for number, (_channel, cells) in enumerate(coverage.rows)
        for place, cell in enumerate(cells) if cell.count
    ]  # fmt: skip
    return {"width": width, "height": HEAD + size.row * len(coverage.rows) + 1, "heads": heads, "rows": rows,
            "boxes": boxes, "column": size.cell - 2}  # fmt: skip


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
