"""Whom does each proposed time suit, which one leads, and who has said nothing? The venue's no outweighs votes."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from .date_choices import Suits
from .models import Poll, PollOption, PollVoice


@dataclass(slots=True)
class Standing:
    """What has been said of one proposed time: the partners by answer, and the venue ("" while it is silent)."""

    option: PollOption
    said: dict[str, list[PollVoice]] = field(default_factory=lambda: {answer: [] for answer in Suits.values})
    venue: str = ""

    @property
    def is_vetoed(self) -> bool:
        """Tell whether the venue has said no."""
        return self.venue == Suits.NO

    @property
    def can(self) -> int:
        """Return how many partners can come, also those for whom it is a second choice."""
        return len(self.said[Suits.YES]) + len(self.said[Suits.IF_NEEDED])

    @property
    def rank(self) -> tuple[object, ...]:
        """Return the place in the order: not vetoed, most who can, most whom it suits, the venue's yes, the day."""
        return (
            self.is_vetoed, -self.can, -len(self.said[Suits.YES]), self.venue != Suits.YES, self.option.day,
            self.option.opens,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Results:
    """A poll's times in order, the best first, and those asked: who has answered, who is silent, what was said."""

    ranked: tuple[Standing, ...] = ()
    answered: tuple[PollVoice, ...] = ()
    silent: tuple[PollVoice, ...] = ()
    comments: tuple[PollVoice, ...] = ()

    @property
    def best(self) -> Standing | None:
        """Return the time that leads; none while nobody can come, or the venue refuses all."""
        first = self.ranked[0] if self.ranked else None
        return first if first and first.can and not first.is_vetoed else None


def results_of(poll: Poll, voices: Iterable[PollVoice] | None = None) -> Results:
    """Return the results of a poll that was read with everything; no queries then."""
    standings = {option.pk: Standing(option) for option in poll.options.all()}
    asked = list(poll.voices.all() if voices is None else voices)
    for voice in asked:
        for vote in voice.votes.all():
            standing = standings[vote.option_id]
            if voice.stand_id is None:
                standing.venue = vote.answer
            else:
                standing.said[vote.answer].append(voice)
    return Results(
        tuple(sorted(standings.values(), key=lambda one: one.rank)),
        tuple(voice for voice in asked if voice.answered_at),
        tuple(voice for voice in asked if not voice.answered_at),
        tuple(voice for voice in asked if voice.comment),
    )
