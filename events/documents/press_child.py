"""What does the rendering child do? HTML to PDF and PDF to PNG, within limits and without the network.

Started by press.py as its own process. It reads length-prefixed requests from standard input and answers on
standard output; everything it draws is either in the request or among the bundled fonts.
"""

import ctypes.util
import gc
import io
import json
import logging
import os
import resource
import struct
import sys
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

HEADER = struct.Struct(">II")
ASSETS = Path(__file__).resolve().parents[2] / "static" / "documents"
FONT_NAMES = ("display.ttf", "display-narrow.ttf", "text.ttf", "text-bold.ttf")
PICTURE_TYPES = ("data:image/svg+xml", "data:image/png", "data:image/jpeg")
FONT_CSS = """
@font-face { font-family: "Display"; font-weight: 700; src: url(asset:display.ttf) }
@font-face { font-family: "Narrow"; font-weight: 700; src: url(asset:display-narrow.ttf) }
@font-face { font-family: "Text"; font-weight: 400; src: url(asset:text.ttf) }
@font-face { font-family: "Text"; font-weight: 700; src: url(asset:text-bold.ttf) }
"""
KEPT_STYLESHEETS = 8
JOBS_PER_COLLECTION = 4
PICTURE_COLOURS, PICTURE_EFFORT = 128, 3  # posters are flat: a third of the bytes and of the time
PIXELS_PER_MM = 96 / 25.4


def read_message(stream: BinaryIO) -> tuple[dict[str, Any], bytes] | None:
    """Return the next message's words and bytes, or None when the other side has closed the pipe."""
    head = _exactly(stream, HEADER.size)
    if len(head) < HEADER.size:
        return None
    words, blob = HEADER.unpack(head)
    return json.loads(_exactly(stream, words)), _exactly(stream, blob)


def _exactly(stream: BinaryIO, size: int) -> bytes:
    """Read `size` bytes, or fewer only at the end of the stream; a pipe may give them in pieces."""
    parts, left = [], size
    while left and (part := stream.read(left)):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def write_message(stream: BinaryIO, words: dict[str, Any], blob: bytes = b"") -> None:
    """Write one message: two lengths, JSON words, bytes."""
    text = json.dumps(words).encode()
    stream.write(HEADER.pack(len(text), len(blob)) + text + blob)
    stream.flush()


def closed_fetcher() -> Any:
    """Return a fetcher that gives bundled fonts and pictures inside the page, and fails on everything else."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    fonts = {f"asset:{name}": (ASSETS / "fonts" / name).read_bytes() for name in FONT_NAMES}

    class ClosedFetcher(URLFetcher):
        """No network, no files: a refused address stops the rendering (CVE-2025-68616: no redirects either)."""

        def __init__(self) -> None:
            super().__init__(allowed_protocols={"data"}, allow_redirects=False, fail_on_errors=True)
            self.refused: list[str] = []

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
            """Return a bundled font or an inline picture; raise ValueError for any other address."""
            if url in fonts:
                return URLFetcherResponse(url, fonts[url], {"Content-Type": "font/ttf"})
            if url.startswith(PICTURE_TYPES):
                return super().fetch(url, headers)
            self.refused.append(url[:200])
            raise ValueError(f"refused: {url[:200]}")

    return ClosedFetcher()


class LoggedLines(logging.Handler):
    """Collects what WeasyPrint complains about while one document is made."""

    def __init__(self) -> None:
        super().__init__(level=logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the line."""
        self.lines.append(record.getMessage()[:500])

    def take(self) -> list[str]:
        """Return the lines so far and forget them."""
        lines, self.lines = self.lines, []
        return lines


def find_by_soname() -> None:
    """Let WeasyPrint load its libraries by the names that the system's loader knows, as it does at last anyway.

    It tries the names of other systems first, and for each of them Python would run ldconfig, gcc and ld: a quarter
    of a second at every start.
    """
    if sys.platform == "linux":
        ctypes.util.find_library = lambda name: None


