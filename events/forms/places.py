"""How are the numbered places of an event counted and given out?"""

import json
from collections.abc import Sequence
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from ..choices import StandState
from ..models import Event, Stand

MOST_PLACES = 60
WITH_PLACE = (StandState.CONFIRMED, StandState.UNSURE, StandState.INVITED)


class PlaceField(forms.TypedChoiceField):
    """A place number as a select: none, or one of those the event has."""

    def __init__(self, last: int, **options: Any) -> None:
        choices = [("", "–"), *((str(number), str(number)) for number in range(1, last + 1))]
        super().__init__(choices=choices, coerce=int, empty_value=None, required=False, **options)


def last_number(event: Event, stands: Sequence[Stand]) -> int:
    """Return the highest number that can be chosen: the count of places, else as many as there are stands."""
    taken = [stand.place for stand in stands if stand.place]
    return max([event.places or len(stands), *taken, 1])


class PlaceCountForm(forms.Form):
    """How many places there are. Empty means that nobody counts them."""

    places = forms.IntegerField(
        label=_("How many places are there for stands?"), min_value=1, max_value=MOST_PLACES, required=False,
        help_text=_("Whoever answers yes after that waits on the waiting list."),
    )  # fmt: skip
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *arguments: Any, event: Event, **options: Any) -> None:
        super().__init__(*arguments, **options)
        seen = "" if event.places is None else str(event.places)
        self.initial = {**self.initial, "places": event.places, "seen": seen}

    def seen_places(self) -> int | None:
        """Return the count the person had before them."""
        seen = self.data.get("seen", "")
        return int(seen) if seen.isdecimal() and len(seen) < 5 else None


class PlacesForm(forms.Form):
    """One select for each stand. `seen` tells which numbers the person had before them."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *arguments: Any, event: Event, stands: Sequence[Stand], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.stands = [stand for stand in stands if stand.state in WITH_PLACE or stand.place]
        self.initial["seen"] = json.dumps({stand.pk: stand.place for stand in self.stands})
        last = last_number(event, stands)
        for stand in self.stands:
            self.fields[f"place_{stand.pk}"] = PlaceField(
                last, label=stand.organisation.name, initial=stand.place or ""
            )

    def clean(self) -> dict[str, Any]:
        """Refuse one number for two."""
        facts = super().clean() or self.cleaned_data
        first: dict[int, Stand] = {}
        for stand in self.stands:
            number = facts.get(f"place_{stand.pk}")
            if number and number in first:
                other = first[number].organisation.name
                self.add_error(
                    f"place_{stand.pk}",
                    _("Place %(n)s is given to %(name)s too.") % {"n": number, "name": other},
                )
            elif number:
                first[number] = stand
        return facts

    def wanted(self) -> dict[int, int | None]:
        """Return the chosen number of each stand by key."""
        return {stand.pk: self.cleaned_data[f"place_{stand.pk}"] for stand in self.stands}

    def seen_places(self) -> dict[int, int | None]:
        """Return the numbers the person had before them; none when that was lost on the way."""
        try:
            found = json.loads(self.data.get("seen", ""))
            return {int(key): None if value is None else int(value) for key, value in found.items()}
        except (ValueError, TypeError, AttributeError, RecursionError):
            return {}

    @property
    def rows(self) -> list[tuple[Stand, BoundField]]:
        """Return each stand with its select."""
        return [(stand, self[f"place_{stand.pk}"]) for stand in self.stands]
