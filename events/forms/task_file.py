"""How is a file chosen for a task, and why is it refused?"""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from partners.attached import ACCEPTED, Attached, read_attached
from partners.file_refusals import REASONS, Refused
from partners.uploads import ATTACHED_FIELD


class TaskFileForm(forms.Form):
    """One file. Once valid, `read` is the file as it will be kept."""

    attached = forms.FileField(
        label=_("A file for the task"), required=False, allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        help_text=_(
            "PDF, picture, Word, Excel, PowerPoint, LibreOffice or plain text, at most 10 MB. "
            "Only people who plan these talkoot see it."
        ),
    )  # fmt: skip

    def __init__(self, *arguments: Any, dropped: Sequence[str] = (), **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.dropped = dropped
        self.read: Attached | None = None

    def clean_attached(self) -> Any:
        """Read the file; what is not taken is refused with its reason."""
        file = self.cleaned_data.get("attached")
        if ATTACHED_FIELD in self.dropped:
            raise ValidationError(REASONS["too_large"])
        if not file:
            raise ValidationError(_("Choose the file first."))
        try:
            self.read = read_attached(file, file.name)
        except Refused as refusal:
            raise ValidationError(str(refusal)) from refusal
        return file
