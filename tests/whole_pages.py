"""How do tests look only at pages that have come whole?

A press returns when the next page begins to come. Whoever reads then finds the half that is there, and presses buttons
whose scripts are not, now and then and on a slow machine only. With this every look and touch waits for the rest.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from playwright.sync_api import Locator, Page

LOOKS = (
    "all", "all_inner_texts", "all_text_contents", "bounding_box", "count", "evaluate", "evaluate_all",
    "get_attribute", "inner_html", "inner_text", "input_value", "is_checked", "is_disabled", "is_enabled", "is_hidden",
    "is_visible", "screenshot", "text_content",
)  # fmt: skip
TOUCHES = (
    "check", "click", "fill", "focus", "press", "press_sequentially", "select_option", "set_checked",
    "set_input_files", "uncheck",
)  # fmt: skip


def look_at_whole_pages() -> None:
    """Make what a test does to Playwright's pages from now on wait for the page; a second call changes nothing."""
    for name in (*LOOKS, *TOUCHES):
        _wait_first(Locator, name, lambda locator: locator.page)
    for name in ("content", "evaluate", "screenshot"):
        _wait_first(Page, name, lambda page: page)


def _wait_first(kind: type, name: str, page_of: Callable[[Any], Page]) -> None:
    """Put the waiting before one function of Playwright's."""
    given = getattr(kind, name)
    if hasattr(given, "__wrapped__"):
        return

    @wraps(given)
    def whole(self: Any, *arguments: Any, **options: Any) -> Any:
        page_of(self).wait_for_load_state("load")
        return given(self, *arguments, **options)

    setattr(kind, name, whole)
