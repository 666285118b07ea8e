"""Does every mail leave each calendar as the record is: created, moved, renamed, elsewhere, cancelled, held after all?

The mails are those that the portal writes; four readers that share no code keep what a calendar program keeps.
"""

from datetime import date, time, timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from events import sheet as sheets
from events.actions import calendar_told, meetings
from events.actions.recording import Seen, save_record
from events.actions.situation import Wish
from events.calendars import entries, itip, reading
from events.choices import MeetingState
from events.date_choices import MoveKind, Rhythm
from events.merging import values_of
from events.models import Event, Meeting
from partners.models import Message
from partners.post import outbox
from tests import move_world
from tests.calendar_readers import Program, programs, same
from tests.desk_world import Desk
from tests.move_world import LATER, NOW, do, to

pytestmark = pytest.mark.django_db
KAISA = "kumppani0@example.org"  # her mails are in Finnish
WEEKLY = {
    "name": "Viikkokokous", "day": date(2027, 2, 2), "starts": time(9), "minutes": 45, "place": "", "link": "",
}  # fmt: skip


@pytest.fixture
def clock() -> Any:
    with time_machine.travel(NOW, tick=False) as now:
        yield now


def record(event: Event) -> dict[str, tuple]:
    """What a calendar should show of the event and its meetings, by identity; nothing of what is not held."""
    facts = sheets.of(Event.objects.get(pk=event.pk))
    found = {}
    if facts.day and facts.state not in ("cancelled", "postponed"):
        (part,) = itip.event_parts(facts, KAISA)
        found[facts.uid] = part.content
    for one in facts.meetings:
        if not one.cancelled:
            (part,) = itip.meeting_parts(one, facts, KAISA)
            found[one.uid] = part.content
    return {uid: shown(content) for uid, content in found.items()}


def shown(content: bytes) -> tuple:
    (said,) = reading.said_by(content)
    return said.starts, said.ends, said.title, said.place


def kept(found: list[Program]) -> dict[str, tuple]:
    """What all programs show now, in the words of `record`."""
    return {
        uid: (one.starts.isoformat(), one.ends.isoformat() if one.ends else "", one.title, one.place)
        for uid, one in same(found).items()
    }  # fmt: skip


def post(found: list[Program], since: int) -> int:
    """Bring Kaisa's mails to her programs, the newest twice; returns the last message."""
    messages = list(Message.objects.filter(to_email=KAISA, pk__gt=since).order_by("pk"))
    for message in [*messages, *messages[-1:]]:
        for parcel in outbox.parcels_of(message):
            if "calendar" in parcel.content_type or parcel.content_type == itip.ATTACHED:
                for program in found:
                    program.receive(parcel.content)
    return messages[-1].pk if messages else since


def save(event: Event, by: Any, **facts: Any) -> None:
    """Save facts as the record's page does."""
    now = Event.objects.get(pk=event.pk)
    save_record(now, facts, Seen(now.version, values_of(now, facts)), by)


def invite(found: list[Program], event: Event) -> None:
    """The invitation that Kaisa had before anything changed; the world notes it without keeping its files."""
    facts = sheets.of(event)
    for part in (
        *itip.event_parts(facts, KAISA),
        *(p for m in facts.meetings for p in itip.meeting_parts(m, facts, KAISA)),
    ):
        for program in found:
            program.receive(part.content)


def test_mails_leave_every_calendar_as_the_record_is(clock) -> None:
    desk, found = Desk(), programs()
    event = move_world.told_event(desk)
    last = Message.objects.latest("pk").pk
    invite(found, event)
    assert kept(found) == record(event) and len(record(event)) >= 2
    for wish in (
        to(), to(date(2027, 6, 2), opens=time(12), closes=time(16)), Wish(MoveKind.CANCEL), to(kind=MoveKind.REINSTATE),
        Wish(MoveKind.POSTPONE), to(LATER + timedelta(days=7)), Wish(MoveKind.CANCEL),
    ):  # fmt: skip
        clock.shift(timedelta(hours=1))
        do(event, wish, desk.eeva)
        last = post(found, last)
        assert kept(found) == record(event), wish.kind
    assert not kept(found)


