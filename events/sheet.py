"""How do an event's rows become the frozen facts of one language, in few queries?"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.db.models import Prefetch

from partners.models import Network, Picture
from talkoot.lib.text import in_language

from .choices import AttendanceMode, MeetingState, StandState, TextKey
from .facts import (
    PUBLIC_LANGUAGES,
    Access,
    ContactPoint,
    EventSheet,
    LetterText,
    MeetingFacts,
    Place,
    Sender,
)
from .merging import LETTER_LANGUAGES
from .models import Event, EventText, Meeting, PosterDesign, Stand
from .placeholders import fill
from .sheet_place import place_words, venue_in
from .sheet_poster import logos_of, poster_of, signature_of
from .sheet_stands import helpers_of, room_of, stands_of

TEXTS = ("kind_name", "title", "what_you_get", "summary", "description", "audience", "free", "bring")
SAME = (
    "slug", "day", "opens", "closes", "previous_day", "previous_opens", "previous_closes", "state", "attendance",
    "theme", "remote_link", "contingency_plan", "set_up_from", "take_down_until", "answer_by", "case_number",
)  # fmt: skip
ON_BOARD = (StandState.INVITED, StandState.UNSURE)


def of(event: Event, language: str = "fi") -> EventSheet:
    """Return one event's facts in one language; at most six queries."""
    return many([event.pk], language)[event.pk]


def in_languages(event: Event, languages: Iterable[str] = PUBLIC_LANGUAGES) -> dict[str, EventSheet]:
    """Return one event's facts by language, in as many queries as one language takes."""
    (row,) = _whole([event.pk]).values()
    return {language: _of_whole(row, language) for language in languages}


def many(pks: Iterable[int], language: str = "fi") -> dict[int, EventSheet]:
    """Return the facts of several events by id, in six queries however many there are."""
    return {pk: _of_whole(event, language) for pk, event in _whole(pks).items()}


def _whole(pks: Iterable[int]) -> dict[int, Event]:
    """Return events with every row that a sheet is made of."""
    stands = Stand.objects.in_order().prefetch_related("presenters")
    rows = (
        Event.objects.with_places()
        .select_related("poster_design__picture")
        .prefetch_related(
            "network__pictures",
            Prefetch("stands", stands),
            Prefetch("meetings", Meeting.objects.all()),
            "texts",
        )
    )
    return rows.in_bulk(list(pks))


def _of_whole(event: Event, language: str) -> EventSheet:
    whole = (event.stands.all(), event.meetings.all(), event.texts.all())
    return from_rows(event, *whole, language, event.network.pictures.all(), design_of(event))


def design_of(event: Event) -> PosterDesign | None:
    """Return what was chosen for the event's posters, if anything was; a query unless it came along."""
    found: PosterDesign | None = getattr(event, "poster_design", None)
    return found


def from_rows(
    event: Event,
    stands: Iterable[Stand],
    meetings: Iterable[Meeting],
    texts: Iterable[EventText],
    language: str,
    pictures: Iterable[Picture] = (),
    design: PosterDesign | None = None,
) -> EventSheet:
    """Return the facts of rows already at hand; the event itself may hold values that are not saved yet.

    Lists and calendars leave out `pictures` and the poster's `design`, which they do not show.
    """
    missing: list[str] = []
    words: dict[str, Any] = {name: _text(event, name, language, missing) for name in TEXTS}
    access_note = _text(event, "access_note", language, missing)
    rows, pictures = list(stands), list(pictures)
    helpers = helpers_of(rows, language)
    return EventSheet(
        language=language,
        public_url=public_url(event.slug, language),
        sender=replace(sender_of(event.network, language), signature=signature_of(pictures, language)),
        poster=poster_of(design, language, missing),
        logos=logos_of(pictures, event.municipality_id, language),
        **words,
        **_same(event, *SAME),
        published=event.is_published,
        place=_place(event, language, missing),
        access=Access(event.step_free, event.induction_loop, event.accessible_toilet, access_note),
        contact=ContactPoint(_contact_name(event, language), event.contact_phone, event.contact_email),
        languages=tuple(event.languages),
        joining=_joining(event, language, missing),
        helpers=tuple(helper for helper in helpers if helper.state == StandState.CONFIRMED),
        invited=tuple(helper for helper in helpers if helper.state in ON_BOARD),
        letter=_letter(event, texts, language, missing),
        missing=tuple(missing),  # the last of what may add to it
        stands=stands_of(rows, language),
        room=room_of(event.venue),
        meetings=tuple(meeting_facts(meeting) for meeting in meetings),
        uid=calendar_uid(event),
        sequence=event.calendar_sequence,
        stamp=event.calendar_stamp,
    )


