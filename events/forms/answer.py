"""How does a partner answer on a phone in a minute, without an account?"""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partners.forms.fields import YesNoField
from partners.models.fields import no_control_characters, no_personal_identity_code
from partners.models.network import phone_number
from talkoot.lib.text import clean

from ..answering import MEETING, PRESENTERS, Answer, answer_of, read_seen, suffix_of, write_seen
from ..choices import Attending, Need, PublicFact, Scope, StandState
from ..models import Meeting, Stand
from ..proposals import filled_in

TEXT_CHECKS = [no_control_characters, no_personal_identity_code]
STATES = (
    (StandState.CONFIRMED.value, _("We are coming")),
    (StandState.DECLINED.value, _("We cannot come")),
    (StandState.UNSURE.value, _("We do not know yet")),
)
ROWS_OF_PRESENTERS = 4
# What somebody who cannot come, or does not know yet, need not fill in; a mistake there is not told then.
ONLY_WHEN_COMING = ("topic", "scope", "story", "tables", "sockets", "needs", "needs_note", "works_remotely",
                    "public_facts", "ethics")  # fmt: skip


def text_field(label: Any, limit: int, rows: int, **options: Any) -> forms.CharField:
    """Return a field of so many characters at most, counted while typing; longer ones are told, not cut."""
    area = forms.Textarea(attrs={"rows": rows, "data-limit": limit})
    field = forms.CharField(
        label=label, max_length=limit, required=False, widget=area, validators=TEXT_CHECKS, **options
    )
    field.widget.attrs.pop("maxlength", None)
    return field


