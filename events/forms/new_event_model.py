"""By which operating model, in which format and with what advertising is a new event planned, if not the usual ones?"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from partners.models import Network

from ..choices import AttendanceMode
from ..models import Concept
from ..plan_choices import Condition

# Another model has other meetings and tasks: what one gets is told anew, where scripts run.
TELLING = {
    "hx-get": reverse_lazy("desk:event_new"), "hx-trigger": "change", "hx-target": "#plan-parts",
    "hx-select": "#plan-parts", "hx-swap": "outerHTML", "hx-sync": "this:replace",
    "hx-include": "#id_model, #id_attendance, #id_newspaper_ad", "hx-select-oob": "#hours-hint",
}  # fmt: skip


class ModelChoices(forms.Form):
    """The three choices that have a usual answer; none of them needs to be sent."""

    model = forms.ModelChoiceField(
        Concept.objects.none(), label=_("Operating model"), required=False, empty_label=None,
        error_messages={"invalid_choice": _("This model is not in the list any more. Choose another.")},
    )  # fmt: skip
    attendance = forms.ChoiceField(
        label=_("Format"), required=False, choices=[("", _("As the model proposes")), *AttendanceMode.choices]
    )
    newspaper_ad = forms.ChoiceField(
        label=_("Newspaper advertisement"), required=False,
        choices=[("yes", _("A newspaper advertisement is bought")), ("no", _("No newspaper advertisement"))],
    )  # fmt: skip

    concept: Concept | None = None  # with its rows
    choices_named = ("model", "attendance", "newspaper_ad")

    def offer_models(self, networks: Iterable[Network], chosen: Concept | None) -> None:
        """Fill the list of models, the default first, each under its network where there are several."""
        networks = list(networks)
        field: Any = self.fields["model"]
        field.queryset = Concept.objects.to_plan_by(networks)
        groups: dict[int, list[tuple[int, str]]] = {network.pk: [] for network in networks}
        for row in field.queryset:
            groups[row.network_id].append((row.pk, row.name))
        named = [(network.name, groups[network.pk]) for network in networks if groups[network.pk]]
        field.widget.choices = named[0][1] if len(named) == 1 else named
        self.initial.setdefault("model", chosen.pk if chosen else None)
        for name in self.choices_named:
            self.fields[name].widget.attrs |= TELLING

    def chosen_model(self, networks: Iterable[Network], given: Any) -> Concept | None:
        """Return the model asked for, with its rows, or the default of these networks."""
        wanted = str(given.get("model") or "")
        offered = Concept.objects.to_plan_by(networks)
        named = offered.whole().at(int(wanted)) if wanted.isdecimal() and len(wanted) < 12 else None
        return named or Concept.objects.default_of(networks)

    def settle_model(self, network: Network, chosen: Concept | None) -> None:
        """Settle by which model an event of this network is planned; another network's model cannot be."""
        if chosen and chosen.network_id != network.pk:
            if not chosen.is_default:
                words = {"network": network.name}
                self.add_error(
                    "model", _("This model belongs to another network. Choose one of %(network)s.") % words
                )
                return
            chosen = None  # the list starts with it: nobody chose it
        self.concept = self.chosen_model([network], {"model": chosen.pk if chosen else ""})
        if self.concept is None:
            self.add_error(
                None, _("Your network has no operating model yet, so there is nothing to plan by.")
            )

    @property
    def given(self) -> Any:
        """Return what was sent, or what the page starts with."""
        return self.data if self.is_bound else self.initial

    def format_of(self, concept: Concept) -> str:
        """Return the format chosen, else the one that the model proposes."""
        wanted = str(self.given.get("attendance") or "")
        return wanted if wanted in AttendanceMode.values else concept.attendance

    @property
    def has_newspaper_ad(self) -> bool:
        """Whether an advertisement is bought; yes unless it was denied."""
        return str(self.given.get("newspaper_ad") or "yes") != "no"

    @property
    def other_choices_open(self) -> bool:
        """Whether something else than the usual was chosen, or is wrong, and should be seen."""
        wrong = self.is_bound and any(name in self.errors for name in self.choices_named)
        return wrong or bool(self.given.get("attendance")) or not self.has_newspaper_ad or self.is_special

    @property
    def is_special(self) -> bool:
        """Whether another model than the default was chosen."""
        return self.concept is not None and not self.concept.is_default

    def counts(self) -> dict[str, int]:
        """Return how many meetings and tasks the plan gets; a place is taken for a library until it is chosen."""
        concept = self.concept
        if concept is None:
            return {}
        attendance, newspaper_ad = self.format_of(concept), self.has_newspaper_ad
        return {
            sort: sum(
                Condition(row.condition).holds(attendance, newspaper_ad=newspaper_ad, in_library=True)
                for row in getattr(concept, sort).all()
            )
            for sort in ("meetings", "tasks")
        }
