"""Which texts of an event differ from its operating model since the model changed, and how does the event take one?

Texts of the record are compared as the model writes them for the event's place; texts of letters as they are stored.
A text that somebody has written in the event is offered only after the model's has changed, and told to be theirs.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partners.models import Change, FieldChange, User

from ..choices import TextKey
from ..merging import for_trail
from ..models import Concept, Event, EventText
from ..place_texts import SUFFIXES, fitting, here
from ..placeholders import fill
from .plan_texts import plan_b_key, record_texts

LANGUAGES = {
    "sv": _("in Swedish"),
    "en": _("in English"),
}  # the languages in which a plan takes texts from a model
SETTLED = ("event_planned", "event_cloned", "concept_updates_taken", "concept_updates_left")


@dataclass(frozen=True, slots=True)
class TextChange:
    """One text in one language. `column` is its name in the record, or in the row of a letter's text."""

    key: str
    language: str
    was: str
    now: str
    by_hand: bool

    @property
    def column(self) -> str:
        """Return the name of the record's column: "title_sv"."""
        return f"{self.key}{SUFFIXES[self.language]}"

    @property
    def label(self) -> str:
        """Return its name as people read it: "Title, in Swedish"."""
        name = str(TextKey(self.key).label)
        return f"{name}, {LANGUAGES[self.language]}" if self.language in LANGUAGES else name


@dataclass(slots=True)
class _Trail:
    """What the trails of an event and of its model tell of texts."""

    edited: set[str] = field(default_factory=set)  # columns of the record that somebody has edited
    is_planned: bool = False  # from this model, and not copied from another event
    known: set[str] = field(default_factory=set)  # every text that the model has had
    latest: set[str] = field(default_factory=set)  # those it has got since the event last looked


def text_changes(event: Event, concept: Concept) -> list[TextChange]:
    """Return the texts to offer, in the order of the model's texts; three queries, and the place of the event."""
    trail = _trail_of(event, concept)
    found: list[TextChange] = []
    for key, language, template, was, now in _pairs(event, concept):
        if not now or now == was:
            continue
        is_models = not was or _is_from_model(event, key, language, was, trail)
        is_untouched = trail.is_planned and f"{key}{SUFFIXES[language]}" not in trail.edited
        if is_models or is_untouched or template in trail.latest:
            found.append(TextChange(key, language, was, now, by_hand=not (is_models or is_untouched)))
    return found


def take_texts(event: Event, taken: Iterable[TextChange], *, by: User) -> None:
    """Write the texts; the event's row is locked by the caller. What is written in the record tells its trail."""
    chosen = list(taken)
    letters = TextKey.of_letters()
    for one in (one for one in chosen if one.key in letters):
        EventText.objects.update_or_create(
            event=event, key=one.key, defaults={f"text{SUFFIXES[one.language]}": one.now}
        )
    facts = {one.column: one.now for one in chosen if one.key not in letters}
    if not facts:
        return
    changes = [FieldChange(name, for_trail(getattr(event, name)), text) for name, text in facts.items()]
    for name, text in facts.items():
        setattr(event, name, text)
    event.version += 1
    event.calendar_stamp = timezone.now()
    event.save(update_fields=[*facts, "version", "calendar_stamp"])
    Change.objects.record(
        subject=event.subject, network=event.network, deed="event_edited", by=by, changes=changes
    )


def _pairs(event: Event, concept: Concept) -> Iterator[tuple[str, str, str, str, str]]:
    """Yield each text of the model: key, language, as it is stored, as the event has it, as the event would have it."""
    letters = TextKey.of_letters()
    stored = {row.key: row for row in event.texts.all()}
    record = record_texts(concept, event.municipality, event.venue, event.attendance) if event.venue else {}
    plan_b = plan_b_key(concept, event.attendance)
    for row in concept.texts.all():
        for language in ("fi", *LANGUAGES):
            suffix = SUFFIXES[language]
            template: str = getattr(row, f"text{suffix}")
            key = TextKey.CONTINGENCY_PLAN.value if row.key == plan_b else row.key
            if row.key in letters:
                yield row.key, language, template, getattr(stored.get(row.key), f"text{suffix}", ""), template
            elif key + suffix in record and row.key in (key, plan_b):
                yield key, language, template, getattr(event, key + suffix), record[key + suffix]


def _is_from_model(event: Event, key: str, language: str, text: str, trail: _Trail) -> bool:
    """Tell whether a text of the event is what the model had once, word for word."""
    if text in trail.known:
        return True
    words: Mapping[str, str] = here(event).words(language)
    column = f"{key}{SUFFIXES[language]}"
    return key not in TextKey.of_letters() and any(
        fitting(column, fill(template, words)) == text for template in trail.known
    )


def _trail_of(event: Event, concept: Concept) -> _Trail:
    """Read both trails: one query each."""
    found, since = _Trail(), datetime.min.replace(tzinfo=timezone.get_current_timezone())
    deeds = Change.objects.about(event.subject).of_deeds(("event_edited", *SETTLED))
    for deed, name, at in deeds.values_list("deed", "field", "at"):
        found.is_planned |= deed == "event_planned"
        if deed in SETTLED:
            since = max(since, at)
        else:
            found.edited.add(name)
    rows: Any = Change.objects.about(concept.subject).values_list("before", "after", "at")
    for before, after, at in rows:
        found.known |= {before, after}
        if after and at > since:
            found.latest.add(after)
    return found
