"""Is an event moved, cancelled and switched with everything that hangs on it, and put back to the last column?"""

from datetime import date, time, timedelta
from typing import Any

import icalendar
import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.actions import moving, snapshots
from events.actions.consequences import NotPossible, StillHeld
from events.actions.publishing import publish_event
from events.actions.situation import Wish
from events.choices import EventState, MeetingState, RoomState
from events.date_choices import MoveKind
from events.letter_words import Words
from events.models import CalendarTold, Event, Poll, RoomBooking, Stand, Task
from partners.choices import MessageState
from partners.models import Change, Link, Message
from partners.post import outbox
from tests import move_world, world
from tests.desk_world import Desk
from tests.move_world import DAY, LATER, NOW, do, found_of, to

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield Desk()


@pytest.fixture
def event(desk: Desk) -> Event:
    """A public event with three partners who have been written to, a promised room and an open poll."""
    made = move_world.told_event(desk)
    publish_event(made, by=desk.eeva)
    RoomBooking.objects.create(event=made, state=RoomState.CONFIRMED, answered_at=NOW, by_name="Liisa")
    Poll.objects.create(event=made, deadline=date(2027, 2, 1))
    made.refresh_from_db()
    return made


def methods_of(message: Message) -> list[tuple[str, int]]:
    """The method and sequence of each calendar part of a message."""
    found = []
    for parcel in outbox.parcels_of(message):
        calendar = icalendar.Calendar.from_ical(parcel.content)
        found += [(str(calendar["method"]), int(entry["sequence"])) for entry in calendar.walk("VEVENT")]
    return found


def test_a_move_carries_everything_along_and_writes_to_those_who_have_been_written_to(
    desk: Desk, event: Event
) -> None:
    partner = world.organisation(desk.network, "Ei vielä kutsuttu", "ei-viela")
    world.stand(event, partner, state="invited", order=9)
    pinned = world.task(event, name="Kahvit", due_on=date(2027, 4, 20))
    also = world.task(event, name="Leipurin tilaus", due_on=date(2027, 4, 19))
    relative = event.tasks.filter(offset_days__gt=0).first()
    assert relative is not None
    wish = to(reason="Kirjasto on silloin remontissa.", along={f"task:{also.pk}": True})
    move = do(event, wish, desk.eeva)
    event.refresh_from_db()
    assert (event.day, event.previous_day, event.previous_opens) == (LATER, DAY, time(14))
    assert (event.state, event.calendar_sequence) == (EventState.RESCHEDULED, 1)
    assert [row.day for row in event.meetings.order_by("day")] == [date(2027, 4, 14), date(2027, 4, 28)]
    assert Task.objects.get(pk=pinned.pk).due_on == date(2027, 4, 20)
    assert Task.objects.get(pk=also.pk).due_on == date(2027, 5, 10)
    assert Task.objects.get(pk=relative.pk).computed_on == LATER - timedelta(days=relative.offset_days)
    assert RoomBooking.objects.get(event=event).state == RoomState.ASKED
    assert not Poll.objects.get(event=event).is_open
    messages = list(Message.objects.of_kind("moved").order_by("pk"))
    assert [one.to_email for one in messages] == [f"kumppani{number}@example.org" for number in range(3)]
    assert {(one.state, one.held_until) for one in messages} == {(MessageState.QUEUED, move.undo_until)}
    assert move.undo_until == NOW + timedelta(minutes=10)
    finnish, swedish, english = (one.text.replace("\u00a0", " ") for one in messages)
    assert "Uusi aika: ke 12.5.2027 klo 14–18" in finnish
    assert "Aiempi aika: ke 21.4.2027 klo 14–18" in finnish
    assert "Kirjasto on silloin remontissa." in finnish
    assert "remontissa" not in swedish + english
    assert "Ny tid: on 12.5.2027 kl. 14–18" in swedish
    for message in messages:
        assert methods_of(message) == [("REQUEST", 1)] * 3
        assert Link.objects.filter(subject=message.subject).exists()
    assert not Message.objects.due(NOW).exists()
    assert Message.objects.due(NOW + timedelta(minutes=10)).count() == 3
    assert CalendarTold.objects.filter(message__in=messages).count() == 9


