"""How is the look of an event's posters chosen, and how is the poster shown beside the choices?"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partners.choices import PictureUse
from partners.models import Picture
from partners.models.fields import no_control_characters, no_personal_identity_code
from talkoot.lib import text

from ..choices import Theme
from ..documents.design import Design
from ..headlines import HEADLINES, code_of, ready
from ..looks import Look
from ..models import Event, PosterDesign
from ..paper_choices import Grouping, Illustration, Ink, PosterPart, Variant
from .fields import OneLineField

OWN = "own"
OWN_PICTURE = "picture-"
LANGUAGES = [("fi", _("Finnish")), ("sv", _("Swedish")), ("en", _("English")), ("se", _("Northern Sámi"))]
PAPERS = [("a4", "A4"), ("a3", "A3"), ("a2", "A2"), ("a5", _("A5 flyer"))]
HEADLINE_FIELDS = ("headline", "headline_sv", "headline_en", "headline_se")


class HeadlineField(OneLineField):
    """A headline in one language, cleaned and refused as the row's column does."""

    default_validators: Any = [no_control_characters, no_personal_identity_code]

    def __init__(self, label: Any, language: str) -> None:
        super().__init__(label=label, required=False, max_length=120)
        self.widget.attrs.pop("maxlength", None)
        self.widget.attrs |= {"class": "w-full", "lang": language}

    def to_python(self, value: Any) -> str:
        """Return the words in normal form."""
        return text.clean(super().to_python(value))


class PosterLookForm(forms.Form):
    """The choices of the poster studio. `version` and `seen_theme` tell what the person had before them."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    seen_theme = forms.CharField(widget=forms.HiddenInput, required=False)
    theme = forms.ChoiceField(label=_("Theme"), choices=Theme.choices, widget=forms.RadioSelect)
    headline_choice = forms.ChoiceField(label=_("Headline"), required=False, widget=forms.RadioSelect)
    headline = HeadlineField(_("Own headline"), "fi")
    headline_sv = HeadlineField(_("In Swedish"), "sv")
    headline_en = HeadlineField(_("In English"), "en")
    headline_se = HeadlineField(_("In Northern Sámi"), "se")
    picture = forms.ChoiceField(label=_("Picture"), required=False, widget=forms.RadioSelect)
    listed = forms.MultipleChoiceField(
        label=_("What is listed"), choices=PosterPart.choices, required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("What, when and where are always told."),
    )  # fmt: skip
    grouping = forms.ChoiceField(
        label=_("Order of those who help"), choices=Grouping.choices, widget=forms.RadioSelect
    )
    shown_language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES, initial="fi")
    shown_second = forms.ChoiceField(
        label=_("Second language"), required=False, choices=[("", _("None")), *LANGUAGES]
    )
    shown_paper = forms.ChoiceField(label=_("Paper size"), choices=PAPERS, initial="a4")
    shown_variant = forms.ChoiceField(label=_("Variant"), required=False, choices=Variant.choices)
    shown_ink = forms.ChoiceField(label=_("Ink"), choices=Ink.choices, initial=Ink.COLOUR)

    def __init__(self, *arguments: Any, event: Event, look: PosterDesign | None, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.event, self.look = event, look
        self.pictures = list(Picture.objects.of(event.network).used_as(PictureUse.POSTER))
        self.initial = {**initial_of(event, look or PosterDesign(event=event)), **(self.initial or {})}
        chosen = self.initial["headline_choice"]
        self._choices("headline_choice", [
            ("", event.what_you_get),
            *((one.code, one.fi) for one in HEADLINES if one.fi != event.what_you_get or one.code == chosen),
            (OWN, _("Own words")),
        ])  # fmt: skip
        self._choices("picture", [
            *Illustration.choices, *((f"{OWN_PICTURE}{row.pk}", row.name) for row in self.pictures),
        ])  # fmt: skip

    def _choices(self, name: str, choices: list[tuple[str, Any]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for own words where these were chosen."""
        facts = super().clean() or self.cleaned_data
        if (
            facts.get("headline_choice") == OWN
            and not facts.get("headline")
            and "headline" not in self.errors
        ):
            self.add_error("headline", _("Write the headline, or choose a ready one."))
        return facts

    def wanted(self) -> Look:
        """Return what was chosen; what was refused is what is saved now, so that a picture can still be shown."""
        facts = {**{name: self.initial.get(name) for name in self.fields}, **self.cleaned_data}
        chosen = str(facts["picture"] or "")
        own = chosen.startswith(OWN_PICTURE)
        return Look(
            theme=facts["theme"],
            illustration="" if own else chosen,
            picture=next((row for row in self.pictures if f"{OWN_PICTURE}{row.pk}" == chosen), None),
            listed=[part for part in PosterPart.values if part in facts["listed"]],
            grouping=facts["grouping"],
            **headline_of(facts),
        )

    def design(self) -> Design:
        """Return how the poster is shown beside the form; strange words are left out."""
        facts = self.cleaned_data
        return Design(
            paper=facts.get("shown_paper") or "a4",
            variant=facts.get("shown_variant") or "",
            ink=facts.get("shown_ink") or Ink.COLOUR,
            second=facts.get("shown_second") or "",
        )

    @property
    def language(self) -> str:
        """Return the language of the poster beside the form."""
        return self.cleaned_data.get("shown_language") or "fi"


def initial_of(event: Event, look: PosterDesign) -> dict[str, Any]:
    """Return what is chosen now, as the form has it."""
    words = [getattr(look, name) for name in HEADLINE_FIELDS]
    code = code_of(*words[:3]) or (OWN if any(words) else "")
    return {
        "version": look.version if look.pk else 0, "theme": event.theme, "seen_theme": event.theme,
        "headline_choice": code, **dict(zip(HEADLINE_FIELDS, words if code == OWN else [""] * 4, strict=True)),
        "picture": f"{OWN_PICTURE}{look.picture_id}" if look.picture_id else look.illustration,
        "listed": list(look.listed), "grouping": look.grouping, "shown_language": "fi", "shown_second": "",
        "shown_paper": "a4", "shown_variant": "", "shown_ink": Ink.COLOUR.value,
    }  # fmt: skip


def headline_of(facts: dict[str, Any]) -> dict[str, str]:
    """Return the words of the chosen headline: own ones, ready ones, or none."""
    code = facts["headline_choice"] or ""
    if code == OWN:
        return {name: facts[name] or "" for name in HEADLINE_FIELDS}
    found = ready(code)
    words = (found.fi, found.sv, found.en, "") if found else ("", "", "", "")
    return dict(zip(HEADLINE_FIELDS, words, strict=True))
