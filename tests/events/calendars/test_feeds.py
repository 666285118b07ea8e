"""Does a feed's validator change exactly when its facts do?"""

from events.calendars import feeds


def test_validator_changes_with_facts_order_and_name_only():
    first = feeds.etag({1: ("a",), 2: ("b",)}, "Kainuu")
    assert first == feeds.etag({1: ("a",), 2: ("b",)}, "Kainuu")
    assert len({first, feeds.etag({2: ("b",), 1: ("a",)}, "Kainuu"), feeds.etag({1: ("a",)}, "Kainuu"),
                feeds.etag({1: ("a",), 2: ("b",)}, "Oulu")}) == 4  # fmt: skip
