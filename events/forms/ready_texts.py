"""How is a ready text edited, box by box, within what its channel takes?"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from partners.models.fields import no_control_characters, no_personal_identity_code
from talkoot.lib.text import clean

from ..ready_texts import LABELS, LONGEST, Part, packed

ROWS = ((70, 1), (200, 3), (700, 7))  # a box is as high as its text: characters, rows
MOST_ROWS = 14


class ReadyTextForm(forms.Form):
    """The boxes of one text. `version` and `digest` tell what the person had before them."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    digest = forms.RegexField(r"^[0-9a-f]{32}$", widget=forms.HiddenInput)

    def __init__(
        self, *arguments: Any, parts: Iterable[Part], language: str, facts: dict[str, Any], **options: Any
    ) -> None:
        boxes = tuple(parts)
        options["initial"] = facts | {part.key: part.text for part in boxes}
        super().__init__(*arguments, **options)
        self.keys = [part.key for part in boxes]
        for part in boxes:
            self.fields[part.key] = _box(part, language, is_alone=len(boxes) == 1)

    def boxes(self) -> list[Any]:
        """Return the fields that hold text."""
        return [self[key] for key in self.keys]

    def knows(self) -> bool:
        """Tell whether version and digest came along; without them a press is about nothing."""
        return {"version", "digest"} <= self.cleaned_data.keys()

    def take_over(self, version: int) -> None:
        """Let what was typed take the place of what somebody else saved, if it is sent again."""
        data = self.data.copy()  # type: ignore[attr-defined]
        data[self.add_prefix("version")] = str(version)
        self.data = data

    def text(self) -> str:
        """Return the valid text as it is kept."""
        return packed({key: clean(self.cleaned_data[key]).strip() for key in self.keys})


def _box(part: Part, language: str, *, is_alone: bool) -> forms.CharField:
    rows = next((rows for characters, rows in ROWS if len(part.text) <= characters), MOST_ROWS)
    attributes = {"rows": rows, "class": "w-full", "lang": language}
    if part.limit < LONGEST or is_alone:
        attributes["data-limit"] = str(part.limit)
    field = forms.CharField(
        label=LABELS[part.key], required=is_alone, max_length=part.limit,
        validators=[no_control_characters, no_personal_identity_code],
        error_messages={"max_length": _("There are %(show_value)d characters; at most %(limit_value)d fit."),
                        "required": _("Write the text, or take the one from the record.")},
        widget=forms.Textarea(attrs=attributes),
    )  # fmt: skip
    field.widget.attrs.pop("maxlength", None)  # the browser would cut what is pasted without a word
    return field
