"""What happens when many partners tap their polls in the same moment, and when one closes it meanwhile?"""

import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from django.db import connection
from django.test import Client
from django.utils import timezone

from events.actions import ideas, polling
from events.date_choices import Suits
from events.models import Concept, Event, Poll, PollVote
from partners.models import Change
from tests import poll_world

PATIENCE = 60  # seconds


@dataclass
class Met:
    """What the crowd met: statuses of taps, what the closers got, and faults of our own."""

    statuses: Counter[int] = field(default_factory=Counter)
    chosen: list[bool] = field(default_factory=list)
    failures: list[BaseException] = field(default_factory=list)


def at_once(deeds: list[Callable[[], None]], met: Met) -> None:
    """Do all deeds in the same moment, each in a thread with its own connection."""
    start = threading.Barrier(len(deeds))

    def run(deed: Callable[[], None]) -> None:
        try:
            start.wait(timeout=PATIENCE)
            deed()
        except BaseException as failure:
            met.failures.append(failure)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(deed,)) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def crowd(voters: int) -> poll_world.Idea:
    """So many partners with a poll."""
    return poll_world.idea(tuple(f"Kumppani {number}" for number in range(voters)))


def tapping(asked: poll_world.Idea, url: str, met: Met, answers: list[str]) -> Callable[[], None]:
    """One partner's taps, each time once, over the web."""

    def taps() -> None:
        client = Client()
        for option, answer in zip(asked.options, answers, strict=True):
            met.statuses[
                client.post(f"{url}paiva/", {"option": option.pk, "answer": answer}).status_code
            ] += 1

    return taps


def choosing(asked: poll_world.Idea, met: Met) -> Callable[[], None]:
    """Eeva's press that makes the first time the event's day."""

    def choose() -> None:
        model = Concept.objects.default_of([asked.story.kainuu])
        poll = Poll.objects.select_related("event__network", "event__venue").get(pk=asked.poll.pk)
        try:
            polling.choose(
                poll, asked.options[0], by=asked.story.eeva, today=timezone.localdate(), concept=model
            )
            met.chosen.append(True)
        except (polling.PollClosed, ideas.AlreadyPlanned):
            met.chosen.append(False)

    return choose


def everybody_taps(voters: int) -> None:
    """All tap all times at once: nothing is lost, nothing doubled, each tap has its line in the trail."""
    asked, met = crowd(voters), Met()
    answers = {
        stand.pk: [Suits.values[(number + k) % 3] for k in range(3)]
        for number, stand in enumerate(asked.stands)
    }
    deeds = [tapping(asked, asked.stand_url(stand), met, answers[stand.pk]) for stand in asked.stands]
    library = [Suits.NO, Suits.YES, Suits.YES]
    at_once([*deeds, tapping(asked, asked.library_url(), met, [str(one) for one in library])], met)
    assert met.failures == []
    assert met.statuses == {302: 3 * (voters + 1)}
    kept = PollVote.objects.order_by("option__day").values_list("voice__stand", "answer")
    said: dict[int | None, list[str]] = {}
    for stand, answer in kept:
        said.setdefault(stand, []).append(answer)
    assert said == {**answers, None: [str(one) for one in library]}
    assert Change.objects.of_deeds(["poll_voted"]).count() == 3 * (voters + 1)


def closing_races(voters: int, closers: int = 2) -> None:
    """Closing races with the last votes: one wins, what was told as saved is kept, what came later is refused."""
    asked, met = crowd(voters), Met()
    deeds = [tapping(asked, asked.stand_url(stand), met, ["yes", "no", "yes"]) for stand in asked.stands]
    at_once([*deeds, *(choosing(asked, met) for _closer in range(closers))], met)
    assert met.failures == []
    assert sorted(met.chosen) == [False] * (closers - 1) + [True]
    assert set(met.statuses) <= {302, 409}
    assert PollVote.objects.count() == met.statuses[302]
    assert sum(met.statuses.values()) == 3 * voters
    event = Event.objects.get(pk=asked.event.pk)
    assert (event.day, event.tasks.count()) == (asked.options[0].day, 2)
    order = list(Change.objects.about(event.subject).of_deeds(["poll_voted", "poll_decided"]).order_by("id"))
    assert [one.deed for one in order].index("poll_decided") == met.statuses[302]
