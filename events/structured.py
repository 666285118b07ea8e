"""How is an event told to search engines and event calendars (schema.org Event)?

Pure: the same facts as on the poster and the public page, nothing of the planning side.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from events.choices import AttendanceMode, EventState
from events.facts import EventSheet
from talkoot.lib.days import HELSINKI


def structured(sheet: EventSheet) -> dict[str, Any]:
    """Return the event as schema.org JSON-LD data; what is not known is left out, never guessed."""
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "@id": sheet.public_url,
        "url": sheet.public_url,
        "name": sheet.title,
        "description": " ".join(" ".join((sheet.summary or sheet.what_you_get, sheet.description)).split()),
        "startDate": _instant(sheet.day, sheet.opens),
        "endDate": _end(sheet),
        "previousStartDate": _previous(sheet),
        "eventStatus": EventState(sheet.state).schema_name,
        "eventAttendanceMode": AttendanceMode(sheet.attendance).schema_name,
        "location": _locations(sheet),
        "isAccessibleForFree": True,
        "offers": {
            "@type": "Offer", "price": 0, "priceCurrency": "EUR", "url": sheet.public_url,
            "availability": "https://schema.org/InStock",
        },
        "organizer": _organiser(sheet),
        "contributor": [{"@type": "Organization", "name": helper.name} for helper in sheet.helpers],
        "audience": {"@type": "Audience", "audienceType": sheet.audience} if sheet.audience else None,
        "inLanguage": list(sheet.languages),
    }  # fmt: skip
    return {name: value for name, value in data.items() if value not in ("", None, [])}


def _previous(sheet: EventSheet) -> str:
    """Return the start that holds no more: of a moved event the earlier one, of a postponed one that which fell."""
    if sheet.state == EventState.RESCHEDULED:
        return _instant(sheet.previous_day, sheet.previous_opens)
    return _instant(sheet.day, sheet.opens) if sheet.state == EventState.POSTPONED else ""


def _instant(day: date | None, moment: time | None) -> str:
    """Return the start with Finland's offset of that day (ISO 8601), the day alone, or nothing."""
    if day is None:
        return ""
    return datetime.combine(day, moment, HELSINKI).isoformat() if moment else day.isoformat()


def _end(sheet: EventSheet) -> str:
    """Return the end, on the next day if it is past midnight."""
    if sheet.day is None or sheet.opens is None or sheet.closes is None:
        return ""
    overnight = timedelta(days=1 if sheet.closes <= sheet.opens else 0)
    return _instant(sheet.day + overnight, sheet.closes)


def _locations(sheet: EventSheet) -> Any:
    """Return the place, the link, or both for a hybrid event."""
    found = [*_places(sheet), *_links(sheet)]
    return found[0] if len(found) == 1 else found


def _places(sheet: EventSheet) -> Iterable[dict[str, Any]]:
    """Return the venue with its postal address unless the event is remote only."""
    place = sheet.place
    if place is None or sheet.attendance == AttendanceMode.ONLINE:
        return []
    address = {
        "@type": "PostalAddress",
        "streetAddress": place.street_address,
        "postalCode": place.postal_code,
        "addressLocality": place.postal_place or place.municipality,
        "addressCountry": "FI",
    }
    name = f"{place.name}, {place.room}" if place.room else place.name
    return [
        {"@type": "Place", "name": name, "address": {key: value for key, value in address.items() if value}}
    ]


def _links(sheet: EventSheet) -> Iterable[dict[str, Any]]:
    """Return the remote link of a hybrid or remote event."""
    if sheet.attendance == AttendanceMode.ONSITE or not sheet.remote_link:
        return []
    return [{"@type": "VirtualLocation", "url": sheet.remote_link}]


def _organiser(sheet: EventSheet) -> dict[str, Any]:
    """Return the network; its website only when it is one."""
    website = sheet.sender.website
    if website and "://" not in website:
        website = f"https://{website}"
    facts = {"@type": "Organization", "name": sheet.sender.name, "email": sheet.sender.email, "url": website}
    return {name: value for name, value in facts.items() if value}
