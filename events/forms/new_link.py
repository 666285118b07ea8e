"""What else is asked behind a personal link: where a new one should go, and whether an answer is really taken back?"""

from django import forms
from django.utils.translation import gettext_lazy as _


class NewLinkForm(forms.Form):
    """One address. Whether it is known is never told."""

    email = forms.EmailField(
        label=_("Your work e-mail address"), max_length=254, help_text=_("The address to which the invitation came."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Write the address to which the invitation came."),
            "invalid": _("Write the address in this way: name@example.org."),
        },
    )  # fmt: skip

    def __init__(self, *arguments: object, **options: object) -> None:
        super().__init__(*arguments, **options)  # type: ignore[arg-type]
        self.fields["email"].widget.attrs.pop("maxlength", None)


class SureForm(forms.Form):
    """A tick that a mail scanner, which presses every button it finds, does not set."""

    sure = forms.BooleanField(
        label=_("Yes, our last answer is to be taken back"),
        error_messages={"required": _("Tick the box if you want to take the answer back.")},
    )
