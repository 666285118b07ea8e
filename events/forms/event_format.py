"""Into which format is an event changed, and is a newspaper advertisement bought?"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..choices import AttendanceMode
from ..models import Event

AD_CHOICES = [("yes", _("A newspaper advertisement is bought")), ("no", _("No newspaper advertisement"))]


class FormatForm(forms.Form):
    """Two choices, as they are now unless told otherwise."""

    attendance = forms.ChoiceField(
        label=_("Format"), choices=AttendanceMode.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Choose the format.")},
    )  # fmt: skip
    newspaper_ad = forms.ChoiceField(
        label=_("Newspaper advertisement"), choices=AD_CHOICES, widget=forms.RadioSelect, required=False
    )

    def __init__(self, *arguments: Any, event: Event, **options: Any) -> None:
        self.event = event
        options["initial"] = {
            "attendance": event.attendance,
            "newspaper_ad": "yes" if event.has_newspaper_ad else "no",
        }
        super().__init__(*arguments, **options)

    def wanted(self) -> dict[str, Any]:
        """Return the choices as the action wants them."""
        ad = self.cleaned_data["newspaper_ad"] or ("yes" if self.event.has_newspaper_ad else "no")
        return {"attendance": self.cleaned_data["attendance"], "has_newspaper_ad": ad == "yes"}

    def fingerprint(self) -> str:
        """Return what the confirming button carries: the choices, and the version whose consequences were shown."""
        return f"{self.chosen()} {self.event.version}"

    def chosen(self) -> str:
        """Return the choices as one word."""
        wanted = self.wanted()
        return f"{wanted['attendance']}-{'ad' if wanted['has_newspaper_ad'] else 'no'}"

    def seen(self, confirmed: str) -> int | None:
        """Return the version whose consequences were confirmed; None where it was another choice."""
        chosen, _space, version = confirmed.partition(" ")
        return int(version) if chosen == self.chosen() and version.isdecimal() and len(version) < 10 else None
