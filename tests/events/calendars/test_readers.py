"""Do four readers that share no code understand any event alike, in feeds and in mails, each day of two years?"""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from events.calendars import entries, itip, reading
from events.facts import EventSheet
from tests.calendar_readers import READERS, by_the_letter, by_vobject
from tests.calendar_samples import DAYS, FIRST, events

pytestmark = pytest.mark.once
HELSINKI = ZoneInfo("Europe/Helsinki")


def instants(sheet: EventSheet) -> tuple:
    """Start and end as the standard library computes them, in UTC."""
    assert sheet.day and sheet.opens
    starts = datetime.combine(sheet.day, sheet.opens, HELSINKI)
    ends = None
    if sheet.closes:
        last = sheet.day + timedelta(days=sheet.closes <= sheet.opens)
        ends = datetime.combine(last, sheet.closes, HELSINKI).astimezone(UTC)
    return starts.astimezone(UTC), ends


def assert_understood(sheet: EventSheet) -> None:
    """All readers agree on what a feed and a mail say of one event, and it is what its facts say."""
    body = entries.feed(sheet.sender.name, [entries.team_entries(sheet, with_meetings=True)])
    method = itip.CANCEL if sheet.state == "cancelled" else itip.REQUEST
    (part,) = itip.event_parts(sheet, "kaisa@example.org", sheet.title, method)
    for read in READERS:
        told, found = read(body)
        assert (told, len({one.uid for one in found})) == ("", len(found))
        assert found == by_the_letter(body)[1], read.__name__
        assert (found[0].starts, found[0].ends) == instants(sheet)
        assert (found[0].uid, found[0].sequence, found[0].stamp) == (sheet.uid, sheet.sequence, sheet.stamp)
        mailed, (entry,) = read(part.content)
        assert (mailed, entry.uid, entry.starts) == (method, sheet.uid, found[0].starts)
        assert entry.title == found[0].title and entry.place == found[0].place
    (said,) = reading.said_by(part.content)
    assert (said.uid, said.sequence, said.attendees[0].email) == (
        sheet.uid,
        sheet.sequence,
        "kaisa@example.org",
    )


def test_a_hundred_and_fifty_random_events_are_understood_alike() -> None:
    for sheet in events(150):
        assert_understood(sheet)


@pytest.mark.parametrize("hour", [2, 4, 14])
def test_each_day_of_two_years_is_at_its_instant(hour: int) -> None:
    """Hour 3 is the one that the clocks skip or repeat; before and after it nothing may be an hour off."""
    (sheet,) = events(1)
    days = [
        sheet.with_changes(
            day=FIRST + timedelta(days=n), opens=time(hour), closes=time(hour, 30), uid=f"{n}@x"
        )
        for n in range(DAYS)
    ]
    body = entries.feed("Kainuu", [entries.event_entry(one) for one in days])
    for read in READERS:
        found = {one.uid: (one.starts, one.ends) for one in read(body)[1]}
        assert found == {one.uid: instants(one) for one in days}, read.__name__


def test_a_wrong_zone_would_be_found() -> None:
    """The control: with the change of autumn in September the readers that trust the file err, and one sees it."""
    (sheet,) = events(1)
    day = sheet.with_changes(day=FIRST.replace(year=2027, month=10, day=10), opens=time(14), closes=None)
    body = entries.feed("Kainuu", [entries.event_entry(day)])
    wrong = body.replace(b"BYMONTH=10", b"BYMONTH=9")
    assert by_the_letter(body)[1][0].starts == instants(day)[0] == by_vobject(body)[1][0].starts
    assert by_the_letter(wrong)[1][0].starts != instants(day)[0]
