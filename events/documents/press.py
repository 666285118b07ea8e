"""How does the portal get a PDF or a picture out of WeasyPrint without ever loading it itself?

One warm child process per web or worker process, started when first needed, never forked from a process with
threads. Threads queue for it; a job that hangs, crashes or eats memory takes the child with it, not the portal.
"""

import atexit
import os
import select
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, cast

from events.documents.press_child import read_message, write_message

PROJECT = Path(__file__).resolve().parents[2]
STYLES = PROJECT / "static" / "documents"
MEMORY_MB = 1024
JOB_SECONDS = 20.0
JOBS_PER_CHILD = 500
START_SECONDS = 30.0
Work = Callable[[], object]
_deadline: ContextVar[float | None] = ContextVar("deadline", default=None)


class PressError(Exception):
    """The press could not give the document now; the caller shows a message with a retry."""


class PressBusy(PressError):
    """Others are printing and the caller's patience ran out before its turn came."""


class TakesLonger(PressError):
    """The job began but was not ready within the caller's patience; a background job may do it."""


class RendererFailed(PressError):
    """The renderer refused, crashed, or used up its time or memory. The next job gets a new child."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Let everything asked of the press inside take at most so many seconds together; then it raises PressError."""
    token = _deadline.set(time.monotonic() + seconds)
    try:
        yield
    finally:
        _deadline.reset(token)


@dataclass(frozen=True, slots=True)
class Pages:
    """A laid-out document: the PDF, where each named element's text lies (mm), and any complaints."""

    pdf: bytes
    boxes: dict[str, list[float]]
    page_count: int
    log: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bundle:
    """Several pages laid out and bound together; `parts` has page count and boxes of each, as in Pages."""

    pdf: bytes
    parts: tuple[tuple[int, dict[str, list[float]]], ...]
    page_count: int
    log: tuple[str, ...]


