"""With which plain links does a person put one event into Google, Outlook or another calendar?

The addresses are those that the services offer to web pages; nothing is asked of them before somebody follows one.
Outlook shows a plus sign as it is, so spaces are written as %20.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import quote, urlencode

from events.choices import AttendanceMode, EventState
from events.facts import EventSheet
from talkoot.lib.days import HELSINKI

GOOGLE = "https://calendar.google.com/calendar/render"
OUTLOOK = "https://outlook.live.com/calendar/0/deeplink/compose"
OFFICE = "https://outlook.office.com/calendar/0/deeplink/compose"
GOOGLE_FEED = "https://calendar.google.com/calendar/r"
OUTLOOK_FEED = "https://outlook.live.com/calendar/0/addfromweb"
OFFICE_FEED = "https://outlook.office.com/calendar/0/addfromweb"
UNKNOWN_END = timedelta(hours=1)  # these services ask for an end
LONGEST_TEXT = 600  # characters of the description: addresses of more than 2,000 are cut by some programs


@dataclass(frozen=True, slots=True)
class AddLinks:
    """Where one event is added: an address for each service."""

    google: str
    outlook: str
    office: str


@dataclass(frozen=True, slots=True)
class FeedLinks:
    """Where a feed is subscribed to: the address itself, for this device, and for each service."""

    address: str
    webcal: str
    google: str
    outlook: str
    office: str


def event_links(sheet: EventSheet) -> AddLinks | None:
    """Return the links of an event, or nothing while it has no day or hour or is not held."""
    is_off = EventState(sheet.state) in (EventState.CANCELLED, EventState.POSTPONED)
    if is_off or sheet.day is None or sheet.opens is None:
        return None
    starts = datetime.combine(sheet.day, sheet.opens, HELSINKI)
    ends = datetime.combine(sheet.day, sheet.closes, HELSINKI) if sheet.closes else starts + UNKNOWN_END
    if ends <= starts:
        ends += timedelta(days=1)
    words = (sheet.title, _details(sheet), _place(sheet))
    return AddLinks(
        _google(starts, ends, *words),
        _outlook(OUTLOOK, starts, ends, *words),
        _outlook(OFFICE, starts, ends, *words),
    )


def feed_links(address: str, name: str) -> FeedLinks:
    """Return the links of a feed under an absolute address. Google wants webcal, Outlook https."""
    webcal = f"webcal://{address.partition('://')[2]}"
    asked = _query({"url": address, "name": name})
    return FeedLinks(
        address, webcal, f"{GOOGLE_FEED}?{_query({'cid': webcal})}", f"{OUTLOOK_FEED}?{asked}", f"{OFFICE_FEED}?{asked}"
    )  # fmt: skip


def _google(starts: datetime, ends: datetime, title: str, details: str, place: str) -> str:
    form = "%Y%m%dT%H%M%SZ"
    dates = "/".join(moment.astimezone(UTC).strftime(form) for moment in (starts, ends))
    facts = {"action": "TEMPLATE", "text": title, "dates": dates, "details": details, "location": place}
    return f"{GOOGLE}?{_query(facts | {'ctz': 'Europe/Helsinki'})}"


def _outlook(service: str, starts: datetime, ends: datetime, title: str, details: str, place: str) -> str:
    form = "%Y-%m-%dT%H:%M:%SZ"
    facts = {
        "path": "/calendar/action/compose", "rru": "addevent", "subject": title,
        "startdt": starts.astimezone(UTC).strftime(form), "enddt": ends.astimezone(UTC).strftime(form),
        "location": place, "body": details,
    }  # fmt: skip
    return f"{service}?{_query(facts)}"


def _details(sheet: EventSheet) -> str:
    lines = [sheet.what_you_get, sheet.free, sheet.public_url if sheet.published else ""]
    if sheet.remote_link and sheet.attendance != AttendanceMode.ONSITE:
        lines.append(sheet.remote_link)
    return "\n".join(line for line in lines if line)[:LONGEST_TEXT]


def _place(sheet: EventSheet) -> str:
    if sheet.attendance == AttendanceMode.ONLINE:
        return sheet.remote_link
    place = sheet.place
    return ", ".join(part for part in (place.name, place.room, place.address) if part) if place else ""


def _query(facts: dict[str, str]) -> str:
    return urlencode({name: value for name, value in facts.items() if value}, quote_via=quote)
