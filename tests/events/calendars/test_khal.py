"""Does a calendar program take our mails: one entry, at its time, changed in its place, then gone?

khal runs in this process with a calendar in a directory of its own. It reads with the library that we write with; that
is why the readers of test_readers are others. It knows no METHOD: what comes later takes the earlier one's place by its
UID, and a cancelled entry is shown as cancelled until somebody takes it out, as we do here with khal's own word.
"""

from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest
from click.testing import CliRunner
from khal.cli import main_khal

from events.calendars import entries, itip
from events.example_sheet import example
from events.facts import EventSheet, MeetingFacts

pytestmark = [
    pytest.mark.once,
    pytest.mark.filterwarnings("ignore"),
]  # warnings of khal's own are its business
Khal = Callable[..., str]
ROW = "{start-date-long} {start-time}-{end-time}|{title}|{location}|{status}"
SETTINGS = """
[calendars]
[[talkoot]]
path = {place}/kalenteri
[locale]
local_timezone = Europe/Helsinki
default_timezone = Europe/Helsinki
timeformat = %H.%M
dateformat = %d.%m.
longdateformat = %d.%m.%Y
datetimeformat = %d.%m. %H.%M
longdatetimeformat = %d.%m.%Y %H.%M
[sqlite]
path = {place}/khal.db
"""


@pytest.fixture
def khal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Khal:
    """Give khal a command, and read what it says."""
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "kalenteri").mkdir()
    settings = tmp_path / "config"
    settings.write_text(SETTINGS.format(place=tmp_path), encoding="utf-8")

    def run(*words: str, types: str = "") -> str:
        found = CliRunner().invoke(
            main_khal, ["-c", str(settings), *words], input=types, catch_exceptions=False
        )
        assert found.exit_code == 0, found.output
        return found.output

    return run


def take(khal: Khal, tmp_path: Path, content: bytes) -> None:
    """Open a mail's file with khal."""
    file = tmp_path / "kutsu.ics"
    file.write_bytes(content)
    khal("import", "--batch", str(file))


def shown(khal: Khal) -> list[str]:
    """What stands in the calendar in two years, in Finnish time."""
    return (
        khal("list", "--format", ROW, "--day-format", "", "01.01.2026", "730d")
        .replace(" \n", "\n")
        .splitlines()
    )


def part(sheet: EventSheet, method: str = itip.REQUEST) -> bytes:
    (found,) = itip.event_parts(sheet, "kaisa@example.org", "Kaisa Kursseja", method)
    return found.content


def test_one_entry_moves_is_renamed_goes_elsewhere_is_cancelled_and_goes(khal, tmp_path) -> None:
    sheet = example().with_changes(
        title="Talkoot; ä, 😀", day=date(2027, 3, 10), opens=time(14), closes=time(18), place=None
    )
    take(khal, tmp_path, part(sheet))
    assert shown(khal) == ["10.03.2027 14.00-18.00|Talkoot; ä, 😀||CONFIRMED"]
    steps = (
        ({"day": date(2027, 6, 9), "opens": time(9)}, "09.06.2027 09.00-18.00|Talkoot; ä, 😀||CONFIRMED"),
        ({"title": "Digipäivä"}, "09.06.2027 09.00-18.00|Digipäivä||CONFIRMED"),
        ({"attendance": "online", "remote_link": "https://x.fi/ä"},
         "09.06.2027 09.00-18.00|Digipäivä|https://x.fi/ä|CONFIRMED"),
    )  # fmt: skip
    for number, (changes, row) in enumerate(steps, start=1):
        sheet = sheet.with_changes(sequence=number, **changes)
        take(khal, tmp_path, part(sheet))
        assert shown(khal) == [row]
    meeting = MeetingFacts(
        "Kokous", date(2027, 6, 1), time(9), time(10), uid="m@example.org", sequence=0, stamp=sheet.stamp
    )
    take(khal, tmp_path, itip.meeting_parts(meeting, sheet, "kaisa@example.org")[0].content)
    take(khal, tmp_path, part(sheet.with_changes(state="cancelled", sequence=4), itip.CANCEL))
    kept, cancelled = shown(khal)
    assert cancelled == "09.06.2027 09.00-18.00|Peruttu: Digipäivä|https://x.fi/ä|CANCELLED"
    khal("edit", "--show-past", "Peruttu", types="D\ny\n")
    assert shown(khal) == [kept] == ["01.06.2027 09.00-10.00|Kokous: Digipäivä||CONFIRMED"]


def test_a_feed_is_read_whole(khal, tmp_path) -> None:
    sheet = example().with_changes(take_down_until=time(19))
    take(khal, tmp_path, entries.feed("Kainuu", [entries.team_entries(sheet, with_meetings=False)]))
    assert [row.partition("|")[0] for row in shown(khal)] == [
        "10.03.2027 13.00-14.00", "10.03.2027 14.00-18.00", "10.03.2027 18.00-19.00",
    ]  # fmt: skip
