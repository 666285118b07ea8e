"""How does the coordinator mend all that a partner has said of its stand, and record an answer heard by phone?"""

import json
from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partners.models.fields import no_control_characters, no_personal_identity_code
from partners.models.network import phone_number
from talkoot.lib.text import clean

from ..answering import PRESENTERS, Answer, answer_of, read_seen, write_seen
from ..choices import AnswerSource, Attending, Need, PublicFact, StandState
from ..merging import values_of
from ..models import Meeting, Stand
from .fields import OneLineField
from .stand import StandForm

TEXTS = ("topic_sv", "topic_en", "story_sv", "story_en")
SPARE_PRESENTERS = 1  # empty rows after those that are filled
BOX = forms.Textarea(attrs={"rows": 3})
YES_NO = [("", _("Not known")), ("yes", _("Yes")), ("no", _("No"))]


class WholeStandForm(StandForm):
    """All facts of one stand besides its state. `seen` tells what the person had before them."""

    state = None  # type: ignore[assignment]  # an answer is recorded by a form of its own
    needs = forms.MultipleChoiceField(
        label=_("What else does the stand need?"), choices=Need.choices, widget=forms.CheckboxSelectMultiple,
        required=False,
    )  # fmt: skip
    works_remotely = forms.ChoiceField(
        label=_("Does it work remotely too?"), choices=YES_NO, widget=forms.RadioSelect, required=False,
        help_text=_("Plan B of the event needs to know who can move to a remote connection."),
    )  # fmt: skip
    public_facts = forms.MultipleChoiceField(
        label=_("What may be told to others?"), choices=PublicFact.choices, widget=forms.CheckboxSelectMultiple,
        required=False, help_text=_("Without the first one the partner stands on no poster and no page."),
    )  # fmt: skip

    story = OneLineField(label=_("Text for the web"), max_length=300, required=False, widget=BOX,
                         help_text=_("At most 300 characters."))  # fmt: skip
    story_sv = OneLineField(
        label=_("Text for the web in Swedish"), max_length=300, required=False, widget=BOX
    )
    story_en = OneLineField(
        label=_("Text for the web in English"), max_length=300, required=False, widget=BOX
    )

    class Meta:
        model = Stand
        fields = (
            "topic", "topic_sv", "topic_en", "story", "story_sv", "story_en", "scope", "tables", "sockets",
            "needs_note", "message",
        )  # fmt: skip
        labels = {
            "tables": _("Tables"), "sockets": _("Wall sockets"), "needs_note": _("Other needs"),
            "message": _("Message to the organiser"),
        }  # fmt: skip
        help_texts = StandForm.Meta.help_texts

    def __init__(self, *arguments: Any, meetings: list[Meeting], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.known = answer_of(self.instance, "fi")
        self.meetings = meetings
        self.initial = {
            **self.initial,
            "needs": list(self.known.needs), "public_facts": list(self.known.public_facts),
            "works_remotely": {True: "yes", False: "no"}.get(self.known.works_remotely, ""),  # type: ignore[arg-type]
            "seen": self.write_seen(self.instance),
        }  # fmt: skip
        for name in ("story", "story_sv", "story_en"):
            attributes = self.fields[name].widget.attrs
            attributes.pop("maxlength", None)
            attributes |= {"data-limit": 300, "lang": name[6:] or "fi"}
        self.fields["message"].widget.attrs["rows"] = 3
        self._add_presenters()
        self._add_meetings()

    def _add_presenters(self) -> None:
        typed = sum(1 for name in self.data if name.startswith("presenter_"))
        rows = min(PRESENTERS, max(len(self.known.presenters) + SPARE_PRESENTERS, 2, typed))
        for number in range(rows):
            name, phone = self.known.presenters[number] if number < len(self.known.presenters) else ("", "")
            self.fields[f"presenter_{number}"] = forms.CharField(
                label=_("Name"), max_length=120, required=False, initial=name,
                validators=[no_control_characters, no_personal_identity_code],
            )  # fmt: skip
            self.fields[f"phone_{number}"] = forms.CharField(
                label=_("Phone"), max_length=20, required=False, initial=phone, validators=[phone_number],
                widget=forms.TextInput(attrs={"inputmode": "tel"}),
            )  # fmt: skip

    def _add_meetings(self) -> None:
        choices = [("", pgettext_lazy("meeting", "No answer")), *Attending.choices]
        for meeting in self.meetings:
            self.fields[f"meeting_{meeting.pk}"] = forms.ChoiceField(
                label=meeting.name, choices=choices, required=False, initial=self.known.meetings.get(meeting.pk, ""),
            )  # fmt: skip

    @staticmethod
    def write_seen(stand: Stand) -> str:
        """Return a stand's comparable facts as they travel with the form."""
        texts = values_of(stand, TEXTS)
        return json.dumps({"answer": write_seen(answer_of(stand, "fi")), "texts": texts}, ensure_ascii=False)

    def seen_answer(self) -> Answer:
        """Return the answer the person had before them; one in which nothing was seen when that was lost."""
        return read_seen(str(self.seen_values().get("answer", "")))

    def seen_texts(self) -> dict[str, Any]:
        """Return the texts in other languages that the person had before them."""
        texts = self.seen_values().get("texts", {})
        return texts if isinstance(texts, dict) else {}

    def texts(self) -> dict[str, str]:
        """Return the valid texts in other languages."""
        return {name: self.cleaned_data[name] for name in TEXTS}

    def answer(self) -> Answer:
        """Return the valid facts as an answer whose state is the one the person saw."""
        facts = self.cleaned_data
        return Answer(
            state=self.seen_answer().state, scope=facts["scope"], topic=facts["topic"],
            story=facts["story"], tables=facts["tables"], sockets=facts["sockets"],
            needs=tuple(facts["needs"]), needs_note=facts["needs_note"], presenters=tuple(self._people()),
            works_remotely={"yes": True, "no": False}.get(facts["works_remotely"]),
            public_facts=tuple(facts["public_facts"]), message=facts["message"],
            meetings={one.pk: facts[f"meeting_{one.pk}"] for one in self.meetings if facts[f"meeting_{one.pk}"]},
        )  # fmt: skip

    def _people(self) -> Iterator[tuple[str, str]]:
        for number in range(PRESENTERS):
            name = " ".join(clean(self.cleaned_data.get(f"presenter_{number}", "")).split())
            if name:
                yield name, self.cleaned_data[f"phone_{number}"]

    @property
    def has_translations(self) -> bool:
        """Tell whether a text in another language is there or refused, so that it must not be folded away."""
        return any(self[name].value() or self[name].errors for name in TEXTS)

    @property
    def presenter_rows(self) -> list[tuple[BoundField, BoundField]]:
        """Return the fields of each presenter, name and phone."""
        numbers = [name.rpartition("_")[2] for name in self.fields if name.startswith("presenter_")]
        return [(self[f"presenter_{number}"], self[f"phone_{number}"]) for number in numbers]

    @property
    def meeting_fields(self) -> list[BoundField]:
        """Return one field for each planning meeting."""
        return [self[f"meeting_{meeting.pk}"] for meeting in self.meetings]


class RecordedAnswerForm(forms.Form):
    """An answer that the coordinator has heard or read."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)
    state = forms.ChoiceField(
        label=_("What did they answer?"), widget=forms.RadioSelect,
        choices=[
            (StandState.CONFIRMED, pgettext_lazy("recorded answer", "They come")),
            (StandState.DECLINED, pgettext_lazy("recorded answer", "They cannot come")),
            (StandState.UNSURE, pgettext_lazy("recorded answer", "They do not know yet")),
        ],
        error_messages={"required": _("Choose what they answered.")},
    )  # fmt: skip
    source = forms.ChoiceField(
        label=_("How did the answer come?"), widget=forms.RadioSelect, initial=AnswerSource.PHONE,
        choices=[(way.value, way.label) for way in (AnswerSource.PHONE, AnswerSource.EMAIL, AnswerSource.TALK)],
    )  # fmt: skip
    by_name = forms.CharField(
        label=_("Who answered?"), max_length=120, required=False,
        validators=[no_control_characters, no_personal_identity_code],
    )  # fmt: skip
    ethics = forms.BooleanField(
        label=_("They know the ethics of digital support and agree to it"), required=False
    )

    def __init__(self, *arguments: Any, stand: Stand, who: str = "", **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.initial = {**self.initial, "seen": write_seen(answer_of(stand, "fi")), "by_name": who}

    def seen_answer(self) -> Answer:
        """Return the answer the person had before them."""
        return read_seen(self.data.get("seen", ""))

    def clean_by_name(self) -> str:
        """Return the name on one line."""
        return " ".join(clean(self.cleaned_data["by_name"]).split())
