"""What do an event's outputs say of its time, place and state: page, list, calendar, JSON-LD, poster, letters, link?"""

import json
import random
import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import icalendar
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localtime

from events import personal_links, sheet
from events.actions import moving
from events.actions.consequences import NotPossible
from events.actions.recording import Seen, save_record
from events.actions.situation import Wish
from events.choices import EventState
from events.date_choices import MoveKind
from events.documents.poster_words import poster_words
from events.merging import values_of
from events.models import Event
from partners.choices import LinkPurpose, MessageState
from partners.models import Message, User
from partners.post import outbox
from talkoot.lib import dates
from tests.move_world import HELSINKI, do

LINK = "https://example.org/talkoot"
WORDS = {"cancelled": "Peruttu", "postponed": "Lykätty", "rescheduled": "Siirretty", "scheduled": ""}
OVERPRINTS = {"cancelled": "PERUTTU", "postponed": "LYKÄTTY", "rescheduled": "SIIRRETTY", "scheduled": ""}
LETTERS = ("moved", "postponed", "called_off", "reinstated", "format_changed")


def plain(text: str) -> str:
    """A text with ordinary spaces."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def disagreeing(event: Event) -> list[str]:
    """What an event's outputs say otherwise than its record; an empty list when all agree."""
    event = Event.objects.with_places().get(pk=event.pk)
    client = Client()
    checks: tuple[Callable[[Event, Client], list[str]], ...] = (
        _page,
        _list,
        _calendar,
        _poster,
        _letter,
        _link,
    )
    return [
        f"{event.state} {event.day} {event.attendance}: {fault}"
        for check in checks
        for fault in check(event, client)
    ]


def _missing(where: str, text: str, *parts: str) -> list[str]:
    return [f"{where} does not say {part!r}" for part in parts if part and part not in plain(text)]


def _hours(event: Event) -> str:
    return plain(dates.hours(event.opens, event.closes, "fi"))


def _place(event: Event) -> str:
    return LINK if event.attendance == "online" else str(event.venue)


def _page(event: Event, client: Client) -> list[str]:
    text = client.get(event.get_absolute_url()).content.decode()
    day = plain(dates.long_weekday_date(event.day, "fi"))
    found = _missing("the page", text, day, _hours(event), WORDS[event.state], _place(event))
    data = json.loads(re.findall(r'<script type="application/ld\+json"[^>]*>(.*?)</script>', text, re.S)[0])
    starts = datetime.combine(event.day, event.opens, HELSINKI).isoformat()
    previous = {
        "rescheduled": (event.previous_day, event.previous_opens),
        "postponed": (event.day, event.opens),
    }
    before = previous.get(event.state)
    wanted = {
        "startDate": starts, "eventStatus": EventState(event.state).schema_name,
        "previousStartDate": datetime.combine(*before, HELSINKI).isoformat() if before else None,
    }  # fmt: skip
    found += [
        f"JSON-LD: {name} {data.get(name)}" for name, value in wanted.items() if data.get(name) != value
    ]
    return found + _missing("JSON-LD", json.dumps(data["location"], ensure_ascii=False), _place(event))


def _list(event: Event, client: Client) -> list[str]:
    text = client.get(reverse("public:event_list")).content.decode()
    return _missing("the list", text, event.title, _hours(event), WORDS[event.state])


def _calendar(event: Event, client: Client) -> list[str]:
    found = []
    for name, argument in (("event_calendar", event.slug), ("network_calendar", event.network.slug)):
        answer = client.get(reverse(f"feeds:{name}", args=[argument]))
        (entry,) = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")
        found += _entry(name, entry, event)
    return found


def _entry(name: str, entry: Any, event: Event) -> list[str]:
    status = {"cancelled": "CANCELLED", "postponed": "TENTATIVE"}.get(event.state, "CONFIRMED")
    starts = datetime.combine(event.day, event.opens, HELSINKI)
    told = {
        "start": (entry.decoded("dtstart"), starts), "status": (str(entry["status"]), status),
        "sequence": (int(entry["sequence"]), event.calendar_sequence),
    }  # fmt: skip
    found = [
        f"{name}: {fact} {said} is not {wanted}" for fact, (said, wanted) in told.items() if said != wanted
    ]
    return found + _missing(name, str(entry.get("location", "")), _place(event))