def public_url(slug: str, language: str = "fi") -> str:
    """Return the absolute address of the public page; posters and calendars carry it.

    The page speaks the public languages; paper in another language leads to the Finnish one.
    """
    prefix = f"/{language}" if language in PUBLIC_LANGUAGES and language != "fi" else ""
    return f"{settings.PORTAL_BASE_URL}{prefix}/talkoot/{slug}/"


def calendar_uid(row: Event | Meeting) -> str:
    """Return the calendar identity: stored, and independent of the portal's own address."""
    return f"talkoot-{row.calendar_uid}@{settings.CALENDAR_DOMAIN}"


def meeting_facts(meeting: Meeting) -> MeetingFacts:
    """Return one meeting's facts."""
    return MeetingFacts(
        name=meeting.name,
        day=meeting.day,
        starts=meeting.starts,
        ends=meeting.ends,
        place=meeting.place,
        link=meeting.link,
        agenda=meeting.current_agenda,
        uid=calendar_uid(meeting),
        sequence=meeting.calendar_sequence,
        stamp=meeting.calendar_stamp,
        cancelled=meeting.state == MeetingState.CANCELLED,
    )


def _text(event: Event, name: str, language: str, missing: list[str]) -> str:
    """Return a text in the language, noting the field when it fell back to Finnish."""
    text, fell_back = in_language(event, name, language)
    if fell_back and text:
        missing.append(name)
    return text


def _joining(event: Event, language: str, missing: list[str]) -> str:
    """Return how one takes part remotely, of a plan of the day that came along; nothing for an event in place only."""
    relation: Any = vars(Event)["day_plan"]
    plan = getattr(event, "day_plan", None) if relation.is_cached(event) else None
    if plan is None or event.attendance == AttendanceMode.ONSITE:
        return ""
    text, fell_back = in_language(plan, "joining", language)
    if fell_back:
        missing.append("joining")
    return text


def _place(event: Event, language: str, missing: list[str]) -> Place | None:
    """Return where it is, or None while no venue is chosen."""
    venue, town = event.venue, event.municipality
    if venue is None:
        return None
    name, where = venue_in(venue, language)
    town_name = town.name_sv if language == "sv" else town.name
    return Place(
        name=name,
        genitive=venue.genitive if language == "fi" else name,
        locative=where,
        destination=venue.destination if language == "fi" else where,
        room=_text(event, "room", language, missing),
        street_address=venue.street_address,
        postal_code=venue.postal_code,
        postal_place=town_name if venue.postal_place == town.name else venue.postal_place,
        municipality=town_name,
        municipality_genitive=town.genitive,
        municipality_locative=town.locative,
        phone=venue.phone,
    )


def _contact_name(event: Event, language: str) -> str:
    """Return whom visitors may ask; the venue itself goes by its name in the language."""
    venue = event.venue
    return venue_in(venue, language)[0] if venue and event.contact_name == venue.name else event.contact_name


def sender_of(network: Network, language: str) -> Sender:
    """Return the letterhead: who speaks, in one language."""
    words: dict[str, Any] = {
        name: in_language(network, name, language)[0] for name in ("name", "project", "signer_title")
    }
    return Sender(
        **words,
        window_left_mm=float(network.window_left_mm),
        window_top_mm=float(network.window_top_mm),
        **_same(network, "street_address", "postal_code", "postal_place", "phone", "email", "website",
                "business_id", "colour_dark", "colour_light", "signer_name", "is_example"),
    )  # fmt: skip


def _same(row: Any, *names: str) -> dict[str, Any]:
    """Return attributes under their own names."""
    return {name: getattr(row, name) for name in names}


def _reason(event: Event, language: str, missing: list[str]) -> str:
    """Return why talkoot are needed here, only in the language itself; noted where a letter goes without it."""
    if language not in ("fi", *LETTER_LANGUAGES):
        return ""
    text, fell_back = in_language(event, "reason", language)
    if fell_back:
        missing.append("reason")
        return ""
    return text


def _letter(event: Event, texts: Iterable[EventText], language: str, missing: list[str]) -> LetterText:
    """Return the letter's texts in the language with their placeholders replaced."""
    words = place_words(event.municipality, event.venue, event.network, language)
    told = {row.key: in_language(row, "text", language) for row in texts}
    if any(told[key][1] for key in TextKey.of_letters() if key in told):
        missing.append("letter")
    filled = {key: fill(text, words) for key, (text, _fell_back) in told.items()}
    reason = _reason(event, language, missing)
    if reason:  # why here: told after the opening
        opening = filled.get(TextKey.LETTER_OPENING, "")
        filled[TextKey.LETTER_OPENING.value] = "\n\n".join(part for part in (opening, reason) if part)
    return LetterText(
        **{key.value.removeprefix("letter_"): filled.get(key.value, "") for key in TextKey.of_letters()}
    )
