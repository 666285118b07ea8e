"""How is a change of a series of meetings typed: from which one on, how often, on which weekday, when and where?"""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from talkoot.lib import dates

from ..date_choices import Rhythm
from ..models import Meeting, MeetingSeries
from ..models.meeting_series import SHARED
from ..rhythms import MOST
from .day_words import capital, language
from .fields import DayField
from .meeting import LONGEST_SERIES_DAYS, MeetingForm

FOLLOWING, ALL = "following", "all"
A_MONDAY = date(2024, 1, 1)


def weekdays() -> list[tuple[int, str]]:
    """Return the days of the week by number, in the page's language."""
    names = [dates.weekday_name(A_MONDAY.replace(day=1 + number), language()) for number in range(7)]
    return [(number, capital(name)) for number, name in enumerate(names)]


class SeriesForm(MeetingForm):
    """What the meetings of a series have in common, and when they come."""

    scope = forms.ChoiceField(
        label=_("What is changed"), widget=forms.RadioSelect,
        choices=[(FOLLOWING, _("This meeting and those that follow")), (ALL, _("All from today on"))],
    )  # fmt: skip
    rhythm = forms.ChoiceField(label=_("How often"), choices=Rhythm.choices, widget=forms.RadioSelect)
    weekday = forms.TypedChoiceField(label=_("Weekday"), coerce=int, choices=weekdays)
    last_day = DayField(
        label=_("Last day of the series"), help_text=_("Bring it nearer to end the series sooner.")
    )
    shown = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        for name in ("day", "version"):
            self.fields.pop(name)
        series = self.series
        self.initial.update({
            "scope": FOLLOWING, "rhythm": series.rhythm, "weekday": series.first_day.weekday(),
            "last_day": series.last_day,
        })  # fmt: skip
        self.was: dict[str, Any] = {name: getattr(self.instance, name) for name in SHARED}
        self.was_day: date = self.instance.day

    @property
    def series(self) -> MeetingSeries:
        """Return the series that is changed. Raises LookupError for a meeting that is held once."""
        meeting: Meeting = self.instance
        if meeting.series is None:
            raise LookupError(f"meeting {meeting.pk} belongs to no series")
        return meeting.series

    def clean_last_day(self) -> date:
        """Refuse an end that has passed or lies too far away."""
        last: date = self.cleaned_data["last_day"]
        if last < localdate():
            raise forms.ValidationError(_("The day has passed already."))
        if (last - localdate()).days > LONGEST_SERIES_DAYS:
            raise forms.ValidationError(_("A series lasts at most two years."))
        return last

    def chosen(self) -> dict[str, Any]:
        """Return what was typed, as actions/series.Wish takes it: only those facts that are other than before."""
        facts = self.cleaned_data
        today = localdate()
        return {
            "since": today if facts["scope"] == ALL else max(self.was_day, today),
            "rhythm": Rhythm(facts["rhythm"]), "weekday": facts["weekday"], "last_day": self.last_day_meant(),
            "facts": {name: facts[name] for name in SHARED if facts[name] != self.was[name]},
            "keep": frozenset(kept_days(self.data.getlist("keep"))),  # type: ignore[attr-defined]
        }  # fmt: skip

    def last_day_meant(self) -> date:
        """Return the end: one that nobody touched follows the weekday to the end of its own week."""
        last: date = self.cleaned_data["last_day"]
        if last != self.series.last_day:
            return last
        return max(last, last + timedelta(days=self.cleaned_data["weekday"] - last.weekday()))


def kept_days(said: list[str]) -> list[date]:
    """Return the ticked days; what is no day is left out."""
    found = []
    for text in said[: 2 * MOST]:
        try:
            found.append(date.fromisoformat(text))
        except ValueError:
            continue
    return found
