"""What does libical, with which the programs of GNOME and KDE keep calendars, read in a file and do with it?

The library of the machine is called as it is: its reader, its time zones out of the very file, its table of what each
method must and must not say (RFC 5546 3.2 to 3.4), and its verdict on a mail when an entry is kept already.
"""

import ctypes
import functools
from contextlib import ExitStack
from datetime import UTC, datetime
from typing import Any

CALENDAR = "libical.so.3"
RULES = "libicalss.so.3"
Pointer = ctypes.c_void_p
MOMENTS = {"stamp": b"DTSTAMP", "starts": b"DTSTART", "ends": b"DTEND"}


class Moment(ctypes.Structure):
    """icaltimetype of libical 3."""

    _fields_ = [
        *(
            (name, ctypes.c_int)
            for name in ("year", "month", "day", "hour", "minute", "second", "is_date", "is_dst")
        ),
        ("zone", Pointer),
    ]


def call(library: str, name: str, gives: Any, *takes: Any) -> Any:
    """A function of the library, typed so that addresses are not cut to 32 bits."""
    function = getattr(ctypes.CDLL(library), name)
    function.restype, function.argtypes = gives, takes
    return function


@functools.cache
def functions() -> dict[str, Any]:
    text, number, component = ctypes.c_char_p, ctypes.c_int, Pointer
    return {
        "parse": call(CALENDAR, "icalparser_parse_string", component, text),
        "free": call(CALENDAR, "icalcomponent_free", None, component),
        "errors": call(CALENDAR, "icalcomponent_count_errors", number, component),
        "as_text": call(CALENDAR, "icalcomponent_as_ical_string", text, component),
        "check": call(CALENDAR, "icalrestriction_check", number, component),
        "method": call(CALENDAR, "icalcomponent_get_method", number, component),
        "kind": call(CALENDAR, "icalcomponent_string_to_kind", number, text),
        "first": call(CALENDAR, "icalcomponent_get_first_component", component, component, number),
        "next": call(CALENDAR, "icalcomponent_get_next_component", component, component, number),
        "uid": call(CALENDAR, "icalcomponent_get_uid", text, component),
        "title": call(CALENDAR, "icalcomponent_get_summary", text, component),
        "place": call(CALENDAR, "icalcomponent_get_location", text, component),
        "sequence": call(CALENDAR, "icalcomponent_get_sequence", number, component),
        "state": call(CALENDAR, "icalcomponent_get_status", number, component),
        "stamp": call(CALENDAR, "icalcomponent_get_dtstamp", Moment, component),
        "starts": call(CALENDAR, "icalcomponent_get_dtstart", Moment, component),
        "ends": call(CALENDAR, "icalcomponent_get_dtend", Moment, component),
        "count": call(CALENDAR, "icalcomponent_count_properties", number, component, number),
        "property": call(CALENDAR, "icalproperty_string_to_kind", number, text),
        "second": call(CALENDAR, "icaltime_as_timet_with_zone", ctypes.c_long, Moment, Pointer),
        "word": call(CALENDAR, "icalproperty_enum_to_string", text, number),
        "method_word": call(CALENDAR, "icalproperty_method_to_string", text, number),
        "state_word": call(CALENDAR, "icalproperty_status_to_string", text, number),
        "classify": call(RULES, "icalclassify", number, component, component, text),
    }


class Parsed:
    """A calendar that libical has read; used with `with`, because its memory is the library's."""

    def __init__(self, body: bytes) -> None:
        self.calls = functions()
        self.root = self.calls["parse"](body)
        assert self.root, "libical reads no calendar in it"

    def __enter__(self) -> "Parsed":
        return self

    def __exit__(self, *_problem: object) -> None:
        self.calls["free"](self.root)

    @property
    def method(self) -> str:
        word = self.calls["method_word"](self.calls["method"](self.root))
        return word.decode() if word else ""

    def entries(self) -> list[dict[str, Any]]:
        """Facts of each entry; times are UTC."""
        assert self.calls["errors"](self.root) == 0, self.calls["as_text"](self.root).decode()
        kind, found = self.calls["kind"](b"VEVENT"), []
        one = self.calls["first"](self.root, kind)
        while one:
            found.append(self._facts(one))
            one = self.calls["next"](self.root, kind)
        return found

    def _facts(self, entry: int) -> dict[str, Any]:
        words = {name: (self.calls[name](entry) or b"").decode() for name in ("uid", "title", "place")}
        moments = {name: self._moment(entry, name) for name in MOMENTS}
        state = self.calls["state_word"](self.calls["state"](entry)) or b""
        return words | moments | {"sequence": self.calls["sequence"](entry), "state": state.decode()}

    def _moment(self, entry: int, name: str) -> datetime | None:
        if not self.calls["count"](entry, self.calls["property"](MOMENTS[name])):
            return None
        moment = self.calls[name](entry)
        return datetime.fromtimestamp(self.calls["second"](moment, moment.zone), UTC)

    def broken_rules(self) -> str:
        """What the method of this calendar forbids or lacks, in libical's words; nothing where all is well."""
        if self.calls["check"](self.root) and not self.calls["errors"](self.root):
            return ""
        text = self.calls["as_text"](self.root).decode()
        return "\n".join(line for line in text.splitlines() if line.startswith("X-LIC-ERROR")) or "forbidden"


def broken_rules(body: bytes) -> str:
    """What of a calendar breaks the rules of its method; nothing where all is well."""
    with Parsed(body) as found:
        return found.broken_rules()


def verdict(body: bytes, kept: bytes | None) -> str:
    """What a mail is to somebody who keeps an entry of its UID, or none: "REQUEST-NEW", "CANCEL-EVENT", "OBSOLETE"."""
    with ExitStack() as stack:
        mail = stack.enter_context(Parsed(body))
        old = stack.enter_context(Parsed(kept)).root if kept is not None else None
        return str(mail.calls["word"](mail.calls["classify"](mail.root, old, b"")).decode())
