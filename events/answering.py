"""What does a partner answer about its stand, and how are two answers compared?"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from .choices import Attending, EventState, Need, PublicFact, Scope, StandState
from .merging import comparable
from .models import Stand

PRESENTERS = 6  # at most, so that a sign and a list hold them
MEETING = "meeting:"
PLAIN = (
    "scope", "tables", "sockets", "needs", "needs_note", "works_remotely", "public_facts", "message", "ethics_version",
)  # fmt: skip
IN_LANGUAGES = ("topic", "story")
# "We cannot come" is one answer, whether somebody had said yes before or not; so is "we come", with a place or without.
SAME_ANSWER = {StandState.CANCELLED.value: StandState.DECLINED.value}
SAME_WITHOUT_PLACE = {StandState.WAITING.value: StandState.CONFIRMED.value}


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody says about one stand. `topic` and `story` are in `language`; `meetings` holds Attending by key.

    Presenters are pairs of name and phone. `ethics_version` is the version that was agreed to, or None.
    """

    state: str
    scope: str = Scope.OWN_SERVICE.value
    topic: str = ""
    story: str = ""
    tables: int = 1
    sockets: int = 0
    needs: tuple[str, ...] = ()
    needs_note: str = ""
    presenters: tuple[tuple[str, str], ...] = ()
    works_remotely: bool | None = None
    public_facts: tuple[str, ...] = (PublicFact.NAME_AND_TOPIC.value,)
    message: str = ""
    meetings: Mapping[int, str] = field(default_factory=dict)
    ethics_version: int | None = None
    language: str = "fi"


NOTHING_SEEN = Answer(StandState.INVITED.value)


def answer_of(stand: Stand, language: str) -> Answer:
    """Return what a stand has answered so far; texts in one language, empty where it has none."""
    suffix = suffix_of(language)
    return Answer(
        state=stand.state,
        scope=stand.scope,
        topic=getattr(stand, f"topic{suffix}"),
        story=getattr(stand, f"story{suffix}"),
        tables=stand.tables,
        sockets=stand.sockets,
        needs=tuple(stand.needs),
        needs_note=stand.needs_note,
        presenters=tuple((person.name, person.phone) for person in stand.presenters.all()),
        works_remotely=stand.works_remotely,
        public_facts=tuple(stand.public_facts),
        message=stand.message,
        meetings={row.meeting_id: row.answer for row in stand.attendances.all()},
        ethics_version=stand.ethics_version,
        language=language,
    )


def suffix_of(language: str) -> str:
    """Return the end of a column's name in a language: nothing for Finnish."""
    return "" if language == "fi" else f"_{language}"


def facts_of(answer: Answer) -> dict[str, Any]:
    """Return an answer as comparable facts by name: columns of a stand, "presenters", and "meeting:12" for each."""
    facts: dict[str, Any] = {"state": answer.state} | {name: getattr(answer, name) for name in PLAIN}
    facts |= {f"{name}{suffix_of(answer.language)}": getattr(answer, name) for name in IN_LANGUAGES}
    facts |= {"presenters": [list(pair) for pair in answer.presenters]}
    facts |= {f"{MEETING}{key}": word for key, word in answer.meetings.items()}
    facts["needs"] = in_order(answer.needs, Need.values)
    facts["public_facts"] = in_order(answer.public_facts, PublicFact.values)
    return {name: comparable(value) for name, value in facts.items()}


def said_in(answer: Answer) -> dict[str, Any]:
    """Return the facts that an answer speaks of: whoever cannot come says only that, and leaves a message at most."""
    facts = facts_of(answer)
    if answer.state in (StandState.DECLINED, StandState.CANCELLED):
        return {name: facts[name] for name in ("state", "message")}
    if answer.ethics_version is None:  # not said now does not take back what was agreed to
        del facts["ethics_version"]
    return facts


def in_order(values: tuple[str, ...], order: list[str]) -> list[str]:
    """Return the known values in the order of the form, each once."""
    return [value for value in order if value in values]


def as_compared(state: str, *, by_partner: bool) -> str:
    """Return the answer a state stands for. To a partner, waiting is the same answer as coming."""
    state = SAME_ANSWER.get(state, state)
    return SAME_WITHOUT_PLACE.get(state, state) if by_partner else state


def write_seen(answer: Answer) -> str:
    """Return an answer as it travels with a form, to tell later what its reader had seen."""
    return json.dumps(asdict(answer), ensure_ascii=False)


def read_seen(text: str) -> Answer:
    """Return the answer of `write_seen`; one in which nothing was seen if it was lost on the way."""
    try:
        found = json.loads(text)
        found["meetings"] = {int(key): str(word) for key, word in found["meetings"].items()}
        found["presenters"] = tuple((str(name), str(phone)) for name, phone in found["presenters"])
        for name in ("needs", "public_facts"):
            found[name] = tuple(str(value) for value in found[name])
        return Answer(**found)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return NOTHING_SEEN


def is_known(meetings: Mapping[int, str], keys: set[int]) -> dict[int, str]:
    """Return the answers to these meetings alone; an answer is a value of Attending."""
    return {key: word for key, word in meetings.items() if key in keys and word in Attending.values}


def reached_at(email: str, today: date) -> "QuerySet[Stand]":
    """Return the stands at coming events whose organisation has a contact with this address."""
    coming = Q(event__day__gte=today) | Q(event__day=None)
    found = Stand.objects.filter(coming, organisation__contacts__email__iexact=email)
    return (
        found.exclude(event__state=EventState.CANCELLED)
        .select_related("organisation", "event__network")
        .distinct()
    )
