"""What may a user choose about the portal for themselves?"""

from typing import Any

from django import forms
from django.conf import settings
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from ..models import User

LANGUAGES = [("fi", "suomi"), ("sv", "svenska"), ("en", "English")]


class LanguageForm(forms.Form):
    """The language of the pages, and the page to come back to."""

    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES)
    next = forms.CharField(required=False, max_length=500, widget=forms.HiddenInput)

    def __init__(self, *args: Any, host: str, is_secure: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.host = host
        self.is_secure = is_secure

    def way_back(self) -> str:
        """Return the page to come back to if it is ours, else the sign-in page."""
        address = self.data.get("next", "")
        is_ours = url_has_allowed_host_and_scheme(address, {self.host}, require_https=self.is_secure)
        return address if is_ours else reverse(settings.LOGIN_URL)


class DigestForm(forms.ModelForm):
    """How often a user wants to be told by mail what waits."""

    class Meta:
        model = User
        fields = ("digest",)
        widgets = {"digest": forms.RadioSelect}
