"""What is asked before the address of somebody's calendar is made anew or taken out of use?"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

OPEN, CLOSE = "open", "close"


class SharedFeedForm(forms.Form):
    """A press, and a tick where calendars already read the address in use: a mail scanner presses every button."""

    deed = forms.ChoiceField(choices=[(OPEN, OPEN), (CLOSE, CLOSE)], widget=forms.HiddenInput)
    sure = forms.BooleanField(
        label=_("Yes, the address in use may stop working"),
        error_messages={"required": _("Tick the box if the address in use may stop working.")},
    )

    def __init__(self, *arguments: Any, is_in_use: bool, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["sure"].required = is_in_use