def _poster(event: Event, _client: Client) -> list[str]:
    words = poster_words(sheet.of(event))
    text = " ".join(
        (words.day, words.clock, words.weekday, words.banner, words.banner_more, words.place, words.address)
    )
    day = f"{event.day.day}.{event.day.month}."
    found = _missing("the poster", text, day, OVERPRINTS[event.state])
    if (words.banner != "") != (event.state != "scheduled"):
        found.append(f"the poster's overprint is {words.banner!r}")
    return found


def _letter(event: Event, _client: Client) -> list[str]:
    """The newest letter that was not taken back, with its calendar part; none before the first change."""
    kept = Message.objects.of_kinds(LETTERS).exclude(state=MessageState.CANCELLED).filter(language="fi")
    message = kept.order_by("pk").last()
    if message is None or message.version != event.version:
        return []
    when = plain(dates.event_time(event.day, event.opens, event.closes, None, "fi"))
    found = _missing(
        "the letter", message.text, when, "" if event.attendance == "online" else str(event.venue)
    )
    parts = outbox.parcels_of(message)
    off = event.state in ("cancelled", "postponed")
    for part in parts[:1]:
        calendar = icalendar.Calendar.from_ical(part.content)
        (entry,) = calendar.walk("VEVENT")
        if (str(calendar["method"]) == "CANCEL") != off:
            found.append(f"the letter's calendar says {calendar['method']}")
        if int(entry["sequence"]) != event.calendar_sequence:
            found.append("the letter's calendar has another sequence")
        if not off:
            found += _entry("the letter's calendar", entry, event)
    return found


def _link(event: Event, client: Client) -> list[str]:
    stand = event.stands.order_by("order").first()
    token, _address = personal_links.new_address(LinkPurpose.STAND)
    personal_links.save_for_stand(token, stand)
    text = client.get(f"/k/{token}/").content.decode()
    when = plain(dates.event_time(event.day, event.opens, event.closes, None, "fi"))
    state = "" if event.state == "rescheduled" else WORDS[event.state].lower()
    place = _place(event) if event.state not in ("cancelled",) else ""
    return _missing("the partner's page", plain(text), when, place) + _missing(
        "the partner's page", text.lower(), state
    )


def random_deed(event: Event, by: User, chance: random.Random, now: datetime) -> str:
    """Do one of all things that can be done to an event, if it can be done now; returns what it was."""
    event = Event.objects.get(pk=event.pk)
    day, opens = date(2027, 3, 1) + timedelta(days=chance.randrange(90)), time(chance.choice((9, 12, 14)))
    when = {"day": day, "opens": opens, "closes": time(opens.hour + 4)}
    back = {"day": event.day, "opens": event.opens, "closes": event.closes}
    wishes = {
        "move": Wish(MoveKind.MOVE, **when), "postpone": Wish(MoveKind.POSTPONE), "cancel": Wish(MoveKind.CANCEL),
        "reinstate": Wish(MoveKind.REINSTATE, **chance.choice((when, back))),
        "format": Wish(MoveKind.FORMAT, attendance=chance.choice(("online", "hybrid", "onsite")), remote_link=LINK),
    }  # fmt: skip
    deed = chance.choice((*wishes, "move", "undo", "edit"))
    try:
        if deed == "undo":
            moving.undo(event.pk, by=by, now=now)
        elif deed == "edit":
            facts = {"room": f"Sali {chance.randrange(9)}"}
            save_record(event, facts, Seen(event.version, values_of(event, facts)), by)
        else:
            do(event, wishes[deed], by, now)
    except (NotPossible, moving.TooLate, moving.snapshots.Overtaken):
        return f"no {deed}"
    return deed


def agreeing_through(event: Event, by: User, seed: int, deeds: int, now: datetime) -> list[str]:
    """Do so many random deeds, looking at all outputs after each; returns the first disagreement with its story."""
    chance, story = random.Random(seed), []
    for _number in range(deeds):
        story.append(random_deed(event, by, chance, localtime(now)))
        if faults := disagreeing(event):
            return [f"seed {seed}: {', '.join(story)}", *faults]
    return []
