"""How do released letters get their links and files, and how do letters leave on paper or as a file?

Documents are rendered outside transactions. A link is saved together with the message that carries it, or not at all.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from partners.choices import LinkPurpose
from partners.models import Message, User
from partners.post import mime, outbox
from partners.post.letter import Parcel
from talkoot.lib.text import safe_file_name

from .. import letters, meeting_letters, personal_links
from ..calendars import itip
from ..choices import LetterKind
from ..documents import letter, press
from ..letters import Scene
from ..models import Event, Stand
from . import calendar_told, date_post, host_post, meeting_post
from .enclosing import enclosed
from .situation import HOST, OF_CHANGES, OFF
from .writing import event_for_letters, stands_for_letters


class NoSuchStand(LookupError):
    """What the message is about has been taken away."""


CANNOT_PACK = (
    NoSuchStand,
    press.PressError,
    mime.Unwritable,
)  # why a letter may have to wait or cannot be made


def pack_all(messages: Iterable[Message]) -> int:
    """Make links and files of released messages; returns how many are ready to leave now.

    What cannot be made is marked as failed with the reason; what would tell other facts than the person saw becomes
    a draft again.
    """
    scenes: dict[str, tuple[Scene, dict[str, Stand]] | None] = {}
    packed = 0
    for message in messages:
        if message.kind in meeting_letters.KINDS:
            packed += meeting_post.pack(message)
            continue
        if message.kind in date_post.KINDS:
            packed += date_post.pack(message)
            continue
        if message.kind in host_post.KINDS:
            packed += host_post.pack(message)
            continue
        if message.occasion not in scenes:
            scenes[message.occasion] = _scene(message.occasion)
        packed += _pack(message, scenes[message.occasion])
    return packed


def _scene(occasion: str) -> tuple[Scene, dict[str, Stand]] | None:
    kind, _colon, key = occasion.partition(":")
    event = event_for_letters(int(key)) if kind == "event" and key.isdecimal() else None
    if event is None:
        return None
    return letters.scene_of(event), {stand.subject: stand for stand in stands_for_letters(event)}


def _pack(message: Message, found: tuple[Scene, dict[str, Stand]] | None) -> bool:
    scene, stand = (found[0], found[1].get(message.subject)) if found else (None, None)
    is_to_library = message.kind == LetterKind.LIBRARY_LINK
    if scene and message.kind in OF_CHANGES and (stand or _is_of_change_to_others(message, scene)):
        return _pack_change(message, scene, stand)
    if scene is None or (stand is None and not is_to_library):
        outbox.cancel(message)
        return False
    if _tells_other_facts(message, scene, stand):
        outbox.take_back(message)
        return False
    purpose = LinkPurpose.LIBRARY if is_to_library else LinkPurpose.STAND
    token, link = personal_links.new_address(purpose)
    parcels = enclosed(
        message,
        lambda: letters.enclosures(message.kind, scene, stand, link, message.to_email) if stand else (),
    )
    if parcels is None:
        return False
    return _save(message, token, link, parcels, scene.event, stand)


def _is_of_change_to_others(message: Message, scene: Scene) -> bool:
    return message.subject == scene.event.subject or message.subject.startswith(HOST)


def _is_of_its_place(message: Message, scene: Scene) -> bool:
    is_of_venue = message.subject == scene.event.subject
    return is_of_venue and message.key.split(":")[2:3] == [str(scene.event.venue_id)]


def _pack_change(message: Message, scene: Scene, stand: Stand | None) -> bool:
    """Make a notice of a change leave after all that failed or was taken back one by one; none of what was undone.

    It keeps the link and the files that it has. Where a person's taking back has made these be forgotten, only
    partners and the event's own place get new ones: nobody else's link may open the event again.
    """
    move = scene.event.moves.standing().first()
    if move is None or message.pk not in move.before["messages"]:
        outbox.take_back(message)  # it tells what does not hold
        return False
    parcels = outbox.parcels_of(message)
    if link := outbox.link_of(message):
        return _save_as_it_was(message, link, parcels)
    if stand is None and not _is_of_its_place(message, scene):
        with translation.override(settings.LANGUAGE_CODE):
            outbox.fail(
                message, _("Its link and files were forgotten when it was taken back. Write a mail yourself.")
            )
        return False
    token, link = personal_links.new_address(LinkPurpose.STAND if stand else LinkPurpose.LIBRARY)
    return _save(message, token, link, parcels or _entry_of(message, scene), scene.event, stand)


@transaction.atomic
def _save_as_it_was(message: Message, link: str, parcels: Sequence[Parcel]) -> bool:
    if not outbox.pack(message, link, parcels):
        return False
    calendar_told.note(message, parcels)
    return True


def _entry_of(message: Message, scene: Scene) -> Sequence[Parcel]:
    method = itip.CANCEL if scene.event.state in OFF else itip.REQUEST
    return itip.event_parts(scene.sheets[message.language], message.to_email, message.to_name, method)


@transaction.atomic
def _save(
    message: Message, token: str, link: str, parcels: Sequence[Parcel], event: Event, stand: Stand | None
) -> bool:  # fmt: skip
    if not outbox.pack(message, link, parcels):
        return False  # somebody else was faster, with a link of their own
    calendar_told.note(message, parcels)
    personal_links.save_for(token, event, stand)
    return True


def _tells_other_facts(message: Message, scene: Scene, stand: Stand | None) -> bool:
    """Tell whether the record has moved on between the press of the button and the making of the letter."""
    if scene.is_over:
        return True
    if stand is None:
        now = letters.library_link(scene) if scene.event.venue else None
    else:
        now = letters.invitation(scene, stand)
    return now is None or now.facts_digest != message.facts_digest


def letters_pdf(event: Event, stands: Iterable[Stand]) -> bytes:
    """Return the letters of these stands as one PDF for the printer, each with a link of its own that works from now.

    Raises press.PressError; then no link has been made.
    """
    found = event_for_letters(event.pk)
    if found is None:
        raise NoSuchStand(event.pk)
    scene = letters.scene_of(found)
    chosen = stands_for_letters(found, [stand.pk for stand in stands])
    doors = [(stand, *personal_links.new_address(LinkPurpose.STAND)) for stand in chosen]
    sheets = {language: one.with_changes(letter_date=localdate()) for language, one in scene.sheets.items()}
    pairs = [
        (sheets[stand.organisation.language], letters.recipient(stand, link)) for stand, _token, link in doors
    ]
    document = letter.invitation_letters(pairs)
    with transaction.atomic():
        for stand, token, _link in doors:
            personal_links.save_for_stand(token, stand)
    return document.pdf


def eml_of(message: Message, by: User) -> tuple[str, bytes]:
    """Return (file name, mail) of a message as a draft for a person's own mail program, with a link of its own.

    Raises NoSuchStand, press.PressError, and what mime.compose raises.
    """
    if message.kind in (*meeting_letters.KINDS, *date_post.KINDS, *host_post.KINDS):
        post: Any = next(one for one in (meeting_post, date_post, host_post) if message.kind in one.KINDS)
        try:
            address, files, name = post.file_for(message)
        except LookupError as problem:
            raise NoSuchStand(message.subject) from problem
        return safe_file_name(name), mime.compose(message, address, files, unsent=True)
    found = _scene(message.occasion)
    scene, stand = (found[0], found[1].get(message.subject)) if found else (None, None)
    is_to_library = message.kind == LetterKind.LIBRARY_LINK
    if scene is None or (stand is None and not is_to_library):
        raise NoSuchStand(message.subject)
    token, link = personal_links.new_address(LinkPurpose.LIBRARY if is_to_library else LinkPurpose.STAND)
    parcels = letters.enclosures(message.kind, scene, stand, link, message.to_email) if stand else ()
    content = mime.compose(message, link, parcels, unsent=True)
    with transaction.atomic():
        personal_links.save_for(token, scene.event, stand)
        calendar_told.note(message, parcels)  # counts once somebody says that it was sent by hand
    whose = stand.organisation.slug if stand else "kirjasto"
    return safe_file_name(f"{message.kind.replace('_', '-')}-{scene.event.slug}-{whose}.eml"), content
