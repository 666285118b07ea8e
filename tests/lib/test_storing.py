"""Is a file in a storage whole or not there, on a disk and where files have no paths?"""

from pathlib import Path

import pytest
from django.core.files.storage import FileSystemStorage, InMemoryStorage, Storage

from talkoot.lib import storing


class Objects(InMemoryStorage):
    """Keeps files as object storages do: they have names and no paths."""

    def path(self, name: str) -> str:
        raise NotImplementedError


@pytest.fixture(params=["disk", "objects"])
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> Storage:
    return FileSystemStorage(tmp_path) if request.param == "disk" else Objects()


def test_what_was_written_is_read_and_nothing_half_written_is_left(storage: Storage):
    for _twice in range(2):
        storing.write_whole(storage, "ab/abcd.png", b"whole")
    assert storing.read(storage, "ab/abcd.png") == b"whole"
    assert storage.listdir("ab") == ([], ["abcd.png"])


def test_what_is_not_there_is_none(storage: Storage):
    assert storing.read(storage, "ab/nothing.png") is None


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    storage = FileSystemStorage(tmp_path)
    storing.write_whole(storage, "a.png", b"old")
    monkeypatch.setattr(Path, "replace", lambda *names: (_ for _ in ()).throw(OSError("the disk is full")))
    with pytest.raises(OSError, match="full"):
        storing.write_whole(storage, "a.png", b"new")
    assert storing.read(storage, "a.png") == b"old"
