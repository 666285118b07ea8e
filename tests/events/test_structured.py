"""Does the schema.org data say exactly what the sheet says?"""

from datetime import date, time

import pytest

from events.example_sheet import example
from events.facts import Place
from events.structured import structured

SHEET = example()


def test_event_is_told_whole_when_it_takes_place():
    assert structured(SHEET) == {
        "@context": "https://schema.org",
        "@type": "Event",
        "@id": SHEET.public_url,
        "url": SHEET.public_url,
        "name": "Digitukitalkoot Kajaanin kaupunginkirjastossa",
        "description": f"{SHEET.summary} {SHEET.description}",
        "startDate": "2027-03-10T14:00:00+02:00",
        "endDate": "2027-03-10T18:00:00+02:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": {
            "@type": "Place",
            "name": "Kajaanin kaupunginkirjasto",
            "address": {
                "@type": "PostalAddress",
                "streetAddress": "Seminaarinkatu 15",
                "postalCode": "87100",
                "addressLocality": "Kajaani",
                "addressCountry": "FI",
            },
        },
        "isAccessibleForFree": True,
        "offers": {
            "@type": "Offer", "price": 0, "priceCurrency": "EUR", "url": SHEET.public_url,
            "availability": "https://schema.org/InStock",
        },
        "organizer": {
            "@type": "Organization", "name": "Kainuun digituki", "email": "eeva.esimerkki@example.org",
            "url": "https://talkoot.example.org",
        },
        "contributor": [{"@type": "Organization", "name": helper.name} for helper in SHEET.helpers],
        "inLanguage": ["fi"],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("state", "word"),
    [
        ("scheduled", "EventScheduled"), ("rescheduled", "EventRescheduled"),
        ("postponed", "EventPostponed"), ("cancelled", "EventCancelled"),
    ],
)  # fmt: skip
def test_state_is_one_of_the_four_words_of_the_vocabulary(state, word):
    moved = SHEET.with_changes(state=state, previous_day=date(2027, 3, 3), previous_opens=time(12))
    data = structured(moved)
    assert data["eventStatus"] == f"https://schema.org/{word}"
    before = {"rescheduled": "2027-03-03T12:00:00+02:00", "postponed": data["startDate"]}  # the day that fell
    assert data.get("previousStartDate") == before.get(state)


def test_place_and_link_follow_the_format():
    link = "https://example.org/etana"
    kinds = {}
    for mode in ("onsite", "hybrid", "online"):
        data = structured(SHEET.with_changes(attendance=mode, remote_link=link))
        found = data["location"] if isinstance(data["location"], list) else [data["location"]]
        kinds[mode] = (data["eventAttendanceMode"].rsplit("/", 1)[1], [place["@type"] for place in found])
    assert kinds == {
        "onsite": ("OfflineEventAttendanceMode", ["Place"]),
        "hybrid": ("MixedEventAttendanceMode", ["Place", "VirtualLocation"]),
        "online": ("OnlineEventAttendanceMode", ["VirtualLocation"]),
    }


def test_summer_has_the_offset_of_summer_and_a_night_ends_on_the_next_day():
    data = structured(SHEET.with_changes(day=date(2027, 7, 1), opens=time(22), closes=time(0, 30)))
    assert (data["startDate"], data["endDate"]) == ("2027-07-01T22:00:00+03:00", "2027-07-02T00:30:00+03:00")


def test_unknown_facts_are_left_out():
    bare = SHEET.with_changes(
        place=Place(name="Kylätalo"), closes=None, helpers=(), audience="", languages=()
    )
    data = structured(bare)
    assert data["location"] == {
        "@type": "Place", "name": "Kylätalo", "address": {"@type": "PostalAddress", "addressCountry": "FI"},
    }  # fmt: skip
    assert not {"endDate", "contributor", "audience", "inLanguage", "previousStartDate"} & data.keys()


def test_inner_facts_are_not_told():
    sheet = SHEET.with_changes(
        contingency_plan="Varasuunnitelma X", case_number="DNRO-1", remote_link="https://a.example.org"
    )
    assert "Varasuunnitelma" not in str(structured(sheet))
    assert "DNRO-1" not in str(structured(sheet))
    assert "a.example.org" not in str(structured(sheet))
