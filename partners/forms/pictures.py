"""How is a logo, a picture or a signature chosen and named, and how is the look of a network typed?"""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ..choices import PictureUse
from ..models import Municipality, Network, Organisation, Picture, User
from ..pictures import REASONS, Refused, Sanitised, read_picture
from ..uploads import PICTURE_FIELD
from .places import only_one

LANGUAGE_NAMES = ("name_sv", "name_en", "name_se")
OF_LOGOS = ("municipality", "organisation", "is_funder")


def picture_field() -> forms.FileField:
    """Return the field of every form that takes a picture; its name must be PICTURE_FIELD."""
    return forms.FileField(
        label=_("Picture file"), required=False, allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
        help_text=_("PNG, JPEG or WebP, at most 2 MB and 4,000 pixels. Position and other hidden facts are left out."),
    )  # fmt: skip


def taken_in(file: Any, dropped: Sequence[str], *, is_logo: bool = True) -> Sanitised | None:
    """Return what was sent in that field as a picture of ours, None where nothing was chosen.

    `dropped` names the fields whose file was too large to be taken in. Raises ValidationError with the reason.
    """
    if PICTURE_FIELD in dropped:
        raise ValidationError(REASONS["too_large"])
    if not file:
        return None
    try:
        return read_picture(file, is_logo=is_logo)
    except Refused as refusal:
        raise ValidationError(str(refusal)) from refusal


class PictureForm(forms.ModelForm):
    """A picture with its names. Once valid, `read` is the file as it will be kept, or None where none was chosen."""

    picture = picture_field()

    class Meta:
        model = Picture
        fields = ("network", "use", "name", *LANGUAGE_NAMES, *OF_LOGOS)
        widgets = {"use": forms.RadioSelect}
        labels = {"use": _("What it is for")}
        help_texts = {
            "name": _(
                "Read aloud to those who do not see the picture: “Kainuun digituki”, “A hand and a phone”."
            ),
            "is_funder": _("Funders ask for the last place in the row."),
            "organisation": _("It stands beside yours in the poster and pictures of this partner."),
        }

    def __init__(self, *arguments: Any, user: User, dropped: Sequence[str] = (), **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.dropped = dropped
        self.read: Sanitised | None = None
        only_one(self, user)
        towns = Municipality.objects.current().in_order()
        self.fields["municipality"].queryset = towns  # type: ignore[attr-defined]
        self.fields["municipality"].empty_label = _("At every event")  # type: ignore[attr-defined]
        partners = Organisation.objects.managed_by(user).in_order()
        self.fields["organisation"].queryset = partners  # type: ignore[attr-defined]
        self.fields["organisation"].empty_label = _("No, on all posters")  # type: ignore[attr-defined]
        if self.instance.pk:
            self._shape_for_editing()
        for name, field in self.fields.items():
            field.widget.attrs.pop("maxlength", None)
            if name in LANGUAGE_NAMES:
                field.widget.attrs["lang"] = name[-2:]

    def _shape_for_editing(self) -> None:
        """Leave out what cannot change any more, and what is asked of logos only."""
        del self.fields["use"]
        self.fields["picture"].label = _("Another file in its place")
        if self.instance.use != PictureUse.LOGO:
            for name in OF_LOGOS:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Leave out of pictures and signatures what only logos have."""
        facts = super().clean() or self.cleaned_data
        if facts.get("use", self.instance.use) != PictureUse.LOGO:
            facts |= {name: False if name == "is_funder" else None for name in OF_LOGOS}
        partner = facts.get("organisation")
        if partner and partner.network != facts.get("network", getattr(self.instance, "network", None)):
            self.add_error("organisation", _("This partner belongs to another network."))
        return facts

    def clean_picture(self) -> Any:
        """Read the file; what is no picture is refused with its reason."""
        file = self.cleaned_data.get("picture")
        use = self.cleaned_data.get("use", self.instance.use)
        self.read = taken_in(file, self.dropped, is_logo=use != PictureUse.POSTER)
        if self.read is None and not self.instance.pk:
            raise ValidationError(_("Choose the picture file."))
        return file


class NetworkForm(forms.ModelForm):
    """With whose name, address, colours and signature a network's papers are made."""

    class Meta:
        model = Network
        fields = (
            "name", "name_sv", "name_en", "project", "project_sv", "project_en", "street_address", "postal_code",
            "postal_place", "phone", "email", "website", "business_id", "signer_name", "signer_title",
            "signer_title_sv", "signer_title_en", "colour_dark", "colour_light", "window_left_mm", "window_top_mm",
        )  # fmt: skip
        labels = {
            "window_left_mm": _("To the right, mm"),
            "window_top_mm": _("Down, mm"),
        }
        help_texts = {
            "email": _("Where answers to letters go."),
            "colour_dark": _("Large areas and headings, for example #14507a."),
            "colour_light": _("Accents behind dark text, for example #f3b73b."),
            "project": _("The project and its funder, for example “A project funded by the EU”."),
        }

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        for name, field in self.fields.items():
            field.widget.attrs.pop("maxlength", None)
            if name[-3:] in ("_sv", "_en"):
                field.widget.attrs["lang"] = name[-2:]
        for name in ("window_left_mm", "window_top_mm"):
            field = self.fields[name]
            field.widget = forms.TextInput(attrs={"inputmode": "decimal", "class": "w-number"})
            field.localize = field.widget.is_localized = True  # 1,5 as well as 1.5
        for name in ("colour_dark", "colour_light"):
            self.fields[name].widget.attrs |= {
                "class": "w-date",
                "spellcheck": "false",
                "autocomplete": "off",
            }

    def clean_colour_dark(self) -> str:
        """Return the colour in small letters, as it is compared."""
        return str(self.cleaned_data["colour_dark"]).lower()

    def clean_colour_light(self) -> str:
        """Return the colour in small letters, as it is compared."""
        return str(self.cleaned_data["colour_light"]).lower()
