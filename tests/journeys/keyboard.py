"""How does somebody without a mouse go to what is to be pressed?"""

from playwright.sync_api import Page

MOST_STEPS = 250


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until something is reached."""
    for _step in range(MOST_STEPS):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} is not reached by {MOST_STEPS} steps")
