"""How are a meeting, a series of them, and the people asked to one typed?"""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partners.models.fields import no_control_characters, no_personal_identity_code

from ..date_choices import Rhythm
from ..models import Meeting
from .day import VersionedForm
from .fields import ClockField, DayField

ONCE = ""
CHECKS = [no_control_characters, no_personal_identity_code]
LONGEST_SERIES_DAYS = 2 * 366
FACTS = ("name", "day", "starts", "minutes", "place", "link", "responsible")


class MeetingForm(VersionedForm):
    """When and where one meeting is held, and who calls it together."""

    day = DayField(label=_("Day"))
    starts = ClockField(label=_("Starts"))
    link = forms.URLField(
        label=pgettext_lazy("of a meeting", "Remote link"), max_length=400, required=False, assume_scheme="https",
        widget=forms.URLInput(attrs={"autocomplete": "off", "inputmode": "url"}),
        help_text=_("Paste the link of Teams, Zoom or the like once: invitation, agenda and pages show it."),
    )  # fmt: skip

    class Meta:
        model = Meeting
        fields = ("name", "day", "starts", "minutes", "place", "link", "responsible")
        labels = {
            "name": _("What the meeting is called"),
            "minutes": _("Length in minutes"),
            "place": _("Place"),
            "responsible": _("Who calls it together"),
        }
        help_texts = {
            "place": _("A room, or Teams. May be empty when there is a remote link."),
        }

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["minutes"] = forms.IntegerField(
            label=_("Length in minutes"), min_value=5, max_value=600,
            widget=forms.NumberInput(attrs={"class": "w-number", "inputmode": "numeric"}),
        )  # fmt: skip

    def take_over(self, row: Any) -> list[tuple[str, str]]:
        """Tell days and hours of what somebody else saved as they are typed."""
        labels = dict(super().take_over(row))
        shown = {str(self[name].label): self.fields[name].prepare_value(getattr(row, name)) for name in FACTS}
        return [(label, str(shown[label] or "–")) for label in labels]


class NewMeetingForm(MeetingForm):
    """A meeting held once, or a series of them between two days."""

    rhythm = forms.ChoiceField(
        label=_("How often"), required=False, widget=forms.RadioSelect,
        choices=[(ONCE, pgettext_lazy("how often", "Once")), *Rhythm.choices],
    )  # fmt: skip
    last_day = DayField(label=_("Last day of the series"), required=False)

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields.pop("version")
        self.fields["last_day"].help_text = _("Days off are left out: you see them before anything is made.")

    def clean(self) -> dict[str, Any]:
        """Refuse a series without a sensible last day."""
        facts = super().clean() or self.cleaned_data
        first, last = facts.get("day"), facts.get("last_day")
        if facts.get("rhythm") and isinstance(first, date) and "last_day" not in self.errors:
            if last is None:
                self.add_error("last_day", _("Write the day until which the meetings come."))
            elif last < first:
                self.add_error("last_day", _("The last day is before the first."))
            elif (last - first).days > LONGEST_SERIES_DAYS:
                self.add_error("last_day", _("A series lasts at most two years."))
        if isinstance(first, date) and first < localdate() and "day" not in self.errors:
            self.add_error("day", _("The day has passed already."))
        return facts

    @property
    def rhythm_chosen(self) -> Rhythm | None:
        """Return how often the meeting comes, None for one that is held once."""
        found = self.cleaned_data.get("rhythm")
        return Rhythm(found) if found else None


class InviteForm(forms.Form):
    """Who else is asked to a meeting: ticks among those who are known, and lines written in by hand."""

    people = forms.MultipleChoiceField(
        label=_("Who is asked"), required=False, widget=forms.CheckboxSelectMultiple
    )
    further = forms.CharField(
        label=_("Somebody else"), required=False, max_length=4000, validators=CHECKS,
        widget=forms.Textarea(attrs={"rows": 3, "class": "w-full"}),
        help_text=_("One person on each line: name, organisation, e-mail. Organisation and e-mail may be missing."),
    )  # fmt: skip

    def __init__(
        self, *arguments: Any, choices: list[tuple[str, str]], likely: list[str], **options: Any
    ) -> None:
        super().__init__(*arguments, **options)
        field: Any = self.fields["people"]
        field.choices, field.initial = choices, likely
        self.fields["further"].widget.attrs.pop("maxlength", None)

    def clean_further(self) -> list[tuple[str, str, str]]:
        """Return the people written in: name, organisation, address. Raises ValidationError naming the line."""
        return [
            person_of(line, number)
            for number, line in enumerate(self.cleaned_data["further"].splitlines(), start=1)
            if line.strip()
        ]


def person_of(line: str, number: int) -> tuple[str, str, str]:
    """Return name, organisation and address of a line. Raises ValidationError where the address is none."""
    cells = [
        " ".join(cell.split())
        for cell in line.replace("\t", ",").replace(";", ",").split(",")
        if cell.strip()
    ]
    email = next((cell for cell in cells if "@" in cell), "")
    if email:
        try:
            validate_email(email)
        except ValidationError as problem:
            words = _("Line %(line)s: this is no e-mail address: %(text)s")
            raise ValidationError(words, params={"line": number, "text": email[:60]}) from problem
    names = [cell for cell in cells if cell != email]
    return (names[0] if names else "")[:120], (names[1] if len(names) > 1 else "")[:120], email


class PointForm(forms.Form):
    """A point of one's own on an agenda."""

    title = forms.CharField(label=_("New point"), max_length=200, validators=CHECKS)
    note = forms.CharField(
        label=_("More about it"), required=False, max_length=1000, validators=CHECKS,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
