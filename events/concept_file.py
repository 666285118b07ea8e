"""How does an operating model become one JSON file, and how is such a file read so that nothing hostile gets in?"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, time
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partners.models.fields import Line
from talkoot.lib import text

from .concept_fields import FORMAT, FORMAT_VERSION, HEAD, LISTS, MOST_ROWS, ROW_SORTS, SCHEMA, Field
from .models import Concept, Event

LARGEST = 1_000_000  # bytes
IN_BRACES = re.compile(r"\{[a-z_]+\}")
MOST_LINES = 20  # faults told at once
Document = dict[str, Any]
KEYS = frozenset({"$schema", "format", "format_version", *HEAD, *LISTS})


class FileFault(Exception):
    """A file that is not taken; `lines` say in the user's language what is wrong, and where in the file."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("; ".join(lines))
        more = len(lines) - MOST_LINES
        self.lines = lines[:MOST_LINES]
        if more > 0:
            self.lines.append(ngettext("And %(n)s more fault.", "And %(n)s more faults.", more) % {"n": more})


# --- out -------------------------------------------------------------------------------------------------------


def document_of(concept: Concept) -> Document:
    """Return a model as plain data in a stable order; it names no row of the network but its lineage and owner.

    Bring the rows along with `Concept.objects.whole()`; the network's name is read too.
    """
    document: Document = {"$schema": SCHEMA, "format": FORMAT, "format_version": FORMAT_VERSION}
    for name, field in HEAD.items():
        value = concept.network.name if name == "network" else getattr(concept, name)
        document[name] = _plain(field, value)
    document["lineage"] = [_row(LISTS["lineage"], origin.get) for origin in concept.lineage]
    for sort in ROW_SORTS:
        rows = sorted(getattr(concept, sort).all(), key=lambda row: (row.order, row.pk))
        document[sort] = [_row(LISTS[sort], row.__getattribute__) for row in rows]
    texts = {row.key: row for row in concept.texts.all()}
    order = LISTS["texts"]["key"].choices
    document["texts"] = [_row(LISTS["texts"], texts[key].__getattribute__) for key in order if key in texts]
    return document


def _row(fields: Mapping[str, Field], value_of: Any) -> Document:
    return {name: _plain(field, value_of(name)) for name, field in fields.items()}


def _plain(field: Field, value: Any) -> Any:
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if value is None or isinstance(value, int):
        return value
    plain = text.clean(str(value))
    return plain[:5] if field.kind == "clock" else plain  # times that were just made are text still


def dumps(document: Document) -> bytes:
    """Return the one file of a model, the same bytes for the same model (UTF-8, a row of text per field)."""
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


# --- in --------------------------------------------------------------------------------------------------------


def read(content: bytes) -> Document:
    """Return the model in a file, whole and in the order of `document_of`; writes nothing. Raises FileFault."""
    found = _parsed(content)
    _check_format(found)
    faults = [*_unknown(found, KEYS, "")]
    document: Document = {"$schema": SCHEMA, "format": FORMAT, "format_version": FORMAT_VERSION}
    document |= _checked(found, HEAD, "", faults)
    for sort in LISTS:
        document[sort] = _checked_rows(found.get(sort, []), sort, faults)
    if not faults:
        faults += [*_faults_between(document)]
    if faults:
        raise FileFault(faults)
    order = LISTS["texts"]["key"].choices
    document["texts"].sort(key=lambda row: order.index(row["key"]))
    return document


def _parsed(content: bytes) -> Document:
    if len(content) > LARGEST:
        raise FileFault([_("The file is too large: a model takes at most one megabyte.")])
    try:
        found = json.loads(
            content.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_no_number, parse_float=_no_number
        )  # fmt: skip
    except UnicodeDecodeError as fault:
        raise FileFault([_("The file is not text in UTF-8.")]) from fault
    except RecursionError as fault:
        raise FileFault([_("The file has lists within lists deeper than any model has.")]) from fault
    except json.JSONDecodeError as fault:
        where = {"line": fault.lineno, "column": fault.colno}
        raise FileFault(
            [_("The file is broken: it is not JSON at line %(line)s, character %(column)s.") % where]
        ) from fault
    except ValueError as fault:
        raise FileFault([_("The file has numbers or names that no model has.")]) from fault
    if not isinstance(found, dict):
        raise FileFault([_("The file is not an operating model.")])
    return found


