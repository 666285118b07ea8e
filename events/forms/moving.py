"""Which facts does a change of an event's time, state or format need, and which words and choices come with it?"""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partners.models import Venue
from partners.models.fields import no_control_characters, no_personal_identity_code
from talkoot.lib import text

from ..choices import AttendanceMode
from ..letter_words import Words
from ..models import Event
from ..models.poll import Proposal
from .fields import ClockField
from .new_event import WhenForm
from .room import CleanField

CHECKS = [no_control_characters, no_personal_identity_code]
KEEP, ALONG = "keep", "along"
LANGUAGES = {"fi": _("Finnish"), "sv": _("Swedish"), "en": _("English")}


class ReasonForm(forms.Form):
    """Why it is done, as one sentence for those who are told.

    `CARRIED`: the field whose presence in an address tells that the form's values came along.
    """

    CARRIED = ""
    reason = forms.CharField(
        label=_("Reason (optional)"), required=False, max_length=300, validators=CHECKS,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("One sentence in Finnish. It is told in the messages."),
    )  # fmt: skip

    def __init__(self, *arguments: Any, event: Event, **options: Any) -> None:
        self.event = event
        super().__init__(*arguments, **options)

    def wanted(self) -> dict[str, Any]:
        """Return the facts of the wish."""
        return {"reason": " ".join(text.clean(self.cleaned_data["reason"]).split())}


class ReturnForm(WhenForm, ReasonForm):
    """The old day and hours, or others."""

    field_order = ["day", "opens", "closes", "reason"]

    def __init__(self, *arguments: Any, event: Event, **options: Any) -> None:
        options["initial"] = {"day": event.day, "opens": event.opens, "closes": event.closes}
        super().__init__(*arguments, event=event, **options)

    def wanted(self) -> dict[str, Any]:
        """Return the facts of the wish."""
        return super().wanted() | {name: self.cleaned_data[name] for name in ("day", "opens", "closes")}

    def proposal(self) -> Proposal:
        """Return what has been chosen, for the checks of the day."""
        return Proposal(**{name: self.cleaned_data[name] for name in ("day", "opens", "closes")})


class MoveForm(ReturnForm):
    """A new day, new hours or another place; as they are now unless told otherwise.

    The hours of setting up and clearing away come along from the record only; else they follow the new hours.
    """

    CARRIED = "opens"
    venue = forms.ModelChoiceField(
        queryset=Venue.objects.none(), label=_("Place"), required=False, empty_label=_("Not chosen yet"),
        error_messages={"invalid_choice": _("Choose a place from the list.")},
    )  # fmt: skip
    room = CleanField(label=_("Room in the building"), required=False, max_length=60, validators=CHECKS)
    set_up_from = ClockField(required=False, widget=forms.HiddenInput)
    take_down_until = ClockField(required=False, widget=forms.HiddenInput)

    field_order = ["day", "opens", "closes", "venue", "room", "reason"]

    def __init__(self, *arguments: Any, event: Event, **options: Any) -> None:
        super().__init__(*arguments, event=event, **options)
        self.initial.update(venue=event.venue_id, room=event.room)
        if self.is_bound and "venue" not in self.data:  # a press that proposes a time alone: the place stays
            self.data = {**dict(self.data.items()), "venue": str(event.venue_id or ""), "room": event.room}
        venues = Venue.objects.of(event.network).select_related("municipality").in_order()
        self.fields["venue"].queryset = venues  # type: ignore[attr-defined]
        if event.venue_id:
            self.fields["venue"].empty_label = None  # type: ignore[attr-defined]

    def wanted(self) -> dict[str, Any]:
        """Return the facts of the wish; where no place came along, the event stays where it is.

        The old place's room does not go along to another place.
        """
        data = self.cleaned_data
        room, is_other = (
            " ".join(data["room"].split()),
            data["venue"] and data["venue"].pk != self.event.venue_id,
        )
        return super().wanted() | {
            "venue": data["venue"], "room": "" if is_other and room == self.event.room else room,
            "set_up_from": data["set_up_from"], "take_down_until": data["take_down_until"],
        }  # fmt: skip


