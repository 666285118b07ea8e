"""Are entries written once for each version of an event, and kept apart for different readers?"""

from events.calendars import feeds


class Writer:
    """Writes blocks and remembers for which events it was asked."""

    def __init__(self) -> None:
        self.asked: list[list[int]] = []

    def __call__(self, events):
        self.asked.append(list(events))
        return {event: f"block {event}".encode() for event in events}


def test_block_is_written_once_while_its_version_stays():
    write = Writer()
    for _poll in range(3):
        assert feeds.blocks("once", {1: ("a",), 2: ("b",)}, write) == [b"block 1", b"block 2"]
    assert write.asked == [[1, 2]]


def test_only_the_changed_event_is_written_again():
    write = Writer()
    feeds.blocks("changed", {1: ("a",), 2: ("b",)}, write)
    feeds.blocks("changed", {1: ("a",), 2: ("c",)}, write)
    assert write.asked == [[1, 2], [2]]


def test_readers_do_not_share_blocks():
    public, team = Writer(), Writer()
    feeds.blocks("public readers", {7: ("a",)}, public)
    feeds.blocks("team readers", {7: ("a",)}, team)
    assert (public.asked, team.asked) == ([[7]], [[7]])


def test_event_that_vanished_meanwhile_is_left_out():
    assert feeds.blocks("gone", {3: ("a",)}, lambda events: {}) == []


def test_memory_has_an_end(monkeypatch):
    monkeypatch.setattr(feeds, "LONGEST_MEMORY", 5)
    for number in range(20):
        feeds.blocks("many", {number: ("a",)}, Writer())
    assert len(feeds._written) <= 5


def test_validator_changes_with_facts_order_and_name_only():
    first = feeds.etag({1: ("a",), 2: ("b",)}, "Kainuu")
    assert first == feeds.etag({1: ("a",), 2: ("b",)}, "Kainuu")
    assert len({first, feeds.etag({2: ("b",), 1: ("a",)}, "Kainuu"), feeds.etag({1: ("a",)}, "Kainuu"),
                feeds.etag({1: ("a",), 2: ("b",)}, "Oulu")}) == 4  # fmt: skip
