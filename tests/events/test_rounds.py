"""Does one row that fails leave the others of its round alone?"""

import logging

import pytest

from events import rounds


def work(row: object) -> int:
    """Fail for one row; words of the error name somebody."""
    if row == 2:
        raise ValueError("Kaisa Kansalainen")
    return 1


@pytest.mark.django_db
def test_the_rows_after_a_failing_one_are_done_and_the_log_names_nobody(caplog: pytest.LogCaptureFixture):
    with caplog.at_level(logging.ERROR):
        assert rounds.each([1, 2, 3, 4], work) == rounds.Round(done=3, failed=1)

    assert "int of a round failed: ValueError" in caplog.text
    assert "Kaisa" not in caplog.text
