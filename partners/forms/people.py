"""How are an organisation and the person who speaks for it typed?"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ..models import Contact, Municipality, Organisation, User
from .places import only_one


class OrganisationForm(forms.ModelForm):
    """An organisation: its name as posters print it, and where letters to it go."""

    class Meta:
        model = Organisation
        fields = (
            "network", "name", "kind", "municipality", "street_address", "postal_code", "postal_place", "language",
            "name_sv", "name_en", "business_id", "no_invitations", "note",
        )  # fmt: skip
        help_texts = {
            "no_invitations": _("The organisation has asked for no invitations: none is prepared for it."),
            "name": _("As it stands on posters and in letters."),
            "note": _("For those who plan; never printed. Write nothing that the organisation may not read."),
        }

    def __init__(self, *arguments: Any, user: User, **options: Any) -> None:
        super().__init__(*arguments, **options)
        only_one(self, user)
        self.fields["municipality"].queryset = Municipality.objects.current().in_order()  # type: ignore[attr-defined]
        self.fields["municipality"].empty_label = _("No municipality")  # type: ignore[attr-defined]
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)

    def clean(self) -> dict[str, Any]:
        """Refuse a name that the network has already, whatever its capitals."""
        facts = super().clean() or self.cleaned_data
        network = facts.get("network") or getattr(self.instance, "network", None)
        if facts.get("name") and network:
            others = Organisation.objects.of(network).named(facts["name"]).without([self.instance.pk or 0])
            if others.exists():
                self.add_error(
                    "name", ValidationError(_("Your network has an organisation of this name already."))
                )
        return facts


class ContactForm(forms.ModelForm):
    """The person to whom letters are addressed: work details only."""

    class Meta:
        model = Contact
        fields = ("name", "title", "email", "phone")
        labels = {"title": _("Job title")}
        help_texts = {"email": _("Work address, never a private one.")}

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **{**options, "prefix": "contact"})
        self.fields["name"].required = False
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)

    def clean(self) -> dict[str, Any]:
        """Ask whose the details are."""
        facts = super().clean() or self.cleaned_data
        if (
            not facts.get("name")
            and (facts.get("email") or facts.get("phone") or self.instance.pk)
            and not self.errors
        ):
            self.add_error("name", _("Write whose details these are."))
        return facts
