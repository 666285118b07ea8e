"""What do all tests share: markers by directory, a browser, and a witness of what happens in it?"""

import os
import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from tests.ready import READY, is_copied

# How long an example takes is a matter of the machine, and of what else it does just now.
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")

HERE = Path(__file__).parent
MARKERS = {"journeys": "journey", "house": "once"}
LONGEST = {
    "test_every_page.py", "test_scanners.py", "test_partners_and_prints.py", "test_killed_worker.py",
    "test_devserve.py", "test_tick_killed.py", "test_tick_in_processes.py", "test_intake_at_once.py",
}  # fmt: skip
PATIENCE_MS = 30_000  # of a page: the first of a process reads every template, and the cores are shared
# Views whose answers depend on how a database compares, searches, orders or keeps JSON. Others are tested on SQLite;
# on PostgreSQL the tour of every page, the doors, the scanners and the journeys open them.
VIEWS_ON_BOTH = {
    "test_answer.py", "test_concept_compare.py", "test_concept_list.py", "test_concept_offer_check.py",
    "test_concept_update.py", "test_event_list.py", "test_event_new.py", "test_import_check.py",
    "test_marketing_import.py", "test_organisation_list.py", "test_outbox.py", "test_promo_kit.py",
    "test_stand_list.py", "test_task_list.py", "test_tasks_change.py", "test_tasks_of_all.py",
}  # fmt: skip
# A preview or check still on its way when a newer choice is made or the page is left; htmx tells the console.
ABORTED = ("htmx:sendAbort", "htmx:afterRequest")
ANSWERED_SECONDS = 3.0  # in which the server ends what it has begun, when a test is over
DATABASE = {"db", "transactional_db", "django_db_setup", "live_server"}  # the blocker is in every test


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests in tests/journeys are journeys and tests in tests/house run once, so that no one forgets to say so.

    A test that asks no database needs no second one either, nor do most views. The longest begin first, so that
    no process waits at the end for the other.
    """
    items.sort(key=lambda item: item.path.name not in LONGEST)
    for item in items:
        inside = item.path.relative_to(HERE).parts[0] if item.path.is_relative_to(HERE) else ""
        if inside in MARKERS:
            item.add_marker(MARKERS[inside])
        elif not asks_a_database(item) or is_view_for_one(item.path):
            item.add_marker("once")
        names = {mark.name for mark in item.iter_markers()}
        if {"journey", "once"} <= names and "smoke" not in names:
            raise pytest.UsageError(f"{item.nodeid}: a journey runs on PostgreSQL, so once means never")
    if "TALKOOT_EVERY_CASE" not in os.environ:
        leave_cases_out(config, items)


def leave_cases_out(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep each n-th case of a test marked sampled(n), the first always; ./dev faults runs them all."""
    seen: dict[str, int] = {}
    left_out = []
    for item in sorted(items, key=lambda item: item.nodeid):
        if sampled := item.get_closest_marker("sampled"):
            name = item.nodeid.partition("[")[0]
            seen[name] = seen.get(name, -1) + 1
            if seen[name] % sampled.args[0]:
                left_out.append(item)
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        gone = set(left_out)
        items[:] = [item for item in items if item not in gone]


def is_view_for_one(path: Path) -> bool:
    """Tell whether a test asks for pages whose words do not depend on the kind of database."""
    return "views" in path.parts and path.name not in VIEWS_ON_BOTH


def asks_a_database(item: pytest.Item) -> bool:
    """Tell whether a test says, by marker or fixture, that it uses the database."""
    return bool(item.get_closest_marker("django_db") or DATABASE & set(getattr(item, "fixturenames", ())))


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """Tell pytest-django that the tables may be there already; what is copied for one run goes away with it."""
    return READY in os.environ


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None, django_db_keepdb: bool) -> None:
    """Give each process a copy of the migrated database: on SQLite a file, on PostgreSQL by tests/settings.py."""
    from django.db import connection

    if django_db_keepdb and connection.vendor == "sqlite":
        is_copied(Path(connection.settings_dict["TEST"]["NAME"]))