def test_undoing_restores_every_row_and_takes_the_mails_back(desk: Desk, event: Event) -> None:
    plans = (
        to(reason="Remontti"),
        Wish(MoveKind.POSTPONE),
        Wish(MoveKind.CANCEL, reason="Flunssa"),
        Wish(MoveKind.FORMAT, attendance="online", remote_link="https://example.org/talkoot"),
        Wish(MoveKind.FORMAT, attendance="hybrid", remote_link="https://example.org/talkoot"),
    )
    for wish in plans:
        before, links = move_world.dump(event), set(Link.objects.values_list("pk", flat=True))
        held = {row.pk: row.calendar_sequence for row in event.meetings.all()}
        do(event, wish, desk.eeva)
        assert move_world.dump(event) != before, wish.kind
        sequence = Event.objects.get(pk=event.pk).calendar_sequence
        assert moving.undo(event.pk, by=desk.eeva, now=NOW + timedelta(minutes=9))
        assert move_world.dump(event) == before, wish.kind
        assert Event.objects.get(pk=event.pk).calendar_sequence == sequence + 1
        assert all(row.calendar_sequence >= held[row.pk] for row in event.meetings.all())
        assert set(Link.objects.values_list("pk", flat=True)) == links
        assert not Message.objects.leaving().exists()
        assert not moving.undo(event.pk, by=desk.eeva, now=NOW + timedelta(minutes=9)), "the second press"
    assert Change.objects.about(event.subject).filter(deed="event_move_undone").exists()


def test_undoing_is_refused_when_the_mails_have_left_or_somebody_has_worked_on(
    desk: Desk, event: Event
) -> None:
    do(event, to(), desk.eeva)
    with pytest.raises(moving.TooLate):
        moving.undo(event.pk, by=desk.eeva, now=NOW + timedelta(minutes=10))
    task = event.tasks.open().exclude(offset_days=None).first()
    assert task is not None
    Task.objects.filter(pk=task.pk).update(due_on=date(2027, 4, 1))
    with pytest.raises(snapshots.Overtaken):
        moving.undo(event.pk, by=desk.eeva, now=NOW)
    Task.objects.filter(pk=task.pk).update(due_on=task.due_on)
    message = Message.objects.of_kind("moved").first()
    assert message is not None
    Message.objects.filter(pk=message.pk).update(state=MessageState.SENDING)
    with pytest.raises(moving.TooLate):
        moving.undo(event.pk, by=desk.eeva, now=NOW)
    Message.objects.filter(pk=message.pk).update(state=MessageState.QUEUED)
    Event.objects.filter(pk=event.pk).update(version=99)
    with pytest.raises(snapshots.Overtaken):
        moving.undo(event.pk, by=desk.eeva, now=NOW)
    event.refresh_from_db()
    assert event.day == LATER


def test_postponed_and_cancelled_events_leave_calendars_and_come_back(desk: Desk, event: Event) -> None:
    own = world.meeting(event, name="Kahvihetki", day=date(2027, 3, 1))
    do(event, Wish(MoveKind.POSTPONE), desk.eeva)
    event.refresh_from_db()
    assert (event.state, event.day) == (EventState.POSTPONED, DAY)
    states = dict(event.meetings.values_list("name", "state"))
    assert states.pop(own.name) == MeetingState.SCHEDULED, "what a person has set stays unless it is chosen"
    assert set(states.values()) == {MeetingState.CANCELLED}
    for message in Message.objects.of_kind("postponed"):
        assert methods_of(message) == [("CANCEL", 1)] * 3
    do(event, to(), desk.eeva)
    event.refresh_from_db()
    assert (event.state, event.day, event.previous_day) == (EventState.RESCHEDULED, LATER, DAY)
    assert set(event.meetings.values_list("state", flat=True)) == {MeetingState.SCHEDULED}
    for message in Message.objects.of_kind("moved"):
        assert methods_of(message) == [("REQUEST", 2)] * 3
    do(event, Wish(MoveKind.CANCEL), desk.eeva)
    assert set(event.meetings.values_list("state", flat=True)) == {MeetingState.CANCELLED}
    with pytest.raises(NotPossible):
        found_of(event, to(date(2027, 6, 2)))
    do(event, to(kind=MoveKind.REINSTATE), desk.eeva)
    event.refresh_from_db()
    assert (event.state, event.day, event.calendar_sequence) == (EventState.RESCHEDULED, LATER, 4)
    assert set(event.meetings.values_list("state", flat=True)) == {MeetingState.SCHEDULED}
    assert [methods_of(one)[0] for one in Message.objects.of_kind("reinstated")] == [("REQUEST", 4)] * 3


