"""How does a library answer whether its room is free?"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partners.models.fields import no_control_characters, no_personal_identity_code
from talkoot.lib.text import clean

from ..choices import RoomState

CHECKS = [no_control_characters, no_personal_identity_code]


class CleanField(forms.CharField):
    """A text of several lines; the line ends of browsers are made our own before it is looked at."""

    def to_python(self, value: Any) -> str:
        """Return the text as it is kept."""
        return clean(super().to_python(value) or "")


class RoomForm(forms.Form):
    """Yes or no, what should be known, and who says it where nobody has signed in."""

    state = forms.ChoiceField(
        label=_("Is the room free for us?"), widget=forms.RadioSelect,
        choices=[
            (RoomState.CONFIRMED, _("Yes, the room is reserved")),
            (RoomState.REFUSED, _("No, it is not possible")),
        ],
        error_messages={"required": _("Choose yes or no.")},
    )  # fmt: skip
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

    def answer(self) -> tuple[RoomState, str, str]:
        """Return the valid answer: state, note, and the name that was typed."""
        facts = self.cleaned_data
        return RoomState(facts["state"]), facts["note"], facts.get("who", "")
