"""Does an answer from a calendar program count once, only from who was invited, and only about what was told last?"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from events import answering_mail
from events import sheet as sheets
from events.actions import calendar_replies, calendar_told
from events.actions.calendar_replies import Taken
from events.calendars import itip
from events.choices import Attending
from events.models import Attendance, Attendee, CalendarTold, Event, Meeting, Stand
from partners.models import Change, Message
from partners.post import incoming
from partners.post.letter import Letter
from tests import letter_world

pytestmark = pytest.mark.django_db
KAISA = "fi@partner.example.org"
AT = datetime(2027, 1, 20, 9, tzinfo=UTC)


@pytest.fixture
def asked():
    """Kaisa has been told of the event and of its meeting by one mail about her stand."""
    made = letter_world.asked()
    facts = sheets.of(made.event)
    parts = (*itip.event_parts(facts, KAISA), *itip.meeting_parts(facts.meetings[0], facts, KAISA, beside=1))
    letter = Letter("told", "told:1", "Kutsu", "Hei", KAISA, parcels=parts, network=made.event.network)
    calendar_told.write(replace(letter, occasion=made.event.subject, subject=made.of("fi").subject))
    return made


def parts_of(asked) -> tuple[bytes, bytes]:
    """The event's and the meeting's invitation as they are now."""
    facts = sheets.of(Event.objects.get(pk=asked.event.pk))
    (event,) = itip.event_parts(facts, KAISA)
    (meeting,) = itip.meeting_parts(facts.meetings[0], facts, KAISA)
    return event.content, meeting.content


def mail(content: bytes, answer: str = "ACCEPTED", at: datetime = AT) -> bytes:
    """The mail of a calendar program."""
    return incoming.answer_mail(
        KAISA, "kainuu@example.org", "Vastaus: ä", itip.answer_to(content, answer, at)
    )


def test_an_answer_to_a_meeting_is_the_partners_answer_and_the_newest_wins(asked) -> None:
    _event, meeting = parts_of(asked)
    stand: Stand = asked.of("fi")
    assert calendar_replies.take_mail(mail(meeting)) == Taken.SET
    assert Attendance.objects.get(stand=stand).answer == Attending.YES
    assert calendar_replies.take_mail(mail(meeting)) == Taken.KNOWN  # the same mail again
    assert calendar_replies.take_mail(mail(meeting, "DECLINED", AT + timedelta(hours=1))) == Taken.SET
    assert calendar_replies.take_mail(mail(meeting, "ACCEPTED", AT + timedelta(minutes=5))) == Taken.KNOWN
    assert Attendance.objects.get(stand=stand).answer == Attending.NO
    lines = Change.objects.of_part(stand.subject).of_deeds(["meeting_answered"])
    assert [(line.before, line.after) for line in lines] == [
        ("Suunnittelukokous 1=yes", "Suunnittelukokous 1=no"), ("", "Suunnittelukokous 1=yes"),
    ]  # fmt: skip
    assert CalendarTold.objects.replies().count() == 2


def test_an_answer_to_the_event_is_a_hint_and_never_the_partners_own_answer(asked) -> None:
    event, _meeting = parts_of(asked)
    before = Stand.objects.filter(pk=asked.of("fi").pk).values().get()
    assert calendar_replies.take_mail(mail(event, "DECLINED")) == Taken.SET
    assert Stand.objects.filter(pk=asked.of("fi").pk).values().get() == before
    row = CalendarTold.objects.replies().get()
    assert (row.email, row.event, row.says["answer"]) == (KAISA, asked.event, "DECLINED")
    assert set(calendar_told.holders(asked.event)[row.uid]) == {
        KAISA
    }  # an answer tells nobody's calendar anything


def test_somebody_on_the_list_of_a_meeting_answers_there(asked) -> None:
    meeting = Meeting.objects.get(event=asked.event)
    Attendee.objects.create(meeting=meeting, name="Kaisa Kursseja", email=KAISA.upper())
    assert calendar_replies.take_mail(mail(parts_of(asked)[1], "DECLINED")) == Taken.SET
    assert Attendee.objects.get(meeting=meeting).answer == Attending.NO
    assert not Attendance.objects.exists()


def test_perhaps_is_known_and_sets_nothing(asked) -> None:
    assert calendar_replies.take_mail(mail(parts_of(asked)[1], "TENTATIVE")) == Taken.SET
    assert not Attendance.objects.exists()


def test_an_answer_about_an_older_time_does_not_count(asked) -> None:
    event, _meeting = parts_of(asked)
    CalendarTold.objects.update(sequence=1)
    assert calendar_replies.take_mail(mail(event)) == Taken.OUTDATED
    CalendarTold.objects.update(sequence=0)
    assert calendar_replies.take_mail(mail(event)) == Taken.SET


@pytest.mark.parametrize(
    "change", [{"email": "muu@example.org"}, {"uid": "muu@talkoot"}, {"method": "CANCEL"}]
)
def test_a_stranger_is_not_heard(asked, change) -> None:
    event, _meeting = parts_of(asked)
    CalendarTold.objects.update(**change)
    assert calendar_replies.take_mail(mail(event)) == Taken.STRANGER
    assert not CalendarTold.objects.replies().exists()


def test_who_was_never_sent_the_mail_is_a_stranger(asked) -> None:
    event, _meeting = parts_of(asked)
    Message.objects.update(state="cancelled")
    assert calendar_replies.take_mail(mail(event)) == Taken.STRANGER


@pytest.mark.parametrize(
    "content",
    [
        b"", b"\xff\xfe\x00", b"Subject: Poissa\r\n\r\nOlen lomalla.",
        b"Content-Type: text/calendar; method=REPLY\r\n\r\nBEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nEND:VCALENDAR\r\n",
        b"Content-Type: text/calendar\r\n\r\nBEGIN:VEVENT\r\nUID:\r\n",
        b"Content-Type: text/calendar\r\nContent-Transfer-Encoding: base64\r\n\r\n####",
        b"Content-Type: text/calendar\r\n\r\n" + b"X" * 300_000,
    ],
)  # fmt: skip
def test_what_is_no_answer_does_nothing(asked, content) -> None:
    assert calendar_replies.take_mail(content) == Taken.NO_ANSWER
    assert calendar_replies.take_mail(mail(parts_of(asked)[0])) == Taken.SET


def test_a_request_or_an_answer_of_two_people_is_no_answer(asked) -> None:
    event, _meeting = parts_of(asked)
    (request,) = itip.event_parts(sheets.of(asked.event), KAISA)
    assert calendar_replies.take_mail(incoming.answer_mail(KAISA, "a@b.fi", "x", request)) == Taken.NO_ANSWER
    part = itip.answer_to(event, "ACCEPTED", AT)
    second = b"ATTENDEE;PARTSTAT=ACCEPTED:mailto:toinen@example.org\r\nEND:VEVENT"
    two = replace(part, content=part.content.replace(b"END:VEVENT", second))
    assert calendar_replies.take_mail(incoming.answer_mail(KAISA, "a@b.fi", "x", two)) == Taken.NO_ANSWER


def test_the_mailbox_is_read_once_and_nothing_is_deleted(asked, settings, tmp_path) -> None:
    settings.REPLY_MAILDIR = str(tmp_path / "vastaukset")
    box = incoming.inbox()
    assert box is not None and answering_mail.read() == 0  # nothing has come: there is no directory yet
    event, meeting = parts_of(asked)
    for content in (
        mail(event),
        mail(meeting),
        b"Subject: Poissa\r\n\r\nLomalla",
        b"x" * (incoming.LARGEST + 1),
    ):
        incoming.put(content, box)
    assert answering_mail.read() == 2
    assert answering_mail.read() == 0
    kept = list((box / "cur").iterdir())
    assert len(kept) == 4 and all("S" in path.name.partition(":2,")[2] for path in kept)
    assert not list((box / "new").iterdir())


def test_a_mail_that_the_database_could_not_take_comes_again(asked, settings, tmp_path) -> None:
    settings.REPLY_MAILDIR = str(tmp_path / "vastaukset")
    box = incoming.inbox()
    assert box is not None
    incoming.put(mail(parts_of(asked)[0]), box)
    first = list(incoming.unseen())
    assert len(first) == len(list(incoming.unseen())) == 1  # looked at, not marked
    first[0].seen()
    first[0].seen()  # another reader was faster
    assert list(incoming.unseen()) == []
