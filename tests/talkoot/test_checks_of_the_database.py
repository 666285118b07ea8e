"""Does the database that the tests run on know what ours must know?"""

import pytest

from talkoot import database_checks as checks


@pytest.mark.django_db
def test_this_database_knows_finnish_order():
    assert checks.finnish_collation(databases=["default"]) == []


@pytest.mark.django_db
def test_this_database_runs_queries_without_compiling_them():
    """On PostgreSQL this turns red when the option of the connection is taken away."""
    assert checks.compiled_queries(databases=["default"]) == []
