"""How is a venue typed, with the forms of its name and the hours when it is staffed?"""

from typing import Any, ClassVar, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from talkoot.lib.finnish import propose_forms

from .. import staffed
from ..keeping import staffed_hours
from ..models import Municipality, Network, User, Venue
from ..staffed import HoursError, Staffed
from .fields import YesNoField

CASES = ("genitive", "locative", "destination")
LONG = ("keys", "parking")
ROOM_YES_NO = ("has_wifi", "has_copier", "step_free", "induction_loop", "accessible_toilet")
COUNTS = ("tables", "sockets", "screens")  # what the room has; empty where nobody has counted
HOURS_ERRORS = {
    "unreadable": _("This line cannot be read: %(line)s. Write the hours in this way: ma–pe 10–19."),
    "order": _("Check the order on this line: %(line)s."),
}
PROPOSING = {
    "hx-get": reverse_lazy("partners:venue_cases"), "hx-trigger": "change", "hx-target": "#cases",
    "hx-swap": "outerHTML", "hx-include": "this",
}  # fmt: skip


class VenueForm(forms.ModelForm):
    """A venue. Empty case forms are proposed once and shown before anything is saved."""

    staffed = forms.CharField(
        label=_("Staffed hours"), required=False, max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One line for each, for example ma–pe 10–19. Leave self-service hours out."),
    )  # fmt: skip

    class Meta:
        model = Venue
        fields = (
            "network", "municipality", "kind", "name", *CASES, "name_sv", "locative_sv", "name_en", "locative_en",
            "room", "street_address", "postal_code", "postal_place", "phone", "email", "lead_time_days", "step_free",
            "induction_loop", "accessible_toilet", *COUNTS, "has_wifi", "has_copier", "poster_sizes", "keys", "parking",
            "note",
        )  # fmt: skip
        field_classes = dict.fromkeys(
            ("step_free", "induction_loop", "accessible_toilet", "has_wifi", "has_copier"), YesNoField
        )
        widgets: ClassVar = {
            **dict.fromkeys(
                ("lead_time_days", *COUNTS),
                forms.TextInput(attrs={"inputmode": "numeric", "class": "w-number"}),
            ),
            **dict.fromkeys(LONG, forms.Textarea(attrs={"rows": 3})),
        }
        help_texts = {
            "lead_time_days": _("We warn when an event is planned nearer than this."),
            "note": _("For those who plan; never printed."),
        }

    def __init__(self, *arguments: Any, user: User, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.was_proposed = False
        only_one(self, user)
        self.fields["municipality"].queryset = Municipality.objects.current().in_order()  # type: ignore[attr-defined]
        self.fields["name"].widget.attrs |= PROPOSING
        if self.instance.pk:
            self.initial["staffed"] = staffed.written(staffed_hours(self.instance))
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)
        if self.is_bound:
            self._propose()

    def _propose(self) -> None:
        """Fill the case forms that were left empty; the page is then shown once more before saving."""
        name = str(self.data.get("name", ""))[:120]
        empty = [case for case in CASES if not str(self.data.get(case, "")).strip()]
        if name.strip() and empty:
            filled, proposed = cast(QueryDict, self.data).copy(), propose_forms(name)
            for case in empty:
                filled[case] = getattr(proposed, case)
            self.data = filled
            self.was_proposed = True

    def clean(self) -> dict[str, Any]:
        """Refuse a name that the network has already, whatever its capitals."""
        facts = super().clean() or self.cleaned_data
        network = facts.get("network") or getattr(self.instance, "network", None)
        if not (facts.get("name") and network):
            return facts
        if Venue.objects.of(network).named(facts["name"]).without(self.instance.pk).exists():
            self.add_error("name", ValidationError(_("Your network has a venue of this name already.")))
        return facts

    def clean_staffed(self) -> list[Staffed]:
        """Return the hours; say which line cannot be read."""
        try:
            return staffed.parse(self.cleaned_data["staffed"])
        except HoursError as error:
            raise ValidationError(HOURS_ERRORS[error.code], params={"line": error.line[:60]}) from error


class RoomFactsForm(forms.ModelForm):
    """What the venue's own people tell of their room, kept for the next time."""

    class Meta:
        model = Venue
        fields = (*COUNTS, *ROOM_YES_NO, "poster_sizes", *LONG)
        field_classes = dict.fromkeys(ROOM_YES_NO, YesNoField)
        widgets: ClassVar = {
            **dict.fromkeys(COUNTS, forms.TextInput(attrs={"inputmode": "numeric", "class": "w-number"})),
            **dict.fromkeys(LONG, forms.Textarea(attrs={"rows": 3})),
        }

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)
            field.show_hidden_initial = True  # only what this person has changed is saved
        self.fields["poster_sizes"].help_text = _("For example A4 and A3, in black and white.")

    def seen(self) -> list[tuple[str, Any]]:
        """Return what stood in the fields when the page was opened, as hidden fields carry it."""
        names = [field.html_initial_name for field in self]
        if self.is_bound:
            return [(name, self.data.get(name, "")) for name in names]
        values = ["" if field.value() is None else field.value() for field in self]
        return list(zip(names, values, strict=True))

    def changed(self) -> dict[str, Any]:
        """Return the valid facts that this person has changed."""
        return {name: self.cleaned_data[name] for name in self.changed_data}


def only_one(form: forms.ModelForm, user: User) -> None:
    """Let a person choose among the networks they coordinate; do not ask when there is one, or nothing to choose."""
    networks = Network.objects.managed_by(user)
    if form.instance.pk or len(networks) < 2:
        del form.fields["network"]
        if not form.instance.pk and networks:
            form.instance.network = networks[0]
    else:
        form.fields["network"].queryset = networks  # type: ignore[attr-defined]
