"""How are the names of places put into stored texts? A fixed set of words in braces, and nothing else.

Stored text never reaches a template engine or str.format, so nothing typed can run.
"""

import re
from collections.abc import Mapping

PLACEHOLDERS = (
    "municipality",
    "municipality_genitive",
    "municipality_locative",
    "municipality_destination",
    "venue",
    "venue_genitive",
    "venue_locative",
    "venue_destination",
    "network",
)
_WORD = re.compile(r"\{([a-z_]+)\}")


def fill(text: str, values: Mapping[str, str]) -> str:
    """Replace the known placeholders; leave unknown ones as they were typed, so that they are noticed.

    A text that starts with a replaced word keeps a capital letter at its start.
    """
    filled = _WORD.sub(lambda match: values.get(match[1]) or match[0], text)
    return filled[:1].upper() + filled[1:]


def unknown(text: str) -> list[str]:
    """Return the placeholders in a text that the fixed set does not have."""
    return [name for name in _WORD.findall(text) if name not in PLACEHOLDERS]
