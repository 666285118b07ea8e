"""What of an event goes into the operating model made of it? Every row with a tick, and the words about the model."""

import uuid
from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..choices import MeetingState, TaskState, TextKey
from ..event_document import Wanted, offered
from ..models import Event
from .concept_row import CellField

LONGEST_LESSONS = 3000
SORTS = ("tasks", "meetings", "supplies", "stand_types")


def ticks(label: Any) -> forms.MultipleChoiceField:
    """Return a list of things to tick, none of which is needed."""
    return forms.MultipleChoiceField(label=label, required=False, widget=forms.CheckboxSelectMultiple)


class SaveAsConceptForm(forms.Form):
    """The event comes with its rows; `distance` says in words how far from the event a day is."""

    name = CellField(
        label=gettext_lazy("Name of the model"), max_length=120, required=True,
        error_messages={"required": gettext_lazy("Give the model a name.")},
    )  # fmt: skip
    summary = CellField(
        label=gettext_lazy("What it is"), max_length=1000, rows=3,
        help_text=gettext_lazy("A few sentences for those who look for a model."),
    )  # fmt: skip
    lessons = CellField(
        label=gettext_lazy("Lessons learned"), max_length=LONGEST_LESSONS, rows=6,
        help_text=gettext_lazy("From the closing report: what worked and what to do better. Leave out people's names."),
    )  # fmt: skip
    tasks = ticks(gettext_lazy("Tasks"))
    meetings = ticks(gettext_lazy("Planning meetings"))
    supplies = ticks(gettext_lazy("Supplies"))
    stand_types = ticks(gettext_lazy("Sorts of stands"))
    texts = ticks(gettext_lazy("Texts"))
    with_notes = forms.BooleanField(
        label=gettext_lazy("Take the notes of tasks and who brings what along"), required=False,
        help_text=gettext_lazy("They may name people. Read them before you publish the model."),
    )  # fmt: skip
    key = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, event: Event, distance: Callable[[Any, Any], str]) -> None:
        self.event = event
        self.rows = {name: list(getattr(event, name).all()) for name in SORTS}
        kept = {
            "tasks": [row.pk for row in self.rows["tasks"] if row.state != TaskState.LEFT_OUT],
            "meetings": [row.pk for row in self.rows["meetings"] if row.state != MeetingState.CANCELLED],
            "supplies": [row.pk for row in self.rows["supplies"]],
            "stand_types": [row.pk for row in self.rows["stand_types"]],
            "texts": offered(event),
        }  # fmt: skip
        words = {
            "name": name_of(event),
            "summary": event.summary,
            "lessons": lessons_of(event),
            "key": uuid.uuid4(),
        }
        super().__init__(data, initial=words | kept)
        days = {"tasks": "due_on", "meetings": "day"}
        for name, rows in self.rows.items():
            column = days.get(name)
            self.offer(
                name,
                [
                    (row.pk, label(row, distance(event.day, getattr(row, column)) if column else ""))
                    for row in rows
                ],
            )
        self.offer("texts", [(key, str(TextKey(key).label)) for key in offered(event)])

    def offer(self, name: str, choices: Iterable[tuple[Any, str]]) -> None:
        """Give a list its rows; one without rows is not asked."""
        field: Any = self.fields[name]
        field.choices = list(choices)
        if not field.choices:
            del self.fields[name]

    def wanted(self) -> Wanted:
        """Return the valid choice."""
        facts = self.cleaned_data
        rows = {name: {int(key) for key in facts.get(name, ())} for name in SORTS}
        return Wanted(
            facts["name"],
            facts["summary"],
            facts["lessons"],
            rows,
            facts.get("texts", ()),
            facts["with_notes"],
        )

    def creation_key(self) -> uuid.UUID:
        """Return the key under which this form makes at most one model; a broken one is replaced."""
        try:
            return uuid.UUID(self.cleaned_data.get("key") or "")
        except ValueError:
            return uuid.uuid4()


def label(row: Any, distance: str) -> str:
    """Return a row's name with how far from the event it is, and whether it was left out."""
    states: dict[str, str] = {TaskState.LEFT_OUT: _("left out"), MeetingState.CANCELLED: _("cancelled")}
    state = states.get(getattr(row, "state", ""), "")
    return ", ".join(str(part) for part in (row.name, distance, state) if part)


def name_of(event: Event) -> str:
    """Return the name proposed to the model: what sort of event it was, and where."""
    return f"{event.kind_name or event.title}, {event.municipality}"[:120]


def lessons_of(event: Event) -> str:
    """Return what the closing report tells the next ones, or nothing."""
    closing = getattr(event, "closing", None)
    if closing is None:
        return ""
    told = ((_("What worked"), closing.worked), (_("What to do better"), closing.improve))
    return "\n\n".join(f"{capfirst(title)}\n{text}" for title, text in told if text)