def _once(pairs: list[tuple[str, Any]]) -> Document:
    """Two values for one name would let the reader and the eye see different things."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice")
    return found


def _no_number(number: str) -> float:
    raise ValueError(f"no model has the number {number[:20]}")


def _check_format(found: Document) -> None:
    version = found.get("format_version")
    if found.get("format") != FORMAT or isinstance(version, bool) or not isinstance(version, int):
        raise FileFault([_("The file is not an operating model.")])
    if version > FORMAT_VERSION:
        raise FileFault(
            [
                _(
                    "The file was made by a newer portal (format %(theirs)s; this one reads %(ours)s). "
                    "Ask its maker for an older format or wait for an update."
                )
                % {"theirs": version, "ours": FORMAT_VERSION}
            ]
        )
    if version < 1:
        raise FileFault([_("The file is not an operating model.")])


def _unknown(found: Document, known: frozenset[str], place: str) -> Iterator[str]:
    for name in found:
        if name not in known:
            yield _fault(place, _("“%(name)s” is not known here.") % {"name": name[:40]})


def _fault(place: str, sentence: str) -> str:
    """Return a sentence after its place in the file, where it has one."""
    return f"{place}: {sentence}" if place else sentence[:1].upper() + sentence[1:]


def _checked(found: Document, fields: Mapping[str, Field], place: str, faults: list[str]) -> Document:
    checked: Document = {}
    for name, field in fields.items():
        where = f"{place}, {name}" if place else name
        if name not in found:
            checked[name] = field.default
            if field.needed:
                faults.append(_fault(where, _("this is missing.")))
            continue
        value = found[name]
        fault = field.fault(value)
        if fault:
            faults.append(_fault(where, fault))
        checked[name] = text.clean(value) if isinstance(value, str) and not fault else value
    return checked


def _checked_rows(found: Any, sort: str, faults: list[str]) -> list[Document]:
    if not isinstance(found, list):
        faults.append(_fault(sort, _("this should be a list.")))
        return []
    if len(found) > MOST_ROWS[sort]:
        faults.append(
            _fault(sort, _("there are too many rows, at most %(most)s.") % {"most": MOST_ROWS[sort]})
        )
        return []
    fields, rows = LISTS[sort], []
    for number, row in enumerate(found, 1):
        place = _place(sort, number)
        if not isinstance(row, dict):
            faults.append(_fault(place, _("this should be an object with named values.")))
            continue
        faults += _unknown(row, frozenset(fields), place)
        rows.append(_checked(row, fields, place, faults))
    return rows


def _place(sort: str, number: int) -> str:
    return _("%(list)s, row %(number)s") % {"list": sort, "number": number}


def _faults_between(document: Document) -> Iterator[str]:
    """What no value tells alone: the order of hours, identities given twice, tasks that wait for each other."""
    if document["closes"] <= document["opens"]:
        yield _fault("closes", _("closing should be later than opening."))
    seen: set[str] = set()
    for sort, name in [*((sort, "uid") for sort in (*ROW_SORTS, "lineage")), ("texts", "key")]:
        for number, row in enumerate(document[sort], 1):
            if row[name] in seen:
                yield _fault(_place(sort, number), _("the same identity stands twice in the file."))
            seen.add(row[name])
    if any(origin["uid"] == document["uid"] for origin in document["lineage"]):
        yield _fault("lineage", _("a model cannot be based on itself."))
    yield from _faults_of_order(document["tasks"])
    yield from _faults_of_texts(document["texts"])


def _faults_of_texts(texts: list[Document]) -> Iterator[str]:
    """Texts that fill the record have to fit into its fields, most of which are one line."""
    own = {field.name: field for field in Event._meta.fields}
    for number, row in enumerate(texts, 1):
        field = own.get("contingency_plan" if row["key"].startswith("contingency") else row["key"])
        for name, value in row.items():
            if field is None or name == "key":
                continue
            longest = getattr(field, "max_length", None) or len(value)
            # Names of places are shorter or longer than their words in braces; what is left has to fit in any case.
            if len(IN_BRACES.sub("", value)) > longest or ("\n" in value and isinstance(field, Line)):
                words = {"longest": longest}
                sentence = _("the record takes at most %(longest)s characters here, on one line.") % words
                yield _fault(f"{_place('texts', number)}, {name}", sentence)


def _faults_of_order(tasks: list[Document]) -> Iterator[str]:
    after = {task["uid"]: task["after"] for task in tasks}
    for number, task in enumerate(tasks, 1):
        place = f"{_place('tasks', number)}, after"
        if task["after"] is None:
            continue
        if task["after"] not in after:
            yield _fault(place, _("the task that it comes after is not in the file."))
            continue
        step, passed = task["after"], 0
        while step in after and step != task["uid"] and passed <= len(after):
            step, passed = after[step], passed + 1
        if step == task["uid"]:
            yield _fault(place, _("the task waits for itself."))
