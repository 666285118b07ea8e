"""Which events are written into calendars to find what breaks them? Any number, each with its own words and time."""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from events.example_sheet import example
from events.facts import EventSheet, MeetingFacts, Place, Sender

WORDS = (
    "Digitukitalkoot", "Äänekoski", "Öölanti", "ÅÄÖåäö", "Čárrá", "😀", "👩\u200d🦳", "🇫🇮", "a,b", "c;d", "e\\n", "\\",
    '"', "\n", "\n\n", "\t", ":", "DTSTART:20270101", "END:VEVENT", "BEGIN:VALARM", "\r\n x", "\u202e", "e\u0301",
    "x" * 74, "y" * 75, "z" * 76, "ä" * 37, "ä" * 38, "€" * 25, "😀" * 19, " ", "", "=?utf-8?q?a?=", "mailto:a@b.fi",
    "\u2028", "\u00a0", "\x00", "\x7f",
)  # fmt: skip
STATES = ("scheduled", "rescheduled", "postponed", "cancelled")
FIRST = date(2026, 1, 1)
DAYS = 730  # 2026 and 2027


def text(chance: random.Random, longest: int = 8) -> str:
    """Some words after another, with what separates them."""
    return "".join(chance.choice(WORDS) for _ in range(chance.randint(0, longest)))


def event(chance: random.Random, number: int) -> EventSheet:
    """One event with a meeting. Hours that the clocks skip are not chosen: a form refuses them."""
    day, opens = (
        FIRST + timedelta(days=chance.randrange(DAYS)),
        time(chance.choice([0, 1, 4, 9, 14, 22, 23]), 30),
    )
    stamp = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=number)
    meeting = MeetingFacts(
        text(chance) or "Kokous", day - timedelta(days=14), time(9), time(10), text(chance), "", text(chance, 20),
        f"talkoot-meeting-{number}@talkoot.example.org", chance.randrange(9), stamp, chance.random() < 0.2,
    )  # fmt: skip
    return example().with_changes(
        title=f"Talkoot{text(chance)}", what_you_get=text(chance), free=text(chance), bring=text(chance, 20),
        kind_name=text(chance),
        place=Place(name=text(chance), room=text(chance), street_address=text(chance)), day=day, opens=opens,
        closes=chance.choice([None, time(23, 45), time(0, 15)]), state=chance.choice(STATES), stamp=stamp,
        sender=Sender(name=text(chance), email="kainuu@example.org"), sequence=chance.randrange(9), meetings=(meeting,),
        uid=f"talkoot-{number}@talkoot.example.org", published=chance.random() < 0.5,
    )  # fmt: skip


def events(count: int, seed: int = 2027) -> Iterator[EventSheet]:
    """So many events, the same ones for the same seed."""
    chance = random.Random(seed)
    for number in range(count):
        yield event(chance, number)
