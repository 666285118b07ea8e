"""How is a page pictured at every width, light and dark, whole?"""

import contextlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.conftest import find_browser
from tests.gallery.pages import Page

WIDTHS = (360, 768, 1280)
HEIGHTS = {360: 740, 768: 1024, 1280: 800}
SCHEMES = ("light", "dark")


class Album:
    """Takes pictures and remembers what looked wrong: script errors, refused content, text wider than the page."""

    def __init__(self, browser: Any, address: str, clients: Mapping[str, Any]) -> None:
        self.browser, self.address, self.clients = browser, address, clients
        self.faults: list[str] = []
        self.at = ""

    def window(self, who: str, **options: Any) -> Any:
        """A browser page with somebody's cookies."""
        context = self.browser.new_context(
            base_url=self.address,
            locale="fi-FI",
            timezone_id="Europe/Helsinki",
            reduced_motion="reduce",
            **options,
        )
        cookies = self.clients[who].cookies.items()
        context.add_cookies(
            [{"name": name, "value": one.value, "url": self.address} for name, one in cookies if one.value]
        )
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("pageerror", lambda error: self.faults.append(f"{self.at}: script error: {error}"))
        page.on("console", self.hear)
        return page

    def hear(self, message: Any) -> None:
        """Note what the browser complains about; a missing page is expected to be missing."""
        expected = (
            "404",
            "htmx:sendAbort",
            "htmx:afterRequest",
        )  # a newer question takes an older one's place
        if message.type in ("error", "warning") and not any(part in message.text for part in expected):
            self.faults.append(f"{self.at}: {message.text}")

    def take(self, page: Page, folder: Path) -> list[Path]:
        """Write the pictures of one page; returns their paths."""
        self.at = page.name
        window = self.window(page.who)
        try:
            self.open(window, page)
            settle(window)
            return [
                self.picture(window, page, folder, width, scheme) for width in WIDTHS for scheme in SCHEMES
            ]
        finally:
            window.context.close()

    def open(self, window: Any, page: Page) -> None:
        """Go to the page and do its steps; a page that led elsewhere is a fault."""
        if page.status >= 400:
            self.show_as_in_use(window, page)
        answer = window.goto(page.url, wait_until="load")
        if answer.status != page.status:
            self.faults.append(f"{page.name}: answered {answer.status}, not {page.status}")
        if urlsplit(window.url).path != urlsplit(page.url).path:
            self.faults.append(f"{page.name}: led to {window.url}")
        for what, selector, *typed in page.steps:
            if what == "fill":
                window.fill(selector, typed[0])
            elif what == "four":
                fill_four_fields(window)
            else:
                window.click(selector)
                window.wait_for_load_state("load")

    def show_as_in_use(self, window: Any, page: Page) -> None:
        """Put the page that people get in the place of the one that developers get."""
        from django.test.utils import override_settings

        with override_settings(DEBUG=False):
            answer = self.clients[page.who].get(page.url)
        body, kind = answer.content.decode(), answer.headers["Content-Type"]
        window.route(
            f"**{page.url}",
            lambda route: route.fulfill(status=answer.status_code, body=body, content_type=kind),
        )

    def picture(self, window: Any, page: Page, folder: Path, width: int, scheme: str) -> Path:
        """Write one picture."""
        window.set_viewport_size({"width": width, "height": HEIGHTS[width]})
        window.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        wide = window.evaluate("document.documentElement.scrollWidth")
        if wide > width and scheme == SCHEMES[0]:
            self.faults.append(f"{page.name}: {wide} px wide in a window of {width}")
        path = folder / f"{page.name}-{width}-{scheme}.png"
        window.screenshot(path=path, full_page=True, animations="disabled")
        return path


def fill_four_fields(window: Any) -> None:
    """Type a new event's four facts and wait for what the page says about the day."""
    window.select_option("[name=municipality]", label="Kuhmo")
    window.wait_for_timeout(300)
    with contextlib.suppress(Exception):  # the library proposes itself where the municipality has one
        window.select_option("[name=venue]", index=1, timeout=1000)
    window.fill("[name=day]", "14.4.2027")
    window.press("[name=day]", "Tab")
    window.wait_for_timeout(1200)


def settle(window: Any) -> None:
    """Wait until fonts and pictures are there, also those further down."""
    window.evaluate(
        "document.querySelectorAll('img[loading=lazy]').forEach((one) => { one.loading = 'eager'; })"
    )
    with contextlib.suppress(Exception):  # a picture that is still being made is pictured as it is
        window.wait_for_load_state("networkidle", timeout=15_000)
    window.evaluate("document.fonts.ready.then(() => true)")


@contextlib.contextmanager
def opened(address: str, clients: Mapping[str, Any]) -> Iterator[Album]:
    """Give an album in a headless browser; the browser ends with it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(
            executable_path=find_browser(), args=[*arguments, "--hide-scrollbars"]
        )
        try:
            yield Album(browser, address, clients)
        finally:
            browser.close()
