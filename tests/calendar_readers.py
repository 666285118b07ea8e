"""What do calendar programs understand of our mails? Four readers that share no code, and what a program then keeps.

vobject, ical and libical are programs of others; the fourth is fifty lines that take RFC 5545 at its word and read the
time zone from the file alone. None of them is the library that writes.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import vobject
from ical.calendar_stream import IcsCalendarStream

from tests import libical


@dataclass(frozen=True)
class Entry:
    """One entry as a program shows it; times are UTC."""

    uid: str
    sequence: int
    stamp: datetime
    starts: datetime | None
    ends: datetime | None
    title: str
    place: str
    state: str

    @property
    def shown(self) -> tuple:
        """What a person sees of it."""
        return self.starts, self.ends, self.title, self.place


def utc(moment: datetime | None) -> datetime | None:
    return moment.astimezone(UTC) if moment else None


def by_vobject(body: bytes) -> tuple[str, list[Entry]]:
    """Method and entries as vobject reads them."""
    calendar = vobject.readOne(body.decode())

    def one(entry) -> Entry:
        value = lambda name: entry.contents[name][0].value if name in entry.contents else None  # noqa: E731
        return Entry(
            value("uid"), int(value("sequence") or 0), value("dtstamp"), utc(value("dtstart")), utc(value("dtend")),
            value("summary") or "", value("location") or "", value("status") or "",
        )  # fmt: skip

    method = calendar.method.value if "method" in calendar.contents else ""
    return method, [one(entry) for entry in calendar.contents.get("vevent", [])]


def by_ical(body: bytes) -> tuple[str, list[Entry]]:
    """Method and entries as ical reads them."""
    calendar = IcsCalendarStream.calendar_from_ics(body.decode())
    entries = [
        Entry(
            one.uid, one.sequence or 0, utc(one.dtstamp), utc(one.dtstart), utc(one.dtend), one.summary or "",
            one.location or "", one.status.value if one.status else "",
        )
        for one in calendar.events
    ]  # fmt: skip
    return calendar.method or "", entries


def by_libical(body: bytes) -> tuple[str, list[Entry]]:
    """Method and entries as libical reads them."""
    with libical.Parsed(body) as calendar:
        return calendar.method, [Entry(**facts) for facts in calendar.entries()]


def by_the_letter(body: bytes) -> tuple[str, list[Entry]]:
    """Method and entries as the words of the standard say, with the time zone's rules of this very file."""
    assert max(len(line) for line in body.split(b"\r\n")) <= 75 and b"\n" not in body.replace(b"\r\n", b"")
    lines = re.sub(r"\r\n[ \t]", "", body.decode()).split("\r\n")
    rules = zone_rules(lines)
    entries, facts, method, path = [], {}, "", []
    for line in filter(None, lines):
        name, value = line.split(":", 1) if line[: line.find(":")].count('"') % 2 == 0 else split_quoted(line)
        word = name.partition(";")[0]
        if word == "BEGIN":
            path.append(value)
            facts = {} if value == "VEVENT" else facts
        elif word == "END":
            assert path.pop() == value
            if value == "VEVENT":
                entries.append(entry_of(facts, rules))
        elif path == ["VCALENDAR"] and word == "METHOD":
            method = value
        elif path and path[-1] == "VEVENT":
            facts[word] = (name, value)
    return method, entries


def split_quoted(line: str) -> tuple[str, str]:
    found = re.match(r'((?:[^":]|"[^"]*")*):(.*)', line)
    assert found
    return found[1], found[2]


