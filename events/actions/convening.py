"""How is a meeting called together: who may be asked, who is, what has each said, and which letters wait for them?

What a partner says is kept in Attendance, beside its other answers; what anybody else says in Attendee.answer.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.timezone import localdate

from partners.choices import MessageState
from partners.models import FieldChange, Organisation, User
from partners.post import outbox

from .. import meeting_letters
from ..choices import Attending, LetterKind, MeetingState, StandState
from ..letters import contact_of
from ..models import Attendance, Attendee, Meeting, Stand
from . import calendar_told, meeting_post
from .meetings import locked, tell, told

ASKED = (StandState.INVITED, StandState.CONFIRMED, StandState.UNSURE, StandState.WAITING)
MOST_ADDED = 40  # people written in by hand at a time


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be asked to a meeting. `key` names the row that the facts come from ("stand:3")."""

    key: str
    name: str
    organisation: str
    email: str
    stand: Stand | None = None
    is_likely: bool = True


def candidates(meeting: Meeting) -> list[Candidate]:
    """Return who may still be asked: partners, the library, own people, and who was asked last time; eight queries."""
    asked = list(meeting.attendees.all())
    stands = {one.stand_id for one in asked if one.stand_id}
    emails = {one.email.lower() for one in asked if one.email}
    last = _asked_last(meeting)
    found = [*_of_event(meeting), *_of_network(meeting, last), *_own_people(meeting), *_by_hand(last)]
    seen: set[str] = set()
    new = []
    for one in found:
        known = (
            one.stand.pk in stands if one.stand else bool(one.email) and one.email.lower() in emails | seen
        )
        if not known:
            new.append(one)
            seen.add(one.email.lower())
    return new


@transaction.atomic
def invite(
    meeting: Meeting, keys: Iterable[str], further: Iterable[tuple[str, str, str]], by: User
) -> list[int]:
    """Ask people to a meeting and write each a draft; returns the numbers of the new messages.

    `further` are people written in by hand: name, organisation, address. Whoever has been asked already gets an
    update when the time or the place has changed since, and nothing otherwise.
    """
    (row,) = locked([meeting.pk])
    wanted = set(keys)
    people = [one for one in candidates(row) if one.key in wanted]
    known = {one.email.lower() for one in row.attendees.all() if one.email}
    people += [
        Candidate("", name, organisation, email)
        for name, organisation, email in list(further)[:MOST_ADDED]
        if not email or email.lower() not in known
    ]
    Attendee.objects.bulk_create(
        Attendee(meeting=row, stand=one.stand, name=one.name[:120], organisation=one.organisation[:120],
                 email=one.email)
        for one in people
    )  # fmt: skip
    if row.state == MeetingState.CANCELLED:
        return []
    if row.invited_at is None:
        Meeting.objects.filter(pk=row.pk).update(invited_at=timezone.now())
    written = write_letters(
        row, LetterKind.MEETING, list(row.attendees.select_related("stand__organisation")), by
    )
    if people or written:
        tell(row, "meeting_invited", by, [FieldChange("", "", f"{told(row)}, {len(people) or len(written)}")])
    return written


@transaction.atomic
def leave_out(meeting: Meeting, attendee: int, by: User) -> bool:
    """Take somebody off the list; an invitation that has not left is not needed then. Returns whether there was one."""
    (row,) = locked([meeting.pk])
    person = Attendee.objects.filter(meeting=row, pk=attendee).first()
    if person is None:
        return False
    for message in meeting_post.messages_of(row, person):
        if message.state == MessageState.DRAFT:
            outbox.cancel(message)
    if row.state == MeetingState.SCHEDULED:
        write_letters(row, LetterKind.MEETING_CANCELLED, _stands_in_calendar(row, [person]), by)
    tell(
        row,
        "meeting_left_out",
        by,
        [FieldChange("", f"{person.name or person.organisation}, {told(row)}", "")],
    )
    person.delete()
    return True


@transaction.atomic
def call_off(meetings: Iterable[int], by: User) -> int:
    """Write those whose calendars hold a cancelled meeting that it is not held; returns how many drafts there are."""
    number = 0
    for row in locked(meetings):
        for message in meeting_post.drafts_of(row):
            if message.kind == LetterKind.MEETING:
                outbox.cancel(message)
        people = _stands_in_calendar(row, list(row.attendees.select_related("stand__organisation")))
        number += len(write_letters(row, LetterKind.MEETING_CANCELLED, people, by))
    return number


@transaction.atomic
def answer(
    meeting: Meeting, person: Attendee, word: Attending, *, by: User | None = None, by_name: str = ""
) -> bool:
    """Note what somebody says to a meeting; returns whether it was not so already."""
    if person.stand is not None:
        return answer_of_stand(meeting, person.stand, word, by=by, by_name=by_name)
    row = Attendee.objects.select_for_update().get(pk=person.pk)
    if row.answer == word:
        return False
    Attendee.objects.filter(pk=row.pk).update(answer=word, answered_at=timezone.now())
    _tell_answer(meeting, row.organisation or row.name, row.answer, word, by, by_name)
    return True


@transaction.atomic
def answer_of_stand(
    meeting: Meeting, stand: Stand, word: Attending, *, by: User | None = None, by_name: str = ""
) -> bool:
    """Note what a partner says to a meeting, asked by a mail of its own or not; returns whether it was not so."""
    Stand.objects.select_for_update(of=("self",)).get(pk=stand.pk)
    known = Attendance.objects.filter(stand=stand, meeting=meeting).first()
    before = known.answer if known else ""
    if before == word:
        return False
    Attendance.objects.update_or_create(stand=stand, meeting=meeting, defaults={"answer": word})
    Attendee.objects.filter(meeting=meeting, stand=stand).update(answered_at=timezone.now())
    _tell_answer(meeting, stand.organisation.name, before, word, by, by_name)
    return True