class AnswerForm(forms.Form):
    """One stand's answer in one language. Neither the choice nor the ethics tick is ever filled in beforehand."""

    state = forms.ChoiceField(
        label=_("Are you coming along?"), choices=STATES, widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether you are coming.")},
    )  # fmt: skip
    topic = text_field(
        _("What do you show?"),
        120,
        2,
        help_text=_("Shown on the poster and on the web. At most 120 characters."),
    )
    tables = forms.IntegerField(label=_("Tables"), min_value=0, max_value=9, required=False)
    sockets = forms.IntegerField(label=_("Wall sockets"), min_value=0, max_value=9, required=False)
    needs = forms.MultipleChoiceField(
        label=_("Do you also need any of these?"), choices=Need.choices, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    needs_note = text_field(_("Other needs"), 300, 1)
    scope = forms.ChoiceField(
        label=_("How do you help visitors?"), choices=Scope.choices, widget=forms.RadioSelect, required=False
    )
    story = text_field(_("A longer text for the web"), 300, 3, help_text=_("At most 300 characters."))
    works_remotely = YesNoField(label=_("Could your stand also work remotely?"))
    public_facts = forms.MultipleChoiceField(
        label=_("What may we tell in public?"), choices=PublicFact.choices, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    ethics = forms.BooleanField(label=_("We have read the ethics and follow them"), required=False)
    ethics_shown = forms.IntegerField(widget=forms.HiddenInput, required=False)
    message = text_field(_("Message to the organiser"), 1000, 2)
    who = forms.CharField(
        label=_("Your name"), max_length=120, validators=TEXT_CHECKS,
        help_text=_("The organiser sees who answered."),
        error_messages={"required": _("Write your name, so that the organiser knows who answered.")},
    )  # fmt: skip
    seen = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)

    def __init__(
        self, data: Any = None, *, stand: Stand, meetings: list[Meeting], language: str, ethics_version: int,
        contact: str = "",
    ) -> None:  # fmt: skip
        self.stand, self.language, self.ethics_version = stand, language, ethics_version
        begin, self.is_from_last_time = filled_in(stand, language)
        self.has_agreed = begin.ethics_version == ethics_version
        self.count = min(max(ROWS_OF_PRESENTERS, len(begin.presenters)), PRESENTERS)
        super().__init__(data, initial=self._initial(begin, contact))
        for number in range(self.count):
            self._add_presenter(number)
        for meeting in meetings:
            self.fields[f"meeting_{meeting.pk}"] = forms.ChoiceField(
                label=meeting.name, choices=Attending.choices, widget=forms.RadioSelect, required=False
            )
        self.meetings = meetings
        self.fields["who"].widget.attrs |= {"autocomplete": "name"}
        self.fields["who"].widget.attrs.pop("maxlength", None)
        if self.has_agreed:
            del self.fields["ethics"]

    def _initial(self, begin: Answer, contact: str) -> dict[str, Any]:
        facts = {name: getattr(begin, name) for name in ONLY_WHEN_COMING if name != "ethics"}
        for number, (name, phone) in enumerate(begin.presenters[:PRESENTERS]):
            facts |= {f"presenter_{number}": name, f"phone_{number}": phone}
        facts |= {f"meeting_{key}": word for key, word in begin.meetings.items()}
        seen = write_seen(answer_of(self.stand, self.language))
        return facts | {
            "message": begin.message,
            "who": contact,
            "seen": seen,
            "ethics_shown": self.ethics_version,
        }

    def _add_presenter(self, number: int) -> None:
        name = forms.CharField(
            label=_("Presenter's name") if number else _("Name"),
            max_length=120,
            required=False,
            validators=TEXT_CHECKS,
        )
        phone = forms.CharField(
            label=pgettext_lazy("of a presenter", "Phone"), max_length=20, required=False, validators=[phone_number],
            widget=forms.TextInput(attrs={"type": "tel"}),
        )  # fmt: skip
        for field, key in ((name, "presenter"), (phone, "phone")):
            field.widget.attrs.pop("maxlength", None)
            field.widget.attrs["autocomplete"] = "off"
            self.fields[f"{key}_{number}"] = field

    def presenters(self) -> Iterator[tuple[BoundField, BoundField]]:
        """Yield the fields of each presenter: name and phone."""
        for number in range(self.count):
            yield self[f"presenter_{number}"], self[f"phone_{number}"]

    def meeting_fields(self) -> Iterator[tuple[Meeting, BoundField]]:
        """Yield each coming meeting with its field."""
        for meeting in self.meetings:
            yield meeting, self[f"meeting_{meeting.pk}"]

    def clean(self) -> dict[str, Any]:
        """Ask those who come for what they show and for the ethics; forgive mistakes of the others there."""
        facts = super().clean() or self.cleaned_data
        if facts.get("state") != StandState.CONFIRMED:
            self._forgive()
            return facts
        if not facts.get("topic") and "topic" not in self.errors:
            self.add_error("topic", _("Write what you show, for example “Online services and the app”."))
        if "ethics" in self.fields:
            self._check_ethics(facts)
        for number in range(self.count):
            if facts.get(f"phone_{number}") and not facts.get(f"presenter_{number}") and "state" in facts:
                self.add_error(f"presenter_{number}", _("Write the name that belongs to the phone number."))
        return facts

    def _check_ethics(self, facts: dict[str, Any]) -> None:
        if facts.get("ethics_shown") != self.ethics_version:
            self.add_error(
                "ethics", _("The ethics have changed meanwhile. Read them again, then tick the box.")
            )
            self._send_along(ethics_shown=str(self.ethics_version))
        elif not facts.get("ethics"):
            self.add_error("ethics", _("Read the ethics and tick the box: everybody who helps follows them."))

    def _forgive(self) -> None:
        rows = [f"{name}_{number}" for name in ("presenter", "phone") for number in range(self.count)]
        for name in (*ONLY_WHEN_COMING, *rows):
            self.errors.pop(name, None)

    def answer(self) -> Answer:
        """Return the valid answer; what was not understood and does not matter stays as it is."""
        facts, known = self.cleaned_data, answer_of(self.stand, self.language)
        texts = {name: self._line(name, getattr(known, name)) for name in ("topic", "story", "needs_note")}
        agreed = facts["state"] == StandState.CONFIRMED and bool(facts.get("ethics"))
        return Answer(
            state=facts["state"],
            **texts,
            scope=facts.get("scope") or known.scope,
            tables=known.tables if facts.get("tables") is None else facts["tables"],
            sockets=known.sockets if facts.get("sockets") is None else facts["sockets"],
            needs=tuple(facts.get("needs", known.needs)),
            presenters=self._people(known),
            works_remotely=facts.get("works_remotely", known.works_remotely),
            public_facts=tuple(facts.get("public_facts", known.public_facts)),
            message=clean(facts.get("message", "")),
            meetings={meeting.pk: facts.get(f"meeting_{meeting.pk}", "") for meeting in self.meetings},
            ethics_version=self.ethics_version if agreed else None,
            language=self.language,
        )

    def _line(self, name: str, known: str) -> str:
        return " ".join(clean(self.cleaned_data.get(name, known)).split())

    def _people(self, known: Answer) -> tuple[tuple[str, str], ...]:
        if any(f"presenter_{number}" not in self.cleaned_data for number in range(self.count)):
            return known.presenters
        pairs = [
            (self._line(f"presenter_{number}", ""), self.cleaned_data.get(f"phone_{number}", "").strip())
            for number in range(self.count)
        ]
        return tuple(pair for pair in pairs if pair[0])

    def seen_answer(self) -> Answer:
        """Return what the reader had before them."""
        return read_seen(self.data.get("seen", ""))

    def tell_of_clash(self, fields: tuple[str, ...], told: dict[str, str]) -> None:
        """Put what somebody else saved meanwhile beside each field, and let a second press put this answer first."""
        self._send_along(seen=write_seen(answer_of(self.stand, self.language)))
        for name in fields:
            words = _(
                "Somebody else answered meanwhile: %(saved)s. Send again to put your answer in its place."
            )
            self.add_error(
                self.field_of(name), ValidationError(words, params={"saved": told.get(name) or "–"})
            )

    def _send_along(self, **facts: str) -> None:
        """Show the form as it was typed, with other hidden facts; a tick for the ethics is to be set again."""
        typed: Any = self.data.copy()  # type: ignore[attr-defined]
        if "ethics_shown" in facts:
            typed.pop("ethics", None)
        for name, value in facts.items():
            typed[name] = value
        self.data = typed

    def field_of(self, fact: str) -> str | None:
        """Return the field in which a fact is typed; None means the whole form."""
        name = fact.removesuffix(suffix_of(self.language) or "\0")
        if fact.startswith(MEETING):
            name = fact.replace(MEETING, "meeting_")
        name = {"presenters": "presenter_0", "ethics_version": "ethics"}.get(name, name)
        return name if name in self.fields else None
