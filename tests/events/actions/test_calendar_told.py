"""Is it known of every calendar part that leaves whom it told what, and does only a guest get a cancellation?"""

from dataclasses import replace

import pytest

from events import sheet as sheets
from events.actions import calendar_told, inviting
from events.calendars import itip
from events.models import CalendarTold, Event, Meeting
from partners.choices import MessageState
from partners.models import Message
from partners.post import outbox
from partners.post.letter import Letter
from tests import letter_world

pytestmark = pytest.mark.django_db


def packed(asked: letter_world.Asked) -> list[Message]:
    """The invitations with their files, ready to leave."""
    letter_world.released(asked)
    inviting.pack_all(Message.objects.unpacked().order_by("pk"))
    return list(Message.objects.exclude(packed_at=None).order_by("pk"))


def test_an_invitation_is_noted_when_it_is_packed_and_only_then() -> None:
    asked = letter_world.asked()
    meeting = Meeting.objects.get(event=asked.event)
    released = letter_world.released(asked)
    assert not CalendarTold.objects.exists()
    inviting.pack_all(Message.objects.unpacked())
    facts = sheets.of(asked.event)
    told = list(CalendarTold.objects.order_by("id").values_list("uid", "email", "name", "method", "sequence"))
    assert len(told) == 2 * len(released) == 6
    assert told[:2] == [
        (facts.uid, "fi@partner.example.org", "Kaisa Kursseja", "REQUEST", 0),
        (facts.meetings[0].uid, "fi@partner.example.org", "Kaisa Kursseja", "REQUEST", 0),
    ]
    first = CalendarTold.objects.earliest("id")
    assert first.says == {
        "title": "Digitukitalkoot Kajaanissa", "starts": "2027-03-10T12:00:00+00:00",
        "ends": "2027-03-10T16:00:00+00:00", "state": "CONFIRMED",
        "place": "Kajaanin kaupunginkirjasto, Seminaarinkatu 15, 87100 Kajaani",
    }  # fmt: skip
    assert {row.event_id for row in CalendarTold.objects.all()} == {asked.event.pk}
    assert CalendarTold.objects.filter(meeting=meeting).count() == 3
    assert inviting.pack_all(Message.objects.unpacked()) == 0
    assert CalendarTold.objects.count() == 6


def test_what_never_left_was_never_told() -> None:
    asked = letter_world.asked()
    first, second, third = packed(asked)
    uid = sheets.of(asked.event).uid
    assert set(calendar_told.holders(asked.event)[uid]) == {one.to_email for one in (first, second, third)}
    outbox.cancel(first)
    Message.objects.filter(pk=second.pk).update(state=MessageState.FAILED)
    held = calendar_told.holders(asked.event)
    assert set(held[uid]) == {third.to_email}
    assert calendar_told.has_been_invited(held, uid, third.to_email.upper())
    assert not calendar_told.has_been_invited(held, uid, first.to_email)
    Message.objects.filter(pk=third.pk).delete()  # forgotten after its time: it had left
    assert set(calendar_told.holders(asked.event)[uid]) == {third.to_email}


def test_packing_anew_tells_once() -> None:
    asked = letter_world.asked()
    first, *_others = packed(asked)
    before = CalendarTold.objects.count()
    outbox.unpack(first)
    assert inviting.pack_all(Message.objects.unpacked()) == 1
    assert CalendarTold.objects.count() == before


def told(asked: letter_world.Asked, method: str, number: int) -> bool:
    """Write Kaisa a mail with the event's calendar part; whether it is new."""
    event = Event.objects.get(pk=asked.event.pk)
    parts = itip.event_parts(sheets.of(event), "fi@partner.example.org", method=method)
    letter = Letter(
        "told", f"told:{number}", "Kalenteriin", "Hei", "fi@partner.example.org", parcels=tuple(parts)
    )
    return calendar_told.write(replace(letter, occasion=event.subject, network=event.network))[1]


def test_a_guest_is_one_until_a_cancellation_and_again_after_a_new_request() -> None:
    asked = letter_world.asked()
    uid = sheets.of(asked.event).uid
    guests = []
    for number, method in enumerate(("REQUEST", "CANCEL", "REQUEST"), start=1):
        assert told(asked, method, number)
        assert not told(asked, method, number)  # the same intention is written once, and noted once
        guests.append(set(calendar_told.holders(asked.event).get(uid, {})))
    assert guests == [{"fi@partner.example.org"}, set(), {"fi@partner.example.org"}]
    assert CalendarTold.objects.count() == 3


def test_a_mail_can_say_what_is_otherwise_than_this_persons_calendar_shows() -> None:
    asked = letter_world.asked()
    told(asked, "REQUEST", 1)
    uid = sheets.of(asked.event).uid
    row = calendar_told.holders(asked.event)[uid]["fi@partner.example.org"]
    Event.objects.filter(pk=asked.event.pk).update(opens="15:00", title="Digipäivä")
    now = sheets.of(Event.objects.get(pk=asked.event.pk))
    (part,) = itip.event_parts(now, "fi@partner.example.org")
    assert [(one.fact, one.before, one.after) for one in calendar_told.differences(row, part)] == [
        ("title", "Digitukitalkoot Kajaanissa", "Digipäivä"),
        ("starts", "2027-03-10T12:00:00+00:00", "2027-03-10T13:00:00+00:00"),
    ]


def test_noting_many_takes_as_many_queries_as_noting_one(django_assert_num_queries) -> None:
    asked = letter_world.asked()
    messages = packed(asked)
    facts = sheets.of(asked.event)
    parts = [
        (
            one,
            [
                *itip.event_parts(facts, one.to_email),
                *itip.meeting_parts(facts.meetings[0], facts, one.to_email),
            ],
        )
        for one in messages
    ]
    for pairs in (parts[:1], parts):
        with django_assert_num_queries(
            6
        ):  # a savepoint's two, what was there and its end, both rows, the new ones
            calendar_told.note_all(pairs)
    assert CalendarTold.objects.count() == 2 * len(messages)


def test_a_meeting_of_the_network_belongs_to_no_event() -> None:
    asked = letter_world.asked()
    meeting = Meeting.objects.create(
        network=asked.story.kainuu, name="Verkoston kokous", day="2027-02-01", starts="09:00"
    )  # fmt: skip
    meeting.refresh_from_db()
    (message, *_others) = packed(asked)
    parts = itip.meeting_parts(sheets.meeting_facts(meeting), sheets.of(asked.event), "matti@example.org")
    calendar_told.note(message, parts)
    row = CalendarTold.objects.get(meeting=meeting)
    assert row.event is None
    assert set(calendar_told.holders_of([row.uid])[row.uid]) == {"matti@example.org"}
