"""Does a test read the whole of a page that comes in two halves, and would it read half of it without waiting?"""

import contextlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Locator


class Halting(BaseHTTPRequestHandler):
    """Gives a form, and as its answer a page whose second half waits."""

    rest = threading.Event()

    def do_GET(self) -> None:
        with contextlib.suppress(ConnectionError):  # the page was closed meanwhile
            self.answer()

    def answer(self) -> None:
        """Send the form, or one half of a page and, when it may come, the other."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        if "sent" not in self.path:
            self.wfile.write(b"<form><button name=sent>Send</button></form>")
            return
        self.wfile.write(b"<main><p>one</p>" + b" " * 2000)
        self.wfile.flush()
        self.rest.wait(10)
        self.wfile.write(b"<p>two</p></main>")

    def log_message(self, *_what: object) -> None:
        """Say nothing."""


@pytest.fixture
def address() -> Iterator[str]:
    """Where the halting pages are."""
    Halting.rest.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Halting)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    Halting.rest.set()
    server.shutdown()
    server.server_close()


def test_reading_after_a_press_waits_for_the_whole_page(browser, address):
    page = browser.new_page()
    page.goto(address)
    page.get_by_role("button").click()
    threading.Timer(0.7, Halting.rest.set).start()
    assert page.locator("main").inner_text().split() == ["one", "two"]
    page.close()


def test_without_waiting_half_of_it_is_read(browser, address):
    page = browser.new_page()
    page.goto(address)
    page.get_by_role("button").click()
    assert Locator.inner_text.__wrapped__(page.locator("main")).split() == ["one"]
    Halting.rest.set()
    page.close()
