"""Do the one-click links say the same day, place and words as the calendar file?"""

from datetime import date, time
from urllib.parse import parse_qs, urlsplit

import pytest

from events.calendars.add_links import event_links, feed_links
from events.example_sheet import example

SHEET = example().with_changes(title="Talkoot; ä, & + 😀", published=True)


def asked(url: str) -> dict[str, str]:
    """What a service reads from an address."""
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query, strict_parsing=True).items()}


def test_google_gets_the_right_instants_and_words() -> None:
    links = event_links(SHEET)
    assert links is not None and links.google.startswith("https://calendar.google.com/calendar/render?")
    found = asked(links.google)
    assert (found["action"], found["text"], found["ctz"]) == ("TEMPLATE", SHEET.title, "Europe/Helsinki")
    assert found["dates"] == "20270310T120000Z/20270310T160000Z"
    assert found["location"] == "Kajaanin kaupunginkirjasto, Seminaarinkatu 15, 87100 Kajaani"
    assert found["details"].endswith(SHEET.public_url)


def test_outlook_gets_them_too_and_no_plus_signs() -> None:
    links = event_links(SHEET)
    assert links is not None
    for url, host in ((links.outlook, "outlook.live.com"), (links.office, "outlook.office.com")):
        assert urlsplit(url).netloc == host and "+" not in url
        found = asked(url)
        assert (found["path"], found["rru"]) == ("/calendar/action/compose", "addevent")
        assert (found["startdt"], found["enddt"]) == ("2027-03-10T12:00:00Z", "2027-03-10T16:00:00Z")
        assert found["subject"] == SHEET.title


def test_summer_nights_and_open_ends() -> None:
    late = event_links(SHEET.with_changes(day=date(2027, 7, 1), opens=time(23), closes=time(1)))
    opened = event_links(SHEET.with_changes(day=date(2027, 7, 1), opens=time(10), closes=None))
    assert late is not None and asked(late.google)["dates"] == "20270701T200000Z/20270701T220000Z"
    assert opened is not None and asked(opened.google)["dates"] == "20270701T070000Z/20270701T080000Z"


@pytest.mark.parametrize(
    "changes", [{"day": None}, {"opens": None}, {"state": "cancelled"}, {"state": "postponed"}]
)
def test_nothing_is_offered_that_cannot_be_added(changes: dict) -> None:
    assert event_links(SHEET)
    assert event_links(SHEET.with_changes(**changes)) is None


def test_a_remote_event_is_at_its_link() -> None:
    remote = event_links(SHEET.with_changes(attendance="online", remote_link="https://example.org/etana"))
    assert remote is not None and asked(remote.google)["location"] == "https://example.org/etana"


def test_a_feed_is_subscribed_to_under_its_own_address() -> None:
    links = feed_links("https://talkoot.example.org/kalenteri/kainuu.ics", "Kainuun digituki")
    assert links.webcal == "webcal://talkoot.example.org/kalenteri/kainuu.ics"
    assert asked(links.google) == {"cid": links.webcal}
    assert asked(links.outlook) == {"url": links.address, "name": "Kainuun digituki"}
