"""Which printed papers are there, which of them have become old by what, and how is a new one made?"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Model
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partners.models import Change

from ... import prints, sheet, sheet_day, trail
from ...documents import kinds
from ...facts import EventSheet
from ...forms.order import LANGUAGE_NAMES
from ...models import Event, Printing, Stand, Task
from ...paper_choices import Ink, Variant, paper_name
from .plan_lines import short

MOST_WORDS = 4  # changed facts named; the changes of the event tell all
TIMED = {"day_facts.programme", "day_facts.run_sheet"}  # what the run sheet tells
DEEDS = (
    "event_published", "event_unpublished", "event_redated", "event_moved", "event_postponed", "event_cancelled",
    "event_reinstated", "event_format_switched", "stand_added", "stand_removed",
)  # fmt: skip


def prints_of(
    event: Event, printings: Iterable[Printing], facts: Mapping[str, EventSheet]
) -> list[dict[str, Any]]:
    """Return the newest print of each paper in words; one query while something is old or new, none without prints."""
    rows = prints.newest(printings)
    if not rows:
        return []
    changes = list(
        Change.objects.about(event.subject).since(min(row.at for row in rows)).select_related(None)
    )
    return [_words(event, row, facts, changes) for row in rows]


def old_prints_of_page(event: Event, stands: Sequence[Stand], tasks: Iterable[Task]) -> list[dict[str, Any]]:
    """Return the prints that have become old, judged with the rows that an event's front page has anyway.

    One query without prints, at most five with them.
    """
    rows = [row for row in prints.newest(Printing.objects.of(event).with_people()) if prints.is_light(row)]
    if not rows:
        return []
    facts = _light_facts(event, rows, stands, tasks)
    return [row for row in prints_of(event, rows, facts) if row["is_old"]]


def _light_facts(
    event: Event, rows: Sequence[Printing], stands: Sequence[Stand], tasks: Iterable[Task]
) -> dict[str, EventSheet]:
    """Return the facts that light kinds show, by language."""
    languages = {row.language for row in rows} | {row.design.get("second") or row.language for row in rows}
    pictures, design = list(event.network.pictures.all()), sheet.design_of(event)
    known = list(tasks)
    hourly = any(TIMED & set(kinds.KINDS[row.kind].facts) for row in rows)
    slots = sheet_day.slots_of(event) if hourly else ()
    return {
        code: sheet.from_rows(event, stands, (), (), code, pictures, design).with_changes(
            day_facts=sheet_day.light(event, code, known, slots)
        )
        for code in languages
    }


def _words(
    event: Event, row: Printing, facts: Mapping[str, EventSheet], changes: Sequence[Change]
) -> dict[str, Any]:
    is_old = prints.is_old(row, facts)
    later = [change for change in changes if change.at > row.at]
    kind, order = kinds.KINDS[row.kind], prints.order_of(row)
    second = row.design.get("second", "")
    return {
        "kind": row.kind,
        "title": str(kind.title),
        "what": ", ".join(
            str(part) for part in (
                paper_name(row.paper), LANGUAGE_NAMES[row.language], LANGUAGE_NAMES.get(second, ""),
                _label(Variant, row.design.get("variant")), _label(Ink, row.design.get("ink")),
            ) if part
        ),
        "copies": row.copies, "version": row.version, "when": short(localtime(row.at).date()),
        "who": row.by_name or _name(row.by), "is_old": is_old,
        "told": _told(row) if is_old else "",
        "changed": shortened(changed_words(later, row)) if is_old else [],
        "url": f"{reverse('desk:document_print', args=[event.slug, row.kind])}?{order.query()}",
        "order_url": f"{reverse('desk:document_order', args=[event.slug, row.kind])}?{order.query()}",
    }  # fmt: skip


def _told(row: Printing) -> str:
    """Return "12 copies of version 3 were printed"."""
    words = ngettext(
        "%(count)s copy of version %(version)s was printed",
        "%(count)s copies of version %(version)s were printed",
        row.copies,
    )
    return words % {"count": row.copies, "version": row.version}


def _label(words: Any, value: Any) -> str:
    return str(words(value).label) if value and value in words.values else ""


def shortened(words: list[str]) -> list[str]:
    """Return the first of many words, and how many more there are."""
    if len(words) <= MOST_WORDS:
        return words
    return [*words[:MOST_WORDS], _("and %(n)s more") % {"n": len(words) - MOST_WORDS}]


def changed_words(changes: Sequence[Change], row: Printing) -> list[str]:
    """Return what has changed of a print's facts: names of fields, and deeds such as "the event was published".

    Such a deed tells of the event's state too.
    """
    found = prints.changed_fields(changes, row.language, row.kind, row.design.get("second", ""))
    deeds = [str(trail.DEEDS[change.deed]) for change in reversed(changes) if change.deed in DEEDS]
    fields = [trail.event_label(field) for field in found if field != "state" or not deeds]
    return list(dict.fromkeys([*fields, *deeds]))


def _name(person: Model | None) -> str:
    return str(person) if person else ""
