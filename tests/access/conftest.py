"""One world for all tests of a file: made once, taken back at the end."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import override_settings

from tests.access.cast import Cast, build


@pytest.fixture(scope="module")
def cast(django_db_setup: Any, django_db_blocker: Any) -> Iterator[Cast]:
    """The people and rows of the matrix."""
    log = logging.getLogger("django.request")
    level, log.level = log.level, logging.CRITICAL  # every refusal would be told at length
    patience = override_settings(PRINT_PATIENCE=60, PREVIEW_PATIENCE=60)  # seconds; whoever may, gets it
    with django_db_blocker.unblock(), transaction.atomic(), patience:
        yield build()
        transaction.set_rollback(True)
    log.level = level
