"""What does the marketing plan add to a task, and which of it had a person before them?"""

import hashlib
from typing import Any

from .models import MarketingRow, Task

FACTS = (
    "audience", "message", "text_short", "text", "material", "cost_planned", "cost_actual", "payer", "publish_on",
    "publish_at", "result", "reach", "link",
)  # fmt: skip


def row_of(task: Task) -> MarketingRow:
    """Return what the marketing plan adds to a task; an unsaved empty row where nobody has written anything."""
    return getattr(task, "marketing", None) or MarketingRow(task=task)


def facts_of(row: MarketingRow) -> dict[str, Any]:
    """Return the facts of a row by name."""
    return {name: getattr(row, name) for name in FACTS}


def seen_of(row: MarketingRow) -> str:
    """Return 32 hex digits that tell which facts a person had before them."""
    words = "\0".join(words_of(value) for value in facts_of(row).values())
    return hashlib.blake2b(words.encode(), digest_size=16).hexdigest()


def words_of(value: Any) -> str:
    """Return a fact as the trail keeps it."""
    return "" if value is None else str(value)
