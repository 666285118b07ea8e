"""How does a screen reader learn that a part of a page is in another language? WeasyPrint tags only the whole file.

ISO 14289-1, 7.2 wants the language of every text; HTML's lang attribute becomes Lang of the structure element.
"""

from collections.abc import Iterator
from typing import Any

import pydyf


def speak_languages(tags: Any) -> None:
    """Let the tag tree of every document carry the lang attributes of its page; `tags` is weasyprint.pdf.tags."""
    build = tags._build_box_tree

    def built(box: Any, parent: Any, *rest: Any) -> Iterator[Any]:
        language = _language(getattr(box, "_box", box))
        for element in build(box, parent, *rest):
            if language and element is not parent and "Lang" not in element:
                element["Lang"] = pydyf.String(language)
            yield element

    tags._build_box_tree = built


def _language(box: Any) -> str:
    """Return the language that an element says of itself; that of the page is the file's."""
    element = getattr(box, "element", None)
    if element is None or getattr(box, "element_tag", "") in ("html", "body") or not hasattr(element, "get"):
        return ""
    return str(element.get("lang") or "")
