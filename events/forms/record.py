"""How is the shared record typed: which fields, in which order, and what is refused?"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from partners.forms.fields import YesNoField
from partners.models import Venue
from talkoot.lib import days

from ..choices import AttendanceMode
from ..merging import OTHER_LANGUAGES, RECORD_FIELDS, TRANSLATED, as_typed, translated_in, values_of
from ..models import Event
from ..models.event import LANGUAGES_OF_HELP
from .fields import ClockField, OneLineField

LONG_TEXTS = {  # rows
    "description": 6, "bring": 3, "contingency_plan": 3, "summary": 2, "audience": 2, "reason": 3, "evidence": 3,
}  # fmt: skip
LONG_LINES = ("summary", "summary_sv", "summary_en", "audience", "audience_sv", "audience_en")
COUNTED = ("summary",)


class RecordForm(forms.ModelForm):
    """The whole record on one page. `seen` and `version` tell what the person had before them.

    Model fields refuse control characters and personal identity codes; this form adds what facts must agree on.
    """

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)
    remote_link = forms.URLField(
        label=_("Remote link"), max_length=400, required=False, assume_scheme="https",
        help_text=_("Teams, Zoom or another address. Required when people can take part remotely."),
        widget=forms.TextInput(attrs={"inputmode": "url"}),
        error_messages={"invalid": _("Write the whole address, for example https://teams.example.org/meeting.")},
    )  # fmt: skip
    languages = forms.MultipleChoiceField(
        label=_("Languages of help"), choices=LANGUAGES_OF_HELP, widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one language.")},
    )  # fmt: skip

    class Meta:
        model = Event
        fields = RECORD_FIELDS
        field_classes = {
            **dict.fromkeys(("opens", "closes", "set_up_from", "take_down_until"), ClockField),
            **dict.fromkeys(LONG_LINES, OneLineField),
            **dict.fromkeys(("step_free", "induction_loop", "accessible_toilet"), YesNoField),
        }
        widgets = dict.fromkeys(LONG_LINES, forms.Textarea)
        labels = {"contact_name": _("Name")}
        help_texts = {
            "what_you_get": _("The biggest words of the poster. Say what the visitor gets."),
            "summary": _("One or two sentences for lists and calendars, at most 160 characters."),
            "bring": _("One thing on each line."),
            "contingency_plan": _("What is done if people cannot gather. For partners; not on the poster."),
            "case_number": _("Printed on letters."),
            "reason": _(
                "A paragraph of the invitation letter, after its opening, in each language that has it."
            ),
            "evidence": _("Figures, wishes or earlier talkoot, for your own use. Not in the letter."),
        }

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.event: Event = self.instance
        venues = Venue.objects.of(self.event.network).select_related("municipality").in_order()
        self.fields["venue"].queryset = venues  # type: ignore[attr-defined]
        self.fields["venue"].empty_label = _("Not chosen yet")  # type: ignore[attr-defined]
        self.fields["attendance"].widget = forms.RadioSelect(choices=AttendanceMode.choices)
        self.initial["version"] = self.event.version
        self.initial["seen"] = self.write_seen(values_of(self.event))
        for name, field in self.fields.items():
            self._shape(name, field)

    def _shape(self, name: str, field: forms.Field) -> None:
        """Let pasted text be longer than allowed, so that it is refused with words instead of being cut."""
        limit = field.widget.attrs.pop("maxlength", None)
        base, _line, language = name.rpartition("_")
        own = base if language in OTHER_LANGUAGES else name
        if limit and own in COUNTED:
            field.widget.attrs["data-limit"] = limit
        if own in LONG_TEXTS:
            field.widget.attrs["rows"] = LONG_TEXTS[own]
        elif own in TRANSLATED:
            field.widget.attrs["class"] = "w-full"
        if language in OTHER_LANGUAGES:
            field.widget.attrs["lang"] = language
            field.help_text = ""

    def clean(self) -> dict[str, Any]:
        """Refuse facts that contradict each other, each at the field that can mend it."""
        facts = super().clean() or self.cleaned_data
        is_remote = facts.get("attendance") in (AttendanceMode.HYBRID, AttendanceMode.ONLINE)
        if is_remote and not facts.get("remote_link") and "remote_link" not in self.errors:
            self.add_error(
                "remote_link", ValidationError(_("Give the link, because people can take part remotely."))
            )
        if facts.get("venue"):
            self.instance.municipality = facts["venue"].municipality
        self._check_times(facts)
        return facts

    def _check_times(self, facts: Mapping[str, Any]) -> None:
        opens, closes = facts.get("opens"), facts.get("closes")
        start, end = facts.get("set_up_from"), facts.get("take_down_until")
        for name in ("opens", "closes"):
            moment = facts.get(name)
            if moment is None and self.event.is_published and name not in self.errors:
                self.add_error(name, _("Everybody can see the event already, so it needs a time."))
            elif moment and self.event.day and days.is_missing_time(self.event.day, moment):
                self.add_error(name, _("The clock skips this time that night, because summer time begins."))
            elif moment and self.event.day and days.is_double_time(self.event.day, moment):
                self.add_error(
                    name, _("This time comes twice that night, because summer time ends. Choose another.")
                )
        if opens and closes and closes <= opens:
            self.add_error("closes", _("The event must close later than it opens."))
        if start and opens and start > opens:
            self.add_error("set_up_from", _("Set-up must begin before the event opens."))
        if end and closes and end < closes:
            self.add_error("take_down_until", _("The place cannot be cleared before the event closes."))

    def values(self, without: Iterable[str] = ()) -> dict[str, Any]:
        """Return the valid facts as the record holds them, without the named ones."""
        return {name: getattr(self.instance, name) for name in RECORD_FIELDS if name not in without}

    @staticmethod
    def write_seen(values: Mapping[str, Any]) -> str:
        """Return comparable values as they travel with the form."""
        return json.dumps(values, ensure_ascii=False)

    @staticmethod
    def read_seen(data: Mapping[str, Any]) -> dict[str, Any]:
        """Return what the person had before them; nothing at all when that has been lost on the way."""
        try:
            found = json.loads(data.get("seen", ""))
        except (ValueError, RecursionError):
            return {}
        return found if isinstance(found, dict) else {}

    def seen_values(self) -> dict[str, Any]:
        """Return what the person had before them."""
        return self.read_seen(self.data)

    def seen_version(self) -> int:
        """Return the version the person began from; 0, which no record has, when that has been lost."""
        return self.cleaned_data.get("version") or 0

    def keep_stored_where_refused(self, stored: Event) -> list[str]:
        """Put the stored facts back where the typed ones were refused; return the labels of these fields."""
        refused = [name for name in RECORD_FIELDS if name in self.errors]
        for name in refused:
            setattr(self.instance, name, getattr(stored, name))
        return [str(self.fields[name].label) for name in refused]

    def missing_in(self, language: str) -> list[str]:
        """Return the Finnish labels of texts that exist in Finnish but not in a language, as they now stand."""
        return [
            str(capfirst(self.fields[name].label))
            for name in translated_in(language)
            if self[name].value() and not self[f"{name}_{language}"].value()
        ]


def with_their_values(typed: QueryDict, theirs: Mapping[str, Any], names: Any) -> QueryDict:
    """Return what was typed with the named fields replaced by other people's values."""
    data = typed.copy()
    for name in names:
        if name in theirs:
            data.setlist(name, as_typed(theirs[name]))
    return data
