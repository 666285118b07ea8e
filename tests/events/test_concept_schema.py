"""Does the published JSON Schema say what the reader does?"""

import json
import re
from typing import Any

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.db.models import CharField, TextField

from events.actions.concepts import ROW_MODELS, shipped_document, shipped_names
from events.concept_fields import HEAD, LISTS, SCHEMA
from events.concept_file import FileFault, read
from events.concept_schema import schema
from events.models import Concept


def published() -> dict[str, Any]:
    path = finders.find(SCHEMA.removeprefix(settings.STATIC_URL))
    assert path, "the schema is served at the address that files name"
    with open(path, encoding="utf-8") as file:
        found: dict[str, Any] = json.load(file)
    return found


def breaches(value: Any, rule: dict[str, Any], place: str = "") -> list[str]:
    """What a value breaks of the rules that our schema uses; a small reading of JSON Schema's core."""
    if "const" in rule:
        return [] if value == rule["const"] else [place]
    if "enum" in rule:
        return [] if value in rule["enum"] else [place]
    kinds = rule["type"] if isinstance(rule["type"], list) else [rule["type"]]
    python = {"object": dict, "array": list, "string": str, "integer": int, "null": type(None)}
    if not any(isinstance(value, python[kind]) for kind in kinds):
        return [place]
    found = []
    if isinstance(value, dict):
        found += [f"{place}/{name}" for name in rule["required"] if name not in value]
        found += [f"{place}/{name}" for name in value if name not in rule["properties"]]
        for name, inner in rule["properties"].items():
            found += breaches(value[name], inner, f"{place}/{name}") if name in value else []
    if isinstance(value, list):
        found += [place] if len(value) > rule["maxItems"] else []
        for number, row in enumerate(value):
            found += breaches(row, rule["items"], f"{place}/{number}")
    if isinstance(value, str):
        bad = len(value) > rule.get("maxLength", 10**6) or len(value) < rule.get("minLength", 0)
        found += [place] if bad or not re.search(rule.get("pattern", ""), value) else []
    if isinstance(value, int) and not isinstance(value, bool):
        found += [] if rule["minimum"] <= value <= rule["maximum"] else [place]
    return found


def test_the_published_file_is_the_readers_own_table() -> None:
    assert published() == schema()


@pytest.mark.parametrize("name", shipped_names())
def test_every_shipped_model_keeps_to_the_schema(name: str) -> None:
    assert breaches(shipped_document(name), published()) == []


@pytest.mark.parametrize(
    ("sort", "name", "value"),
    [
        ("tasks", "offset_days", 366),
        ("tasks", "offset_days", "21"),
        ("tasks", "channel", "kyyhkynen"),
        ("tasks", "uid", "x"),
        ("tasks", "name", ""),
        ("meetings", "starts", "24:00"),
        ("meetings", "minutes", 0),
        ("supplies", "quantity", -1),
        ("texts", "key", "salaisuus"),
        ("tasks", "user_id", 7),
    ],
)
def test_what_the_schema_refuses_the_reader_refuses_too(sort: str, name: str, value: Any) -> None:
    found = json.loads(json.dumps(shipped_document("digimessut")))
    found[sort][0][name] = value
    assert breaches(found, published()) == [f"/{sort}/0/{name}"]
    with pytest.raises(FileFault):
        read(json.dumps(found).encode())


def test_lengths_and_names_are_those_of_the_tables() -> None:
    tables: dict[str, Any] = {**ROW_MODELS, "texts": Concept._meta.get_field("texts").related_model}
    for fields, model in ((HEAD, Concept), *((LISTS[sort], table) for sort, table in tables.items())):
        columns = {field.name: field for field in model._meta.concrete_fields}
        for name, field in fields.items():
            column = columns.get(name)
            if name == "network" or not isinstance(column, CharField | TextField) or field.kind == "choice":
                continue
            assert field.longest == column.max_length, (model, name)
    for sort, table in tables.items():
        columns = {field.name for field in table._meta.concrete_fields} - {"id", "concept", "order"}
        assert columns == set(LISTS[sort]), sort


def test_every_setting_of_a_model_is_in_the_file_but_what_belongs_to_its_network() -> None:
    columns = {field.name for field in Concept._meta.concrete_fields}
    kept_home = {"id", "slug", "is_default", "is_published", "owner", "base", "lineage"}
    assert columns - kept_home == set(HEAD)
