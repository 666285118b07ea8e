"""How are many documents made by the background so that it may die, be stopped and go on, and nothing is made twice?

Each finished item is committed by a conditional update of the count, together with its rows and its file: of two
runners that made the same item one wins and the other's is dropped. Rendering happens before, outside transactions.
"""

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Protocol

from django.db import DatabaseError, transaction
from django.utils import timezone, translation

from partners.models import Change, FieldChange, User
from talkoot.lib.text import safe_file_name

from ..choices import LetterKind
from ..documents import press
from ..models import Batch, Event
from ..paper_choices import BatchKind, BatchState
from ..printing import CannotPrint
from . import batch_files, packs
from .batch_files import Part
from .bulk_letters import LettersMaker, recipients_of
from .packing import NoSuchStand

STANDS_STILL_AFTER = timedelta(minutes=2)
KEPT_FOR = timedelta(days=7)
FILE_WORDS = {  # of letters, in Finnish as all names of files
    LetterKind.INVITATION: "kutsut", LetterKind.REMINDER: "muistutukset", LetterKind.CONFIRMATION: "vahvistukset",
    LetterKind.CHANGE: "muutokset", LetterKind.CANCELLATION: "peruutukset", LetterKind.THANKS: "kiitokset",
    LetterKind.OFFER: "tarjoukset",
}  # fmt: skip
GIVEN_UP_AFTER = timedelta(days=1)  # what has not come to its end by then never will
logger = logging.getLogger(__name__)


class Maker(Protocol):
    """Makes the items of one kind of batch."""

    def label(self, batch: Batch, number: int) -> str:
        """Return what an item is called when it fails."""

    def make(self, batch: Batch, number: int) -> Part:
        """Render one item. Raises press.PressError, or what says that its subject is gone."""

    def settle(self, batch: Batch, part: Part) -> None:
        """Save the rows that belong to an item, in the transaction that counts it."""

    def wholes(self, batch: Batch) -> Mapping[str, bytes]:
        """Return the files of all items by ending. Raises press.PressError."""


MAKERS: dict[str, type[Maker]] = {BatchKind.PACK: packs.PackMaker, BatchKind.LETTERS: LettersMaker}
GONE = (CannotPrint, NoSuchStand)


@transaction.atomic
def start_pack(
    event: Event, by: User | None, by_name: str = "", language: str = "fi", for_library: bool = False
) -> Batch:
    """Order a print pack, or return the same one that is still being made. The caller has the work enqueued."""
    items = packs.contents(event, language, for_library=for_library)
    order = {
        "language": language,
        "for_library": for_library,
        "items": packs.written_down(items),
    }
    name = safe_file_name(f"{event.slug}-tulostuspaketti{'' if language == 'fi' else '-' + language}.zip")
    return _start(event, BatchKind.PACK, order, packs.total_of(items), name, by, by_name)[0]


@transaction.atomic
def start_letters(event: Event, order: dict[str, Any], by: User) -> Batch:
    """Order letters, or return the same ones that are still being made; bulk_letters.py says what `order` holds.

    Raises ValueError when it names nobody.
    """
    if not (count := len(recipients_of(order))):
        raise ValueError("letters to nobody")
    name = safe_file_name(f"{event.slug}-{FILE_WORDS.get(order['kind'], 'kirjeet')}.pdf")
    batch, is_new = _start(event, BatchKind.LETTERS, order, count, name, by, "")
    if is_new:
        Change.objects.record(
            subject=event.subject,
            network=event.network,
            deed="letters_made",
            by=by,
            changes=[FieldChange("", "", f"{LetterKind(order['kind']).label}, {count}")],
        )
    return batch


def _start(
    event: Event, kind: BatchKind, order: dict[str, Any], total: int, name: str, by: User | None, by_name: str
) -> tuple[Batch, bool]:
    """Return the batch and whether it is new."""
    unfinished = Batch.objects.of(event).at_work().same_asker(by, by_name)
    same = next((one for one in unfinished if one.kind == kind and one.order == order), None)
    if same:
        return same, False
    batch = Batch.objects.create(
        event=event, kind=kind, order=order, total=total, file_name=name, made_by=by,
        by_name=by_name or (by.name if by else ""),
    )  # fmt: skip
    batch_files.forget(batch.pk)  # a database put back from a backup counts on from an older number
    return batch, True


def run(pk: int) -> None:
    """Make what is left of a batch. Nothing when it is over, or when somebody else is at it and goes on.

    An item that cannot be made is noted in `problems`, and the rest goes on. Raises DatabaseError and OSError: then
    the clock starts it again.
    """
    if not Batch.objects.claim(pk, timezone.now(), STANDS_STILL_AFTER):
        return
    batch = _read(pk)
    if batch is None:
        return
    maker = MAKERS[batch.kind]()
    with translation.override(batch.order.get("language", "fi")):
        while batch is not None and batch.state == BatchState.RUNNING and batch.made < batch.total:
            _step(maker, batch)
            batch = _read(pk)
        if batch is not None and batch.state == BatchState.RUNNING:
            _finish(maker, batch)