def test_an_event_that_nobody_knows_of_moves_without_a_word(desk: Desk) -> None:
    draft = desk.plan(DAY)
    move_world.partners(draft)
    do(draft, to(), desk.eeva)
    draft.refresh_from_db()
    assert (draft.state, draft.day, draft.previous_day) == (EventState.SCHEDULED, LATER, None)
    assert not Message.objects.exists()


def test_the_switch_puts_the_link_into_letters_and_calendars_and_back_again(desk: Desk, event: Event) -> None:
    link = "https://example.org/talkoot"
    do(event, Wish(MoveKind.FORMAT, attendance="online", remote_link=link, reason="Myrsky."), desk.eeva)
    event.refresh_from_db()
    assert (event.attendance, event.remote_link, event.state) == ("online", link, EventState.SCHEDULED)
    message = Message.objects.of_kind("format_changed").get(language="fi")
    assert (
        "pidetään etänä" in message.text
        and f"Etälinkki: {link}" in message.text
        and "Myrsky." in message.text
    )
    (entry,) = icalendar.Calendar.from_ical(outbox.parcels_of(message)[0].content).walk("VEVENT")
    assert str(entry["location"]) == link
    do(event, Wish(MoveKind.FORMAT, attendance="onsite", remote_link=link), desk.eeva)
    back = Message.objects.of_kind("format_changed").filter(language="fi").latest("pk")
    assert "pidetään paikan päällä" in back.text and link not in back.text
    (entry,) = icalendar.Calendar.from_ical(outbox.parcels_of(back)[0].content).walk("VEVENT")
    assert "kirjasto" in str(entry["location"]) and int(entry["sequence"]) == 2


def test_whoever_comes_second_is_refused_and_nothing_is_done_twice(desk: Desk, event: Event) -> None:
    wish, other = to(), Wish(MoveKind.CANCEL)
    seen, seen_by_other = found_of(event, wish).fingerprint, found_of(event, other).fingerprint
    moving.carry_out(event.pk, wish, seen=seen, by=desk.eeva, now=NOW)
    with pytest.raises(NotPossible):
        moving.carry_out(event.pk, wish, seen=seen, by=desk.eeva, now=NOW)
    with pytest.raises(StillHeld):
        moving.carry_out(event.pk, other, seen=seen_by_other, by=desk.eeva, now=NOW)
    assert (Message.objects.of_kind("moved").count(), Message.objects.of_kind("called_off").count()) == (3, 0)
    move_world.let_leave(NOW)
    with pytest.raises(moving.Overtaken):
        moving.carry_out(event.pk, other, seen=seen_by_other, by=desk.eeva, now=NOW)
    with pytest.raises(moving.Overtaken):
        moving.carry_out(
            event.pk, other, seen=found_of(event, to(date(2027, 6, 2))).fingerprint, by=desk.eeva, now=NOW
        )


def test_nothing_else_is_changed_while_mails_are_held_so_that_nobody_gets_two_that_disagree(
    desk: Desk, event: Event
) -> None:
    move = do(event, to(), desk.eeva)
    last = move.undo_until - timedelta(seconds=1)
    for wish in (to(date(2027, 6, 2)), Wish(MoveKind.CANCEL)):
        with pytest.raises(StillHeld):
            found_of(event, wish, last)
    assert found_of(event, to(date(2027, 6, 2)), move.undo_until)
    assert moving.undo(event.pk, by=desk.eeva, now=last)
    assert found_of(event, to(date(2027, 6, 2)), last)


def test_edited_words_are_sent_with_each_receivers_own_greeting_and_link(desk: Desk, event: Event) -> None:
    words = {"fi": Words("Siirtyy!", "{greeting}\n\nPäivä on uusi.\n\n{answer_link}")}
    do(event, to(words=words), desk.eeva)
    finnish = Message.objects.of_kind("moved").get(language="fi")
    assert (finnish.title, finnish.text) == ("Siirtyy!", "Hei Kaisa,\n\nPäivä on uusi.\n\n{answer_link}")
    assert "Ny tid" in Message.objects.of_kind("moved").get(language="sv").text


def test_the_preview_of_a_large_event_takes_few_queries_and_changes_nothing(desk: Desk) -> None:
    event = move_world.large_event(desk)
    before = move_world.dump(event)
    with CaptureQueriesContext(connection) as asked:
        found = found_of(event, to())
    assert (len(found.situation.receivers), len(found.meetings)) == (40, 6)
    assert len(asked) <= 15, [query["sql"][:80] for query in asked]
    assert move_world.dump(event) == before
    assert Stand.objects.count() == 40
