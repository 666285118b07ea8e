"""Is a file in a storage whole or not there, on a disk and where files have no paths?"""

import os
from pathlib import Path

import pytest
from django.core.files import File
from django.core.files.storage import FileSystemStorage, Storage

from talkoot.lib import storing


class Objects(FileSystemStorage):
    """Tells no paths to others, as object storages; it asks Django's own way for its files."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.shown = FileSystemStorage(folder)

    def path(self, name: str) -> str:
        raise NotImplementedError

    def save(self, name: str, content: File, max_length: int | None = None) -> str:
        return self.shown.save(name, content, max_length)

    def open(self, name: str, mode: str = "rb") -> File:
        return self.shown.open(name, mode)

    def exists(self, name: str) -> bool:
        return self.shown.exists(name)

    def delete(self, name: str) -> None:
        self.shown.delete(name)

    def listdir(self, path: str) -> tuple[list[str], list[str]]:
        return self.shown.listdir(path)


@pytest.fixture(params=["disk", "objects"])
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> Storage:
    return FileSystemStorage(tmp_path) if request.param == "disk" else Objects(tmp_path)


def test_what_was_written_is_read_and_nothing_half_written_is_left(storage: Storage):
    for _twice in range(2):
        storing.write_whole(storage, "ab/abcd.png", b"whole")
    assert storing.read(storage, "ab/abcd.png") == b"whole"
    assert storage.listdir("ab") == ([], ["abcd.png"])


def test_what_is_not_there_is_none(storage: Storage):
    assert storing.read(storage, "ab/nothing.png") is None


def test_a_touched_file_is_young_and_whole_and_one_that_is_gone_stays_gone(storage: Storage, tmp_path: Path):
    storing.write_whole(storage, "abcd", b"whole")
    os.utime(tmp_path / "abcd", (0, 0))
    storing.touch(storage, "abcd")
    assert (tmp_path / "abcd").stat().st_mtime > 1_000_000_000
    assert storing.read(storage, "abcd") == b"whole"
    storing.touch(storage, "gone")
    assert storing.read(storage, "gone") is None


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    storage = FileSystemStorage(tmp_path)
    storing.write_whole(storage, "a.png", b"old")
    monkeypatch.setattr(Path, "replace", lambda *names: (_ for _ in ()).throw(OSError("the disk is full")))
    with pytest.raises(OSError, match="full"):
        storing.write_whole(storage, "a.png", b"new")
    assert storing.read(storage, "a.png") == b"old"
