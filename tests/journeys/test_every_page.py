"""Is every page of the portal accessible, narrow and wide, light and dark? The list is made from the URLconf."""

import os
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from events.actions.demo import Demo
from tests.gallery import people
from tests.gallery.browser import Album
from tests.gallery.pages import collect
from tests.gallery.portal import PASSWORD
from tests.judges import LOOKS_RULES, assert_accessible, axe

pytestmark = pytest.mark.django_db(transaction=True)
LOOKS = ((360, "dark"), (1280, "light"))


@pytest.fixture
def album(browser: Any, live_server: Any, settings: Any, tmp_path: Path) -> Album:
    """The example data, everybody signed in, and a browser that hears complaints."""
    settings.MAILBOX_DIR = tmp_path / "mailbox"
    settings.PICTURE_PATIENCE = 60.0  # both cores belong to other tests too
    call_command("import_municipalities", verbosity=0)
    Demo(PASSWORD).build()
    return Album(browser, live_server.url, people.clients())


def test_every_page_is_accessible_and_fits(album: Album) -> None:
    pages, missing = collect(album.clients)
    assert not missing
    assert len(pages) > 40
    found, windows = [], {who: album.window(who) for who in dict.fromkeys(page.who for page in pages)}
    for number, page in enumerate(pages):
        album.at, window = page.name, windows[page.who]
        album.open(window, page)
        for width, scheme in LOOKS:
            window.set_viewport_size({"width": width, "height": 800})
            window.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            if scheme == "dark" or is_judged_twice(number):
                found += [
                    f"{page.name} at {width} px, {scheme}: {fault}"
                    for fault in axe(window, rules=LOOKS_RULES if scheme == "light" else None)
                ]
            if (wide := window.evaluate("document.documentElement.scrollWidth")) > width:
                found.append(f"{page.name} is {wide} px wide in a window of {width} px")
    for window in windows.values():
        window.context.close()
    assert not found + album.faults, "\n".join(found + album.faults)


def is_judged_twice(number: int) -> bool:
    """Tell whether a page is judged in its second look too: every second one, and all of them by ./dev faults."""
    return number % 2 == 0 or "TALKOOT_EVERY_CASE" in os.environ


def test_the_judge_sees_a_fault(album: Album) -> None:
    window = album.window("visitor")
    window.goto("/")
    assert_accessible(window)
    window.evaluate(
        "document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=/static/img/favicon.svg>')"
    )
    assert any("image-alt" in fault for fault in axe(window))
    window.context.close()
