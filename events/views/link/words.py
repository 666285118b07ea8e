"""How do a stand and its event become the texts of a partner's pages?"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any
from urllib.parse import quote, urlencode

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from partners.models import Contact, Network
from talkoot.lib import dates
from talkoot.lib.text import in_language

from ...answering import MEETING, Answer, answer_of, facts_of
from ...choices import AttendanceMode, Attending, EventState, Need, PublicFact, Scope, StandState
from ...facts import Recipient
from ...models import Event, Meeting, Stand
from ...sheet_place import venue_in
from ..public.words import OWN_NAMES

LANGUAGE, UNDONE = "kieli", "peruttu"
A_WEEK = timedelta(days=7)  # after which those who did not know yet are reminded


def language_of(request: HttpRequest, own: str) -> str:
    """Return the language asked for in the address (?kieli=sv), else the organisation's own."""
    asked = request.GET.get(LANGUAGE, "")
    return asked if asked in dict(settings.LANGUAGES) else own


def tail(language: str, stand: Stand | None) -> str:
    """Return what an address needs to keep the page's language; nothing when it is the usual one."""
    usual = stand.organisation.language if stand else settings.LANGUAGE_CODE
    return "" if language == usual else f"?{urlencode({LANGUAGE: language})}"


def undone_query(language: str) -> str:
    """Return what the address of the form says after an answer was taken back."""
    return urlencode({LANGUAGE: language, UNDONE: 1})


def frame(network: Network, language: str, path: str = "") -> dict[str, Any]:
    """Return what stands around every page: who invites, whom to ask, and the other languages."""
    name = in_language(network, "name", language)[0]
    return {
        "network": {"name": name, "is_example": network.is_example},
        "help_name": network.signer_name or name,
        "help_phone": network.phone,
        "help_email": network.email,
        "languages": other_languages(path) if path else [],
    }


def other_languages(path: str) -> list[tuple[str, str, str]]:
    """Return (code, own name, address) of a page in each language."""
    return [
        (code, OWN_NAMES[code], f"{path}?{urlencode({LANGUAGE: code})}") for code, _name in settings.LANGUAGES
    ]


def helpers_of(networks: Iterable[Network], language: str) -> list[dict[str, str]]:
    """Return whom one may call when it is not known who sent the link; the same as the privacy notice tells."""
    return [
        {"name": in_language(network, "name", language)[0], "phone": network.phone, "email": network.email}
        for network in networks
    ]


def event_facts(event: Event, language: str) -> list[dict[str, str]]:
    """Return what, when and where, under the names of parts/facts.html."""
    title = in_language(event, "title", language)[0]
    facts = [{"name": _("What"), "value": title, "note": in_language(event, "what_you_get", language)[0]}]
    facts[0]["note"] = facts[0]["note"] if facts[0]["note"] != title else ""
    when = dates.event_time(event.day, event.opens, event.closes, None, language) if event.day else ""
    state = state_of(event, when, language)
    notes = [] if state else [part for part in (moved_from(event, language), set_up(event, language)) if part]
    facts.append(
        {
            "name": _("When"),
            "value": state or when or _("The day will be announced"),
            "note": ". ".join(notes),
        }
    )
    where, note = place(event, language)
    facts.append({"name": _("Where"), "value": where, "note": note} | remote(event))
    plan = getattr(event, "day_plan", None)
    if plan and plan.joining and event.attendance != AttendanceMode.ONSITE:
        steps = in_language(plan, "joining", language)[0]
        facts.append({"name": _("How to join"), "value": steps, "plain": "yes"})
    return facts


def state_of(event: Event, when: str, language: str) -> str:
    """Return what became of the agreed time where it does not hold any more, else nothing."""
    words = {
        EventState.CANCELLED: _("Cancelled. The agreed time was %(time)s."),
        EventState.POSTPONED: _("Postponed: a new day comes later. The agreed time was %(time)s."),
    }
    return words[EventState(event.state)] % {"time": when} if event.state in words else ""


def moved_from(event: Event, language: str) -> str:
    """Return the time that held before an event was moved, as a sentence without its stop; else nothing."""
    if event.state != EventState.RESCHEDULED or event.previous_day is None:
        return ""
    before = dates.event_time(event.previous_day, event.previous_opens, event.previous_closes, None, language)
    return _("New time! Earlier: %(time)s") % {"time": before}


def set_up(event: Event, language: str) -> str:
    """Return from when one may build up, and until when to clear away."""
    if not event.set_up_from:
        return ""
    start = dates.clock(event.set_up_from, language)
    if not event.take_down_until:
        return _("Set-up from %(time)s") % {"time": dates.hours(event.set_up_from, None, language)}
    end = dates.clock(event.take_down_until, language)
    return _("Set-up from %(start)s, cleared by %(end)s") % {"start": start, "end": end}


def remote(event: Event) -> dict[str, str]:
    """Return the link of an event that is held remotely too, under the names of parts/facts.html."""
    if event.attendance == AttendanceMode.ONSITE or not event.remote_link:
        return {}
    return {"url": event.remote_link, "link": _("Open the remote link")}


def place(event: Event, language: str) -> tuple[str, str]:
    """Return the place with its room, and its address."""
    if event.attendance == AttendanceMode.ONLINE:
        return _("On the web"), ""
    venue = event.venue
    if venue is None:
        return _("The place will be announced"), ""
    name = venue_in(venue, language)[0]
    room = in_language(event, "room", language)[0]
    town = f"{venue.postal_code} {venue.postal_place}".strip()
    address = ", ".join(part for part in (venue.street_address, town) if part)
    return ", ".join(part for part in (name, room) if part), address


