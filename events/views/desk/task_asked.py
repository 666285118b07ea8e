"""Which view, filter and channel of a task list does an address ask for, and where do the others lie?"""

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from ...choices import Channel
from ...task_filters import TaskFilter

LIST, BOARD, TIMELINE = "", "taulu", "aikajana"
BACK = "paluu"  # by this name a task's page is told which list to go back to


@dataclass(frozen=True, slots=True)
class Asked:
    """One address of a task list. `usual` is the filter that it need not name."""

    path: str
    view: str = LIST
    which: TaskFilter = TaskFilter.ALL
    channel: str = ""
    usual: TaskFilter = TaskFilter.ALL
    page: str = ""

    @classmethod
    def from_address(cls, path: str, query: QueryDict, usual: TaskFilter) -> "Asked":
        """Return what an address asks for; what nobody knows is as if it was not there."""
        view, which, channel = query.get("nakyma", ""), query.get("nayta", ""), query.get("kanava", "")
        return cls(
            path=path, view=view if view in (BOARD, TIMELINE) else LIST, usual=usual, page=query.get("sivu", ""),
            which=TaskFilter(which) if which in TaskFilter.values else usual,
            channel=channel if channel in Channel.values else "",
        )  # fmt: skip

    @property
    def url(self) -> str:
        """Return the address."""
        facts = {
            "nakyma": self.view, "nayta": "" if self.which == self.usual else str(self.which),
            "kanava": self.channel, "sivu": self.page,
        }  # fmt: skip
        query = urlencode({name: value for name, value in facts.items() if value})
        return f"{self.path}?{query}" if query else self.path

    @property
    def back(self) -> str:
        """Return the end of the address of a task's page that leads back to this view, filter and page."""
        return "?" + urlencode({BACK: self.url})

    def but(self, **changes: Any) -> str:
        """Return the address of a neighbour, from its first page on."""
        return replace(self, **{"page": "", **changes}).url


def views_of(asked: Asked) -> list[dict[str, Any]]:
    """Return the three ways to look at the same rows, for parts/switch.html."""
    words = {LIST: _("List"), BOARD: _("Board"), TIMELINE: pgettext("tasks", "By week")}
    return [
        {"label": label, "url": asked.but(view=view), "is_current": view == asked.view}
        for view, label in words.items()
    ]


def filters_of(asked: Asked, counted: dict[str, int]) -> list[dict[str, Any]]:
    """Return the filters with their counts, for parts/switch.html."""
    return [
        {
            "label": str(which.label), "url": asked.but(which=which, channel=""), "is_current": which == asked.which,
            "count": counted[which.name],
        }
        for which in TaskFilter
    ]  # fmt: skip


def channels_of(asked: Asked, found: list[tuple[str, int]]) -> list[dict[str, Any]]:
    """Return the channels of the chosen filter with their counts, for parts/switch.html; none where there is one."""
    counts = dict(found)
    rows = [
        {
            "label": str(channel.label), "url": asked.but(channel=channel.value), "count": counts[channel.value],
            "is_current": channel == asked.channel,
        }
        for channel in Channel if channel.value in counts
    ]  # fmt: skip
    if len(rows) < 2 and not asked.channel:
        return []
    every = {
        "label": pgettext("channels", "All"), "url": asked.but(channel=""), "is_current": not asked.channel,
        "count": sum(counts.values()),
    }  # fmt: skip
    return [every, *rows]


def sentence(counted: dict[str, int]) -> str:
    """Return how much is open and how much of it is late."""
    number, late = counted[TaskFilter.OPEN.name], counted[TaskFilter.LATE.name]
    if not number:
        return _("No open tasks.")
    words = ngettext("%(n)s task is open.", "%(n)s tasks are open.", number) % {"n": number}
    if late:
        words += " " + ngettext("%(n)s of them is late.", "%(n)s of them are late.", late) % {"n": late}
    return words
