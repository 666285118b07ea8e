"""How does a partner choose its logo behind its link, and say that it is to be taken away?"""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from partners.forms.pictures import picture_field, taken_in
from partners.pictures import Sanitised


class PartnerLogoForm(forms.Form):
    """One picture file. Once valid, `read` is the logo as it will be kept."""

    picture = picture_field()

    def __init__(
        self, *arguments: Any, dropped: Sequence[str] = (), may_send: bool = True, **options: Any
    ) -> None:
        super().__init__(*arguments, **options)
        self.fields["picture"].label = _("Logo as a picture file")
        self.dropped, self.may_send = dropped, may_send
        self.read: Sanitised | None = None

    def clean_picture(self) -> Any:
        """Read the file; an empty field is refused too, so that a mail scanner's press gives nothing."""
        if not self.may_send:
            raise ValidationError(
                _("So many files have been sent that we take no more now. Try again in an hour.")
            )
        self.read = taken_in(self.cleaned_data.get("picture"), self.dropped)
        if self.read is None:
            raise ValidationError(_("Choose the picture file."))
        return self.cleaned_data["picture"]


class LogoRemovalForm(forms.Form):
    """A tick that a mail scanner, which presses every button it finds, does not set."""

    no_logo = forms.BooleanField(
        label=_("Yes, take our logo away"),
        error_messages={"required": _("Tick the box if you want to take it away.")},
    )
