"""What do tests of documents share: a place for uploaded pictures?"""

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def pictures(settings: Any, tmp_path: Path) -> Path:
    """Uploaded pictures of a test lie in a directory of its own."""
    where = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = {**settings.STORAGES, "pictures": where}
    return tmp_path
