"""In which words are people asked to name a passkey?"""

from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _

DEVICE = _("Name of the device")


class AddPasskeyForm(AddWebAuthnForm):
    """A new passkey: the device's name, and whether it replaces the password."""

    name = forms.CharField(label=DEVICE, required=False, max_length=60)
    passwordless = forms.BooleanField(
        label=_("I sign in with this alone"),
        required=False,
        initial=True,
        help_text=_("Leave this out if the key is to be asked for after the password."),
    )


class EditPasskeyForm(EditWebAuthnForm):
    """Another name for a passkey."""

    name = forms.CharField(label=DEVICE, max_length=60)
