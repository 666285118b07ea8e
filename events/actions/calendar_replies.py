"""What has somebody answered from a calendar program, and what does that change?

An answer counts only from somebody whose calendar was told of the entry, about the time that was told last, and only
the newest one does. It sets the answer to a meeting; to the event itself it is a hint for the coordinator, because the
partner's own answer tells more than yes and no.
"""

from email import message_from_bytes, policy
from email.message import EmailMessage
from enum import StrEnum

from django.db import transaction

from partners.models import Change, FieldChange

from ..calendars import itip, reading
from ..calendars.reading import Attendee, Said
from ..choices import Attending, MeetingState
from ..models import Attendance, CalendarTold, Meeting, Stand
from . import convening

REPLY = "REPLY"
MOST_PARTS = 50  # of one mail
ANSWERS = {"ACCEPTED": Attending.YES, "DECLINED": Attending.NO}
KNOWN_ANSWERS = (*ANSWERS, "TENTATIVE")


class Taken(StrEnum):
    """What became of an answer."""

    SET = "set"
    KNOWN = "known"  # the same, or one that is newer, has been taken
    OUTDATED = "outdated"  # about a time that is not the entry's any more
    STRANGER = "stranger"  # nobody was told of this entry at this address
    NO_ANSWER = "no_answer"  # not an answer, or not readable


def take_mail(content: bytes) -> Taken:
    """Take the answer in a mail, however often it comes."""
    try:
        mail = message_from_bytes(content, _class=EmailMessage, policy=policy.default)
        part = next((one for one in _parts(mail) if one.get_content_type() in CALENDARS), None)
        payload = part.get_payload(decode=True) if part else None
        said = reading.said_by(payload) if isinstance(payload, bytes) else []
    except (reading.Unreadable, ValueError, LookupError, TypeError, AttributeError):
        return Taken.NO_ANSWER
    if len(said) != 1 or said[0].method != REPLY or len(said[0].attendees) != 1:
        return Taken.NO_ANSWER
    return take(said[0])


CALENDARS = ("text/calendar", itip.ATTACHED)


def _parts(mail: EmailMessage) -> list[EmailMessage]:
    return [part for _number, part in zip(range(MOST_PARTS), mail.walk(), strict=False)]


@transaction.atomic
def take(reply: Said) -> Taken:
    """Take one answer: who was told holds a lock meanwhile, so that two readers take it once."""
    (person,) = reply.attendees
    if person.answer not in KNOWN_ANSWERS or reply.stamp is None:
        return Taken.NO_ANSWER
    told = CalendarTold.objects.about([reply.uid]).to_person(person.email).standing().sent().last()
    if told is None or told.method != itip.REQUEST:
        return Taken.STRANGER
    CalendarTold.objects.select_for_update().get(pk=told.pk)
    if reply.sequence < told.sequence:
        return Taken.OUTDATED
    earlier = CalendarTold.objects.about([reply.uid]).to_person(person.email).replies()
    if any(str(row.says.get("stamp", "")) >= reply.stamp.isoformat() for row in earlier):
        return Taken.KNOWN
    _note(reply, person, told)
    if told.meeting_id is not None and person.answer in ANSWERS:
        _answer_meeting(told, told.meeting_id, person)
    return Taken.SET


def _note(reply: Said, person: Attendee, told: CalendarTold) -> None:
    says = {"answer": person.answer, "stamp": reply.stamp.isoformat() if reply.stamp else ""}
    CalendarTold.objects.create(
        event_id=told.event_id, meeting_id=told.meeting_id, uid=told.uid, sequence=reply.sequence, method=REPLY,
        email=told.email, name=told.name, says=says,
    )  # fmt: skip


def _answer_meeting(told: CalendarTold, pk: int, person: Attendee) -> None:
    """Set the answer to a meeting, by the list of those asked, else of the partner whose invitation it came with."""
    meeting = Meeting.objects.select_related("event__network", "network").get(pk=pk)
    if meeting.state == MeetingState.CANCELLED:
        return
    word = ANSWERS[person.answer]
    if meeting.attendees.filter(email__iexact=told.email).exists():
        convening.answer_by_mail(meeting, told.email, word)
    elif stand := _stand_of(told):
        _answer_for(stand, meeting, word, told)


def _stand_of(told: CalendarTold) -> Stand | None:
    kind, _colon, key = told.message.subject.partition(":") if told.message else ("", "", "")
    if kind != "stand" or not key.isdecimal():
        return None
    return Stand.objects.in_order().with_event().filter(pk=int(key), event=told.event_id).first()


def _answer_for(stand: Stand, meeting: Meeting, word: Attending, told: CalendarTold) -> None:
    row, is_new = Attendance.objects.get_or_create(stand=stand, meeting=meeting, defaults={"answer": word})
    before = "" if is_new else row.answer
    if before == word:
        return
    Attendance.objects.filter(pk=row.pk).update(answer=word)
    field = f"attendances:{stand.organisation.name}"[:60]
    Change.objects.record(
        subject=stand.event.subject, part=stand.subject, network=stand.event.network, deed="meeting_answered",
        by_name=told.name or told.email,
        changes=[FieldChange(field, f"{meeting.name}={before}" if before else "", f"{meeting.name}={word}")],
    )  # fmt: skip
