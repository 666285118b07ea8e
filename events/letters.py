"""Which letters does a network write: to whom, in which language, with which words and enclosures?

Every function returns a Letter for partners/post. From is the portal's address under the network's name; who gets the
replies is decided in letter_scene.py.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from partners.post.letter import Letter, Parcel
from talkoot.lib import dates

from .calendars import itip
from .choices import LetterKind
from .documents import kinds
from .facts import EventSheet
from .letter_making import contact_of, recipient, to_stand, to_venue
from .letter_scene import Scene, scene_of
from .models import Stand
from .plan_choices import ReminderKind

__all__ = [
    "Scene", "calendars", "contact_of", "enclosures", "invitation", "library_link", "new_link", "partner_reminder",
    "receipt", "recipient", "reminder", "scene_of", "unsure_reminder",
]  # fmt: skip
WITH_LETTER = {LetterKind.INVITATION}


def invitation(scene: Scene, stand: Stand, *, version: int = 1, thread: str = "") -> Letter:
    """Invite an organisation; the letter and the calendar invitations are enclosed when it leaves."""
    return to_stand(LetterKind.INVITATION, scene, stand, version, thread)


def reminder(
    scene: Scene, stand: Stand, *, invited_on: date | None, version: int = 1, thread: str = ""
) -> Letter:
    """Remind who was invited on a day and has said nothing."""
    written = dates.short_date(invited_on, stand.organisation.language) if invited_on else ""
    return to_stand(LetterKind.REMINDER, scene, stand, version, thread, {"invited_on": written})


def unsure_reminder(
    scene: Scene, stand: Stand, *, answered_on: date | None, version: int = 1, thread: str = ""
) -> Letter:
    """Ask again who answered on a day that it does not know yet."""
    written = dates.short_date(answered_on, stand.organisation.language) if answered_on else ""
    return to_stand(LetterKind.UNSURE_REMINDER, scene, stand, version, thread, {"answered_on": written})


def receipt(scene: Scene, stand: Stand, values: Mapping[str, str], thread: str = "") -> Letter:
    """Thank for an answer and say what was saved; `values`: answer, changes and answerer, in the right language."""
    return to_stand(LetterKind.RECEIPT, scene, stand, stand.version, thread, values)


def new_link(scene: Scene, stand: Stand, *, version: int, old_links: str = "", thread: str = "") -> Letter:
    """Give a new personal link; `old_links` says what becomes of those sent before."""
    return to_stand(LetterKind.NEW_LINK, scene, stand, version, thread, {"old_links": old_links})


def library_link(scene: Scene, *, version: int = 1, thread: str = "", language: str = "fi") -> Letter:
    """Give the venue's people the link to their page of the event. The event must have a venue."""
    return to_venue(LetterKind.LIBRARY_LINK, scene, version, thread, language)


def partner_reminder(
    scene: Scene, stand: Stand, values: Mapping[str, str], *, key: str, thread: str = ""
) -> Letter:
    """Tell an organisation what of an event waits for it; `values`: news_title and news, in the right language."""
    return replace(to_stand(ReminderKind.PARTNER, scene, stand, 1, thread, values), key=key)


def enclosures(kind: str, scene: Scene, stand: Stand, link: str, to_email: str) -> tuple[Parcel, ...]:
    """Return what leaves with a message: the letter with its link, and calendar entries as far as there is a day.

    Raises press.PressError. Renders, so call it outside transactions.
    """
    if kind not in WITH_LETTER:
        return ()
    facts = scene.sheets[stand.organisation.language].with_changes(letter_date=scene.today)
    to = recipient(stand, link)
    document = kinds.make("invitation_letter", facts, to)
    return (
        Parcel(document.file_name, "application/pdf", document.pdf),
        *(calendars(facts, to_email, to.person or to.organisation) if to_email else ()),
    )


def calendars(facts: EventSheet, email: str, name: str) -> Sequence[Parcel]:
    """Return the event's invitation first (mail programs offer it), then one for each planning meeting."""
    held = [meeting for meeting in facts.meetings if not meeting.cancelled]
    meetings = [
        itip.meeting_parts(meeting, facts, email, name, beside=number)
        for number, meeting in enumerate(held, start=1)
    ]
    return [part for parts in (itip.event_parts(facts, email, name), *meetings) for part in parts]
