"""Where do the finished parts of a batch lie, and how do they become one file?

A part is one line of words and then the bytes. Names are numbers, so that a part made again takes the old one's place.
"""

import contextlib
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.files.storage import storages
from django.utils.timezone import localtime

from ..documents import store
from ..models import Batch

ALL_BATCHES = "batches"
STORED_AS_THEY_ARE = (".pdf", ".png", ".zip")  # compressed already


@dataclass(frozen=True, slots=True)
class Part:
    """One finished item: its name in the whole file, its bytes, and what the whole needs to know of it (plain JSON)."""

    name: str
    content: bytes
    facts: dict[str, Any] = field(default_factory=dict)


def keep(batch: Batch, number: int, part: Part) -> None:
    """Write a part, whole or not at all; one that an interrupted run left behind is replaced."""
    head = json.dumps({"name": part.name, "facts": part.facts}).encode()
    name = _part_name(batch, number)
    storages["rendered"].delete(name)
    store.write(name, head + store.HEADER_END + part.content)


def drop(batch: Batch, number: int) -> None:
    """Delete what an interrupted run left behind of an item that has failed since."""
    storages["rendered"].delete(_part_name(batch, number))


def part(batch: Batch, number: int) -> Part | None:
    """Return a finished part, or None when it failed or has not been made."""
    content = store.read(_part_name(batch, number))
    if content is None:
        return None
    head, _end, rest = content.partition(store.HEADER_END)
    words = json.loads(head)
    return Part(words["name"], rest, words["facts"])


def parts(batch: Batch) -> Iterator[Part]:
    """Yield the parts that were made, in their order; failed ones are left out."""
    for number in range(batch.made):
        found = part(batch, number)
        if found is not None:
            yield found


def keep_whole(batch: Batch, ending: str, content: bytes) -> None:
    """Write a file of all parts, whole or not at all. `ending` is "pdf" or "zip"."""
    name = _whole_name(batch, ending)
    storages["rendered"].delete(name)
    store.write(name, content)


def whole(batch: Batch, ending: str) -> bytes | None:
    """Return a file of all parts, or None while there is none."""
    return store.read(_whole_name(batch, ending))


def endings(batch: Batch) -> list[str]:
    """Return which files of all parts there are: "pdf", "zip"."""
    return [ending for ending in ("pdf", "zip") if storages["rendered"].exists(_whole_name(batch, ending))]


def size(batch: Batch, ending: str) -> int:
    """Return how many bytes a file of all parts has."""
    return storages["rendered"].size(_whole_name(batch, ending))


def zipped(folder: str, found: Iterable[Part], moment: datetime) -> bytes:
    """Return a ZIP of parts in one folder; PDFs and pictures are stored as they are, being compressed already."""
    when = localtime(moment).timetuple()[:6]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for one in found:
            info = zipfile.ZipInfo(f"{folder}/{one.name}", when)
            info.external_attr = 0o644 << 16  # else some systems unpack files that nobody may read
            is_stored = one.name.endswith(STORED_AS_THEY_ARE)
            archive.writestr(info, one.content, zipfile.ZIP_STORED if is_stored else zipfile.ZIP_DEFLATED)
    return out.getvalue()


def forget(pk: int) -> None:
    """Delete all files of a batch; what is gone already is no failure."""
    storage, folder = storages["rendered"], f"{ALL_BATCHES}/{pk}"
    with contextlib.suppress(FileNotFoundError):
        for name in storage.listdir(folder)[1]:
            storage.delete(f"{folder}/{name}")
        storage.delete(folder)


def folders() -> set[int]:
    """Return the keys of batches that have files."""
    try:
        found = storages["rendered"].listdir(ALL_BATCHES)[0]
    except FileNotFoundError:
        return set()
    return {int(name) for name in found if re.fullmatch(r"\d{1,18}", name)}


def _part_name(batch: Batch, number: int) -> str:
    return f"{batch.folder}/{number:04d}.part"


def _whole_name(batch: Batch, ending: str) -> str:
    return f"{batch.folder}/whole.{ending}"
