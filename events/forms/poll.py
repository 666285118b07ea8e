"""Which times are asked about, until when, with which words? Rows of times, typed by keyboard, empty ones ignored."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from partners.models import Venue
from partners.models.fields import no_control_characters, no_personal_identity_code

from ..models import Concept, Event, Poll
from ..models.poll import MOST_OPTIONS, Proposal
from .fields import DayField
from .new_event import WhenForm
from .room import CleanField

CHECKS = [no_control_characters, no_personal_identity_code]
FIRST_ROWS, USUAL_DAYS = 3, 10


class OptionForm(WhenForm):
    """One proposed time. A row whose day is empty is no proposal, whatever hours stand in it."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        for name in self.fields:
            self.fields[name].help_text = ""
        self.empty_permitted = True

    def has_changed(self) -> bool:
        """Tell whether a day stands in the row; hours are proposed beforehand."""
        return bool(str(self.data.get(self.add_prefix("day"), "")).strip()) if self.is_bound else False

    def proposal(self) -> Proposal | None:
        """Return the valid time of the row, or None for an empty one."""
        facts = self.cleaned_data
        return Proposal(facts["day"], facts["opens"], facts["closes"]) if facts.get("day") else None


class BaseOptions(forms.BaseFormSet):
    """The rows of times together."""

    def clean(self) -> None:
        """Ask for one time at least, and refuse the same start twice."""
        if any(self.errors):
            return
        rows = self.proposals()
        if not rows:
            raise ValidationError(_("Write at least one time."))
        starts = [(row.day, row.opens) for row in rows]
        for form in self.forms:
            row = form.proposal()
            if row and starts.count((row.day, row.opens)) > 1:
                form.add_error("day", _("The same start is here twice."))

    def proposals(self) -> list[Proposal]:
        """Return the valid times."""
        return [row for form in self.forms if (row := form.proposal())]


OptionRows = forms.formset_factory(
    OptionForm, BaseOptions, extra=0, max_num=MOST_OPTIONS, absolute_max=MOST_OPTIONS, validate_max=True
)


class PollForm(forms.Form):
    """Until when answers are asked for, in which words, and for an idea at which library."""

    deadline = DayField(label=_("Answers by"))
    note = CleanField(
        label=_("Words to those who are asked (optional)"), required=False, max_length=600, validators=CHECKS,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("They stand in the message and above the times."),
    )  # fmt: skip
    venue = forms.ModelChoiceField(
        Venue.objects.none(), label=_("Library"), required=False, empty_label=_("Not chosen yet"),
        help_text=_("The library is asked too, and its no outweighs the votes."),
    )  # fmt: skip

    def __init__(self, *arguments: Any, event: Event, today: date, **options: Any) -> None:
        options["initial"] = {"deadline": today + timedelta(days=USUAL_DAYS)} | (options.get("initial") or {})
        super().__init__(*arguments, **options)
        self.today = today
        if event.venue_id is not None:
            del self.fields["venue"]
            return
        rows = Venue.objects.of(event.network).in_order()
        field: Any = self.fields["venue"]
        field.queryset = rows
        here = [venue for venue in rows if venue.municipality_id == event.municipality_id]
        if len(here) == 1:
            self.initial.setdefault("venue", here[0].pk)

    def clean_deadline(self) -> date:
        """Refuse a day that is over."""
        day: date = self.cleaned_data["deadline"]
        if day < self.today:
            raise ValidationError(_("This day is over. Choose a later one."))
        return day


def rows_of(data: Any, event: Event, earlier: Poll | None, concept: Concept | None) -> Any:
    """Return the rows as they were sent, else those of the poll before, else a few with the usual hours."""
    if data is not None:
        return OptionRows(data, prefix="option")
    hours = {"opens": event.opens, "closes": event.closes} if event.opens else {}
    if not hours and concept:
        hours = {"opens": concept.opens, "closes": concept.closes}
    known = [
        {"day": one.day, "opens": one.opens, "closes": one.closes}
        for one in (earlier.options.all() if earlier else ())
    ]
    return OptionRows(initial=known or [hours] * FIRST_ROWS, prefix="option")


def more_rows(data: Any) -> Any:
    """Return what was sent with one row more, whose hours are those of the last row."""
    grown = data.copy()
    try:
        count = min(max(int(data.get("option-TOTAL_FORMS", "")), 1), MOST_OPTIONS)
    except ValueError:
        count = 1
    if count < MOST_OPTIONS:
        grown["option-TOTAL_FORMS"] = str(count + 1)
        for name in ("opens", "closes"):
            grown[f"option-{count}-{name}"] = data.get(f"option-{count - 1}-{name}", "")
    return grown


class CommentForm(forms.Form):
    """Words that go with somebody's answers."""

    comment = CleanField(
        label=_("What should the organiser know? (optional)"), required=False, max_length=500, validators=CHECKS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
