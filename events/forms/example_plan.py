"""For which day and which sort of event is a model's plan shown as an example?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..choices import AttendanceMode
from ..plan_choices import Condition
from .fields import DayField

WEEKS_AHEAD = 13  # far enough for every row of a usual model to lie ahead
WEDNESDAY = 2


@dataclass(frozen=True, slots=True)
class Example:
    """An event that nobody has planned: its day and what decides which rows belong to it."""

    day: date
    attendance: str = AttendanceMode.ONSITE
    newspaper_ad: bool = True
    in_library: bool = True

    def has(self, condition: str) -> bool:
        """Tell whether a row with this condition belongs to the example."""
        return Condition(condition).holds(
            self.attendance, newspaper_ad=self.newspaper_ad, in_library=self.in_library
        )


class ExampleForm(forms.Form):
    """Day and sort of the example. Whatever is wrong or missing is as in the usual example."""

    example_day = DayField(label=_("Example day"), required=False)
    example_attendance = forms.ChoiceField(
        label=_("Format"), choices=AttendanceMode.choices, required=False, widget=forms.Select
    )
    example_newspaper_ad = forms.BooleanField(label=_("A newspaper advertisement is bought"), required=False)
    example_in_library = forms.BooleanField(label=_("In a library"), required=False)

    def __init__(
        self, data: Mapping[str, Any] | None, today: date, attendance: str = AttendanceMode.ONSITE
    ) -> None:
        self.usual = Example(usual_day(today), attendance)
        given = data if data is not None and "example_day" in data else None
        super().__init__(given, initial={
            "example_day": self.usual.day, "example_attendance": self.usual.attendance, "example_newspaper_ad": True,
            "example_in_library": True,
        })  # fmt: skip

    def example(self) -> Example:
        """Return what was chosen."""
        if not self.is_bound:
            return self.usual
        self.is_valid()
        chosen = self.cleaned_data
        return Example(
            chosen.get("example_day") or self.usual.day,
            chosen.get("example_attendance") or self.usual.attendance,
            bool(chosen.get("example_newspaper_ad")),
            bool(chosen.get("example_in_library")),
        )


def usual_day(today: date) -> date:
    """Return the Wednesday a quarter of a year ahead."""
    ahead = today + timedelta(weeks=WEEKS_AHEAD)
    return ahead + timedelta(days=WEDNESDAY - ahead.weekday())