class Press:
    """The warm child and the queue before it. Safe to use from many threads."""

    def __init__(
        self, memory_mb: int = MEMORY_MB, job_seconds: float = JOB_SECONDS, jobs: int = JOBS_PER_CHILD
    ) -> None:
        self._memory_mb = memory_mb
        self._job_seconds = job_seconds
        self._jobs_per_child = jobs
        self._queue = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._serial = 0
        self._jobs_done = 0
        self._hard_end = 0.0
        self._owed = False
        self._warm = False

    def pdf(
        self, html: str, css: str, page_css: str = "", patience: float = 60.0, write: bool = True
    ) -> Pages:
        """Return the tagged PDF (PDF/UA-1) of a page.

        `css` is parsed once and kept; `page_css` belongs to this page alone. `patience` is in seconds.
        With write=False only the layout is made. Raises PressBusy, TakesLonger or RendererFailed.
        """
        job = {"job": "pdf", "html": html, "css": css, "page_css": page_css, "write": write}
        words, blob = self._ask(job, b"", patience)
        return Pages(blob, words["boxes"], words["pages"], tuple(words["log"]))

    def pdfs(self, pages: Sequence[tuple[str, str]], css: str, title: str, patience: float = 120.0) -> Bundle:
        """Return pages given as (HTML, page_css) bound into one tagged PDF; each page adds a second to the time limit.

        Raises PressBusy, TakesLonger or RendererFailed.
        """
        job = {"job": "pdfs", "pages": list(pages), "css": css, "title": title}
        words, blob = self._ask(job, b"", patience, extra_seconds=len(pages))
        parts = tuple((count, boxes) for count, boxes in words["parts"])
        return Bundle(blob, parts, words["pages"], tuple(words["log"]))

    def freeze(
        self, html: str, css: str, page_css: str, patience: float = 60.0, meanwhile: Work | None = None
    ) -> tuple[dict[str, Any], bytes]:
        """Return a page's PDF object by object (see frozen.py); `meanwhile` is called while the child works.

        Raises PressBusy, TakesLonger or RendererFailed.
        """
        job = {"job": "freeze", "html": html, "css": css, "page_css": page_css}
        return self._ask(job, b"", patience, meanwhile=meanwhile)

    def png(self, pdf: bytes, width_px: int, page: int = 0, patience: float = 60.0) -> bytes:
        """Return one page as PNG, `width_px` wide. Raises PressBusy, TakesLonger or RendererFailed."""
        job = {"job": "png", "width": width_px, "page": page}
        return self._ask(job, pdf, patience)[1]

    def warm(self) -> None:
        """Start the child now, so that the first reader does not wait for it (about a second)."""
        self.pdf("<!doctype html><html lang=en><title>-</title><p>-", "p { font-family: Text }", write=False)

    def start(self) -> None:
        """Start the child and do not wait: it loads while the caller gets its first job ready."""
        with self._queue:
            self._running()

    def close(self) -> None:
        """End the child; the next job starts another."""
        with self._queue:
            self._end()

    def child_id(self) -> int | None:
        """Return the child's process id, or None when none is running."""
        return self._child.pid if self._child else None

    def _ask(
        self,
        job: dict[str, Any],
        blob: bytes,
        patience: float,
        extra_seconds: float = 0.0,
        meanwhile: Work | None = None,
    ) -> tuple[dict[str, Any], bytes]:
        until = min(time.monotonic() + patience, _deadline.get() or float("inf"))
        if not self._queue.acquire(timeout=max(0.0, until - time.monotonic())):
            raise PressBusy("the press is busy")
        try:
            reply, made = self._print(job, blob, until, self._job_seconds + extra_seconds, meanwhile)
        finally:
            self._queue.release()
        if "error" in reply:
            raise RendererFailed(reply["error"])
        return reply, made

    def _print(
        self, job: dict[str, Any], blob: bytes, until: float, job_seconds: float, meanwhile: Work | None
    ) -> tuple[dict[str, Any], bytes]:
        child = self._running()
        try:
            if self._owed:  # somebody gave up waiting for the job before this one
                self._reply(child, until)
            self._serial += 1
            job |= {"serial": self._serial, "seconds": max(1, round(job_seconds))}
            write_message(cast(BinaryIO, child.stdin), job, blob)
            self._owed = True
            starting = 0.0 if self._warm else START_SECONDS
            self._hard_end = time.monotonic() + job_seconds + starting
            if meanwhile:
                meanwhile()
            reply, made = self._reply(child, until)
        except (OSError, EOFError, ValueError) as error:
            self._end()
            raise RendererFailed(f"the renderer stopped: {error}") from error
        self._warm = True
        self._jobs_done += 1
        if self._jobs_done >= self._jobs_per_child or "MemoryError" in reply.get("error", ""):
            self._end()
        return reply, made

    def _reply(self, child: subprocess.Popen[bytes], until: float) -> tuple[dict[str, Any], bytes]:
        """Wait for the reply to the latest job, at most to its hard end."""
        stream = cast(BinaryIO, child.stdout)
        end = min(self._hard_end, until)
        ready, _, _ = select.select([stream], [], [], max(0.0, end - time.monotonic()))
        if not ready and time.monotonic() < self._hard_end:
            raise TakesLonger("the document is not ready yet")
        message = read_message(stream) if ready else None
        if message is None or message[0].get("serial") != self._serial:
            raise EOFError("it ended" if ready else "time limit")
        self._owed = False
        return message

    def _running(self) -> subprocess.Popen[bytes]:
        if self._owner != os.getpid():
            self._child = None  # a fork must not talk to its parent's child
        if self._child is None or self._child.poll() is not None:
            self._end()
            self._child = subprocess.Popen(
                [sys.executable, "-m", "events.documents.press_child", str(self._memory_mb)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                cwd=PROJECT,
                bufsize=0,
                env={"PATH": os.defpath, "LANG": "C.UTF-8", "HOME": os.environ.get("HOME", "/")},
            )
            self._owner, self._jobs_done, self._warm, self._owed = os.getpid(), 0, False, False
        return self._child

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is None or self._owner != os.getpid():
            return
        child.kill()
        child.wait()
        for pipe in (child.stdin, child.stdout):
            if pipe:
                pipe.close()


press = Press()
atexit.register(press.close)
pdf, pdfs, freeze, png, warm = press.pdf, press.pdfs, press.freeze, press.png, press.warm

__all__ = ["Bundle", "Pages", "Press", "PressBusy", "PressError", "RendererFailed", "TakesLonger", "within"]
