"""Does the same round leave every calendar as the record is, whatever it is about: a stand, a meeting, one of a series?

Created, moved, renamed, elsewhere, cancelled, held after all. Each mail is composed for the wire and read back from
there; the event in a public feed goes the same round in test_calendar_life.
"""

import re
from collections.abc import Callable
from datetime import date, time, timedelta
from email import message_from_bytes, policy

import pytest
import time_machine

from events import sheet as sheets
from events.actions import calendar_updates, convening, inviting, meetings
from events.actions.calendar_told import holders
from events.actions.situation import Wish
from events.calendars import itip
from events.choices import MeetingState
from events.date_choices import MoveKind, Rhythm
from events.models import Event, Meeting
from partners.models import Message
from partners.post import mime, outbox
from tests import move_world
from tests.calendar_readers import by_libical, programs, same
from tests.desk_world import Desk
from tests.events.actions.test_calendar_life import KAISA, invite, record, save
from tests.move_world import DAY, NOW, do, to

pytestmark = [pytest.mark.django_db, pytest.mark.once]
STEPS = ("move", "rename", "elsewhere", "cancel", "reinstate")
VERDICTS = [
    "REQUEST-NEW",
    "REQUEST-RESCHEDULE",
    "REQUEST-UPDATE",
    "REQUEST-UPDATE",
    "CANCEL-EVENT",
    "REQUEST-NEW",
]
NUMBERS = [0, 1, 1, 2, 3, 4]  # a name is told and is no change of time, place or state


class Round:
    """One entry in Kaisa's calendar and what the desk does with it."""

    def __init__(self) -> None:
        self.desk, self.programs, self.last = Desk(), programs(), 0
        self.row: Event | Meeting

    @property
    def uid(self) -> str:
        return sheets.calendar_uid(self.row)

    def now(self) -> Event | Meeting:
        return type(self.row).objects.get(pk=self.row.pk)

    def arrive(self) -> None:
        """Bring what was posted to Kaisa to her programs, as it is on the wire."""
        for message in Message.objects.filter(to_email=KAISA, pk__gt=self.last).order_by("pk"):
            self.last = message.pk
            wire = mime.compose(message, "https://x.fi/k/1/", outbox.parcels_of(message))
            mail, ours = message_from_bytes(wire, policy=policy.default), self.desk.network.email
            for part in mail.walk():
                content = part.get_payload(decode=True)
                if part.get_content_type() == "text/calendar":
                    assert f"\r\nMETHOD:{part.get_param('method')}\r\n".encode() in content
                if part.get_content_type() in ("text/calendar", itip.ATTACHED):
                    people = re.findall(
                        rb"^(ORGANIZER|ATTENDEE).*:mailto:(.+)\r", re.sub(rb"\r\n ", b"", content), re.M
                    )
                    assert sorted(people) == [(b"ATTENDEE", KAISA.encode()), (b"ORGANIZER", ours.encode())]
                    for program in self.programs:
                        program.receive(content)

    def tell(self, event: Event) -> None:
        """Press "tell calendars", as after a new name."""
        seen = calendar_updates.fingerprint(calendar_updates.due(event))
        assert calendar_updates.send(event, seen=seen, by=self.desk.eeva, now=move_world.timezone.now())


class StandRound(Round):
    """The event itself, to which a partner has been invited to its stand."""

    def create(self) -> None:
        self.row = move_world.told_event(self.desk, 1)
        self.last = Message.objects.latest("pk").pk
        invite(self.programs, self.row)

    def move(self) -> None:
        do(self.row, to(), self.desk.eeva)

    def rename(self) -> None:
        save(self.row, self.desk.eeva, title="Digipäivä; ä")
        self.tell(self.now())

    def elsewhere(self) -> None:
        save(self.row, self.desk.eeva, room="Musiikkisali")
        self.tell(self.now())

    def cancel(self) -> None:
        do(self.row, Wish(MoveKind.CANCEL), self.desk.eeva)

    def reinstate(self) -> None:
        do(self.row, to(kind=MoveKind.REINSTATE), self.desk.eeva)


