"""What does the desk's page of a poll show: the form with what is known of each time, or who said what?"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from talkoot.lib import dates

from ... import poll_reminders, poll_results
from ...actions import polling
from ...date_choices import Suits
from ...forms.day_words import capital, language
from ...forms.poll import PollForm
from ...forms.poll_facts import facts_of
from ...models import Concept, Event, Poll, PollVoice
from ...models.poll import MOST_OPTIONS, Proposal
from ...poll_results import Results, Standing

SIGNS = {Suits.YES: "ok", Suits.IF_NEEDED: "wait", Suits.NO: "no"}
WIDEST = 15  # signs in a strip; more are told in words alone


def kept(earlier: Poll | None) -> dict[str, Any]:
    """Return what the form starts with besides the times: the words of the poll before."""
    return {"note": earlier.note} if earlier else {}


def blank(
    event: Event, rows: Any, form: PollForm, earlier: Poll | None, sent: Mapping[str, Any]
) -> dict[str, Any]:  # fmt: skip
    """Return the page that asks for times, each with what is known of it once it is typed."""
    forms, is_sent = list(rows.forms), rows.is_bound
    right = {}
    for place, row in enumerate(forms):
        if is_sent and row.is_valid() and (proposal := row.proposal()):
            right[place] = proposal
    known = facts_of(event, list(right.values()), localdate()) if sent else []
    facts = dict(zip(right, known, strict=False))
    checked = "add" not in sent and "check" not in sent and is_sent
    wrong = [row for row in forms if is_sent and row.errors]
    return {
        "form": form, "rows": rows, "times": [(row, facts.get(place, [])) for place, row in enumerate(forms)],
        "wrong": wrong, "may_add": len(forms) < MOST_OPTIONS, "told": rows.non_form_errors() if checked else [],
        "has_errors": bool(wrong) or (checked and bool(rows.non_form_errors())), "ended": ended(earlier),
    }  # fmt: skip


def ended(poll: Poll | None) -> str:
    """Return what came of the poll before, as one sentence."""
    if poll is None:
        return ""
    option = next((one for one in poll.options.all() if one.was_chosen), None)
    if option:
        return _("The last poll chose %(time)s.") % {"time": time_of(option)}
    return _("The last poll was closed without a day. Its times stand below.")


def results(event: Event, poll: Poll) -> dict[str, Any]:
    """Return the page of an open poll: the times in order, who has answered, who is silent."""
    found, today = poll_results.results_of(poll), localdate()
    times = [Proposal(one.option.day, one.option.opens, one.option.closes) for one in found.ranked]
    facts = facts_of(event, times, today)
    reminded, asked = poll_reminders.reminders_of(poll), poll_reminders.asked_in(poll)
    best = found.best
    return {
        "poll": poll, "options": [
            option_words(one, checks, event, is_best=one is best)
            for one, checks in zip(found.ranked, facts, strict=True)
        ],
        "voices": [voice_words(voice, event, poll, reminded, asked) for voice in (*found.silent, *found.answered)],
        "lead": lead(found, poll), "is_late": poll.deadline < today, "has_silent": bool(found.silent),
        **unasked(found, poll, asked),
        "turns": [dates.weekday_date(day, language()) for day in poll_reminders.turns(poll) if day >= today],
        "models": models_of(event),
    }  # fmt: skip


def lead(found: Results, poll: Poll) -> str:
    """Return how many have answered and until when answers are asked for."""
    total = len(found.answered) + len(found.silent)
    words = ngettext(
        "%(done)s of %(total)s has answered.", "%(done)s of %(total)s have answered.", len(found.answered)
    )
    is_late = poll.deadline < localdate()
    by = _("Answers were asked for %(deadline)s.") if is_late else _("Answers are asked for %(deadline)s.")
    by %= {"deadline": dates.deadline(poll.deadline, language())}
    return f"{words % {'done': len(found.answered), 'total': total}} {by}"


def unasked(found: Results, poll: Poll, asked: Collection[int]) -> dict[str, int]:
    """Return how many have not been asked yet, and for how many of them no message waits either."""
    keys = {voice.stand_id or 0 for voice in found.silent} - set(asked)
    drafted = poll_reminders.drafted_for(poll) if keys else set()
    return {"not_asked": len(keys), "to_write": len(keys - drafted)}


def option_words(one: Standing, checks: list[Any], event: Event, *, is_best: bool) -> dict[str, Any]:
    """Return one time ready to be shown: its counts, its names, the venue's word and what is known of the day."""
    groups = [
        {"answer": answer, "sign": SIGNS[Suits(answer)], "label": str(Suits(answer).label), "count": len(voices),
         "names": ", ".join(name_of(voice) for voice in voices)}
        for answer, voices in one.said.items()
    ]  # fmt: skip
    signs = [group["sign"] for group in groups for _voice in range(int(str(group["count"])))]
    option = one.option
    return {
        "key": option.pk, "is_kept": polling.keeps(event, option),
        "when": capital(time_of(option)), "groups": groups, "checks": checks, "is_best": is_best,
        "signs": signs if len(signs) <= WIDEST else [], "is_vetoed": one.is_vetoed,
        "venue": {"kind": SIGNS[Suits(one.venue)], "text": venue_word(one.venue)} if one.venue else None,
        "day": f"{option.day.day}.{option.day.month}.{option.day.year}", "opens": dates.clock(option.opens, "fi"),
        "closes": dates.clock(option.closes, "fi"),
    }  # fmt: skip


def venue_word(answer: str) -> str:
    """Return what the library said of a time, as a state."""
    return {
        Suits.YES: _("Suits the library"),
        Suits.IF_NEEDED: _("The library can if needed"),
        Suits.NO: _("Does not suit the library"),
    }[Suits(answer)]


def voice_words(
    voice: PollVoice, event: Event, poll: Poll, reminded: Mapping[int, int], asked: Iterable[int]
) -> dict[str, Any]:  # fmt: skip
    """Return one of those asked: name, how far the answers are, reminders, and the words given with them."""
    key, total = voice.stand_id or 0, len(poll.options.all())
    given, count = len(voice.votes.all()), reminded.get(key, 0)
    if given:
        kind = "ok" if given == total else "wait"
        state = _("%(given)s of %(total)s times answered") % {"given": given, "total": total}
    elif voice.answered_at is None and key not in asked:
        kind, state = "plain", _("The question has not been sent")
    else:
        kind, state = "wait", pgettext("somebody who was asked", "No answer yet")
    told = ngettext("%(n)s reminder", "%(n)s reminders", count) % {"n": count} if count else ""
    return {
        "name": name_of(voice) if voice.stand_id else str(event.venue), "is_venue": voice.stand_id is None,
        "kind": kind, "state": state, "reminders": told, "comment": voice.comment,
        "url": reverse("desk:stand_edit", args=[event.slug, voice.stand_id]) if voice.stand_id else "",
    }  # fmt: skip


def name_of(voice: PollVoice) -> str:
    """Return the organisation's name."""
    return voice.stand.organisation.name if voice.stand else ""


def time_of(option: Any) -> str:
    """Return a proposed time in words."""
    return dates.event_time(option.day, option.opens, option.closes, None, language())


def models_of(event: Event) -> list[tuple[int, str, bool]]:
    """Return the models by which an idea may be planned, as (key, name, whether it is the usual one)."""
    if event.day is not None or event.concept_id is not None:
        return []
    rows = Concept.objects.to_plan_by([event.network])
    return [(row.pk, row.name, row.is_default) for row in rows]
