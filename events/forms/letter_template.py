"""How are the words of a message typed: with which placeholders, and never without the personal link?"""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partners.models.fields import no_control_characters, no_personal_identity_code
from talkoot.lib.text import clean

from ..choices import LetterKind
from ..letter_words import Words
from ..placeholders import ANSWER_LINK, has_link, of_kind, unknown

CHECKED = (no_control_characters, no_personal_identity_code)
LONGEST_TEXT = 6000


class LetterTemplateForm(forms.Form):
    """Subject line and text of one kind of message in one language. `version` is what the person had before them."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2_000_000_000)
    title = forms.CharField(
        label=gettext_lazy("Subject line"), max_length=200, validators=CHECKED,
        widget=forms.TextInput(attrs={"class": "w-full"}),
        error_messages={"required": gettext_lazy("Write a subject line. Mail without one looks like spam.")},
    )  # fmt: skip
    text = forms.CharField(
        label=gettext_lazy("Message"), max_length=LONGEST_TEXT, validators=CHECKED,
        widget=forms.Textarea(attrs={"rows": 22}),
        error_messages={"required": gettext_lazy("Write the message.")},
        help_text=gettext_lazy("Words in braces become facts. A line whose facts are all unknown is left out."),
    )  # fmt: skip

    def __init__(self, *arguments: Any, language: str, kind: str, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.known, self.needs_link = of_kind(kind), kind not in LetterKind.only_on_paper()
        for name in ("title", "text"):
            self.fields[name].widget.attrs["lang"] = language

    def clean_title(self) -> str:
        """Return the subject line as one line without a link in it."""
        title = " ".join(clean(self.cleaned_data["title"]).split())
        if has_link(title):
            raise forms.ValidationError(
                _("The personal link cannot stand in the subject line. Write it in the message.")
            )
        return self._known(title)

    def clean_text(self) -> str:
        """Return the text; without the personal link nobody could answer a message that asks for one."""
        text = clean(self.cleaned_data["text"])
        if self.needs_link and not has_link(text):
            raise forms.ValidationError(
                _(
                    "The personal link is missing. Write %(link)s where it belongs, or the receiver cannot answer."
                )
                % {"link": f"{{{ANSWER_LINK}}}"}
            )
        return self._known(text)

    def words(self) -> Words:
        """Return the valid words."""
        return Words(self.cleaned_data["title"], self.cleaned_data["text"])

    def _known(self, text: str) -> str:
        if strange := list(dict.fromkeys(unknown(text, self.known))):
            raise forms.ValidationError(
                _("The list of words in braces does not have these: %(words)s. Check the spelling.")
                % {"words": ", ".join(f"{{{name}}}" for name in strange)}
            )
        return text