def find_browser() -> str:
    """The path of a working Chromium: CHROMIUM, else the system's. A missing browser is an error, never a skip."""
    names = [
        os.environ.get("CHROMIUM"),
        "/usr/bin/chromium",
        "chromium",
        "google-chrome",
        "google-chrome-stable",
    ]
    for name in names:
        path = name and shutil.which(name)
        if path and subprocess.run([path, "--version"], capture_output=True, check=False).returncode == 0:
            return path
    raise RuntimeError("No Chromium for the journeys. Run ./dev test, or set CHROMIUM=/path/to/chromium.")


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """One headless Chromium for each test process."""
    from playwright.sync_api import expect, sync_playwright

    from tests.whole_pages import look_at_whole_pages

    look_at_whole_pages()
    expect.set_options(timeout=PATIENCE_MS)
    # Playwright's loop makes Django think that the test is asynchronous; it is not.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        started = playwright.chromium.launch(executable_path=find_browser(), args=arguments)
        yield started
        started.close()


class Witness:
    """Hears what pages complain about: script errors, refused content, requests to other hosts, server errors."""

    def __init__(self, browser: Any, address: str) -> None:
        self.browser = browser
        self.address = address
        self.complaints: list[str] = []
        self.expected: list[str] = []  # parts of complaints that the test is about, e.g. "404"
        self.contexts: list[Any] = []

    def page(self, user: Any = None, **options: Any) -> Any:
        """A new page in a window of its own; signed in when a user is given. Options go to Playwright's context."""
        defaults = {"locale": "fi-FI", "timezone_id": "Europe/Helsinki", "base_url": self.address}
        context = self.browser.new_context(**{**defaults, **options})
        context.set_default_timeout(PATIENCE_MS)
        self.contexts.append(context)
        if user is not None:
            context.add_cookies([self.session_of(user)])
        context.on("request", self.hear_request)
        context.on("response", self.hear_response)
        page = context.new_page()
        page.on("console", self.hear_console)
        page.on("pageerror", lambda error: self.complaints.append(f"script error: {error}"))
        return page

    def session_of(self, user: Any) -> dict[str, str]:
        """The cookie of a fresh session of this user."""
        from django.conf import settings
        from django.test import Client

        client = Client()
        client.force_login(user)
        name = settings.SESSION_COOKIE_NAME
        return {"name": name, "value": client.cookies[name].value, "url": self.address}

    def hear_request(self, request: Any) -> None:
        """Nothing may leave our own host."""
        if not request.url.startswith((self.address, "data:", "blob:", "about:")):
            self.complaints.append(f"request to another host: {request.url}")

    def hear_response(self, response: Any) -> None:
        """The server never breaks."""
        if response.status >= 500:
            self.complaints.append(f"{response.status} from {response.url}")

    def hear_console(self, message: Any) -> None:
        """Errors and warnings; a breach of the content security policy is one of them."""
        if message.type in ("error", "warning"):
            self.complaints.append(f"{message.type} on {message.location.get('url', '')}: {message.text}")

    def unexpected(self) -> list[str]:
        """Complaints that the test did not announce in `expected`."""
        known = (*self.expected, *ABORTED)
        return [line for line in self.complaints if not any(part in line for part in known)]


@contextmanager
def answers_counted() -> Iterator[set[int]]:
    """Give the threads that are busy with a request, as it changes."""
    from django.core.signals import request_finished, request_started

    busy: set[int] = set()

    def began(**_facts: Any) -> None:
        busy.add(threading.get_ident())

    def ended(**_facts: Any) -> None:
        busy.discard(threading.get_ident())

    request_started.connect(began, weak=False)
    request_finished.connect(ended, weak=False)
    try:
        yield busy
    finally:
        request_started.disconnect(began)
        request_finished.disconnect(ended)


@pytest.fixture
def witness(browser: Any, live_server: Any) -> Iterator[Witness]:
    """Pages of the running portal; the test fails at its end if any of them complained."""
    heard = Witness(browser, live_server.url)
    with answers_counted() as unanswered:
        yield heard
        for context in heard.contexts:  # before the live server's threads are asked to end
            context.close()
        until = time.monotonic() + ANSWERED_SECONDS
        while unanswered and time.monotonic() < until:  # tables that a request reads cannot be emptied
            time.sleep(0.02)
    assert not heard.unexpected(), "The browser complained:\n" + "\n".join(heard.unexpected())


@pytest.fixture
def page(witness: Witness) -> Any:
    """A page of somebody who has not signed in, Finnish, 1280 × 720."""
    return witness.page()


@pytest.fixture
def page_of(witness: Witness) -> Callable[..., Any]:
    """page_of(user, **options): a page of somebody who has signed in."""
    return witness.page
