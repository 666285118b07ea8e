"""How does a person change the words of a message before it leaves?"""

import hashlib
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partners.models import Message

ANSWER_LINK = "{answer_link}"


class MessageForm(forms.ModelForm):
    """Subject line and text of a draft. `seen` tells which words the person had before them."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Message
        fields = ("title", "text")
        labels = {"title": gettext_lazy("Subject line"), "text": gettext_lazy("Message")}
        error_messages = {
            "title": {"required": gettext_lazy("Write a subject line. Mail without one looks like spam.")},
            "text": {"required": gettext_lazy("Write the message.")},
        }
        widgets = {"text": forms.Textarea(attrs={"rows": 16})}

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.before = digest_of(self.instance)
        self.stored = {"title": self.instance.title, "text": self.instance.text}
        self.is_clash = False
        self.had_link = ANSWER_LINK in self.instance.text
        self.initial["seen"] = self.before
        self.fields["text"].required = True
        for name in ("title", "text"):
            self.fields[name].widget.attrs["lang"] = self.instance.language
        self.fields["title"].widget.attrs["class"] = "w-full"
        if self.had_link:
            self.fields["text"].help_text = _(
                "%(link)s is where the receiver's personal link comes. Keep it in the text."
            ) % {"link": ANSWER_LINK}

    def clean_title(self) -> str:
        """Return the subject line as one line: a line end in it would begin another header."""
        return " ".join(self.cleaned_data["title"].split())

    def clean_text(self) -> str:
        """Refuse a text that has lost its personal link, for the receiver could not answer."""
        text = self.cleaned_data["text"]
        if self.had_link and ANSWER_LINK not in text:
            raise forms.ValidationError(
                _(
                    "The personal link is missing. Write %(link)s where it belongs, or the receiver cannot answer."
                )
                % {"link": ANSWER_LINK}
            )
        return str(text)

    def clean(self) -> dict[str, Any]:
        """Refuse to write over what somebody else, or a change of the record, has written meanwhile."""
        facts = super().clean() or self.cleaned_data
        if facts.get("seen") and facts["seen"] != self.before:
            self.is_clash = True
            self.data = {**self.data.dict(), "seen": self.before}  # type: ignore[attr-defined]
            raise forms.ValidationError(
                _("The message has changed since you opened it. Look at it below the form, then save again to put "
                  "your words in its place.")
            )  # fmt: skip
        return facts

    def words(self) -> dict[str, str]:
        """Return the valid subject line and text."""
        return {name: self.cleaned_data[name] for name in ("title", "text")}

    def has_new_words(self) -> bool:
        """Tell whether a person has changed anything at all; an untouched draft goes on following the record."""
        return self.words() != self.stored


def digest_of(message: Message) -> str:
    """Return a short name of a message's words as they are."""
    return hashlib.sha256(f"{message.title}\0{message.text}".encode()).hexdigest()[:16]