class Renderer:
    """Everything that renders can share: one font configuration, one fetcher, parsed stylesheets."""

    def __init__(self) -> None:
        import weasyprint
        from weasyprint.pdf import tags
        from weasyprint.text.fonts import FontConfiguration

        from events.documents import press_objects, press_tags

        press_tags.speak_languages(tags)
        self._weasyprint, self._objects = weasyprint, press_objects
        self._fetcher = closed_fetcher()
        self._fonts = FontConfiguration()
        self._stylesheets: OrderedDict[str, Any] = OrderedDict()
        self._font_face = self._parse(FONT_CSS)
        self._log = LoggedLines()
        logging.getLogger().addHandler(self._log)
        logging.captureWarnings(True)

    def _parse(self, css: str) -> Any:
        return self._weasyprint.CSS(string=css, font_config=self._fonts, url_fetcher=self._fetcher)

    def _kept(self, css: str) -> Any:
        if css not in self._stylesheets:
            self._stylesheets[css] = self._parse(css)
            while len(self._stylesheets) > KEPT_STYLESHEETS:
                self._stylesheets.popitem(last=False)
        self._stylesheets.move_to_end(css)
        return self._stylesheets[css]

    def pdf(self, request: dict[str, Any], _: bytes) -> tuple[dict[str, Any], bytes]:
        """Return boxes (mm), page count and log lines, and the tagged PDF (PDF/UA-1)."""
        self._begin()
        laid_out = self._laid_out(request["html"], request["css"], request["page_css"])
        blob = (
            laid_out.write_pdf(pdf_variant="pdf/ua-1", finisher=self._objects.mark_bleed)
            if request["write"]
            else b""
        )
        self._refuse()
        answer = {"boxes": boxes_of(laid_out.pages), "pages": len(laid_out.pages), "log": self._log.take()}
        return answer, blob

    def pdfs(self, request: dict[str, Any], _: bytes) -> tuple[dict[str, Any], bytes]:
        """Return page count and boxes (mm) of each page of HTML, and all of them bound into one tagged PDF."""
        self._begin()
        bound = [self._laid_out(html, request["css"], page_css) for html, page_css in request["pages"]]
        pages = [page for laid_out in bound for page in laid_out.pages]
        whole = bound[0].copy(pages)
        whole.metadata.title = request["title"]
        languages = [laid_out.metadata.lang for laid_out in bound for _page in laid_out.pages]
        blob = whole.write_pdf(
            pdf_variant="pdf/ua-1",
            finisher=lambda _document, pdf: self._objects.mark_languages(pdf, languages),
        )
        self._refuse()
        parts = [(len(laid_out.pages), boxes_of(laid_out.pages)) for laid_out in bound]
        return {"parts": parts, "pages": len(pages), "log": self._log.take()}, blob

    def freeze(self, request: dict[str, Any], _: bytes) -> tuple[dict[str, Any], bytes]:
        """Return what pdf() returns, but the objects of the PDF one by one (see press_objects.freeze)."""
        self._begin()
        laid_out = self._laid_out(request["html"], request["css"], request["page_css"])
        found, blob = self._objects.freeze(laid_out)
        self._refuse()
        return found | {"boxes": boxes_of(laid_out.pages), "log": self._log.take()}, blob

    def _begin(self) -> None:
        self._log.take()
        self._fetcher.refused.clear()

    def _laid_out(self, html: str, css: str, page_css: str) -> Any:
        stylesheets = [self._font_face, self._kept(css), self._parse(page_css)]
        page = self._weasyprint.HTML(string=html, url_fetcher=self._fetcher)
        return page.render(font_config=self._fonts, stylesheets=stylesheets, cache={}, pdf_variant="pdf/ua-1")

    def _refuse(self) -> None:
        if self._fetcher.refused:  # inside an SVG picture the refusal itself is swallowed
            raise PermissionError(f"refused: {self._fetcher.refused}")

    def png(self, request: dict[str, Any], blob: bytes) -> tuple[dict[str, Any], bytes]:
        """Return one page of a PDF as PNG of the given width in pixels."""
        import pypdfium2
        from PIL.Image import Dither, Quantize

        document = pypdfium2.PdfDocument(blob)
        try:
            page = document[request["page"]]
            picture = page.render(scale=request["width"] / page.get_width()).to_pil()
        finally:
            document.close()
        out = io.BytesIO()
        few = picture.convert("RGB").quantize(PICTURE_COLOURS, method=Quantize.FASTOCTREE, dither=Dither.NONE)
        few.save(out, "PNG", compress_level=PICTURE_EFFORT)
        return {}, out.getvalue()


def boxes_of(pages: list[Any]) -> dict[str, list[float]]:
    """Return element id → [page, left, top, right, bottom] in mm, around the element's own text lines.

    Absolutely positioned boxes hide behind placeholders, so the tree is walked by hand.
    """
    found: dict[str, list[float]] = {}
    for number, page in enumerate(pages):
        _walk(page._page_box, "", number, found)
    return found


def _walk(box: Any, name: str, page: int, found: dict[str, list[float]]) -> None:
    box = getattr(box, "_box", box)
    element: Any = getattr(box, "element", None)
    name = (element.get("id") if hasattr(element, "get") else None) or name
    if name and hasattr(box, "text") and box.text.strip():
        edges = (
            box.position_x,
            box.position_y,
            box.position_x + box.width,
            box.position_y + box.margin_height(),
        )
        left, top, right, bottom = (round(edge / PIXELS_PER_MM, 3) for edge in edges)
        old = found.setdefault(name, [page, left, top, right, bottom])
        old[1:] = [min(old[1], left), min(old[2], top), max(old[3], right), max(old[4], bottom)]
    for child in getattr(box, "children", ()) or ():
        _walk(child, name, page, found)


def limit_memory(megabytes: int) -> None:
    """Let this process use that much address space, write no large files and leave no core dump."""
    size = megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_FSIZE, (16 * 1024 * 1024, 16 * 1024 * 1024))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def limit_seconds(seconds: int) -> None:
    """Let the next job use that many seconds of processor; the system ends the process after them."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    used = int(usage.ru_utime + usage.ru_stime) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (used + seconds, resource.RLIM_INFINITY))


def answer(
    job: Callable[[dict[str, Any], bytes], tuple[dict[str, Any], bytes]], words: dict[str, Any], blob: bytes
) -> tuple[dict[str, Any], bytes]:
    """Run one job. Every failure becomes words; WeasyPrint's fatal fetch error is a BaseException."""
    try:
        return job(words, blob)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:
        return {"error": f"{type(error).__name__}: {error}"[:500]}, b""


def main() -> None:
    """Serve jobs until the parent closes the pipe. Whatever a library prints goes to standard error."""
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    requests = sys.stdin.buffer
    limit_memory(int(sys.argv[1]))
    find_by_soname()
    renderer = Renderer()
    gc.freeze()  # what is loaded by now stays
    gc.disable()  # rubbish is collected between documents, not while somebody waits for one
    jobs = {"pdf": renderer.pdf, "pdfs": renderer.pdfs, "freeze": renderer.freeze, "png": renderer.png}
    while (message := read_message(requests)) is not None:
        words, blob = message
        limit_seconds(int(words["seconds"]))
        reply, made = answer(jobs[words["job"]], words, blob)
        write_message(replies, {"serial": words["serial"], **reply}, made)
        if int(words["serial"]) % JOBS_PER_COLLECTION == 0:
            gc.collect()


if __name__ == "__main__":
    main()
