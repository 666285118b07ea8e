"""How is a stand typed: whose it is, what it shows, and has it been confirmed?"""

import json
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partners.models import Organisation
from partners.models.fields import no_control_characters, no_personal_identity_code
from talkoot.lib.text import clean

from ..choices import Scope, StandState
from ..merging import values_of
from ..models import Event, Stand

FACTS = ("state", "scope", "topic", "topic_sv", "topic_en")


class StandForm(forms.ModelForm):
    """The facts of one stand. `seen` tells what the person had before them."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)
    state = forms.ChoiceField(
        label=_("Has the organisation answered?"), choices=StandState.choices, widget=forms.RadioSelect,
        help_text=_("Posters and pages name those who have confirmed."),
        error_messages={"required": _("Choose where things stand with this organisation.")},
    )  # fmt: skip
    scope = forms.ChoiceField(
        label=_("What does it help with?"), choices=Scope.choices, widget=forms.RadioSelect,
        help_text=_("Posters and signs group the stands by this."),
        error_messages={"required": _("Choose what the stand helps with.")},
    )  # fmt: skip

    class Meta:
        model = Stand
        fields = ("topic", "topic_sv", "topic_en", "scope", "state")
        help_texts = {
            "topic": _(
                "Shown after the name on pages: what people get to see or try. At most 120 characters."
            )
        }

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        if self.instance.pk:
            self.initial["seen"] = self.write_seen(self.instance)
        for name in ("topic", "topic_sv", "topic_en"):
            attributes = self.fields[name].widget.attrs
            attributes["data-limit"] = attributes.pop("maxlength")
            if name != "topic":
                attributes["lang"] = name[-2:]

    @staticmethod
    def write_seen(stand: Stand) -> str:
        """Return a stand's comparable facts as they travel with the form."""
        return json.dumps(values_of(stand, FACTS), ensure_ascii=False)

    def facts(self) -> dict[str, Any]:
        """Return the valid facts."""
        return {name: getattr(self.instance, name) for name in FACTS}

    def seen_values(self) -> dict[str, Any]:
        """Return what the person had before them; nothing when that was lost on the way."""
        try:
            found = json.loads(self.data.get("seen", ""))
        except (ValueError, RecursionError):
            return {}
        return found if isinstance(found, dict) else {}


class NewStandForm(StandForm):
    """A stand for an organisation of the network, or for a new one by its name."""

    organisation = forms.ModelChoiceField(
        label=_("Organisation"), queryset=Organisation.objects.none(), required=False,
        empty_label=_("Choose from the network"),
    )  # fmt: skip
    new_name = forms.CharField(
        label=_("Or the name of a new organisation"), max_length=120, required=False,
        validators=[no_control_characters, no_personal_identity_code],
        help_text=_("It is added to your network. Write the name as it should stand on the poster."),
    )  # fmt: skip
    field_order = ("organisation", "new_name", "topic", "scope", "state")

    def __init__(self, *arguments: Any, event: Event, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.event = event
        there = event.stands.values("organisation")
        known = Organisation.objects.of(event.network).in_order()
        shown = known if self.is_bound else known.without(there)  # who is there already is refused with words
        self.fields["organisation"].queryset = shown  # type: ignore[attr-defined]
        self.fields["new_name"].widget.attrs.pop("maxlength", None)

    def clean_new_name(self) -> str:
        """Return the name on one line, in the form in which texts are kept."""
        return " ".join(clean(self.cleaned_data["new_name"]).split())

    def clean(self) -> dict[str, Any]:
        """Ask for exactly one organisation."""
        facts = super().clean() or self.cleaned_data
        chosen, name = facts.get("organisation"), facts.get("new_name")
        if chosen and name:
            self.add_error("new_name", _("Choose an organisation or write a new name, not both."))
        elif not chosen and not name and not {"organisation", "new_name"} & self.errors.keys():
            self.add_error("organisation", _("Choose an organisation, or write the name of a new one below."))
        return facts

    def whose(self) -> Organisation | str:
        """Return the chosen organisation, or the name of a new one."""
        return self.cleaned_data.get("organisation") or self.cleaned_data["new_name"]