def meeting_when(meeting: Meeting, language: str) -> str:
    """Return when and where a meeting is: "ke 10.2.2027 klo 13–14, Teams"."""
    when = dates.event_time(meeting.day, meeting.starts, meeting.ends, None, language)
    where = meeting.place or (_("remotely") if meeting.link else "")
    return ", ".join(part for part in (when, where) if part)


def title_of(stand: Stand, contact: Contact | None) -> str:
    """Return the page's heading: it greets the contact by the first name, as the letter's mail does."""
    if contact and contact.name.strip():
        return _("Hello %(name)s, are you coming along?") % {"name": first_name(contact.name)}
    return _("Are you coming along?")


def first_name(name: str) -> str:
    """Return the first word of a name."""
    return (name.split() or [""])[0]


def primary_contact(stand: Stand) -> Contact | None:
    """Return the organisation's first contact."""
    return next(iter(stand.organisation.contacts.all()), None)


def state_word(state: str) -> str:
    """Return an answer in the partner's own words."""
    return {
        StandState.CONFIRMED: _("We are coming"),
        StandState.DECLINED: _("We cannot come"),
        StandState.CANCELLED: _("We cannot come"),
        StandState.UNSURE: _("We do not know yet"),
        StandState.WAITING: _("We are coming, on the waiting list for now"),
        StandState.INVITED: _("No answer yet"),
    }[StandState(state)]


LABELS = {
    "state": lambda: _("Taking part"),
    "topic": lambda: _("You show"),
    "scope": lambda: _("You help"),
    "story": lambda: _("Text for the web"),
    "presenters": lambda: _("Presenters"),
    "tables": lambda: _("Tables"),
    "sockets": lambda: _("Wall sockets"),
    "needs": lambda: _("Other needs"),
    "needs_note": lambda: _("Your wish"),
    "works_remotely": lambda: _("Works remotely too"),
    "public_facts": lambda: _("May be told in public"),
    "message": lambda: _("Your message"),
    "ethics_version": lambda: _("Ethics of digital support"),
}


def label(fact: str, meetings: Mapping[int, str]) -> str:
    """Return the name of one fact of an answer."""
    if fact.startswith(MEETING):
        return meetings.get(int(fact.removeprefix(MEETING)), _("Planning meeting"))
    return LABELS[fact.removesuffix("_sv").removesuffix("_en")]()


def shown(fact: str, value: Any) -> str:
    """Return one fact as its giver would say it; nothing when it is empty."""
    if fact.startswith(MEETING):
        return str(Attending(value).label) if value in Attending.values else ""
    if fact == "state":
        return state_word(value)
    if fact == "scope":
        return str(Scope(value).label)
    if fact in ("needs", "public_facts"):
        kind = Need if fact == "needs" else PublicFact
        return ", ".join(str(kind(one).label) for one in value)
    if fact == "presenters":
        return "\n".join(", ".join(part for part in pair if part) for pair in value)
    if fact == "works_remotely":
        return "" if value is None else _("Yes") if value else _("No")
    if fact == "ethics_version":
        return _("Read and followed") if value else ""
    return str(value)


ORDER = ("topic", "presenters", "tables", "sockets", "needs", "needs_note", "scope", "story", "works_remotely",
         "public_facts", "ethics_version", "message")  # fmt: skip


def summary(stand: Stand, language: str) -> list[dict[str, str]]:
    """Return what has been answered, in the order of the form: of those who do not come only what they said."""
    answer = answer_of(stand, language)
    facts = facts_of(answer)
    names = {name.removesuffix("_sv").removesuffix("_en"): name for name in facts}
    meetings = {meeting.pk: meeting.name for meeting in stand.event.meetings.all()}
    order = ORDER if comes(answer) else ("message",)
    rows = ["state", *(names[name] for name in order), *(name for name in facts if name.startswith(MEETING))]
    found = [{"name": label(name, meetings), "value": shown(name, facts[name])} for name in rows]
    return [row for row in found if row["value"] not in ("", "0")]


def comes(answer: Answer) -> bool:
    """Tell whether the stand is to be prepared for."""
    return answer.state in (StandState.CONFIRMED, StandState.WAITING)


def undone(stand: Stand) -> list[dict[str, str]]:
    """Return what taking the last answer back would change, for parts/changes.html."""
    kept = stand.before_answer or {"before": {}, "after": {}}
    meetings = {meeting.pk: meeting.name for meeting in stand.event.meetings.all()}
    return [
        {"what": label(name, meetings), "was": shown(name, kept["after"][name]),
         "now": shown(name, was) or pgettext("nothing was written", "empty")}
        for name, was in kept["before"].items()
    ]  # fmt: skip


def with_link(recipient: Recipient, url: str) -> Recipient:
    """Return whom a letter is addressed to, with the personal link for its square code."""
    return replace(recipient, answer_url=url)


def forwarding(event: Event, url: str, language: str) -> str:
    """Return a mailto address that hands the link to a colleague (RFC 6068)."""
    title = in_language(event, "title", language)[0]
    when = dates.weekday_date(event.day, language) if event.day else ""
    text = _("Could you answer this for us? The link opens our page, no sign-in is needed.")
    subject = ", ".join(part for part in (title, when) if part)
    body = f"{text}\r\n\r\n{url}"
    return f"mailto:?subject={quote(subject)}&body={quote(body)}"