class SwitchForm(ReasonForm):
    """Remotely, both ways, or in place again; the link is where people come then."""

    CARRIED = "attendance"

    attendance = forms.ChoiceField(
        label=_("How is the event held?"), widget=forms.RadioSelect, choices=[
            (AttendanceMode.ONLINE, _("Move it to the web: only remotely")),
            (AttendanceMode.HYBRID, _("Make it hybrid: in place and remotely")),
            (AttendanceMode.ONSITE, _("Back to the place: only there")),
        ], error_messages={"required": _("Choose how the event is held.")},
    )  # fmt: skip
    remote_link = forms.URLField(
        label=_("Remote link"), required=False, max_length=400, assume_scheme="https",
        widget=forms.URLInput(attrs={"inputmode": "url", "autocomplete": "off"}),
        error_messages={"invalid": _("Write the whole address, for example https://example.org/talkoot.")},
    )  # fmt: skip

    field_order = ["attendance", "remote_link", "reason"]

    def __init__(self, *arguments: Any, event: Event, **options: Any) -> None:
        options["initial"] = {"remote_link": event.remote_link} | (options.get("initial") or {})
        super().__init__(*arguments, event=event, **options)

    def clean(self) -> dict[str, Any]:
        """Ask for the link where people need it; in place only it stays in the record for the next time."""
        data: dict[str, Any] = super().clean() or {}
        needed = data.get("attendance") in (AttendanceMode.ONLINE, AttendanceMode.HYBRID)
        if needed and not data.get("remote_link") and "remote_link" not in self.errors:
            self.add_error("remote_link", _("Write the remote link: without it nobody can join."))
        return data

    def wanted(self) -> dict[str, Any]:
        """Return the facts of the wish."""
        return super().wanted() | {
            "attendance": self.cleaned_data["attendance"],
            "remote_link": self.cleaned_data["remote_link"],
        }


class PreparedForm(forms.Form):
    """Plan B before it is needed: the link, what is done then, and the day on which it is decided."""

    link = forms.URLField(
        label=_("Remote link"), required=False, max_length=400, assume_scheme="https",
        widget=forms.URLInput(attrs={"inputmode": "url", "autocomplete": "off"}),
        error_messages={"invalid": _("Write the whole address, for example https://example.org/talkoot.")},
        help_text=_("Nobody sees it before plan B is taken into use."),
    )  # fmt: skip
    plan = CleanField(
        label=_("Plan B"), required=False, max_length=2000, validators=CHECKS, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What is done if people cannot come together."),
    )  # fmt: skip
    decision = forms.BooleanField(label=_("Put the day of decision into the plan"), required=False)

    @staticmethod
    def of(event: Event, typed: Mapping[str, Any]) -> dict[str, Any]:
        """Return what the fields begin with: what came along with the page's other form, else the record's."""
        known = {"link": event.remote_link, "plan": event.contingency_plan}
        return {name: typed.get(name, value) for name, value in known.items()}


class WordsForm(forms.Form):
    """The words of one language of the messages, as proposed until somebody edits them."""

    def __init__(self, language: str, proposed: Words, data: Mapping[str, Any] | None) -> None:
        self.language, self.proposed = language, proposed
        given = data is not None and f"text_{language}" in data
        self.is_edited = given and data is not None and self._differs(data)
        super().__init__(data if self.is_edited else None, initial={
            f"title_{language}": proposed.title, f"text_{language}": proposed.text,
            f"proposed_{language}": digest_of(proposed),
        })  # fmt: skip
        self.fields[f"title_{language}"] = forms.CharField(
            label=_("Subject line"), max_length=200, validators=CHECKS,
            widget=forms.TextInput(attrs={"class": "w-full"}),
            error_messages={"required": _("Write the subject line.")},
        )  # fmt: skip
        self.fields[f"text_{language}"] = CleanField(
            label=_("Message"), max_length=6000, validators=CHECKS, widget=forms.Textarea(attrs={"rows": 14}),
            error_messages={"required": _("Write the message.")},
        )  # fmt: skip
        self.fields[f"proposed_{language}"] = forms.CharField(widget=forms.HiddenInput, required=False)

    def _differs(self, data: Mapping[str, Any]) -> bool:
        """Tell whether the words that came are others than those that were proposed when the page was made."""
        sent = Words(str(data.get(f"title_{self.language}", "")), str(data.get(f"text_{self.language}", "")))
        return digest_of(sent) != str(data.get(f"proposed_{self.language}", ""))

    @property
    def is_outdated(self) -> bool:
        """Tell whether the facts have changed since somebody edited the words."""
        return self.is_edited and self.data.get(f"proposed_{self.language}") != digest_of(self.proposed)

    @property
    def heading(self) -> str:
        """Return the name of the language."""
        return str(LANGUAGES[self.language])

    @property
    def shown(self) -> list[Any]:
        """Return the fields that people see."""
        return [self[f"title_{self.language}"], self[f"text_{self.language}"]]

    @property
    def hidden(self) -> Any:
        """Return the field that tells what was proposed."""
        return self[f"proposed_{self.language}"]

    def chosen(self) -> Words:
        """Return the words to be sent."""
        if not self.is_edited:
            return self.proposed
        data = self.cleaned_data
        return Words(" ".join(data[f"title_{self.language}"].split()), data[f"text_{self.language}"])


def digest_of(words: Words) -> str:
    """Return 16 hex digits over words as a browser sends them back."""
    told = f"{' '.join(words.title.split())}\0{text.clean(words.text)}"
    return hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def along_of(data: Mapping[str, Any] | None, keys: Iterable[str]) -> dict[str, bool]:
    """Return for each row with a day of its own that was asked for whether it goes along."""
    return {key: data[f"row-{key}"] == ALONG for key in keys if data is not None and f"row-{key}" in data}
