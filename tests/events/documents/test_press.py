"""Does the renderer stay warm, closed and replaceable, and does it never give a broken file?"""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from events.documents import press
from events.documents.drawings import data_address, svg
from events.documents.press import Press, PressBusy, RendererFailed, TakesLonger

pytestmark = pytest.mark.once
ROOT = Path(__file__).parents[3]
PAGE = "<!doctype html><html lang=fi><title>Koe</title><h1 id=a>Päivää</h1>"
CSS = "h1 { font: 700 20pt Narrow }"
SLOW = "<!doctype html><html lang=fi><title>Koe</title>" + "<table><tr><td>sana sana</table>" * 6_000
HOSTILE = """<!doctype html><html lang=fi><title>Koe</title>
<link rel=stylesheet href="{0}/a.css"><link rel=attachment href="file:///etc/passwd">
<style>@import url({0}/b.css); @font-face {{ font-family: X; src: url({0}/c.ttf) }}
p {{ font-family: X; background: url({0}/d.png); content: url({0}/e.png) }}</style>
<p>moi<img src="{0}/f.png"><object data="{0}/g.svg"></object><embed src="{0}/h.svg">"""


@pytest.fixture
def own_press() -> Iterator[Press]:
    """A press whose child dies with the test."""
    one = Press()
    yield one
    one.close()


def test_a_page_becomes_a_tagged_pdf_with_measured_texts():
    pages = press.pdf(PAGE, CSS)
    assert pages.pdf.startswith(b"%PDF-")
    assert (pages.page_count, pages.log) == (1, ())
    page, left, top, right, bottom = pages.boxes["a"]
    assert page == 0
    assert 15 < right - left < 20
    assert 6 < bottom - top < 12


def test_the_same_page_gives_the_same_bytes():
    assert press.pdf(PAGE, CSS).pdf == press.pdf(PAGE, CSS).pdf


