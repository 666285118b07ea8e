"""How is a file kept in a storage whole or not at all, whatever the storage is?"""

import os
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import Storage


def write_whole(storage: Storage, name: str, content: bytes) -> None:
    """Keep a file under a name; a crash leaves the old one or nothing, never a half. It is written beside it first."""
    written = storage.save(name + ".part", ContentFile(content))
    try:
        Path(storage.path(written)).replace(storage.path(name))
    except NotImplementedError:  # object storage has no paths, and publishes a file when it is complete
        storage.delete(written)
        if not storage.exists(name):
            storage.save(name, ContentFile(content))


def touch(storage: Storage, name: str) -> None:
    """Let a kept file count as written just now; nothing happens where there is none."""
    try:
        os.utime(storage.path(name))
    except FileNotFoundError:
        return
    except NotImplementedError:  # object storage: written once more under the same name
        content = read(storage, name)
        if content is not None:
            storage.delete(name)
            storage.save(name, ContentFile(content))


def read(storage: Storage, name: str) -> bytes | None:
    """Return a kept file's bytes, or None when there is none."""
    try:
        with storage.open(name) as file:
            return bytes(file.read())
    except FileNotFoundError:
        return None
