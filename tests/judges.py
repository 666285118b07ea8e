"""Do judges whom nobody here wrote accept what we show in a browser?"""

from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE_FILE = Path(__file__).parent / "vendor" / "axe.min.js"
# WCAG 2.2 AA by law (EN 301 549), good practice by heart.
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@cache
def axe_source() -> str:
    """The accessibility judge as a script (axe-core, see static/vendor/VENDORED.md)."""
    return AXE_FILE.read_text(encoding="utf-8")


def axe(page: Page, *, within: str | None = None) -> list[str]:
    """Accessibility faults of the page as it is now, one line for each element; [] when there are none.

    `within` is a CSS selector to look at a part only.
    """
    page.evaluate(f"{axe_source()}; 0")
    options = {"runOnly": AXE_TAGS, "resultTypes": ["violations"]}
    found: dict[str, Any] = page.evaluate(
        "([within, options]) => axe.run(within || document, options)", [within, options]
    )
    return [
        f"{fault['id']} ({fault['impact']}): {fault['help']}: {node['target']}: {node['html'][:160]}"
        for fault in found["violations"]
        for node in fault["nodes"]
    ]


def assert_accessible(page: Page) -> None:
    """Fail with the list of faults that axe finds on the page."""
    faults = axe(page)
    assert not faults, f"{page.url}: {len(faults)} accessibility faults\n" + "\n".join(faults)


def assert_fits(page: Page) -> None:
    """Fail when the page is wider than its window: nobody should scroll sideways (WCAG 1.4.10)."""
    wide, window = page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert wide <= window, f"{page.url} is {wide} px wide in a window of {window} px"