def test_the_portal_itself_never_loads_the_renderer():
    code = (
        "import sys; from events.documents import press; pages = press.pdf('<!doctype html><p>a', '');"
        "assert pages.pdf; sys.exit('weasyprint' in sys.modules or 'pypdfium2' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)


def test_a_picture_has_the_width_asked_for():
    picture = press.png(press.pdf(PAGE, CSS).pdf, 300)
    assert picture.startswith(b"\x89PNG")
    assert int.from_bytes(picture[16:20], "big") == 300


def test_a_complaint_of_the_renderer_is_told():
    pages = press.pdf(PAGE, "h1 { aspect-ratio: 2 }")
    assert len(pages.log) == 1
    assert "aspect-ratio" in pages.log[0]
    assert press.pdf(PAGE, CSS).log == ()


class Listener:
    """Counts who knocks at a loopback port."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._socket.settimeout(0.1)
        self.address = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self.knocks = 0
        self._open = True
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()

    def _listen(self) -> None:
        while self._open:
            try:
                caller, _ = self._socket.accept()
            except TimeoutError:
                continue
            self.knocks += 1
            caller.close()

    def close(self) -> None:
        """Stop listening."""
        self._open = False
        self._thread.join()
        self._socket.close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    """Somebody who hears every request to this machine."""
    one = Listener()
    yield one
    one.close()


@pytest.mark.parametrize("line", range(7))
def test_nothing_outside_the_page_is_ever_fetched(listener: Listener, line: int):
    parts = HOSTILE.format(listener.address).split("\n")
    snippets = [
        f'<link rel=stylesheet href="{listener.address}/a.css">',
        '<link rel=attachment href="file:///etc/passwd">',
        f"<style>@import url({listener.address}/b.css);</style>",
        f'<img src="{listener.address}/f.png">',
        '<img src="file:///etc/hostname">',
        f'<p style="background: url({listener.address}/d.png)">moi',
        "\n".join(parts[1:]),
    ]
    with pytest.raises(RendererFailed, match="FatalURLFetchingError"):
        press.pdf(parts[0] + snippets[line], CSS)
    assert listener.knocks == 0
    assert press.pdf(PAGE, CSS).pdf, "the next document is printed as if nothing had happened"


def test_a_picture_inside_the_page_may_not_fetch_either(listener: Listener):
    picture = f'<image href="{listener.address}/x.png" width="5" height="5"/>'
    drawing = data_address(svg(20, 20, picture))
    with pytest.raises(RendererFailed, match="refused"):
        press.pdf(f'{PAGE}<img alt="x" src="{drawing}">', CSS)
    assert listener.knocks == 0


def test_an_open_renderer_would_have_knocked(listener: Listener):
    code = "import sys, weasyprint; weasyprint.HTML(string=sys.stdin.read()).write_pdf()"
    subprocess.run(
        [sys.executable, "-c", code], input=HOSTILE.format(listener.address).encode(), check=True,
        capture_output=True, cwd=ROOT,
    )  # fmt: skip
    assert listener.knocks > 3


def test_rendering_opens_no_file_outside_the_renderer_and_its_fonts():
    code = f"""
import sys
from events.documents import press_child
renderer = press_child.Renderer()
job = {{"html": {PAGE!r}, "css": {CSS!r}, "page_css": "", "write": True}}
renderer.pdf(job, b"")
seen = []
sys.addaudithook(lambda name, facts: seen.append((name, str(facts[0])))
                 if name in ("open", "socket.connect", "socket.getaddrinfo") else None)
renderer.pdf(job, b"")
try:
    renderer.pdf({{**job, "html": {PAGE!r} + '<img alt="x" src="file:///etc/hostname">'}}, b"")
except BaseException as error:
    print(type(error).__name__)
print(seen)
"""
    done = subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.split("\n")[:2] == ["FatalURLFetchingError", "[]"]


def test_a_crash_is_an_error_and_the_next_job_gets_a_new_child(own_press: Press):
    own_press.warm()
    first = own_press.child_id()
    assert first is not None
    os.kill(first, signal.SIGKILL)
    ended = time.monotonic() + 10
    while Path(f"/proc/{first}/stat").read_text().rpartition(")")[2].split()[0] != "Z":
        assert time.monotonic() < ended
        time.sleep(0.01)
    assert own_press.pdf(PAGE, CSS).pdf, "a child found dead is replaced before the job"
    assert own_press.child_id() != first


def test_a_child_that_dies_at_work_is_told_and_replaced(own_press: Press):
    own_press.warm()
    child = own_press.child_id()
    assert child is not None
    timer = threading.Timer(0.4, os.kill, (child, signal.SIGKILL))
    timer.start()
    with pytest.raises(RendererFailed):
        own_press.pdf(SLOW, CSS)
    timer.join()
    assert own_press.pdf(PAGE, CSS).pdf


def test_work_is_done_while_the_child_lays_a_page_out():
    one, done = Press(), []
    try:
        assert one.freeze(PAGE, CSS, "", meanwhile=lambda: done.append(one.child_id()))[1]
        assert done == [one.child_id()], "once, with the child at work"
        with pytest.raises(ZeroDivisionError):
            one.freeze(PAGE, CSS, "", meanwhile=lambda: 1 // 0)
        assert one.pdf(PAGE, CSS).pdf, "what was not waited for is not taken for the next page"
    finally:
        one.close()


def test_a_child_started_ahead_does_the_first_job():
    one = Press()
    one.start()
    try:
        ahead = one.child_id()
        assert ahead is not None
        assert one.pdf(PAGE, CSS).pdf
        assert one.child_id() == ahead
    finally:
        one.close()


def test_a_job_over_its_time_is_ended():
    one = Press(job_seconds=0.5)
    one.warm()
    try:
        with pytest.raises(RendererFailed, match="time limit"):
            one.pdf(SLOW, CSS)
        assert one.child_id() is None
    finally:
        one.close()


def test_a_job_over_its_memory_is_ended():
    one = Press(memory_mb=360)
    one.warm()
    try:
        with pytest.raises(RendererFailed):
            one.pdf(SLOW * 2, CSS)
        assert one.pdf(PAGE, CSS).pdf
    finally:
        one.close()


def test_an_impatient_caller_leaves_and_the_next_one_is_served(own_press: Press):
    own_press.warm()
    with pytest.raises(TakesLonger):
        own_press.pdf(SLOW[: len(SLOW) // 12], CSS, patience=0.1)
    pages = own_press.pdf(PAGE, CSS)
    assert list(pages.boxes) == ["a"], "the abandoned document is not mistaken for this one"


def test_callers_queue_and_the_impatient_are_told(own_press: Press):
    own_press.warm()
    slow = threading.Thread(target=lambda: own_press.pdf(SLOW[: len(SLOW) // 12], CSS))
    slow.start()
    time.sleep(0.1)
    with pytest.raises(PressBusy):
        own_press.pdf(PAGE, CSS, patience=0.05)
    slow.join()
    assert own_press.pdf(PAGE, CSS, patience=5).pdf


def test_many_threads_share_one_child(own_press: Press):
    made: list[bytes] = []
    pages = [f"{PAGE}<p>numero {number}" for number in range(8)]
    threads = [
        threading.Thread(target=lambda page=page: made.append(own_press.pdf(page, CSS).pdf)) for page in pages
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    texts = {pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range().split()[-1] for pdf in made}
    assert texts == {str(number) for number in range(8)}


def test_a_child_is_replaced_after_its_share_of_jobs():
    one = Press(jobs=2)
    try:
        one.pdf(PAGE, CSS)
        first = one.child_id()
        one.pdf(PAGE, CSS)
        one.pdf(PAGE, CSS)
        assert one.child_id() not in (None, first)
    finally:
        one.close()
