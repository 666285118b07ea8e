"""How are the words of letters typed for one mailing: heading, text and attachments in each language they go in?"""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partners.models.fields import no_control_characters, no_personal_identity_code
from talkoot.lib.text import clean

from ..letter_words import Words
from ..placeholders import ANSWER_LINK, OF_LETTERS, has_link, unknown
from .letter_template import LONGEST_TEXT
from .room import CleanField

CHECKED = (no_control_characters, no_personal_identity_code)
LONGEST_ATTACHMENTS = 500


class LettersForm(forms.Form):
    """A group of fields for each language among the receivers. Invitations have only their list of attachments."""

    def __init__(
        self,
        data: Any = None,
        *,
        words: Mapping[str, Words],
        attachments: Mapping[str, str],
        has_words: bool,
        may_link: bool,
    ) -> None:
        initial = {f"attachments_{language}": text for language, text in attachments.items()}
        for language, one in words.items():
            initial |= {f"title_{language}": one.title, f"text_{language}": one.text}
        super().__init__(data, initial=initial)
        self.words_before, self.has_words, self.may_link = words, has_words, may_link
        for language in words:
            self._add(language)

    def _add(self, language: str) -> None:
        if self.has_words:
            self.fields[f"title_{language}"] = CleanField(
                label=gettext_lazy("Heading"), max_length=200, validators=CHECKED,
                widget=forms.TextInput(attrs={"class": "w-full", "lang": language}),
            )  # fmt: skip
            self.fields[f"text_{language}"] = CleanField(
                label=gettext_lazy("Letter"), max_length=LONGEST_TEXT, validators=CHECKED,
                widget=forms.Textarea(attrs={"rows": 16, "lang": language}),
            )  # fmt: skip
        self.fields[f"attachments_{language}"] = CleanField(
            label=gettext_lazy("Attachments, one on each line"), max_length=LONGEST_ATTACHMENTS, required=False,
            validators=CHECKED, widget=forms.Textarea(attrs={"rows": 2, "lang": language}),
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Refuse words in braces that nobody knows, and a link where the receivers have none."""
        found = super().clean() or self.cleaned_data
        for name, typed in list(found.items()):
            kept = found[name] = clean(typed)
            if strange := list(dict.fromkeys(unknown(kept, OF_LETTERS))):
                told = _("The list of words in braces does not have these: %(words)s. Check the spelling.")
                self.add_error(name, told % {"words": ", ".join(f"{{{one}}}" for one in strange)})
            elif has_link(kept) and not (self.may_link and name.startswith("text_")):
                told = _(
                    "These receivers have no personal link, or it cannot stand here. Leave %(link)s out."
                )
                self.add_error(name, told % {"link": f"{{{ANSWER_LINK}}}"})
        return found

    def edited(self) -> dict[str, dict[str, str]]:
        """Return the words that differ from the network's, by language, for a batch's order."""
        if not self.has_words:
            return {}
        found = {}
        for language, before in self.words_before.items():
            now = Words(self.cleaned_data[f"title_{language}"], self.cleaned_data[f"text_{language}"])
            if now != before:
                found[language] = {"title": now.title, "text": now.text}
        return found

    def attachments(self) -> dict[str, str]:
        """Return the lists of attachments by language."""
        return {language: self.cleaned_data[f"attachments_{language}"] for language in self.words_before}

    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Return the fields by language."""
        return [
            (language, [self[name] for name in self.fields if name.endswith(f"_{language}")])
            for language in self.words_before
        ]
