"""Does a calendar that keeps the highest SEQUENCE of each UID always show the day as it now is?"""

from datetime import date, datetime, time
from typing import Any

import pytest
import vobject

from events import sheet as sheets
from events.actions.planning import redate_event
from events.actions.recording import Seen, save_record
from events.calendars import entries
from events.merging import values_of
from events.models import Event
from tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


def save(event, by, **facts):
    """Save facts as the record's page does."""
    now = Event.objects.get(pk=event.pk)
    save_record(now, facts, Seen(now.version, values_of(now, facts)), by)


class Program:
    """A calendar program: of each UID it keeps what has the highest SEQUENCE, and of equals the newest stamp."""

    def __init__(self) -> None:
        self.kept: dict[str, Any] = {}
        self.stamps: list[datetime] = []

    def read(self, event) -> tuple[int, str, datetime]:
        """Read the event's feed; what the program now shows of the day: sequence, title, start."""
        facts = sheets.of(Event.objects.get(pk=event.pk))
        body = entries.feed("Kainuu", [entries.team_entries(facts, with_meetings=True)])
        for found in vobject.readOne(body.decode()).vevent_list:
            old = self.kept.get(found.uid.value)
            if old is None or self.rank(found) > self.rank(old):
                self.kept[found.uid.value] = found
        shown = self.kept[facts.uid]
        self.stamps.append(shown.dtstamp.value)
        return int(shown.sequence.value), shown.summary.value, shown.dtstart.value.replace(tzinfo=None)

    @staticmethod
    def rank(found) -> tuple[int, datetime]:
        return int(found.sequence.value), found.dtstamp.value


def test_program_follows_a_day_through_its_life(story):
    program, event = Program(), story.kajaani
    noon, evening = datetime(2027, 3, 10, 14), datetime(2027, 3, 17, 12)
    assert program.read(event) == (0, "Apua digiasioihin", noon)
    save(event, story.eeva, title="Digipäivä")
    assert program.read(event) == (0, "Digipäivä", noon)
    save(event, story.eeva, room="Musiikkisali")
    assert program.read(event) == (1, "Digipäivä", noon)
    redate_event(
        Event.objects.get(pk=event.pk), day=date(2027, 3, 17), opens=time(12), closes=time(16), by=story.eeva,
        today=date(2026, 11, 21),
    )  # fmt: skip
    assert program.read(event) == (2, "Digipäivä", evening)
    assert program.stamps == sorted(program.stamps)
    identities = {uid.partition("@")[0] for uid in program.kept}
    assert (
        len(identities) == len(program.kept) == 4
    )  # the day, set-up, clearing away, one meeting: never twice
