"""How does a pasted list wait to be checked, how is it corrected, and how is it confirmed or thrown away?

Until it is confirmed, nothing but the Import row is written.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from partners.intake import Row, check, recognised
from partners.intake_cells import Table
from partners.intake_columns import FIELDS
from partners.intake_match import Directory, known_to
from partners.intake_plan import plan_of
from partners.models import Municipality, Organisation, User

from ..intake_choices import ImportState
from ..models import Event, Import

UNCONFIRMED_FOR = timedelta(days=1)
UNDOABLE_FOR = timedelta(days=30)
STANDS_STILL_AFTER = timedelta(seconds=90)
HIDDEN = {"choice": "out", "hidden": True}  # what Excel hides is not invited before somebody takes it in


class NotReady(Exception):
    """Some rows still need the user, or there is nothing to save. Nothing was written."""


def stage(event: Event, table: Table, source: str, by: User) -> Import:
    """Keep a list that was read, with the columns that were recognised; hidden columns are left aside."""
    has_header, columns = recognised(table.rows, places())
    columns = ["" if place in table.hidden_columns else one for place, one in enumerate(columns)]
    return Import.objects.create(
        event=event,
        network=event.network,
        by=by,
        source=source[:150],
        table=table.rows,
        columns=columns,
        has_header=has_header,
        row_count=len(table.rows) - has_header,
        fixes={str(place): HIDDEN for place in table.hidden_rows},
        reading={"lines": table.lines, "told": table.told, "hidden_columns": table.hidden_columns},
    )


def places() -> dict[str, str]:
    """Return the codes of municipalities by their Finnish and Swedish names in small letters; one query."""
    found: dict[str, str] = {}
    for code, name, swedish in Municipality.objects.current().values_list("code", "name", "name_sv"):
        found[swedish.casefold()] = code
        found[name.casefold()] = code
    return found


def rows_of(staged: Import, towns: Mapping[str, str] | None = None) -> list[Row]:
    """Return the rows of a list as they stand now. Three queries, however long the list is."""
    towns = places() if towns is None else towns
    columns = staged.columns or recognised(staged.table, towns)[1]
    return check(
        staged.table,
        columns,
        staged.fixes,
        Directory.of(known_to(staged.network)),
        places=towns,
        lines=staged.reading.get("lines", ()),
        skip=1 if staged.has_header else 0,
    )


@transaction.atomic
def correct(
    pk: int,
    fixes: Mapping[str, Mapping[str, Any]],
    columns: Sequence[str] | None = None,
    has_header: bool | None = None,
) -> Import:
    """Keep what a person typed and chose beside what was kept before; a list that is confirmed stays as it is."""
    staged = _locked(pk)
    if staged.state != ImportState.CHECKING:
        return staged
    for index, fix in fixes.items():
        before = staged.fixes.get(index, {})
        values = {**before.get("values", {}), **fix.get("values", {})}
        staged.fixes[index] = {**before, **fix, **({"values": values} if values else {})}
    if columns is not None:
        staged.columns = [name if name in FIELDS else "" for name in columns]
    if has_header is not None:
        staged.has_header = has_header
        staged.row_count = len(staged.table) - has_header
    staged.save(update_fields=["fixes", "columns", "has_header", "row_count"])
    return staged


@transaction.atomic
def confirm(pk: int, *, only_ready: bool = False) -> tuple[Import, bool]:
    """Turn a checked list into partners to save, and tell whether this press did it.

    With `only_ready` the rows that need the user are left out. The cells are forgotten here: from now on only
    partners are kept. Raises NotReady.
    """
    staged = _locked(pk)
    if staged.state == ImportState.FAILED:
        Import.objects.filter(pk=pk).update(
            state=ImportState.RUNNING, progressed_at=timezone.now(), trouble=""
        )
        staged.state = ImportState.RUNNING
        return staged, True
    if staged.state != ImportState.CHECKING:
        return staged, False
    towns = places()
    rows = rows_of(staged, towns)
    if not only_ready and any(row.needs_user for row in rows):
        raise NotReady
    ready = [row for row in rows if not row.is_out and not row.needs_user]
    plan = plan_of(ready, towns)
    if not plan:
        raise NotReady
    newest = Organisation.objects.of(staged.network).order_by("-pk").values_list("pk", flat=True).first()
    staged.reading = {
        "left_out": [row.line for row in rows if row.is_out or row.needs_user],
        "newest": newest or 0,
    }
    staged.table, staged.columns, staged.fixes = plan, [], {}
    staged.state, staged.row_count, staged.done_count = ImportState.RUNNING, len(plan), 0
    staged.progressed_at = timezone.now()
    staged.save()
    return staged, True


def drop(staged: Import) -> None:
    """Throw a list away that has not been confirmed."""
    Import.objects.filter(pk=staged.pk, state=ImportState.CHECKING).delete()


def forget_old(now: datetime) -> int:
    """Delete lists that nobody confirmed in a day, and what undoing needs after thirty; return how many lists."""
    deleted, _rows = Import.objects.unconfirmed_since(now - UNCONFIRMED_FOR).delete()
    old = Import.objects.finished_before(now - UNDOABLE_FOR).exclude(made={})
    return deleted + old.update(made={}, reading={})


def standing_still(now: datetime) -> list[int]:
    """Return the keys of lists whose worker has died, so that another one goes on."""
    return list(Import.objects.standing_still_since(now - STANDS_STILL_AFTER).values_list("pk", flat=True))


def fail(pk: int, words: str) -> None:
    """Note that saving broke off; what was saved stays, and the rest can be tried again."""
    Import.objects.filter(pk=pk, state=ImportState.RUNNING).update(
        state=ImportState.FAILED, trouble=words[:500]
    )


def _locked(pk: int) -> Import:
    return Import.objects.select_for_update(of=("self",)).select_related("event", "network").get(pk=pk)
