"""What does the published JSON Schema of an operating model's file say? It is made of the reader's own table."""

from collections.abc import Mapping
from typing import Any

from .concept_fields import (
    CLOCK,
    FORMAT,
    FORMAT_VERSION,
    HEAD,
    IDENTITY,
    LISTS,
    MOST_ROWS,
    SCHEMA,
    WORD,
    Field,
)

PATTERNS = {"clock": CLOCK, "identity": IDENTITY, "word": WORD}


def schema() -> dict[str, Any]:
    """Return the schema (JSON Schema, draft 2020-12) as it lies in static/schemas/."""
    properties: dict[str, Any] = {
        "$schema": {"type": "string"},
        "format": {"const": FORMAT},
        "format_version": {"const": FORMAT_VERSION},
        **{name: rule(field) for name, field in HEAD.items()},
    }
    for sort, fields in LISTS.items():
        properties[sort] = {"type": "array", "maxItems": MOST_ROWS[sort], "items": row(fields)}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA,
        "title": "Toimintamalli, Talkoot-portaali",
        "description": "An operating model for digital support events: its settings, meetings, tasks, supplies, stand "
        "types and texts. offset_days counts days before the event; a negative number is days after it.",
        "type": "object",
        "required": ["format", "format_version", *needed(HEAD)],
        "additionalProperties": False,
        "properties": properties,
    }


def row(fields: Mapping[str, Field]) -> dict[str, Any]:
    """Return the rule for one row of a list."""
    return {
        "type": "object",
        "required": needed(fields),
        "additionalProperties": False,
        "properties": {name: rule(field) for name, field in fields.items()},
    }


def needed(fields: Mapping[str, Field]) -> list[str]:
    """Return the names of fields without which the reader takes nothing."""
    return [name for name, field in fields.items() if field.needed]


def rule(field: Field) -> dict[str, Any]:
    """Return the rule for one value."""
    if field.kind == "number":
        return {"type": "integer", "minimum": field.limits[0], "maximum": field.limits[1]}
    found: dict[str, Any] = {"type": "string", "maxLength": field.longest}
    if field.kind == "choice":
        return {"enum": list(field.choices)}
    if field.kind in PATTERNS:
        found = {"type": "string", "pattern": PATTERNS[field.kind]}
    if field.kind == "day":
        found = {"type": "string", "format": "date"}
    if field.kind == "line" and field.needed:
        found["minLength"] = 1
    if field.kind == "identity" and not field.needed:
        found["type"] = ["string", "null"]
    return found
