"""How is a task of the plan typed: what, when, by whom, after what, and when somebody is reminded of it?"""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, URLValidator
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partners.models import User
from talkoot.lib import days

from ..choices import TaskState
from ..models import Event, Stand, Task
from ..schedule import Planned, planned_day
from .day import VersionedForm
from .day_words import language, say_day
from .fields import DayField

FARTHEST_DAYS = 730  # two years before or after the day
LONGEST_REMINDER = 60
RELATIVE, PINNED = "relative", "pinned"
DAYS, WEEKS = "days", "weeks"
BEFORE, AFTER = "before", "after"
PLAIN = (
    "name", "channel", "responsible", "user", "stand", "after", "note", "links", "remind_days", "remind_subject",
    "state",
)  # fmt: skip
is_web_address = URLValidator(schemes=["http", "https"])


class TaskForm(VersionedForm):
    """A task. `due` says when: so long before or after the event's day, or on a day of its own."""

    due = forms.ChoiceField(
        label=_("When is it due?"), widget=forms.RadioSelect,
        choices=((RELATIVE, _("So long before or after the event")), (PINNED, _("On a day of its own"))),
    )  # fmt: skip
    number = forms.IntegerField(
        label=_("How long"), min_value=0, max_value=FARTHEST_DAYS, required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "w-number"}),
    )  # fmt: skip
    unit = forms.ChoiceField(
        label=_("Unit"), required=False, choices=((WEEKS, _("weeks")), (DAYS, _("days")))
    )
    side = forms.ChoiceField(
        label=_("Before or after"), required=False,
        choices=((BEFORE, _("before the event")), (AFTER, _("after the event"))),
    )  # fmt: skip
    keep_computed = forms.BooleanField(
        label=_("Keep the computed day, although it is a day off"), required=False
    )
    day = DayField(label=_("Day of its own"), required=False, help_text=_("For example 10.3.2027"))

    class Meta:
        model = Task
        fields = PLAIN
        widgets = {"state": forms.RadioSelect, "links": forms.Textarea(attrs={"rows": 2, "inputmode": "url"})}
        labels = {
            "responsible": _("Who is responsible"), "user": _("A person of the network"),
            "stand": _("A partner"), "after": _("Comes after"), "links": _("Links"),
            "remind_days": _("How many days before"), "remind_subject": _("Subject of the reminder"),
        }  # fmt: skip
        help_texts = {
            "user": _("If one person does it. May be left empty."),
            "stand": _("If a partner does it: its contact person is meant. May be left empty."),
            "after": _("The task that must be done first."),
            "links": _("One on each line, beginning with https:// or http://."),
            "remind_days": _("Empty: nobody is reminded."),
            "remind_subject": _("Empty: the name of the task."),
        }

    def __init__(self, *arguments: Any, event: Event, today: date, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.event, self.today = event, today
        self.initial = {**self.initial, **day_facts(self.instance, event)}
        self.fields["user"].queryset = User.objects.working_in(event.network, today)  # type: ignore[attr-defined]
        self.fields["stand"] = StandField(event, self.fields["stand"])
        others = event.tasks.in_order().exclude(pk=self.instance.pk)
        self.fields["after"].queryset = others  # type: ignore[attr-defined]
        for name, empty in EMPTY.items():
            self.fields[name].empty_label = empty  # type: ignore[attr-defined]
        self.fields["state"].required = False
        self.fields["note"].widget.attrs["rows"] = 3
        reminder = self.fields["remind_days"]
        reminder.widget = forms.TextInput(attrs={"inputmode": "numeric", "class": "w-number"})
        reminder.validators = [*reminder.validators, MaxValueValidator(LONGEST_REMINDER)]
        if event.day is None:
            self.fields["due"].choices = [(PINNED, _("On a day of its own"))]  # type: ignore[attr-defined]

    def clean_links(self) -> str:
        """Refuse what is no web address, naming the line; return one address a line."""
        lines = [line.strip() for line in self.cleaned_data["links"].splitlines() if line.strip()]
        for number, line in enumerate(lines, 1):
            try:
                is_web_address(line)
            except ValidationError as error:
                words = _(
                    "Line %(line)s is no web address: %(text)s. Write it in this way: https://example.org/."
                )
                raise ValidationError(words, params={"line": number, "text": line[:60]}) from error
        return "\n".join(lines)

    def clean_state(self) -> str:
        """Return the chosen state; a new task is open."""
        return self.cleaned_data["state"] or self.instance.state or TaskState.OPEN

    def clean(self) -> dict[str, Any]:
        """Ask for the day, and refuse a task that would in the end come after itself."""
        facts = super().clean() or self.cleaned_data
        wanted = {RELATIVE: "number", PINNED: "day"}.get(facts.get("due", ""))
        if wanted and facts.get(wanted) is None and wanted not in self.errors:
            self.add_error(wanted, NEEDED[wanted])
        if self.offset() is not None and abs(self.offset() or 0) > FARTHEST_DAYS:
            self.add_error("number", _("At most two years before or after the event."))
        first = facts.get("after")
        if (
            first
            and self.instance.pk
            and self.event.tasks.all().would_wait_in_circle(self.instance.pk, first.pk)
        ):
            self.tell_circle(first)
        self.refuse_past_reminder(facts)
        return facts

    def refuse_past_reminder(self, facts: dict[str, Any]) -> None:
        """Refuse a new reminder whose day is over: nobody would get it. One that is saved already may stay."""
        if facts.get("remind_days") is None or facts.get("state") != TaskState.OPEN or self.errors:
            return
        row, due = self.instance, self.values()["due_on"]
        wanted, saved = (due, facts["remind_days"]), (row.due_on, row.remind_days)
        if row.pk and row.is_open and wanted == saved:
            return
        day = due - timedelta(days=facts["remind_days"])
        if day < self.today:
            words = _("The day of the reminder, %(day)s, is past. Choose fewer days, or leave it empty.")
            self.add_error("remind_days", ValidationError(words, params={"day": say_day(day)}))

    def tell_circle(self, first: Task) -> None:
        """Say at the field that the chosen task waits for this one already."""
        self.add_error(
            "after", _("“%(task)s” waits for this task already. Choose another.") % {"task": first.name}
        )

    def offset(self) -> int | None:
        """Return how many days before the event (negative: after it) was typed, or None for a day of its own."""
        facts = self.cleaned_data
        if facts.get("due") != RELATIVE or facts.get("number") is None:
            return None
        number = facts["number"] * (7 if facts.get("unit") == WEEKS else 1)
        return -number if facts.get("side") == AFTER else number

    def planned(self) -> Planned | None:
        """Return the computed and the proposed day of what was typed or is saved; None for a day of its own."""
        if self.is_bound:
            offset = self.offset() if hasattr(self, "cleaned_data") else None
        else:
            offset = self.instance.offset_days if self.instance.pk else None
        if offset is None or self.event.day is None or abs(offset) > FARTHEST_DAYS:
            return None
        return planned_day(self.event.day, offset)

    def values(self) -> dict[str, Any]:
        """Return the valid facts by the names of the row, the day ones among them."""
        facts, planned = self.cleaned_data, self.planned()
        found = {name: facts[name] for name in PLAIN}
        found["remind_subject"] = found["remind_subject"] or ""
        if planned is None:
            day = {"due_on": facts["day"], "offset_days": None, "computed_on": None, "keeps_computed": False}
        else:
            keeps = self.keeps_computed(planned)
            due = planned.computed if keeps else planned.day
            day = {
                "due_on": due,
                "offset_days": self.offset(),
                "computed_on": planned.computed,
                "keeps_computed": keeps,
            }
        is_same = self.instance.pk and all(self.before[name] == value for name, value in day.items())
        return found | day | ({} if is_same else {"was_past": False})

    @property
    def before(self) -> dict[str, Any]:
        """Return the day facts of the saved row, which the form itself never writes into."""
        names = ("due_on", "offset_days", "computed_on", "keeps_computed")
        return {name: getattr(self.instance, name) for name in names}

    def keeps_computed(self, planned: Planned) -> bool:
        """Tell whether a day off is kept: as ticked where that is asked, else as it was chosen for this distance."""
        if planned.moved:
            return bool(self.cleaned_data["keep_computed"])
        return self.instance.keeps_computed and self.instance.offset_days == self.offset()

    def take_over(self, row: Task) -> list[tuple[str, str]]:
        """Let what was typed take the place of a row if it is sent again; return the row's differing facts by label."""
        data = self.data.copy()  # type: ignore[attr-defined]
        data["version"] = str(row.version)
        self.data = data
        found = [
            (str(self[name].label), str(self.shown(row, name) or "–"))
            for name in PLAIN if getattr(row, name) != self.cleaned_data[name]
        ]  # fmt: skip
        if row.due_on != self.values()["due_on"]:
            found.append((str(_("due")), say_day(row.due_on)))
        return found

    def shown(self, row: Task, name: str) -> Any:
        """Return a fact of a row in words."""
        display = getattr(row, f"get_{name}_display", None)
        value = display() if display else getattr(row, name)
        return value.organisation if isinstance(value, Stand) else value


class StandField(forms.ModelChoiceField):
    """A partner of the event by its name and its contact person, whom a task given to it means."""

    def __init__(self, event: Event, like: forms.Field) -> None:
        stands = event.stands.in_order().with_contacts()
        super().__init__(stands, required=False, label=like.label, help_text=like.help_text)

    def label_from_instance(self, stand: Any) -> str:
        """Return "OP-Kainuu (Kaisa Kursseja)"."""
        contact = next(iter(stand.organisation.contacts.all()), None)
        return f"{stand.organisation} ({contact.name})" if contact else str(stand.organisation)


EMPTY = {
    "user": pgettext_lazy("nobody by name", "Nobody by name"),
    "stand": pgettext_lazy("nobody by name", "No partner"),
    "after": _("Waits for no other task"),
}
NEEDED = {
    "number": _("Write how many days or weeks."),
    "day": _("Write the day, for example 10.3.2027."),
}


def day_facts(task: Task, event: Event) -> dict[str, Any]:
    """Return how the day of a saved task is typed; whole weeks are told as weeks."""
    offset = task.offset_days
    if not task.pk or offset is None:
        pinned = bool(task.pk) or event.day is None
        return {"due": PINNED if pinned else RELATIVE, "day": task.due_on if task.pk else None}
    is_weeks = bool(offset) and offset % 7 == 0
    return {
        "due": RELATIVE, "number": abs(offset) // (7 if is_weeks else 1), "unit": WEEKS if is_weeks else DAYS,
        "side": AFTER if offset < 0 else BEFORE,
        "keep_computed": task.keeps_computed,
    }  # fmt: skip


def is_day_off(day: date | None) -> bool:
    """Tell whether a day is one that the plan avoids."""
    return day is not None and days.day_off(day) is not None


def day_told(form: TaskForm) -> tuple[str, str]:
    """Return when a relative task is due, and what is to be known of a day off: why another day is proposed."""
    planned, day = form.planned(), pinned_day(form)
    if planned is None:
        note = (
            say("Note: %(reason)s.") % {"reason": days.reason(day, language())}
            if day and is_day_off(day)
            else ""
        )
        return "", note
    if not planned.moved:
        return say_day(planned.day), ""
    return say_day(planned.day), say("Moved, because %(reason)s.") % {
        "reason": days.reason(planned.computed, language())
    }


def pinned_day(form: TaskForm) -> date | None:
    """Return the day of its own of what was typed or is saved."""
    if form.is_bound:
        return getattr(form, "cleaned_data", {}).get("day")
    return form.instance.due_on if form.instance.pk else None