def test_renaming_and_another_place_are_in_the_next_mail_and_known_before_it(clock) -> None:
    desk, found = Desk(), programs()
    event = move_world.told_event(desk)
    invite(found, event)
    last, uid = Message.objects.latest("pk").pk, sheets.calendar_uid(event)
    numbers = [Event.objects.get(pk=event.pk).calendar_sequence]
    for facts in ({"title": "Digipäivä; ä, ö \\ å 😀"}, {"room": "Musiikkisali, 2. krs"}):
        clock.shift(timedelta(hours=1))
        save(event, desk.eeva, **facts)
        numbers.append(Event.objects.get(pk=event.pk).calendar_sequence)
    assert numbers == [0, 0, 1]  # a name is told, but it is no change of time, place or state
    row = calendar_told.holders(event)[uid][KAISA]
    (part,) = itip.event_parts(sheets.of(Event.objects.get(pk=event.pk)), KAISA)
    assert {one.fact for one in calendar_told.differences(row, part)} == {"title", "place"}
    clock.shift(timedelta(hours=1))
    do(event, to(), desk.eeva)
    post(found, last)
    assert kept(found) == record(event)


def test_a_feed_follows_name_place_time_and_state_with_one_identity(clock) -> None:
    desk, found = Desk(), programs()
    event = move_world.told_event(desk)
    identities = set()
    for step in range(6):
        clock.shift(timedelta(hours=1))
        if step == 1:
            save(event, desk.eeva, title="Toinen nimi")
        if step == 2:
            save(event, desk.eeva, room="Sali")
        if step in (3, 4, 5):
            do(event, {3: to(), 4: Wish(MoveKind.CANCEL), 5: to(kind=MoveKind.REINSTATE)}[step], desk.eeva)
        facts = sheets.of(Event.objects.get(pk=event.pk))
        for program in found:
            program.follow(entries.feed("Kainuu", [entries.team_entries(facts, with_meetings=True)]))
        now = same(found)
        assert now[facts.uid].title.endswith(facts.title) and (now[facts.uid].state == "CANCELLED") == (
            step == 4
        )
        assert now[facts.uid].starts.astimezone(timezone.get_default_timezone()).date() == facts.day
        identities.add(frozenset(uid for uid in now if "-" not in uid.rpartition("@")[0][-9:]))
    assert all(facts.uid in one for one in identities)


def test_one_occurrence_of_a_series_is_moved_and_cancelled_alone(clock) -> None:
    desk = Desk()
    event = desk.plan(move_world.DAY)
    meetings.add_series(event, WEEKLY, Rhythm.WEEKLY, date(2027, 2, 23), desk.eeva)
    rows = list(Meeting.objects.filter(series__isnull=False).order_by("day"))
    found = programs()

    def tell(row: Meeting, method: str) -> None:
        facts = sheets.of(Event.objects.get(pk=event.pk))
        row.refresh_from_db()
        for part in itip.meeting_parts(sheets.meeting_facts(row), facts, KAISA, method=method):
            for program in found:
                program.receive(part.content)

    for row in rows:
        tell(row, itip.REQUEST)
    whole = kept(found)
    assert len(whole) == 4
    clock.shift(timedelta(hours=1))
    rows[1].refresh_from_db()
    meetings.edit_meeting(rows[1], {"day": date(2027, 2, 10)}, seen=rows[1].version, by=desk.eeva)
    tell(rows[1], itip.REQUEST)
    meetings.set_state(rows[2], MeetingState.CANCELLED, by=desk.eeva)
    tell(rows[2], itip.CANCEL)
    now = kept(found)
    moved, gone = (sheets.calendar_uid(row) for row in rows[1:3])
    assert now[moved][0] == "2027-02-10T07:00:00+00:00" and gone not in now
    assert {uid: now[uid] for uid in now if uid != moved} == {
        u: whole[u] for u in whole if u not in (moved, gone)
    }
    meetings.set_state(rows[2], MeetingState.SCHEDULED, by=desk.eeva)
    tell(rows[2], itip.REQUEST)
    assert kept(found)[gone] == whole[gone]


def test_a_mail_that_comes_late_does_not_bring_the_old_day_back(clock) -> None:
    """Also the control of the tests above: a program that keeps what came last would show the wrong day."""
    desk, found = Desk(), programs()
    event = move_world.told_event(desk)
    (old,) = itip.event_parts(sheets.of(event), KAISA)
    (gone,) = itip.event_parts(sheets.of(event), KAISA, method=itip.CANCEL)  # of before the move
    clock.shift(timedelta(hours=1))
    do(event, to(), desk.eeva)
    (new,) = itip.event_parts(sheets.of(Event.objects.get(pk=event.pk)), KAISA)
    for program in found:
        for part in (old, new, old, gone):
            program.receive(part.content)
    uid = sheets.calendar_uid(event)
    assert kept(found)[uid] == record(event)[uid] != shown(old.content)
