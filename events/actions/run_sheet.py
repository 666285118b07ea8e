"""How is the run sheet of a day saved as a whole, so that of two people who write it none loses anything unseen?"""

from collections.abc import Iterable, Sequence

from django.db import transaction

from partners.models import Change, FieldChange, User

from .. import run_sheet, sheet_day
from ..day_facts import SlotFacts
from ..models import Event, RunSlot

PART = "run_sheet"  # rows name people, so the trail of a part is read by those who see partners


class RunSheetChanged(Exception):
    """Somebody else saved the run sheet meanwhile. Nothing was saved; `rows` are what there is now."""

    def __init__(self, rows: Sequence[SlotFacts]) -> None:
        super().__init__("the run sheet has changed")
        self.rows = rows


@transaction.atomic
def save_run_sheet(event: Event, rows: Iterable[SlotFacts], *, seen: str, by: User) -> bool:
    """Let these rows be the run sheet; returns whether anything changed, so that a second press does nothing.

    `seen` is run_sheet.fingerprint of what the person had before them. Raises RunSheetChanged.
    """
    Event.objects.select_for_update(of=("self",)).get(pk=event.pk)  # one at a time
    before, after = sheet_day.slots_of(event), run_sheet.in_order(rows)
    if run_sheet.fingerprint(before) == run_sheet.fingerprint(after):
        return False
    if run_sheet.fingerprint(before) != seen:
        raise RunSheetChanged(before)
    RunSlot.objects.of_event(event).delete()
    RunSlot.objects.bulk_create(
        RunSlot(
            event=event, starts=row.starts, ends=row.ends, kind=row.kind, title=row.title, who=row.who,
            place=row.place, note=row.note, is_public=row.is_public,
        )
        for row in after
    )  # fmt: skip
    changes = [FieldChange("run_sheet", told(before), told(after))]
    talks = told(_public(before)), told(_public(after))
    if talks[0] != talks[1]:
        changes.append(FieldChange("programme", *talks))
    Change.objects.record(
        subject=event.subject, network=event.network, deed="run_sheet_edited", by=by, changes=changes,
        part=PART,
    )  # fmt: skip
    return True


def told(rows: Iterable[SlotFacts]) -> str:
    """Return rows as the trail keeps them: one line each, with all that was typed."""
    return "\n".join(_line(row) for row in rows)


def _line(row: SlotFacts) -> str:
    span = f"{row.starts:%H.%M}–{row.ends:%H.%M}" if row.ends else f"{row.starts:%H.%M}"
    parts = (run_sheet.title_of(row), row.who, row.place, row.note)
    return f"{span} {', '.join(part for part in parts if part)}"


def _public(rows: Iterable[SlotFacts]) -> list[SlotFacts]:
    return [row for row in rows if row.is_public]
