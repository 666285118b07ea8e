"""Which letters does a network write of one meeting: the invitation, its update, its cancellation, its minutes?

The facts of a meeting of the network alone have a sheet too: who speaks, and nothing of any event.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from django.utils import translation
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from partners.models import Network
from partners.post.letter import Letter, Parcel
from talkoot.lib import dates
from talkoot.lib.text import in_language

from . import letter_scene, letter_values, letter_words, placeholders, sheet
from .calendars import itip
from .choices import LetterKind
from .day_facts import DayFacts, NotesFacts
from .documents import kinds
from .facts import PUBLIC_LANGUAGES, EventSheet, MeetingFacts
from .letter_words import Words
from .models import Attendee, Event, Meeting
from .placeholders import fill_letter, fill_title, one_line

KINDS = (LetterKind.MEETING, LetterKind.MEETING_CANCELLED, LetterKind.MINUTES)
LONGEST_NAME = 120  # characters of a name in the outbox


@dataclass(frozen=True, slots=True)
class MeetingScene:
    """Everything that letters about one meeting tell: its facts, and sheets, words and values by language."""

    meeting: Meeting
    facts: MeetingFacts
    notes: NotesFacts
    sheets: Mapping[str, EventSheet]
    words: Mapping[str, Mapping[str, Words]]
    values: Mapping[str, Mapping[str, str]]
    reply_name: str
    reply_email: str


def scene_of(meeting: Meeting, notes: NotesFacts) -> MeetingScene:
    """Read a meeting for its letters; the same number of queries however many letters are written."""
    facts = sheet.meeting_facts(meeting)
    if meeting.event_id:
        event = Event.objects.with_places().select_related("created_by").get(pk=meeting.event_id)
        whole = letter_scene.scene_of(event)
        return MeetingScene(
            meeting,
            facts,
            notes,
            whole.sheets,
            whole.words,
            whole.values,
            whole.reply_name,
            whole.reply_email,
        )
    network, today = meeting.own_network, localdate()
    sheets = {language: sheet_of_network(network, language) for language in PUBLIC_LANGUAGES}
    values = {language: letter_values.of_event(one, {}, today) for language, one in sheets.items()}
    return MeetingScene(
        meeting, facts, notes, sheets, letter_words.of_network(network), values,
        network.signer_name or network.name, network.email,
    )  # fmt: skip


def sheet_of_network(network: Network, language: str) -> EventSheet:
    """Return the facts of a network that meets without an event: who speaks, under its own name."""
    name = in_language(network, "name", language)[0]
    return EventSheet(
        language=language, slug=network.slug, public_url="", sender=sheet.sender_of(network, language), title=name,
        what_you_get="", kind_name="",
    )  # fmt: skip


def letter_of(
    kind: LetterKind, scene: MeetingScene, person: Attendee, language: str, *, is_update: bool = False
) -> Letter:
    """Return one letter to one participant; `is_update`: the meeting stands in the person's calendar already."""
    words, network = scene.words[kind][language], scene.meeting.own_network
    organisation = person.organisation if person.organisation != person.name else ""
    values = {
        **scene.values[language],
        **letter_values.of_receiver(
            language, organisation, "" if organisation == person.name else person.name
        ),
        **_values(scene, language, is_update),
    }
    title, text = fill_title(words.title, values), fill_letter(words.text, values)
    return Letter(
        kind=kind, key=key_of(kind, scene, person), title=title.text, text=text.text, to_email=person.email,
        to_name=one_line(person.name or person.organisation)[:LONGEST_NAME], network=network,
        occasion=scene.meeting.occasion, subject=person.stand.subject if person.stand else person.subject,
        version=scene.facts.sequence + 1, language=language,
        from_name=one_line(in_language(network, "name", language)[0]), reply_name=one_line(scene.reply_name),
        reply_email=scene.reply_email, data_words=tuple(dict.fromkeys((*title.data_words, *text.data_words))),
        missing=tuple(dict.fromkeys((*title.missing, *text.missing))),
        facts_digest=digest_of(kind, scene, person),
    )  # fmt: skip


def key_of(kind: LetterKind, scene: MeetingScene, person: Attendee) -> str:
    """Return what makes a letter one: a person is told each time and each text of the minutes once."""
    version = f"s{scene.facts.sequence}" if kind != LetterKind.MINUTES else _told((scene.notes.text,))[:12]
    return f"{kind}:{scene.meeting.pk}:{person.pk}:{version}"


def numbers_of(key: str) -> tuple[int, int]:
    """Return the numbers of the meeting and the participant in a letter's key. Raises ValueError for other keys."""
    _kind, meeting, person, _version = key.split(":")
    return int(meeting), int(person)


def digest_of(kind: LetterKind, scene: MeetingScene, person: Attendee) -> str:
    """Return 32 hex digits over the facts that a letter tells."""
    facts = asdict(scene.facts) | {"stamp": ""}
    if kind == LetterKind.MEETING_CANCELLED:
        return _told((facts, person.email))  # also to those who were left out, who have no row any more
    notes = asdict(scene.notes) if kind == LetterKind.MINUTES else {}
    return _told((facts, notes, person.name, person.organisation, person.email))


def enclosures(kind: str, scene: MeetingScene, person: Attendee, language: str) -> list[Parcel]:
    """Return what leaves with a letter: the calendar's part, or the minutes. Raises press.PressError."""
    facts, whole = scene.facts, scene.sheets[language]
    if kind == LetterKind.MINUTES:
        return [minutes_file(scene, language)]
    method = itip.CANCEL if kind == LetterKind.MEETING_CANCELLED else itip.REQUEST
    if not person.email:
        return []
    return list(itip.meeting_parts(facts, whole, person.email, person.name or person.organisation, method))


def minutes_file(scene: MeetingScene, language: str = "fi") -> Parcel:
    """Return the minutes as a PDF. Renders, so call it outside transactions. Raises press.PressError."""
    return paper("minutes", scene, language)


def paper(kind: str, scene: MeetingScene, language: str = "fi") -> Parcel:
    """Return a paper of one meeting as a PDF. Raises press.PressError."""
    whole = scene.sheets[language].with_changes(day_facts=DayFacts(notes=(scene.notes,)))
    document = kinds.make(kind, whole, scene.facts)
    return Parcel(document.file_name, "application/pdf", document.pdf)


def _values(scene: MeetingScene, language: str, is_update: bool) -> dict[str, str]:
    facts = scene.facts
    with translation.override(language):
        day = dates.weekday_day(facts.day, language)
        names = {"meeting": facts.name, "day": day}
        title = (
            _("Meeting changed: %(meeting)s %(day)s") if is_update else _("Invitation: %(meeting)s %(day)s")
        )
        lead = (
            _("The facts of the meeting have changed. Here they are as they are now.")
            if is_update
            else _("Welcome to the meeting.")
        )
        heading = _("Agenda")
        agenda = f"{heading}:\n{facts.agenda}" if facts.agenda.strip() else ""
        values = {
            "meeting": facts.name, "meeting_day": day, "meeting_title": title % names, "lead": lead,
            "meeting_time": dates.event_time(facts.day, facts.starts, facts.ends, None, language),
            "meeting_place": facts.place, "meeting_link": facts.link, "agenda": agenda,
            "about": scene.sheets[language].title,
        }  # fmt: skip
    return letter_values.safe(values) | {"agenda": placeholders.harmless(values["agenda"])}


def _told(facts: object) -> str:
    text = json.dumps(facts, sort_keys=True, default=str, ensure_ascii=False)
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
