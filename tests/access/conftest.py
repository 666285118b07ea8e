"""One world for all tests of a file: made once, taken back at the end."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import override_settings

from tests.access.cast import Cast, build


@pytest.fixture(scope="module")
def cast(django_db_setup: Any, django_db_blocker: Any, tmp_path_factory: Any) -> Iterator[Cast]:
    """The people and rows of the matrix."""
    log = logging.getLogger("django.request")
    level, log.level = log.level, logging.CRITICAL  # every refusal would be told at length
    patience = override_settings(PRINT_PATIENCE=60, PREVIEW_PATIENCE=60)  # seconds; whoever may, gets it
    example = override_settings(
        MAILBOX_DIR=tmp_path_factory.mktemp("mailbox")
    )  # an example's pages are there too
    with django_db_blocker.unblock(), transaction.atomic(), patience, example:
        yield build()
        transaction.set_rollback(True)
    log.level = level
