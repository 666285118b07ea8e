"""How does a library answer whether its room is free?"""

from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from partners.models.fields import no_control_characters, no_personal_identity_code
from talkoot.lib.text import clean

from ..choices import RoomState
from ..models.poll import Proposal
from .fields import ClockField, DayField

OF_TIME = ("day", "opens", "closes")
CHECKS = [no_control_characters, no_personal_identity_code]


class CleanField(forms.CharField):
    """A text of several lines; the line ends of browsers are made our own before it is looked at."""

    def to_python(self, value: Any) -> str:
        """Return the text as it is kept."""
        return clean(super().to_python(value) or "")


class RoomForm(forms.Form):
    """Yes, another time or no; what should be known; and who says it where nobody has signed in."""

    state = forms.ChoiceField(
        label=_("Is the room free for us?"), widget=forms.RadioSelect,
        choices=[
            (RoomState.CONFIRMED, _("Yes, the room is reserved")),
            (RoomState.PROPOSED, _("Not then, but at another time")),
            (RoomState.REFUSED, _("No, it is not possible")),
        ],
        error_messages={"required": _("Choose yes, another time or no.")},
    )  # fmt: skip
    day = DayField(label=_("Day"), required=False)
    opens = ClockField(label=_("Opens"), required=False)
    closes = ClockField(label=_("Closes"), required=False)
    note = CleanField(
        label=_("What should the organiser know? (optional)"), required=False, max_length=500, validators=CHECKS,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For example: the door at the yard is open from 12, or another day that would suit."),
    )  # fmt: skip
    who = forms.CharField(
        label=_("Your name"), max_length=80, validators=CHECKS, widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Write your name, so that the organiser knows who answered.")},
    )  # fmt: skip

    def __init__(self, *arguments: Any, is_signed_in: bool, **options: Any) -> None:
        super().__init__(*arguments, **options)
        if is_signed_in:
            del self.fields["who"]

    def clean(self) -> dict[str, Any]:
        """Ask for day and hours of another time, and only then look at them."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("state") != RoomState.PROPOSED:
            for name in OF_TIME:
                self.errors.pop(name, None)
            return data
        for name in OF_TIME:
            if data.get(name) is None and name not in self.errors:
                self.add_error(name, self.fields[name].error_messages["required"])
        opens, closes, day = (data.get(name) for name in ("opens", "closes", "day"))
        if opens and closes is not None and closes <= opens:
            self.add_error("closes", _("The closing time must be later than the opening time."))
        if day and day < localdate():
            self.add_error("day", _("This day is over. Choose a later one."))
        return data

    def proposal(self) -> Proposal | None:
        """Return the other time, or None where none was proposed."""
        facts = self.cleaned_data
        if facts["state"] != RoomState.PROPOSED:
            return None
        return Proposal(facts["day"], facts["opens"], facts["closes"])

    def answer(self) -> tuple[RoomState, str, str]:
        """Return the valid answer: state, note, and the name that was typed."""
        facts = self.cleaned_data
        return RoomState(facts["state"]), facts["note"], facts.get("who", "")


class RoomRequestForm(forms.Form):
    """Words that go with the request for the room."""

    note = CleanField(
        label=_("Words to the library (optional)"), required=False, max_length=600, validators=CHECKS,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The times and the needs stand in the message already."),
    )  # fmt: skip
