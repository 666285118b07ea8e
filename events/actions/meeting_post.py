"""How do drafts about a meeting follow it, and how do they get their links and files when they are released?

Files are made outside transactions; a link is saved together with the message that carries it, or not at all.
"""

from collections.abc import Iterable, Iterator, Sequence

from django.conf import settings
from django.db import transaction

from partners.choices import LinkPurpose, MessageState
from partners.models import Message, User
from partners.post import outbox
from partners.post.letter import Letter, Parcel

from .. import meeting_letters as letters
from .. import minutes_facts, personal_links
from ..choices import LetterKind, MeetingState
from ..meeting_letters import KINDS, MeetingScene
from ..models import Attendee, Meeting
from ..sheet import calendar_uid
from . import calendar_told
from .enclosing import enclosed


def scene_of(meeting: Meeting) -> MeetingScene:
    """Return everything that letters about a meeting tell."""
    return letters.scene_of(meeting, minutes_facts.notes_of(meeting))


def uid_of(meeting: Meeting) -> str:
    """Return the identity of a meeting in calendars."""
    return calendar_uid(meeting)


def messages_about(meeting: Meeting) -> "list[Message]":
    """Return all messages about one meeting, the oldest first; one query."""
    found = Message.objects.about(meeting.occasion).of_kinds(KINDS).without_text().order_by("id")
    return [one for one in found if _numbers(one.key)[0] == meeting.pk]


def messages_of(meeting: Meeting, person: Attendee) -> list[Message]:
    """Return the messages about a meeting to one participant."""
    return [one for one in messages_about(meeting) if _numbers(one.key)[1] == person.pk]


def drafts_of(meeting: Meeting) -> list[Message]:
    """Return the drafts about a meeting."""
    return [one for one in messages_about(meeting) if one.state == MessageState.DRAFT]


def latest_of(meeting: Meeting, kind: str) -> dict[int, Message]:
    """Return the newest message of one kind about a meeting, by participant."""
    return {_numbers(one.key)[1]: one for one in messages_about(meeting) if one.kind == kind}


def languages_of(people: Iterable[Attendee]) -> dict[int, str]:
    """Return in which language each participant is written to: the organisation's, or the person's own."""
    rows = list(people)
    emails = {one.email for one in rows if one.email and one.stand_id is None}
    own = dict(User.objects.filter(email__in=emails).values_list("email", "language")) if emails else {}
    usual = settings.LANGUAGE_CODE
    return {
        one.pk: one.stand.organisation.language if one.stand else own.get(one.email, usual) for one in rows
    }


def current(occasion: str) -> Iterator[tuple[Message, Letter | None]]:
    """Yield each draft about meetings of one occasion with the letter as it would be now; nothing: not needed."""
    drafts = list(Message.objects.about(occasion).drafts().of_kinds(KINDS).order_by("pk"))
    meetings = _meetings(drafts)
    for draft in drafts:
        scene, person = meetings.get(_numbers(draft.key)[0]), _person(draft)
        fits = scene is not None and person is not None and _fits(draft, scene.meeting)
        if not fits or scene is None or person is None:
            yield draft, None
            continue
        language = draft.language
        letter = letters.letter_of(
            LetterKind(draft.kind), scene, person, language, is_update=_is_update(scene, person)
        )
        is_other = letter.key != draft.key and draft.kind != LetterKind.MINUTES
        yield draft, None if is_other else letter


def pack(message: Message) -> bool:
    """Make link and files of one released message; returns whether it is ready to leave.

    What would tell other facts than the person saw becomes a draft again; what is not needed is cancelled.
    """
    scene, person = _meetings([message]).get(_numbers(message.key)[0]), _person(message)
    if scene is None or person is None or not _fits(message, scene.meeting):
        outbox.cancel(message)
        return False
    kind = LetterKind(message.kind)
    if letters.digest_of(kind, scene, person) != message.facts_digest:
        outbox.take_back(message)
        return False
    parcels = enclosed(message, lambda: letters.enclosures(kind, scene, person, message.language))
    if parcels is None:
        return False
    token, link = ("", "") if kind == LetterKind.MEETING_CANCELLED else new_link(person)
    return _save(message, token, link, parcels, person, scene.meeting)


def file_for(message: Message) -> tuple[str, list[Parcel], str]:
    """Return link, files and the name of a file of one message for a person's own mail program.

    The link works from now. Raises LookupError where it tells of nothing any more, and press.PressError.
    """
    scene, person = _meetings([message]).get(_numbers(message.key)[0]), _person(message)
    if scene is None or person is None:
        raise LookupError(message.key)
    parcels = letters.enclosures(message.kind, scene, person, message.language)
    token, link = ("", "") if message.kind == LetterKind.MEETING_CANCELLED else new_link(person)
    with transaction.atomic():
        if token:
            keep_link(token, person, scene.meeting)
        calendar_told.note(message, parcels)
    return link, parcels, f"{message.kind.replace('_', '-')}-{scene.meeting.day:%Y-%m-%d}-{person.pk}.eml"


def new_link(person: Attendee) -> tuple[str, str]:
    """Return (token, address) of a link to the meetings of a partner, or to this one of somebody else."""
    if person.stand_id:
        token, address = personal_links.new_address(LinkPurpose.STAND)
        return token, f"{address}kokoukset/"
    return personal_links.new_address(LinkPurpose.ATTENDEE)


def keep_link(token: str, person: Attendee, meeting: Meeting) -> None:
    """Make a token open what new_link says."""
    if person.stand:
        personal_links.save_for_stand(token, person.stand)
    else:
        personal_links.save_for_attendee(token, person, meeting)


@transaction.atomic
def _save(
    message: Message, token: str, link: str, parcels: Sequence[Parcel], person: Attendee, meeting: Meeting
) -> bool:  # fmt: skip
    if not outbox.pack(message, link, parcels):
        return False  # somebody else was faster, with a link of their own
    calendar_told.note(message, parcels)
    if token:
        keep_link(token, person, meeting)
    return True


def _meetings(messages: Iterable[Message]) -> dict[int, MeetingScene]:
    keys = {_numbers(one.key)[0] for one in messages}
    rows = Meeting.objects.numbered(keys).whole().prefetch_related(*minutes_facts.NEEDED)
    return {row.pk: scene_of(row) for row in rows}


def _person(message: Message) -> Attendee | None:
    people = Attendee.objects.select_related("stand__organisation", "stand__event__network")
    found = people.filter(pk=_numbers(message.key)[1]).first()
    if (
        found is None and message.kind == LetterKind.MEETING_CANCELLED
    ):  # somebody who was left out is told too
        return Attendee(pk=_numbers(message.key)[1], name=message.to_name, email=message.to_email)
    return found


def _fits(message: Message, meeting: Meeting) -> bool:
    """Tell whether a message still says how it is: nobody is called to what is cancelled, and the other way round."""
    return message.kind != LetterKind.MEETING or meeting.state == MeetingState.SCHEDULED


def _is_update(scene: MeetingScene, person: Attendee) -> bool:
    held = calendar_told.holders_of([scene.facts.uid])
    return knows_other(held, scene, person)


def knows_other(held: calendar_told.Holders, scene: MeetingScene, person: Attendee) -> bool:
    """Tell whether a person's calendar holds the meeting as it was before, so that a mail may speak of a change."""
    row = held.get(scene.facts.uid, {}).get(person.email.lower())
    return row is not None and row.sequence != scene.facts.sequence


def _numbers(key: str) -> tuple[int, int]:
    try:
        return letters.numbers_of(key)
    except ValueError:
        return 0, 0