def _read(pk: int) -> Batch | None:
    """Return a batch as it is now, with its event; None when it has been deleted."""
    return Batch.objects.with_event().filter(pk=pk).first()


def _step(maker: Maker, batch: Batch) -> None:
    """Make the next item and count it, unless somebody else has or the batch was stopped meanwhile."""
    number, part, problem = batch.made, None, None
    try:
        part = maker.make(batch, number)
    except (press.PressError, *GONE) as reason:
        problem = _problem(maker, batch, number, reason)
    except (DatabaseError, OSError):
        raise
    except Exception as reason:  # a fault in one document must not take the others along
        logger.exception("batch %s: item %s failed", batch.pk, number)
        problem = _problem(maker, batch, number, reason)
    with transaction.atomic():
        if not Batch.objects.count_up(batch, timezone.now(), problem):
            return
        if part is None:
            batch_files.drop(batch, number)
        else:
            maker.settle(batch, part)
            batch_files.keep(batch, number, part)


def _problem(maker: Maker, batch: Batch, number: int, reason: Exception) -> dict[str, Any]:
    """Return plain words for the list of what failed; `why` is "gone", "press" or "fault"."""
    why = "press" if isinstance(reason, press.PressError) else "gone" if isinstance(reason, GONE) else "fault"
    return {"number": number, "name": maker.label(batch, number), "why": why, "words": str(reason)[:300]}


def _finish(maker: Maker, batch: Batch) -> None:
    """Write the files of all items, then call the batch done; failed when there is nothing to write."""
    problem = None
    try:
        wholes: Mapping[str, bytes] = maker.wholes(batch)
    except press.PressError as reason:
        problem = {"number": -1, "name": batch.file_name, "why": "press", "words": str(reason)[:300]}
        wholes = {"zip": _plain_zip(batch)}
    for ending, content in wholes.items():
        batch_files.keep_whole(batch, ending, content)
    is_empty = len(batch.problems) >= batch.total
    state = BatchState.FAILED if is_empty else BatchState.DONE
    Batch.objects.end(batch, state, timezone.now(), problem)


def _plain_zip(batch: Batch) -> bytes:
    """Return the finished parts in a ZIP: what there is when the last step failed."""
    return batch_files.zipped(
        batch.file_name.rpartition(".")[0], batch_files.parts(batch), batch.made_at or timezone.now()
    )


def cancel(batch: Batch) -> bool:
    """Stop a batch after the item in hand; tells whether this press did it. What is made stays for going on."""
    return Batch.objects.turn(batch, BatchState.at_work(), BatchState.CANCELLED, timezone.now())


def resume(batch: Batch) -> bool:
    """Let a stopped, failed or forsaken batch go on where it was; tells whether there is something to go on with.

    The caller has the work enqueued. Items that had failed are tried again when all were tried.
    """
    now = timezone.now()
    if Batch.objects.turn(batch, (BatchState.CANCELLED,), BatchState.WAITING, now):
        return True
    if Batch.objects.revive(batch, now):
        return True
    return Batch.objects.forsaken(batch, now - STANDS_STILL_AFTER, now)


def file_of(batch: Batch, ending: str = "") -> bytes | None:
    """Return the finished file: the one it is named after, or the one with another ending; None while there is none."""
    if batch.state != BatchState.DONE:
        return None
    return batch_files.whole(batch, ending or batch.file_name.rpartition(".")[2])


def look_after(now: datetime) -> list[int]:
    """Return the batches whose worker has died, ready to be claimed again; forget old ones with their files."""
    _forget(now)
    left_behind = []
    for batch in Batch.objects.standing_still(now - STANDS_STILL_AFTER):
        if batch.made_at < now - GIVEN_UP_AFTER:
            Batch.objects.turn(batch, BatchState.at_work(), BatchState.FAILED, now)
        elif Batch.objects.forsaken(batch, now - STANDS_STILL_AFTER, now):
            left_behind.append(batch.pk)
    return left_behind


def _forget(now: datetime) -> None:
    """Delete batches older than a week, and files whose batch is gone with its event."""
    for pk in Batch.objects.made_before(now - KEPT_FOR):
        Batch.objects.filter(pk=pk).delete()
    there = batch_files.folders()
    known = set(Batch.objects.filter(pk__in=there).values_list("pk", flat=True)) if there else set()
    for pk in there - known:
        batch_files.forget(pk)
