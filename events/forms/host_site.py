"""How is a host site typed: where, who helps there, when the test call is, what equipment there is?"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..date_choices import Equipment
from ..models import HostSite
from .day import VersionedForm
from .fields import ClockField, DayField


class TicksField(forms.MultipleChoiceField):
    """What has been ticked, in the order of the choices."""

    widget = forms.CheckboxSelectMultiple

    def clean(self, value: Any) -> list[str]:
        """Return the values; raises ValidationError for one that is no choice."""
        chosen = set(super().clean(value))
        return [one for one in Equipment.values if one in chosen]


class HostSiteForm(VersionedForm):
    """The whole form of one host site."""

    test_call_on = DayField(label=_("Day of the test call"), required=False)
    test_call_at = ClockField(label=_("Hour"), required=False)
    equipment = TicksField(label=_("What there is"), choices=Equipment.choices, required=False)

    class Meta:
        model = HostSite
        fields = (
            "name", "street_address", "helper_name", "helper_phone", "helper_email", "test_call_on", "test_call_at",
            "equipment", "note",
        )  # fmt: skip
        labels = {
            "name": _("Name of the place"), "street_address": _("Street address"), "helper_name": _("Local helper"),
            "helper_phone": _("Phone"), "helper_email": _("E-mail"), "note": _("Own note"),
        }  # fmt: skip
        help_texts = {
            "name": _("For example a care home, a village hall or a school."),
            "helper_email": _("The joining sheet, a link and a calendar entry go here when you send them."),
            "note": _("For the organiser only. The host site does not see it."),
        }

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["note"].widget.attrs["rows"] = 3


class TicksForm(forms.Form):
    """What the local helper ticks behind the link; `version` tells what she had before her."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2_147_483_647)
    equipment = TicksField(label=_("Tick what is in order"), choices=Equipment.choices, required=False)

    def __init__(self, *arguments: Any, site: HostSite, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.initial["version"], self.initial["equipment"] = site.version, list(site.equipment)
