"""How is a ready text kept that somebody edits or copies, and how does it follow the record again?"""

from django.db import IntegrityError, transaction
from django.utils import timezone

from partners.models import Change, FieldChange, User

from ..models import Event, ReadyText
from ..plan_choices import ReadyKind

FRESH = 0  # the version of a text of which nothing is kept yet


class TextChanged(Exception):
    """Somebody else saved the same text meanwhile. Nothing was saved; `row` is what there is now."""

    def __init__(self, row: ReadyText) -> None:
        super().__init__("the text has changed")
        self.row = row


def save_text(
    event: Event, kind: ReadyKind, language: str, text: str, *, digest: str, seen: int, by: User
) -> bool:
    """Keep an edited text; returns whether anything changed. `digest` tells of which facts the person thought.

    `seen` is the version that they had before them, FRESH where nothing was kept. Raises TextChanged.
    """
    values = {"text": text, "facts_digest": digest}
    return _write(event, kind, language, values, "ready_text_saved", seen, by)


def restore_text(event: Event, kind: ReadyKind, language: str, *, seen: int, by: User) -> bool:
    """Let the text follow the record again; as save_text."""
    values = {"text": "", "facts_digest": ""}
    return _write(event, kind, language, values, "ready_text_restored", seen, by)


@transaction.atomic
def mark_copied(event: Event, kind: ReadyKind, language: str, *, digest: str, by: User) -> None:
    """Remember of which facts a text was that somebody has taken elsewhere, and when."""
    Event.objects.select_for_update().get(pk=event.pk)
    row, _made = ReadyText.objects.get_or_create(event=event, kind=kind, language=language)
    is_same = row.copied_digest == digest
    row.copied_digest, row.copied_at = digest, timezone.now()
    row.save(update_fields=["copied_digest", "copied_at"])
    if not is_same:  # copying the same text again is no news
        _tell(event, "ready_text_copied", row, by)


def _write(
    event: Event, kind: ReadyKind, language: str, values: dict[str, str], deed: str, seen: int, by: User
) -> bool:
    try:
        return _write_once(event, kind, language, values, deed, seen, by)
    except IntegrityError as problem:  # somebody kept the first text at the same moment
        raise TextChanged(ReadyText.objects.get(event=event, kind=kind, language=language)) from problem


@transaction.atomic
def _write_once(
    event: Event, kind: ReadyKind, language: str, values: dict[str, str], deed: str, seen: int, by: User
) -> bool:
    same = {"event": event, "kind": kind, "language": language}
    row = ReadyText.objects.filter(**same).first()
    before = row or ReadyText(**same)
    if all(getattr(before, name) == value for name, value in values.items()):
        return False
    if (row.version if row else FRESH) != seen:
        raise TextChanged(before)
    if row is None:
        row = ReadyText.objects.create(**same, **values)
    elif not ReadyText.objects.filter(pk=row.pk, version=seen).update(**values, version=seen + 1):
        raise TextChanged(ReadyText.objects.get(pk=row.pk))
    _tell(event, deed, row, by, before.text, values["text"])
    return True


def _tell(event: Event, deed: str, row: ReadyText, by: User, before: str = "", after: str = "") -> None:
    """Add a line to the event's trail; the new value names the text where it is not told itself."""
    name = f"{ReadyKind(row.kind).label} ({row.language})"
    Change.objects.record(
        subject=event.subject, network=event.network, deed=deed, by=by,
        changes=[FieldChange("", before if after else "", after or name)],
    )  # fmt: skip
