"""How are a day, a time of day and a sum typed as people in Finland write them, and what is said when they are not?"""

from datetime import date, time
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from talkoot.lib import dates, money

DAY_ERRORS = {
    "unreadable": _("Write the day in this way: 10.3.2027."),
    "year_out_of_range": _("Check the year: it must lie between %(first)s and %(last)s."),
    "no_such_day": _("%(in_month)s there are %(last_day)s days. Write a day that exists."),
    "no_such_leap_day": _("%(in_month)s %(year)s there are %(last_day)s days. Write a day that exists."),
}
CLOCK_ERRORS = {
    "unreadable": _("Write the time in this way: 14 or 14.30."),
    "no_such_time": _("There is no such time. Write the time in this way: 14 or 14.30."),
}

EURO_ERRORS = {
    "unreadable": _("Write the sum in euros in this way: 80 or 1234,50."),
    "negative": _("Write the sum without a minus: costs are counted from zero up."),
    "cents": _("There are at most two figures of cents: 1234,50."),
    "too_large": _("The sum is too large. Check it."),
}


class OneLineField(forms.CharField):
    """A text of one line that may be long: typed in a box of several rows, kept without line ends."""

    def to_python(self, value: Any) -> str:
        """Return the words with single spaces between them."""
        return " ".join((super().to_python(value) or "").split())


class DayField(forms.Field):
    """A day typed as 10.3.2027 (or 2027-03-10). Hands out a date; errors say what is wrong with the day."""

    widget = forms.TextInput(
        attrs={"class": "w-date", "autocomplete": "off", "maxlength": dates.LONGEST_INPUT}
    )
    default_error_messages = {"required": _("Write the day, for example 10.3.2027.")}

    def prepare_value(self, value: Any) -> Any:
        """Show a date the way it is typed, also where the page's language would write it in words."""
        return f"{value.day}.{value.month}.{value.year}" if isinstance(value, date) else value

    def to_python(self, value: Any) -> date | None:
        """Return the date, or None for nothing; raises ValidationError with the code of dates.DayError."""
        if isinstance(value, date):
            return value
        text = str(value or "").strip()
        if not text:
            return None
        try:
            return dates.parse_day(text)
        except dates.DayError as error:
            raise day_error(error) from error

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare days, not ways of writing them."""
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True


class ClockField(forms.Field):
    """A time of day typed as 14, 14.30 or 14:30. Hands out a local time."""

    widget = forms.TextInput(
        attrs={"class": "w-time", "autocomplete": "off", "maxlength": dates.LONGEST_INPUT}
    )
    default_error_messages = {"required": _("Write the time, for example 14.")}

    def prepare_value(self, value: Any) -> Any:
        """Show a time the way it is typed: 14 or 14.30."""
        return dates.clock(value, "fi") if isinstance(value, time) else value

    def to_python(self, value: Any) -> time | None:
        """Return the time, or None for nothing; raises ValidationError with the code of dates.ClockError."""
        if isinstance(value, time):
            return value
        text = str(value or "").strip()
        if not text:
            return None
        try:
            return dates.parse_clock(text)
        except dates.ClockError as error:
            raise ValidationError(CLOCK_ERRORS[error.code], code=error.code) from error

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare times, not ways of writing them."""
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True


class EurosField(forms.Field):
    """A sum typed as 80, 1234,50 or 1 234.50 €. Hands out a Decimal of euros, or None for nothing."""

    widget = forms.TextInput(
        attrs={
            "class": "w-number",
            "autocomplete": "off",
            "inputmode": "decimal",
            "maxlength": money.LONGEST_INPUT,
        }
    )

    def prepare_value(self, value: Any) -> Any:
        """Show a sum the way it is typed: 1234,50."""
        return money.typed(value) if isinstance(value, Decimal) else value

    def to_python(self, value: Any) -> Decimal | None:
        """Return the sum; raises ValidationError with the code of money.MoneyError."""
        if isinstance(value, Decimal):
            return value
        text = str(value or "").strip()
        if not text:
            return None
        try:
            return money.parse_euros(text)
        except money.MoneyError as error:
            raise ValidationError(EURO_ERRORS[error.code], code=error.code) from error

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare sums, not ways of writing them."""
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True


def day_error(error: dates.DayError) -> ValidationError:
    """Return the sentence for a day that cannot be used, with the facts of that month in it."""
    language = get_language() or "fi"
    facts: dict[str, Any] = {"first": dates.FIRST_YEAR, "last": dates.LAST_YEAR, **error.facts}
    code = error.code
    if code == "no_such_day":
        in_month = dates.in_month(error.facts["month"], language)
        facts["in_month"] = in_month[:1].upper() + in_month[1:]
        code = "no_such_leap_day" if error.facts["month"] == 2 else code
    return ValidationError(DAY_ERRORS[code], code=error.code, params=facts)
