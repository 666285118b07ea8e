"""What does somebody who is asked see of a poll, and how is each tap taken? Partners and the library alike."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import override

from talkoot.lib import dates, text

from ..actions import polling
from ..date_choices import Suits
from ..forms.poll import CommentForm
from ..forms.poll_facts import facts_for_asked
from ..models import Event, Poll, PollOption, PollVoice, Stand
from ..models.poll import Proposal

LONGEST_KEY = 12  # digits
NOT_A_TAP = "nothing was tapped"


@dataclass(frozen=True, slots=True)
class Asked:
    """A poll that is open, and whose voice is meant: a stand's, or the venue's (no stand)."""

    poll: Poll
    stand: Stand | None

    @property
    def voice(self) -> PollVoice | None:
        """Return what this one has said so far; None while nothing."""
        whose = self.stand.pk if self.stand else None
        return next((voice for voice in self.poll.voices.all() if voice.stand_id == whose), None)


def asked_of(event: Event, stand: Stand | None) -> Asked | None:
    """Return the event's open poll for one of those asked, with everything; None when there is none."""
    poll = Poll.objects.of(event).open().with_everything().first()
    if poll is None:
        return None
    poll.event = event
    return Asked(poll, stand)


def page(asked: Asked, url: str, language: str) -> dict[str, Any]:
    """Return the page: the question, each time with what was said of it, and the words that went with that."""
    poll, voice = asked.poll, asked.voice
    said = {vote.option_id: vote.answer for vote in voice.votes.all()} if voice else {}
    options = list(poll.options.all())
    times = [Proposal(one.day, one.opens, one.closes) for one in options]
    known = facts_for_asked(poll.event, times, localdate())
    return {
        "poll": poll, "poll_url": url, "rows": [
            row(option, said.get(option.pk, ""), url, language) | {"facts": facts}
            for option, facts in zip(options, known, strict=True)
        ],
        "deadline": dates.weekday_date(poll.deadline, language), "comment": voice.comment if voice else "",
        "count": len(options),
    }  # fmt: skip


def row(option: PollOption, answer: str, url: str, language: str) -> dict[str, Any]:
    """Return one time with its three choices; `answer` is what was said of it, or nothing."""
    return {
        "key": option.pk, "name": f"option-{option.pk}", "url": url,
        "when": capital(dates.event_time(option.day, option.opens, option.closes, None, language)),
        "choices": [
            {"value": choice.value, "label": str(choice.label), "is_pressed": choice == answer} for choice in Suits
        ],
        "saved": saved_words(answer),
    }  # fmt: skip


def saved_words(answer: str) -> str:
    """Return what is told beside a time once its answer is saved."""
    return _("Saved: %(answer)s") % {"answer": Suits(answer).label} if answer else ""


def tap(asked: Asked, data: Mapping[str, Any], by_name: str) -> PollOption | None:
    """Save one tap and return its time, or None for words. Raises PollClosed; ValueError for what is no tap.

    Words that cannot be kept raise ValueError with the reason.
    """
    if "comment" in data:
        form = CommentForm(data)
        if not form.is_valid():
            raise ValueError(" ".join(str(error) for error in form.errors["comment"]))
        polling.comment(asked.poll, asked.stand, text.clean(form.cleaned_data["comment"]), by_name=by_name)
        return None
    key, answer = str(data.get("option", "")), str(data.get("answer", ""))
    if not (key.isascii() and key.isdecimal() and len(key) < LONGEST_KEY) or answer not in Suits.values:
        raise ValueError(NOT_A_TAP)
    option = next((one for one in asked.poll.options.all() if one.pk == int(key)), None)
    if option is None:
        raise ValueError(NOT_A_TAP)
    polling.vote(asked.poll, asked.stand, option.pk, Suits(answer), by_name=by_name)
    return option


def outcome(event: Event, language: str) -> dict[str, str]:
    """Return what came of the newest poll: title and sentence, for those who come after it was closed."""
    poll = Poll.objects.of(event).with_everything().first()
    option = next((one for one in poll.options.all() if one.was_chosen), None) if poll else None
    with override(language):
        if option is None and polling.lacks_day(event):
            return {
                "title": _("The poll is over"),
                "text": _("No day was chosen. The organiser tells how it goes on."),
            }
        time: Any = option or event  # an event may have been moved to a time of nobody's asking
        when = dates.event_time(time.day, time.opens, time.closes, None, language)
        return {
            "title": _("The day has been chosen"),
            "text": _("It is %(time)s. Thank you for answering.") % {"time": when},
        }


def capital(words: str) -> str:
    """Return words that start with a capital letter."""
    return words[:1].upper() + words[1:]


def saved(
    request: HttpRequest, asked: Asked, option: PollOption | None, url: str, language: str
) -> HttpResponse:
    """Return the part of the page that has changed where the page asked for it, else lead back to the place."""
    if not getattr(request, "htmx", False):
        return redirect(f"{url}#{'comment' if option is None else f'option-{option.pk}'}")
    if option is None:
        return render(request, "link/poll_part.html", {"said": _("Saved")})
    said = request.POST.get("answer", "")
    return render(request, "link/poll_part.html", {"row": row(option, said, url, language)})


def refused(request: HttpRequest, problem: ValueError, url: str) -> HttpResponse:
    """Return why words cannot be kept; what is no tap at all leads back to the page."""
    if str(problem) == NOT_A_TAP or not getattr(request, "htmx", False):
        if str(problem) != NOT_A_TAP:
            messages.error(request, str(problem))
        return redirect(url)
    return render(request, "link/poll_part.html", {"problem": str(problem)}, status=422)


def too_late(request: HttpRequest, facts: dict[str, Any]) -> HttpResponse:
    """Return what came of the poll: a part of the page where it asked for one, else a page of its own."""
    if getattr(request, "htmx", False):
        return render(request, "link/poll_part.html", {"late": facts}, status=422)
    return render(request, "link/poll_over.html", facts, status=409)
