"""What did a partner answer last time, kept as a proposal for the next event? Rows in, plain facts out."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from talkoot.lib import dates

from .answering import PLAIN, Answer, answer_of, suffix_of
from .choices import StandState
from .models import Event, Stand

# What an answer says of the stand itself. The state, the message, the ethics and people's names are of their own day.
PROPOSED = (
    *(name for name in PLAIN if name not in ("message", "ethics_version")),
    *(f"topic{suffix}" for suffix in ("", "_sv", "_en", "_se")),
    *(f"story{suffix}" for suffix in ("", "_sv", "_en")),
)
SAID_NOTHING = (StandState.INVITED, StandState.DECLINED)


def proposal_of(stand: Stand, event: Event) -> dict[str, Any]:
    """Return the last answers of a stand of `event`; what it never said is carried on from the time before.

    "presenters" is a number: whose names they were is told again by the partner itself.
    """
    if stand.answered_at is None and stand.proposal:
        return dict(stand.proposal)
    if stand.state in SAID_NOTHING and not stand.topic:
        return {}
    facts = {name: getattr(stand, name) for name in PROPOSED}
    people = len(stand.presenters.all())
    place = str(event.municipality)
    return facts | {"presenters": people, "place": place, "day": event.day.isoformat() if event.day else ""}


def has_answers(proposal: Mapping[str, Any]) -> bool:
    """Tell whether a proposal holds answers and not only that somebody is asked again."""
    return "topic" in proposal


def told_where(proposal: Mapping[str, Any], language: str) -> str:
    """Return where and when the answers of a proposal were given, in one language: "Kajaani 22.4.2027"."""
    day = proposal.get("day", "")
    told = dates.short_date(date.fromisoformat(day), language) if day else ""
    return f"{proposal.get('place', '')} {told}".strip()


def proposed_stand(stand: Stand) -> Stand:
    """Return an unsaved stand that holds what is proposed to one, for those who show it in words."""
    return Stand(
        organisation_id=stand.organisation_id,
        **{name: stand.proposal[name] for name in PROPOSED if name in stand.proposal},
    )


def last_time(stand: Stand) -> Stand | None:
    """Return the stand that the same organisation of the same network confirmed last, to fill a new form with."""
    others = Stand.objects.confirmed().filter(organisation_id=stand.organisation_id).exclude(pk=stand.pk)
    return others.select_related("event").order_by("-event__day", "-answered_at", "-pk").first()


def filled_in(stand: Stand, language: str) -> tuple[Answer, bool]:
    """Return what a form begins with, and whether it comes from last time. What the stand knows already wins.

    Answers proposed with the event go before those of the last confirmed stand, whose presenters' names they lack.
    The state and the consent to the ethics are never proposed.
    """
    own = answer_of(stand, language)
    if stand.answered_at is not None:
        return own, False
    before = last_time(stand)
    if before is None and not has_answers(stand.proposal):
        return own, False
    old = answer_of(before, language) if before else own
    if has_answers(stand.proposal):
        old = proposed(old, stand.proposal, language)
    return replace(
        old, state=own.state, topic=own.topic or old.topic, story=own.story or old.story,
        presenters=own.presenters or old.presenters, message=own.message, meetings=own.meetings,
        ethics_version=own.ethics_version,
    ), True  # fmt: skip


def proposed(answer: Answer, proposal: Mapping[str, Any], language: str) -> Answer:
    """Return an answer in which everything that a proposal speaks of is as the proposal says."""
    facts = {name: proposal[name] for name in PLAIN if name in proposal}
    facts |= {name: tuple(facts.get(name) or ()) for name in ("needs", "public_facts")}
    suffix = suffix_of(language)
    return replace(
        answer,
        **facts,
        topic=proposal.get(f"topic{suffix}", ""),
        story=proposal.get(f"story{suffix}", ""),
    )
