"""Which four things does a new event need, and what is said at the field when one of them cannot be right?"""

import uuid
from collections.abc import Iterable
from datetime import date, time
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partners.models import Municipality, Network, User, Venue
from talkoot.lib import days
from talkoot.lib.collation import sort_key

from .day_check import Choice, hours_reason
from .day_words import language, say_hours
from .fields import ClockField, DayField
from .new_event_model import ModelChoices

# Choosing a municipality narrows the list of libraries, where scripts run; where they do not, it is grouped.
NARROWING = {
    "hx-trigger": "change", "hx-target": "#div_id_venue", "hx-select": "#div_id_venue", "hx-swap": "outerHTML",
    "hx-sync": "this:replace",
}  # fmt: skip
GONE = _("This library is not in the list any more. Choose another.")


class WhenForm(forms.Form):
    """Day and opening hours, as the clock on the wall will show them."""

    day = DayField(label=_("Day"), help_text=_("For example 10.3.2027"))
    opens = ClockField(label=_("Opens"))
    closes = ClockField(label=_("Closes"))

    def clean(self) -> dict[str, Any]:
        """Refuse an end before the start, and times that the change of clocks leaves out."""
        data: dict[str, Any] = super().clean() or {}
        day, opens, closes = data.get("day"), data.get("opens"), data.get("closes")
        if opens and closes is not None and closes <= opens:
            self.add_error("closes", _("The closing time must be later than the opening time."))
        for name in ("opens", "closes"):
            moment = data.get(name)
            if isinstance(day, date) and isinstance(moment, time) and days.is_missing_time(day, moment):
                self.add_error(
                    name,
                    _("The clocks are turned forward that night: the time from 3.00 to 3.59 does not exist."),
                )
        return data


