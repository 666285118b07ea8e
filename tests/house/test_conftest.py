"""Do tests that ask no database run once, and those that do on both?"""

import pytest

from tests.conftest import asks_a_database


def test_test_without_database_asks_for_none(request: pytest.FixtureRequest):
    assert not asks_a_database(request.node)


@pytest.mark.django_db
def test_test_with_a_mark_asks_for_a_database(request: pytest.FixtureRequest):
    assert asks_a_database(request.node)


def test_test_with_a_fixture_asks_for_a_database(db: None, request: pytest.FixtureRequest):
    assert asks_a_database(request.node)
