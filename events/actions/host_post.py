"""How do letters to host sites follow the record, and how do they get their links, joining sheets and calendar entries?

A link is saved together with the message that carries it, or not at all.
"""

from collections.abc import Iterator, Sequence

from django.conf import settings
from django.db import transaction

from partners.choices import LinkPurpose, MessageState
from partners.models import Message, User
from partners.post import outbox
from partners.post.letter import Letter, Parcel

from .. import day_letters, letters, personal_links, sheet, sheet_day
from ..choices import LetterKind
from ..day_facts import HostFacts
from ..facts import EventSheet
from ..letter_scene import Scene
from ..models import HostSite
from . import calendar_told
from .enclosing import enclosed
from .writing import event_for_letters

KINDS = (LetterKind.HOST_SITE,)


def prepare(site: HostSite, by: User) -> Message | None:
    """Write a draft to a host site; returns the one that waits or was sent with the same facts, None if it is over."""
    event = event_for_letters(site.event_id)
    scene = letters.scene_of(event) if event else None
    if scene is None or scene.is_over:
        return None
    known = list(
        Message.objects.to_subjects([site.subject]).of_kinds(KINDS).without_text().order_by("version")
    )
    latest = known[-1] if known else None
    if latest and latest.state not in (*MessageState.gone(), MessageState.CANCELLED):
        return latest
    version = latest.version + 1 if latest else 1
    thread = next((one.message_id for one in known if one.state != MessageState.CANCELLED), "")
    letter = day_letters.host_site(scene, site, version=version, thread=thread)
    if latest and latest.state in MessageState.gone() and latest.facts_digest == letter.facts_digest:
        return latest
    with transaction.atomic():
        return outbox.write(letter, state=MessageState.DRAFT, by=by)[0]


def current(occasion: str) -> Iterator[tuple[Message, Letter | None]]:
    """Yield each such draft about one event with the letter as it would be now; nothing: it is not needed any more."""
    for draft in Message.objects.about(occasion).drafts().of_kinds(KINDS).order_by("pk"):
        found = _found(draft)
        yield draft, _as_now(draft, *found) if found and not found[0].is_over else None


def pack(message: Message) -> bool:
    """Make link and files of one released message; returns whether it is ready to leave.

    What would tell something else than the person saw becomes a draft again; a place that is gone is told nothing.
    """
    found = _found(message)
    if found is None:
        outbox.cancel(message)
        return False
    if found[0].is_over or _as_now(message, *found).facts_digest != message.facts_digest:
        outbox.take_back(message)
        return False
    token, link = personal_links.new_address(LinkPurpose.HOST_SITE)
    parcels = enclosed(message, lambda: _parcels(message, *found))
    if parcels is None:
        return False
    return _save(message, token, link, parcels, found[1])


def file_for(message: Message) -> tuple[str, list[Parcel], str]:
    """Return link, files and a file name of one message for a person's own mail program; the link works from now.

    Raises LookupError for a place that is gone, and press.PressError.
    """
    found = _found(message)
    if found is None:
        raise LookupError(message.key)
    token, link = personal_links.new_address(LinkPurpose.HOST_SITE)
    parcels = _parcels(message, *found)
    personal_links.save_for_host(token, found[1])
    return link, parcels, f"etapaikka-{found[1].event.slug}-{found[1].pk}.eml"


def paper_facts(site: HostSite, language: str) -> tuple[EventSheet, HostFacts]:
    """Return what the joining sheet and the calendar entry of one place are made of."""
    facts = sheet.of(site.event, language).with_changes(day_facts=sheet_day.of(site.event, language))
    return facts, _facts_of(site)


@transaction.atomic
def _save(message: Message, token: str, link: str, parcels: Sequence[Parcel], site: HostSite) -> bool:
    if not outbox.pack(message, link, parcels):
        return False  # somebody else was faster, with a link of their own
    calendar_told.note(message, parcels)
    personal_links.save_for_host(token, site)
    return True


def _parcels(message: Message, scene: Scene, site: HostSite) -> list[Parcel]:
    facts = scene.sheets[message.language].with_changes(day_facts=sheet_day.of(site.event, message.language))
    return day_letters.enclosures(facts, _facts_of(site), message.to_email, site.helper_name or site.name)


def _as_now(message: Message, scene: Scene, site: HostSite) -> Letter:
    return day_letters.host_site(scene, site, version=message.version, thread=message.thread)


def _facts_of(site: HostSite) -> HostFacts:
    return site.facts(settings.CALENDAR_DOMAIN)


def _found(message: Message) -> tuple[Scene, HostSite] | None:
    """Return the place that a message is about with the scene of its event."""
    key = message.subject.removeprefix("host:")
    site = HostSite.objects.with_event().filter(pk=int(key)).first() if key.isdecimal() else None
    event = event_for_letters(site.event_id) if site else None
    if site is None or event is None:
        return None
    site.event = event
    return letters.scene_of(event), site