class NewEventForm(ModelChoices, WhenForm):
    """Municipality, library, day and opening hours; the model and format if they are not the usual ones.

    `user` decides which libraries and models there are to choose.
    """

    municipality = forms.ModelChoiceField(
        Municipality.objects.none(), label=_("Municipality"), required=False, empty_label=_("Choose the municipality"),
        error_messages={"invalid_choice": _("There is no such municipality. Choose one from the list.")},
    )  # fmt: skip
    venue = forms.ModelChoiceField(
        Venue.objects.none(), label=_("Library"), required=False, empty_label=_("Choose the library"),
        error_messages={"invalid_choice": GONE},
    )  # fmt: skip
    key = forms.CharField(widget=forms.HiddenInput, required=False)

    field_order = ["municipality", "venue", "day", "opens", "closes", "key"]

    def __init__(self, *args: Any, user: User, narrow: bool = False, **kwargs: Any) -> None:
        self.networks = list(Network.objects.managed_by(user))
        data = args[0] if args else kwargs.get("data")
        self.concept = self.chosen_model(self.networks, data or kwargs.get("initial") or {})
        hours = {"opens": self.concept.opens, "closes": self.concept.closes} if self.concept else {}
        kwargs["initial"] = {"key": uuid.uuid4(), **hours, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        self.offer_models(self.networks, self.concept)
        towns = Municipality.objects.current().in_order()
        self.venues = list(
            Venue.objects.managed_by(user).in_order().select_related("municipality", "network")
        )
        self.choose_from("municipality", towns, self.town_groups(list(towns)))
        self.fields["municipality"].widget.attrs |= NARROWING | {"hx-get": reverse("desk:event_new")}
        chosen = self.chosen_town()
        here = [venue for venue in self.venues if venue.municipality_id == chosen]
        self.choose_from("venue", Venue.objects.managed_by(user), self.venue_groups(chosen, narrow=narrow))
        if narrow and chosen and not here:
            self.fields["venue"].widget.choices = [("", _("No library here yet"))]
        if len(here) == 1:
            self.initial.setdefault("venue", here[0].pk)

    def choose_from(self, name: str, rows: Any, choices: list[Any]) -> None:
        """Give a field its rows, and its list the order in which they are wanted."""
        field: Any = self.fields[name]
        field.queryset = rows
        field.widget.choices = [("", field.empty_label), *choices]

    def chosen_town(self) -> str:
        """Return the code of the municipality chosen so far, or nothing; a chosen library brings its own."""
        given = self.data if self.is_bound else self.initial
        code = str(given.get("municipality") or "")
        venue = next((row for row in self.venues if str(row.pk) == str(given.get("venue"))), None)
        if venue and not code and not self.is_bound:
            self.initial["municipality"] = code = venue.municipality_id
        return code

    def town_groups(self, towns: list[Municipality]) -> list[Any]:
        """Return all municipalities, the networks' own region first."""
        regions = {network.region_code for network in self.networks}
        own = [town for town in towns if town.region_code in regions]
        others = [town for town in towns if town.region_code not in regions]
        title = ", ".join(dict.fromkeys(region_name(town) for town in own))
        groups = [(title, town_choices(own)), (str(_("Other municipalities")), town_choices(others))]
        return [group for group in groups if group[1]]

    def venue_groups(self, chosen: str, *, narrow: bool) -> list[Any]:
        """Return libraries by municipality, the chosen one first; with `narrow` only its own, without a heading."""
        if narrow and chosen:
            return [(venue.pk, venue.name) for venue in self.venues if venue.municipality_id == chosen]
        groups: dict[str, list[tuple[int, str]]] = {}
        for venue in sorted(
            self.venues, key=lambda row: (row.municipality_id != chosen, sort_key(row.municipality.name))
        ):
            groups.setdefault(town_name(venue.municipality), []).append((venue.pk, venue.name))
        return list(groups.items())

    def clean(self) -> dict[str, Any]:
        """Fill in the municipality from the library where only that was chosen."""
        data = super().clean()
        venue, town = data.get("venue"), data.get("municipality")
        if venue and not town and "municipality" not in self.errors:
            data["municipality"] = venue.municipality
        elif venue and town and venue.municipality_id != town.pk:
            words = {"venue": venue.name, "municipality": town_name(venue.municipality)}
            self.add_error("venue", _("%(venue)s is in another municipality: %(municipality)s.") % words)
        if not venue and "venue" not in self.errors:
            self.add_error("venue", _("Choose the library."))
        if not venue and not town and "municipality" not in self.errors:
            self.add_error("municipality", _("Choose the municipality."))
        if venue:
            self.settle_model(venue.network, data.get("model"))
        return data

    def choice(self) -> Choice | None:
        """Return what has been chosen so far, for the checks; None while there is no network to choose in."""
        data = getattr(self, "cleaned_data", {})
        venue = data.get("venue")
        network = venue.network if venue else next(iter(self.networks), None)
        if network is None:
            return None
        return Choice(network, venue, data.get("day"), data.get("opens"), data.get("closes"))

    def creation_key(self) -> uuid.UUID:
        """Return the key under which this form makes at most one event; a broken one is replaced."""
        try:
            return uuid.UUID(self.cleaned_data.get("key") or "")
        except ValueError:
            return uuid.uuid4()

    @property
    def proposed_hours(self) -> str:
        """Return the model's hours as words."""
        return say_hours(self.concept.opens, self.concept.closes) if self.concept else ""

    @property
    def why_these_hours(self) -> str:
        """Return the model's reason for its hours."""
        return hours_reason(self.concept)


def town_choices(towns: Iterable[Municipality]) -> list[tuple[str, str]]:
    """Return municipalities as choices in the order of the page's language."""
    return sorted(((town.pk, town_name(town)) for town in towns), key=lambda row: sort_key(row[1]))


def town_name(town: Municipality) -> str:
    """Return a municipality's name in the page's language."""
    return town.name_sv if language() == "sv" else town.name


def region_name(town: Municipality) -> str:
    """Return a region's name in the page's language."""
    return town.region_name_sv if language() == "sv" else town.region_name