class MeetingRound(Round):
    """A planning meeting to which the partner was asked by a mail of its own."""

    def create(self) -> None:
        self.event = self.desk.plan(DAY)
        move_world.partners(self.event, 1)
        self.rows = self.meetings()
        self.row = self.rows[-1]
        for row in self.rows:
            self.ask(row)

    def meetings(self) -> list[Meeting]:
        return list(self.event.meetings.all())[:1]

    def ask(self, row: Meeting) -> None:
        row = Meeting.objects.whole().get(pk=row.pk)
        keys = [one.key for one in convening.candidates(row) if one.email == KAISA]
        self.leave(convening.invite(row, keys, (), self.desk.eeva))

    def leave(self, pks: list[int]) -> None:
        outbox.release(pks, None)
        inviting.pack_all(Message.objects.unpacked())

    def edit(self, **facts: object) -> None:
        row = self.now()
        meetings.edit_meeting(row, facts, seen=row.version, by=self.desk.eeva)

    def move(self) -> None:
        self.edit(day=self.row.day + timedelta(days=1), starts=time(8))
        self.ask(self.row)

    def rename(self) -> None:
        self.edit(name="Viimeinen kokous; ä")
        self.tell(self.event)

    def elsewhere(self) -> None:
        self.edit(place="Etänä ja salissa")
        self.ask(self.row)

    def cancel(self) -> None:
        meetings.set_state(self.now(), MeetingState.CANCELLED, by=self.desk.eeva)
        convening.call_off([self.row.pk], self.desk.eeva)
        self.leave(list(Message.objects.drafts().filter(to_email=KAISA).values_list("pk", flat=True)))

    def reinstate(self) -> None:
        meetings.set_state(self.now(), MeetingState.SCHEDULED, by=self.desk.eeva)
        self.ask(self.row)


class OccurrenceRound(MeetingRound):
    """One meeting of a series; the others, to which Kaisa was asked too, stay as they are."""

    def meetings(self) -> list[Meeting]:
        values = {"name": "Viikkokokous", "day": date(2027, 2, 2), "starts": time(9), "minutes": 45,
                  "place": "", "link": ""}  # fmt: skip
        meetings.add_series(self.event, values, Rhythm.WEEKLY, date(2027, 2, 16), self.desk.eeva)
        return list(Meeting.objects.exclude(series=None).order_by("day"))


@pytest.mark.parametrize("kind", [StandRound, MeetingRound, OccurrenceRound])
def test_calendar_follows_the_record_all_the_way_round(kind: Callable[[], Round]) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        one = kind()
        one.create()
        one.arrive()
        numbers, others = [one.now().calendar_sequence], None
        for step in STEPS:
            clock.shift(timedelta(hours=1))
            getattr(one, step)()
            one.arrive()
            numbers.append(one.now().calendar_sequence)
            event = one.row if isinstance(one.row, Event) else one.event
            kept, wanted = same(one.programs), record(event)
            assert (one.uid in kept) == (step != "cancel") == (one.uid in wanted)
            for uid, entry in kept.items():
                ends = entry.ends.isoformat() if entry.ends else ""
                assert (entry.starts.isoformat(), ends, entry.title, entry.place) == wanted[uid], (step, uid)
            if isinstance(one, OccurrenceRound):
                now = {uid: kept[uid].shown for uid in kept if uid != one.uid}
                assert others in (None, now) and len(now) == 2
                others = now
            assert set(holders(event).get(one.uid, {})) == ({KAISA} if step != "cancel" else set())
        (judge,) = (program for program in one.programs if program.read is by_libical)
        assert [word for uid, word in judge.verdicts if uid == one.uid] == VERDICTS
        assert numbers == NUMBERS
