"""How is an operating model edited when several people may be at it, and how is it made the default, copied, removed?

Events that were planned by a model are never touched here: they hold copies of its rows.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F

from partners.models import Change, FieldChange, User

from ..concept_compare import Difference, Kind, Side, differences, merged
from ..concept_fields import LISTS
from ..concept_file import Document, document_of
from ..merging import Merge, comparable, for_trail, merge
from ..models import Concept, ConceptText
from .concepts import ROW_MODELS, install_document

LANGUAGES = {"fi": "text", "sv": "text_sv", "en": "text_en", "se": "text_se"}
Row = dict[str, Any]


class RowsChanged(Exception):
    """Somebody else changed the same rows. Nothing was saved.

    `current` is the model as it is now, `document` the same as a file, `rows` mine with all that only they changed,
    `clashes` what both changed: `before` is mine and `after` theirs.
    """

    def __init__(
        self, current: Concept, document: Document, rows: list[Row], clashes: list[Difference]
    ) -> None:
        super().__init__("the rows have changed")
        self.current, self.document, self.rows, self.clashes = current, document, rows, clashes


class SettingsChanged(Exception):
    """Somebody else changed the same settings or texts. Nothing was saved; `values` is what there is now."""

    def __init__(self, current: Concept, values: Mapping[str, Any], found: Merge) -> None:
        super().__init__("the settings have changed")
        self.current, self.values, self.found = current, values, found


class InUse(Exception):
    """A model that events were planned by, or by which new events are planned, is not removed."""


@transaction.atomic
def save_rows(
    concept: Concept, sort: str, rows: Sequence[Row], seen: Sequence[Row], *, by: User, today: date
) -> bool:
    """Put the rows of one sort in place of what there is; returns whether anything changed.

    `seen` are the rows that the person had before them: what only others have changed since then stays theirs.
    One save raises the version by one. Raises RowsChanged where both changed the same.
    """
    current = locked(concept)
    now = document_of(current)
    mine, base = {**now, sort: list(rows)}, {**now, sort: list(seen)}
    found = differences(mine, now, base)
    theirs = [one.key for one in found if one.side == Side.THERE]
    wanted = merged(mine, now, theirs)
    clashes = [one for one in found if one.side == Side.BOTH and one.kind != Kind.ORDER]
    if clashes:
        removed = [
            one.key for one in clashes if one.kind == Kind.ADDED
        ]  # by me, while they changed it: shown again
        raise RowsChanged(current, now, merged(mine, now, [*theirs, *removed])[sort], clashes)
    changes = row_changes(sort, now, wanted)
    if not changes:
        return False
    write_rows(current, sort, wanted[sort])
    new_version(current, today)
    Change.objects.record(
        subject=current.subject, network=current.network, deed="concept_rows_edited", by=by, part=sort, changes=changes,
    )  # fmt: skip
    return True


def write_rows(concept: Concept, sort: str, rows: Sequence[Row]) -> None:
    """Make the model's rows of one sort those of a document, in its order: four queries however many there are."""
    model: Any = ROW_MODELS[sort]
    names = [name for name in LISTS[sort] if name != "uid"]
    stored = {str(row.uid): row for row in model.objects.filter(concept=concept)}
    kept: list[Any] = []
    new: list[Any] = []
    for order, facts in enumerate(rows):
        row = stored.pop(str(facts["uid"]), None) or model(concept=concept, uid=UUID(str(facts["uid"])))
        for name in names:
            setattr(row, name, facts[name])
        row.order = order
        (kept if row.pk else new).append(row)
    model.objects.filter(pk__in=[row.pk for row in stored.values()]).delete()
    model.objects.bulk_update(kept, [*names, "order"])
    model.objects.bulk_create(new)


def row_changes(sort: str, before: Document, after: Document) -> list[FieldChange]:
    """Return what changed, a line for each row by its name; values stand by the names of their fields, as JSON."""
    rows: dict[str, tuple[str, dict[str, Any], dict[str, Any]]] = {}
    for one in differences(before, after):
        if one.section != sort:
            continue
        title, was, now = rows.setdefault(one.row, (one.title, {}, {}))
        if one.kind == Kind.CHANGED:
            was[one.field], now[one.field] = one.before, one.after
        elif one.kind == Kind.ADDED:
            now["name"] = title
        elif one.kind == Kind.REMOVED:
            was["name"] = title
        else:
            now["order"] = ""
    return [FieldChange(title[:60], kept(was), kept(now)) for title, was, now in rows.values()]


