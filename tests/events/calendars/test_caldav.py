"""Does a calendar server take what our mails put into a calendar: one entry, at its time, changed, then gone?

Radicale runs in this process and reads with vobject. A mail program does what is done here: it keeps an invitation
without its METHOD under its UID (RFC 4791 4.1), puts the changed one in its place, and deletes a cancelled one.
"""

import base64
import io
from collections.abc import Callable
from datetime import date, time

import pytest
from radicale import Application, config

from events.calendars import itip
from events.example_sheet import example
from events.facts import EventSheet, MeetingFacts
from tests.calendar_readers import by_the_letter

pytestmark = pytest.mark.once
CALENDAR = "/kaisa/talkoot/"
Ask = Callable[..., tuple[int, str]]
QUERY = (
    '<C:calendar-query xmlns:C="urn:ietf:params:xml:ns:caldav" xmlns:D="DAV:"><D:prop><C:calendar-data/></D:prop>'
    '<C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT">'
    '<C:time-range start="{day}T{start}Z" end="{day}T{end}Z"/></C:comp-filter></C:comp-filter></C:filter>'
    "</C:calendar-query>"
)


@pytest.fixture
def ask(tmp_path) -> Ask:
    """Ask the server as Kaisa: (status, body)."""
    settings = config.load()
    settings.update(
        {"storage": {"filesystem_folder": str(tmp_path), "_filesystem_fsync": False}, "auth": {"type": "none"},
         "logging": {"level": "critical"}},
        "test", privileged=True,
    )  # fmt: skip
    server = Application(settings)

    def answer(method: str, path: str, body: bytes = b"", **headers: str) -> tuple[int, str]:
        status: list[int] = []
        environment = {
            "REQUEST_METHOD": method, "PATH_INFO": path, "SCRIPT_NAME": "", "CONTENT_LENGTH": str(len(body)),
            "wsgi.input": io.BytesIO(body), "wsgi.errors": io.StringIO(), "SERVER_NAME": "localhost",
            "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1", "wsgi.url_scheme": "http", "REMOTE_ADDR": "127.0.0.1",
            "HTTP_AUTHORIZATION": "Basic " + base64.b64encode(b"kaisa:x").decode(),
        } | headers  # fmt: skip
        found = server(environment, lambda line, _headers: status.append(int(line.split()[0])))
        return status[0], b"".join(found).decode()

    assert answer("MKCALENDAR", CALENDAR)[0] == 201
    return answer


def keep(ask: Ask, content: bytes) -> int:
    """Do with one part what a mail program does."""
    method, (entry,) = by_the_letter(content)
    path = f"{CALENDAR}{entry.uid}.ics"
    if method == "CANCEL":
        return ask("DELETE", path)[0]
    body = content.replace(b"METHOD:REQUEST\r\n", b"")
    return ask("PUT", path, body, CONTENT_TYPE="text/calendar; charset=utf-8")[0]


def shown(ask: Ask, day: date, start: str, end: str) -> int:
    """How many entries the server finds in an hour of a day, in UTC."""
    status, body = ask("REPORT", CALENDAR, QUERY.format(day=f"{day:%Y%m%d}", start=start, end=end).encode())
    assert status == 207, body
    return body.count("BEGIN:VEVENT")


def part(sheet: EventSheet, method: str = itip.REQUEST) -> bytes:
    (found,) = itip.event_parts(sheet, "kaisa@example.org", "Kaisa Kursseja", method)
    return found.content


def test_one_entry_is_moved_and_goes(ask) -> None:
    sheet = example().with_changes(
        title="Talkoot; ä, 😀\nrivi 2", day=date(2027, 3, 10), opens=time(14), closes=time(18)
    )
    assert keep(ask, part(sheet)) == 201
    assert shown(ask, date(2027, 3, 10), "120000", "120100") == 1  # 14 o'clock in winter
    assert shown(ask, date(2027, 3, 10), "115800", "115900") == 0
    summer = sheet.with_changes(day=date(2027, 6, 9), sequence=1)
    assert keep(ask, part(summer)) == 204  # put in the place of the first
    assert shown(ask, date(2027, 3, 10), "000000", "235900") == 0
    assert shown(ask, date(2027, 6, 9), "110000", "110100") == 1  # 14 o'clock in summer
    assert shown(ask, date(2027, 6, 9), "105800", "105900") == 0
    meeting = MeetingFacts(
        "Kokous", date(2027, 6, 1), time(9), time(10), uid="m@example.org", sequence=0, stamp=sheet.stamp
    )
    (about_meeting,) = itip.meeting_parts(meeting, summer, "kaisa@example.org")
    assert keep(ask, about_meeting.content) == 201
    assert keep(ask, part(summer.with_changes(state="cancelled", sequence=2), itip.CANCEL)) == 200
    assert shown(ask, date(2027, 6, 9), "000000", "235900") == 0
    assert shown(ask, date(2027, 6, 1), "000000", "235900") == 1  # the other entry stays


def test_the_server_would_refuse_what_is_no_calendar(ask) -> None:
    """The control of the test above."""
    status, _body = ask(
        "PUT", f"{CALENDAR}x.ics", b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", CONTENT_TYPE="text/calendar"
    )
    assert status >= 400
