"""How is the file of an operating model uploaded or pasted, and how is it confirmed after it has been shown?"""

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partners.models import Network, User

from ..concept_file import LARGEST, Document, FileFault, read

TOO_LARGE = _("The file is too large: a model takes at most one megabyte.")


class ConceptImportForm(forms.Form):
    """A file or its text. Once valid, `document` is the model in it, checked; `content` its text."""

    network = forms.ModelChoiceField(
        Network.objects.none(), label=_("To which network"), required=False, empty_label=None,
    )  # fmt: skip
    file = forms.FileField(
        label=_("File of a model"), required=False, allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".json,application/json"}),
        help_text=_("A .json file that was saved from the page of a model, at most 1 MB."),
    )  # fmt: skip
    text = forms.CharField(
        label=_("Or paste its text here"), required=False, strip=False,
        widget=forms.Textarea(attrs={"rows": 6, "class": "w-full", "spellcheck": "false", "autocomplete": "off"}),
    )  # fmt: skip
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *arguments: Any, user: User, dropped: Sequence[str] = (), **options: Any) -> None:
        options["initial"] = {"key": uuid.uuid4(), **(options.get("initial") or {})}
        super().__init__(*arguments, **options)
        self.dropped = dropped
        self.networks = list(Network.objects.managed_by(user))
        field: Any = self.fields["network"]
        field.queryset = Network.objects.managed_by(user)
        if len(self.networks) == 1:
            field.widget = forms.HiddenInput()
        self.initial.setdefault("network", self.networks[0].pk if self.networks else None)
        self.document: Document = {}
        self.content = ""
        self.faults: list[str] = []

    def clean(self) -> dict[str, Any]:
        """Read the model; what is wrong with it is told line by line in `faults`."""
        facts = super().clean() or self.cleaned_data
        text, file = facts.get("text") or "", facts.get("file")
        if "file" in self.dropped or (file and file.size > LARGEST):
            self.add_error("file", TOO_LARGE)
        elif text.strip() and file:
            self.add_error("file", _("Paste the text or choose a file, not both."))
        elif not text.strip() and not file:
            self.add_error("file", _("Choose a file or paste its text."))
        if not self.errors:
            self.take(file.read() if file else text.encode("utf-8", "surrogatepass"))
        return facts

    def take(self, content: bytes) -> None:
        """Read the content, or keep what is wrong with it."""
        try:
            self.document = read(content)
            self.content = content.decode("utf-8-sig")
        except FileFault as fault:
            self.faults = fault.lines
            self.add_error(
                "file" if self.files.get("file") else "text", _("This file cannot be taken as it is.")
            )

    def chosen(self) -> Network:
        """Return the network into which the model comes."""
        found: Network | None = self.cleaned_data.get("network")
        return found or self.networks[0]

    def creation_key(self) -> uuid.UUID:
        """Return the key under which this form makes at most one model."""
        return self.cleaned_data.get("key") or uuid.uuid4()