def entry_of(facts: dict[str, tuple[str, str]], rules: list[tuple]) -> Entry:
    def text(name: str) -> str:
        return re.sub(
            r"\\(.)", lambda sign: "\n" if sign[1] in "nN" else sign[1], facts.get(name, ("", ""))[1]
        )

    def moment(name: str) -> datetime | None:
        if name not in facts:
            return None
        head, value = facts[name]
        if value.endswith("Z"):
            return datetime.strptime(value, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        assert head == f"{name};TZID=Europe/Helsinki"
        return in_zone(datetime.strptime(value, "%Y%m%dT%H%M%S"), rules)

    stamp = moment("DTSTAMP")
    assert stamp
    return Entry(
        text("UID"), int(facts["SEQUENCE"][1]), stamp, moment("DTSTART"), moment("DTEND"), text("SUMMARY"),
        text("LOCATION"), text("STATUS"),
    )  # fmt: skip


def zone_rules(lines: list[str]) -> list[tuple]:
    """(month, hour of the change in the time before it, offset after it in hours) of both changes of a year."""
    found = []
    for kind in ("STANDARD", "DAYLIGHT"):
        part = lines[lines.index(f"BEGIN:{kind}") : lines.index(f"END:{kind}")]
        facts = dict(line.split(":", 1) for line in part)
        rule = dict(one.split("=") for one in facts["RRULE"].split(";"))
        assert (rule["FREQ"], rule["BYDAY"]) == ("YEARLY", "-1SU")
        found.append((int(rule["BYMONTH"]), int(facts["DTSTART"][9:11]), int(facts["TZOFFSETTO"][:3])))
    return found


def in_zone(local: datetime, rules: list[tuple]) -> datetime:
    """The instant of a local time: the offset of the newest change before it."""
    changes = []
    for year in (local.year - 1, local.year):
        for month, hour, offset in rules:
            last = datetime(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
            changes.append((last - timedelta(days=(last.weekday() + 1) % 7) + timedelta(hours=hour), offset))
    offset = max(change for change in changes if change[0] <= local)[1]
    return (local - timedelta(hours=offset)).replace(tzinfo=UTC)


Reader = Callable[[bytes], tuple[str, list[Entry]]]
READERS: tuple[Reader, ...] = (by_vobject, by_ical, by_libical, by_the_letter)


@dataclass
class Program:
    """A calendar program: of each UID it keeps what has the highest SEQUENCE, of equals the newest stamp.

    RFC 5546 2.1.4 and 3.2: a REQUEST puts in or changes, a CANCEL takes away what is not newer.
    """

    read: Reader
    kept: dict[str, Entry] = field(default_factory=dict)
    bodies: dict[str, bytes] = field(default_factory=dict)
    verdicts: list[tuple[str, str]] = field(default_factory=list)  # UID, and libical's word

    def receive(self, body: bytes) -> None:
        """Take one calendar part of a mail, and hear what libical's own rules would do with it."""
        method, entries = self.read(body)
        assert len(entries) == 1, "programs read the first entry of a request only"
        (entry,) = entries
        if self.read is by_libical:
            self._judge(body, entry, method)
        old = self.kept.get(entry.uid)
        if old and (entry.sequence, entry.stamp) < (old.sequence, old.stamp):
            return
        if method == "CANCEL":
            self.kept.pop(entry.uid, None)
            self.bodies.pop(entry.uid, None)
        else:
            assert method == "REQUEST"
            self.kept[entry.uid], self.bodies[entry.uid] = entry, body

    def _judge(self, body: bytes, entry: Entry, method: str) -> None:
        """The mail keeps the rules of its method, and libical decides as we do: it takes what is newer, nothing else.

        A cancellation it takes whatever its number; that it is not an old one is our model's own rule.
        """
        assert not libical.broken_rules(body), libical.broken_rules(body)
        old, word = self.kept.get(entry.uid), libical.verdict(body, self.bodies.get(entry.uid))
        self.verdicts.append((entry.uid, word))
        if method == "CANCEL":
            assert word == "CANCEL-EVENT"
        elif old is None:
            assert word == "REQUEST-NEW", "the first mail invites"
        elif (entry.sequence, entry.stamp) <= (old.sequence, old.stamp):
            assert word == "OBSOLETE"
        else:
            assert word in ("REQUEST-RESCHEDULE", "REQUEST-UPDATE")

    def follow(self, body: bytes) -> None:
        """Read a feed: what is there as it is, what is not there any more goes."""
        _method, entries = self.read(body)
        before, self.kept = self.kept, {}
        for entry in entries:
            old = before.get(entry.uid)
            newer = old is None or (entry.sequence, entry.stamp) >= (old.sequence, old.stamp)
            assert newer, "a feed never goes back"
            self.kept[entry.uid] = entry


def programs() -> list[Program]:
    """One program for each reader."""
    return [Program(read) for read in READERS]


def same(found: Iterable[Program]) -> dict[str, Entry]:
    """What all of them keep; they must agree in every fact that a person sees."""
    first, *others = found
    for one in others:
        assert {uid: entry.shown for uid, entry in one.kept.items()} == {
            uid: entry.shown for uid, entry in first.kept.items()
        }, one.read.__name__
    return first.kept
