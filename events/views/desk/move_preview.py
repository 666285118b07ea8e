"""What is on the page between asking for a change of an event and confirming it?"""

from dataclasses import dataclass
from typing import Any, Self

from django.utils import timezone
from django.utils.timezone import localdate

from partners.requests import DeskRequest

from ...actions import move_letters
from ...actions.consequences import Consequences, NotPossible, StillHeld, weigh
from ...actions.situation import Situation, Wish
from ...date_choices import MoveKind
from ...forms.day_words import Check
from ...forms.moving import LANGUAGES, ReasonForm, ReturnForm, WordsForm, along_of
from ...forms.poll_facts import facts_of
from ...models import Event
from .move_page import told


@dataclass(frozen=True, slots=True)
class Preview:
    """What would follow, with the words of the messages; `found` is None where nothing would change."""

    found: Consequences | None
    wish: Wish
    words: list[WordsForm]
    checks: list[Check]
    told: dict[str, Any]
    is_confirmed: bool = False
    is_held: bool = False  # the messages of an earlier change have not left yet

    @property
    def fingerprint(self) -> str:
        """Return what the confirming button carries."""
        return self.found.fingerprint if self.found else ""

    @classmethod
    def of(cls, event: Event, kind: MoveKind, form: ReasonForm, request: DeskRequest) -> Self:
        """Weigh what a valid form wants of an event that came with for_moving; writes nothing."""
        form.is_valid()
        situation, facts = Situation.around(event, timezone.now(), request.user), form.wanted()
        asked = [f"meeting:{row.pk}" for row in situation.meetings] + [
            f"task:{row.pk}" for row in situation.tasks
        ]
        wish = Wish(kind, **facts, along=along_of(request.POST, asked))
        try:
            found = weigh(situation, wish)
        except NotPossible as reason:
            is_pressed, is_held = "confirm" in request.POST, isinstance(reason, StillHeld)
            return cls(None, wish, [], [], {}, is_confirmed=is_pressed, is_held=is_held)
        words = _words(found, request)
        is_ready = all(not one.is_edited or one.is_valid() for one in words)
        chosen = {one.language: one.chosen() for one in words} if is_ready else {}
        wish = Wish(kind, **facts, along=wish.along, words=chosen)
        return cls(
            found,
            wish,
            words,
            _checks(form, found.after),
            told(found),
            is_confirmed=is_ready and "confirm" in request.POST,
        )


def _words(found: Consequences, request: DeskRequest) -> list[WordsForm]:
    """Return the words of the messages in each language in which somebody is written to."""
    languages = {one.language for one in found.situation.receivers if one.email}
    if not languages:
        return []
    shared = move_letters.scene(found)
    given = request.POST if request.method == "POST" else None
    return [
        WordsForm(language, move_letters.proposed(found, shared, language), given)
        for language in LANGUAGES
        if language in languages
    ]


def _checks(form: ReasonForm, event: Event) -> list[Check]:
    """Return what should be known of the new day, other talkoot nearby too; of a change without a day nothing."""
    if not isinstance(form, ReturnForm):
        return []
    return facts_of(event, [form.proposal()], localdate())[0]