def _tell_answer(meeting: Meeting, who: str, before: str, word: str, by: User | None, by_name: str) -> None:
    changes = [FieldChange(f"attendances:{who}"[:60], f"{meeting.name}={before}" if before else "",
                           f"{meeting.name}={word}")]  # fmt: skip
    tell(meeting, "meeting_answered", by, changes, by_name)


def answer_by_mail(meeting: Meeting, email: str, word: Attending) -> bool:
    """Note what a mail program answered for an address that was asked to a meeting; nothing for strangers."""
    person = Attendee.objects.filter(meeting=meeting, email__iexact=email).order_by("pk").first()
    return person is not None and answer(meeting, person, word, by_name=person.name or email)


def behind(meeting: Meeting) -> int:
    """Return how many of those asked have been told another time or place than the meeting has now."""
    if meeting.invited_at is None or meeting.state == MeetingState.CANCELLED:
        return 0
    told_now = f":s{meeting.calendar_sequence}"
    latest = meeting_post.latest_of(meeting, LetterKind.MEETING)
    asked = set(meeting.attendees.exclude(email="").values_list("pk", flat=True))
    return sum(1 for pk, message in latest.items() if pk in asked and not message.key.endswith(told_now))


def answers_of(meeting: Meeting, people: Iterable[Attendee]) -> dict[int, str]:
    """Return what each participant has said, as values of Attending; one query."""
    rows = list(people)
    of_stands = dict(Attendance.objects.filter(meeting=meeting).values_list("stand_id", "answer"))
    return {one.pk: str(of_stands.get(one.stand_id, "") if one.stand_id else one.answer) for one in rows}


def write_letters(meeting: Meeting, kind: LetterKind, people: list[Attendee], by: User | None) -> list[int]:
    """Write drafts to those who have not been told these facts; older drafts about other facts are not needed."""
    if not people:
        return []
    scene = meeting_post.scene_of(meeting)
    held = calendar_told.holders_of([scene.facts.uid])
    languages = meeting_post.languages_of(people)
    latest = meeting_post.latest_of(meeting, kind)
    new: list[int] = []
    for person in people:
        is_update = meeting_post.knows_other(held, scene, person)
        letter = meeting_letters.letter_of(kind, scene, person, languages[person.pk], is_update=is_update)
        before = latest.get(person.pk)
        if before is not None and before.key != letter.key and before.state == MessageState.DRAFT:
            outbox.cancel(before)
        message, is_new = outbox.write(letter, state=MessageState.DRAFT, by=by)
        if is_new:
            new.append(message.pk)
    return new


def _stands_in_calendar(meeting: Meeting, people: list[Attendee]) -> list[Attendee]:
    uid = meeting_post.uid_of(meeting)
    held = calendar_told.holders_of([uid])
    return [one for one in people if one.email and calendar_told.has_been_invited(held, uid, one.email)]


def _of_event(meeting: Meeting) -> list[Candidate]:
    event = meeting.event
    if event is None:
        return []
    found = []
    for stand in Stand.objects.of_event(event).in_order().with_contacts():
        contact = contact_of(stand)
        found.append(Candidate(
            f"stand:{stand.pk}", contact.name if contact else "", stand.organisation.name,
            contact.email if contact else "", stand, stand.state in ASKED and not stand.organisation.no_invitations,
        ))  # fmt: skip
    if event.venue and event.venue.email:
        found.append(Candidate(f"venue:{event.venue.pk}", "", event.venue.name, event.venue.email))
    return found


def _asked_last(meeting: Meeting) -> list[Attendee]:
    """Return who was asked to the meeting of the same event or series before this one."""
    last = Meeting.objects.before(meeting)
    return list(last.attendees.all()) if last else []


def _by_hand(last: list[Attendee]) -> list[Candidate]:
    """Return those of the last meeting who were written in and have an address; the others come from their rows."""
    return [
        Candidate(f"attendee:{one.pk}", one.name, one.organisation, one.email)
        for one in last
        if one.email and one.stand_id is None
    ]


def _of_network(meeting: Meeting, last: list[Attendee]) -> list[Candidate]:
    if meeting.event_id:
        return []
    rows = Organisation.objects.of(meeting.own_network).prefetch_related("contacts").order_by("name", "pk")
    found, asked = [], {one.email.lower() for one in last if one.email}
    for row in rows:
        contacts = list(row.contacts.all())
        contact = next((one for one in contacts if one.email), contacts[0] if contacts else None)
        name, email = (contact.name, contact.email) if contact else ("", "")
        found.append(Candidate(f"organisation:{row.pk}", name, row.name, email, None, email.lower() in asked))
    return found


def _own_people(meeting: Meeting) -> list[Candidate]:
    network, today = meeting.own_network, localdate()
    helping: Mapping[int, str] = dict(User.objects.helping(network, today).values_list("pk", "name"))
    people = {one.pk: one for one in User.objects.coordinating_in(network, today)}
    people |= {one.pk: one for one in User.objects.filter(pk__in=helping)} if helping else {}
    return [Candidate(f"user:{one.pk}", one.name, network.name, one.email) for one in people.values()]