def kept(values: Mapping[str, Any]) -> str:
    """Return values as the trail keeps them, or nothing."""
    return json.dumps(values, ensure_ascii=False) if values else ""


@transaction.atomic
def save_settings(
    concept: Concept, values: Mapping[str, Any], seen: Mapping[str, Any], *, by: User, today: date
) -> tuple[str, ...]:
    """Save settings ("opens") and texts ("text:title:sv") that differ from what the person saw; returns their names.

    Raises SettingsChanged where somebody else has changed the same in another way.
    """
    current = locked(concept)
    now = settings_of(current, values)
    found = merge(seen, {name: comparable(value) for name, value in values.items()}, now)
    if found.clashes:
        raise SettingsChanged(current, now, found)
    if not found.mine:
        return ()
    facts = {name: values[name] for name in found.mine if not name.startswith("text:")}
    Concept.objects.filter(pk=current.pk).update(**facts)
    write_texts(current, {name: values[name] for name in found.mine if name.startswith("text:")})
    new_version(current, today)
    Change.objects.record(
        subject=current.subject, network=current.network, deed="concept_edited", by=by,
        changes=[FieldChange(name, for_trail(now[name]), for_trail(comparable(values[name]))) for name in found.mine],
    )  # fmt: skip
    return found.mine


def settings_of(concept: Concept, names: Mapping[str, Any]) -> dict[str, Any]:
    """Return the settings and texts of these names as they are stored, comparable."""
    texts = {row.key: row for row in concept.texts.all()}
    found: dict[str, Any] = {}
    for name in names:
        if name.startswith("text:"):
            _word, key, language = name.split(":")
            found[name] = getattr(texts[key], LANGUAGES[language]) if key in texts else ""
        else:
            found[name] = comparable(getattr(concept, "owner_id" if name == "owner" else name))
    return found


def write_texts(concept: Concept, texts: Mapping[str, str]) -> None:
    """Write texts by their names ("text:title:sv"), each key in one row."""
    rows = {row.key: row for row in concept.texts.all()}
    touched: dict[str, ConceptText] = {}
    for name, text in texts.items():
        _word, key, language = name.split(":")
        row = touched.setdefault(key, rows.get(key) or ConceptText(concept=concept, key=key))
        setattr(row, LANGUAGES[language], text)
    ConceptText.objects.bulk_create([row for row in touched.values() if not row.pk])
    ConceptText.objects.bulk_update([row for row in touched.values() if row.pk], list(LANGUAGES.values()))


def locked(concept: Concept) -> Concept:
    """Return the model as it is now with its rows, held until the transaction ends: two saves follow one another."""
    Concept.objects.select_for_update().get(pk=concept.pk)
    return Concept.objects.whole().select_related("network").get(pk=concept.pk)


def new_version(concept: Concept, today: date) -> None:
    """Raise the version by one and note the day."""
    Concept.objects.filter(pk=concept.pk).update(version=F("version") + 1, updated_on=today)


@transaction.atomic
def make_default(concept: Concept, *, by: User) -> bool:
    """Plan new events by this model from now on; returns whether it was otherwise before."""
    mine = Concept.objects.select_for_update().filter(network=concept.network_id)
    if any(one.pk == concept.pk and one.is_default for one in mine):
        return False
    mine.filter(is_default=True).update(is_default=False)
    mine.filter(pk=concept.pk).update(is_default=True)
    Change.objects.record(subject=concept.subject, network=concept.network, deed="concept_default", by=by)
    return True


@transaction.atomic
def copy_concept(concept: Concept, *, name: str, by: User, today: date) -> Concept:
    """Make a model of one's own of another of the same network: a new identity, the source first in its lineage."""
    source = document_of(locked(concept))
    document = {**source, "name": name, "updated_on": today.isoformat()}
    return install_document(concept.network, document, by=by, based_on=source)


@transaction.atomic
def remove_concept(concept: Concept, *, by: User) -> None:
    """Remove a model that nothing is planned by. Raises InUse for one that events or new events use."""
    current = Concept.objects.select_for_update().get(pk=concept.pk)
    if current.is_default or current.events.exists():
        raise InUse
    Change.objects.record(
        subject=current.subject, network=current.network, deed="concept_removed", by=by,
        changes=[FieldChange("name", current.name, "")],
    )  # fmt: skip
    current.delete()
