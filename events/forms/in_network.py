"""Which place and day does a copy of an event, or an idea, get? The new event's form within one network."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partners.models import Municipality, Network, User, Venue
from partners.models.fields import no_control_characters, no_personal_identity_code

from ..models import Event
from .new_event import NewEventForm, town_choices

TEXT_CHECKS = [no_control_characters, no_personal_identity_code]


class InNetworkForm(NewEventForm):
    """The form of a new event for venues of one network. `address` is its page, which narrows the list of venues."""

    def __init__(
        self, *args: Any, network: Network, address: str, narrow: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, narrow=narrow, **kwargs)
        self.networks = [network]
        self.venues = [venue for venue in self.venues if venue.network_id == network.pk]
        chosen = self.chosen_town()
        here = [venue for venue in self.venues if venue.municipality_id == chosen]
        self.choose_from("venue", Venue.objects.of(network), self.venue_groups(chosen, narrow=narrow))
        if narrow and chosen and not here:
            self.fields["venue"].widget.choices = [("", _("No library here yet"))]
        known = [str(venue.pk) for venue in self.venues]
        if str(self.initial.get("venue")) not in known:  # a text where an address proposes it
            self.initial.pop("venue", None)
        self.fields["municipality"].widget.attrs["hx-get"] = address


class CloneForm(InNetworkForm):
    """Where and when the copy of an event is held; hours and model are those of the event itself."""

    def __init__(self, *args: Any, source: Event, **kwargs: Any) -> None:
        self.source = source
        hours = {"opens": source.opens, "closes": source.closes}
        kwargs["initial"] = {**hours, **(kwargs.get("initial") or {})}
        super().__init__(*args, network=source.network, **kwargs)
        for name in ("model", "attendance", "newspaper_ad"):
            self.fields.pop(name, None)
        self.concept = source.concept

    def settle_model(self, network: Network, wanted: Any) -> None:
        """Keep the model of the source, also one that is not in use any more."""
        self.concept = self.source.concept

    def facts(self) -> dict[str, Any]:
        """Return the valid choice as cloning wants it."""
        return {name: self.cleaned_data[name] for name in ("municipality", "venue", "day", "opens", "closes")}


class IdeaPlanForm(InNetworkForm):
    """Which place, day, hours and model make an event of an idea."""

    keeps_name = forms.BooleanField(
        label=_("Use the working name as the title"), required=False,
        help_text=_("Otherwise the title comes from the operating model."),
    )  # fmt: skip

    def __init__(self, *args: Any, idea: Event, **kwargs: Any) -> None:
        kwargs["initial"] = {"municipality": idea.municipality_id, **(kwargs.get("initial") or {})}
        super().__init__(*args, network=idea.network, **kwargs)
        for name in self.choices_named:  # what a model brings is told on the page of new events only
            attrs = self.fields[name].widget.attrs
            self.fields[name].widget.attrs = {key: attrs[key] for key in attrs if not key.startswith("hx-")}

    def facts(self) -> dict[str, Any]:
        """Return the valid choice as planning wants it."""
        chosen = {name: self.cleaned_data[name] for name in ("venue", "day", "opens", "closes", "keeps_name")}
        sort = {"attendance": self.cleaned_data["attendance"], "has_newspaper_ad": self.has_newspaper_ad}
        return {"concept": self.concept, **chosen, **sort}


class IdeaForm(forms.Form):
    """What is known of an idea: where, why and what shows it. There is no day and no place yet."""

    network = forms.ModelChoiceField(Network.objects.none(), label=_("Network"))
    municipality = forms.ModelChoiceField(
        Municipality.objects.none(), label=_("Municipality"), empty_label=_("Choose the municipality"),
        error_messages={
            "invalid_choice": _("There is no such municipality. Choose one from the list."),
            "required": _("Choose the municipality."),
        },
    )  # fmt: skip
    name = forms.CharField(
        label=_("Working name"), max_length=120, validators=TEXT_CHECKS,
        help_text=_("For example “Talkoot in the village of Vuolijoki”."),
        error_messages={"required": _("Give the idea a working name.")},
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Why talkoot are needed here"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4}),
        validators=TEXT_CHECKS, error_messages={"required": _("Write why talkoot are needed here.")},
        help_text=_("Two or three sentences. They come into the invitation letter, after its opening."),
    )  # fmt: skip
    evidence = forms.CharField(
        label=_("What shows it"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        validators=TEXT_CHECKS,
        help_text=_("Figures, wishes or earlier talkoot, for your own use. Not in the letter."),
    )  # fmt: skip
    key = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        networks = Network.objects.managed_by(user)
        kwargs["initial"] = {"key": uuid.uuid4(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        self.choose("network", networks, [(row.pk, row.name) for row in networks])
        if len(networks) == 1:
            del self.fields["network"]
            self.only = networks[0]
        towns = Municipality.objects.current().in_order()
        regions = {network.region_code for network in networks}
        own = [town for town in towns if town.region_code in regions]
        others = [town for town in towns if town.region_code not in regions]
        groups = [(_("Own region"), town_choices(own)), (_("Other municipalities"), town_choices(others))]
        self.choose("municipality", towns, [("", _("Choose the municipality")), *groups])

    def choose(self, name: str, rows: Any, choices: list[Any]) -> None:
        """Give a field its rows and the order in which its list shows them."""
        field: Any = self.fields[name]
        field.queryset, field.widget.choices = rows, choices

    def facts(self) -> dict[str, Any]:
        """Return the valid idea as it is written down."""
        names = ("municipality", "name", "reason", "evidence")
        network = self.cleaned_data.get("network") or self.only
        return {"network": network, **{name: self.cleaned_data[name] for name in names}}

    def creation_key(self) -> uuid.UUID:
        """Return the key under which this form makes at most one idea; a broken one is replaced."""
        try:
            return uuid.UUID(self.cleaned_data.get("key") or "")
        except ValueError:
            return uuid.uuid4()
