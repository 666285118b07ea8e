"""In which language and on which paper is the poster shown while its record is being typed?"""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

LANGUAGES = [("fi", _("Finnish")), ("sv", _("Swedish")), ("en", _("English")), ("se", _("Northern Sámi"))]
PAPERS = [("a4", "A4"), ("a3", "A3")]


class PreviewForm(forms.Form):
    """The two choices beside the picture; a strange value is taken as the first choice."""

    preview_language = forms.ChoiceField(label=_("Language of the picture"), choices=LANGUAGES, initial="fi")
    preview_paper = forms.ChoiceField(label=_("Paper"), choices=PAPERS, initial="a4")

    @classmethod
    def chosen(cls, data: Mapping[str, Any]) -> tuple[str, str]:
        """Return (language, paper)."""
        form = cls(data)
        form.is_valid()
        return (
            form.cleaned_data.get("preview_language", LANGUAGES[0][0]),
            form.cleaned_data.get("preview_paper", PAPERS[0][0]),
        )
