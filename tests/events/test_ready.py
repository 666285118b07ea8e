"""Is a piece written once for each version of an event, and kept apart for different readers?"""

from events import ready


class Writer:
    """Writes pieces and remembers for which events it was asked."""

    def __init__(self) -> None:
        self.asked: list[list[int]] = []

    def __call__(self, events):
        self.asked.append(list(events))
        return {event: f"piece {event}".encode() for event in events}


def test_piece_is_written_once_while_its_version_stays():
    write = Writer()
    for _poll in range(3):
        assert ready.pieces("once", {1: ("a",), 2: ("b",)}, write) == [b"piece 1", b"piece 2"]
    assert write.asked == [[1, 2]]


def test_only_the_changed_event_is_written_again():
    write = Writer()
    ready.pieces("changed", {1: ("a",), 2: ("b",)}, write)
    ready.pieces("changed", {1: ("a",), 2: ("c",)}, write)
    assert write.asked == [[1, 2], [2]]


def test_readers_do_not_share_pieces():
    public, team = Writer(), Writer()
    ready.pieces("public readers", {7: ("a",)}, public)
    ready.pieces("team readers", {7: ("a",)}, team)
    assert (public.asked, team.asked) == ([[7]], [[7]])


def test_event_that_vanished_meanwhile_is_left_out():
    assert ready.pieces("gone", {3: ("a",)}, lambda events: {}) == []


def test_memory_has_an_end(monkeypatch):
    monkeypatch.setattr(ready, "LONGEST_MEMORY", 5)
    for number in range(20):
        ready.pieces("many", {number: ("a",)}, Writer())
    assert len(ready._written) <= 5
