"""How does a picture for social media get a white frame in which two senders' logos stand side by side?

The picture keeps its size in pixels: it is made a little smaller, and the logos stand on the white below it.
"""

import base64
import io
from collections.abc import Sequence

from PIL import Image

from events.documents import images
from events.paper_facts import LogoFacts

INNER = 0.84  # of the width, that the picture keeps
TALLEST = 0.6  # of the white band's height, that a logo may take
WIDEST = 0.4  # of the width, that a logo may take
MOST = 4  # logos; a row of more would be too small to be read


def framed(picture: bytes, logos: Sequence[LogoFacts]) -> bytes:
    """Return a PNG of the same size with the logos below it; the same bytes where no logo can be read."""
    marks = [mark for logo in logos[:MOST] if (mark := _opened(logo)) is not None]
    if not marks:
        return picture
    shown = Image.open(io.BytesIO(picture)).convert("RGB")
    wide, high = shown.size
    inner = shown.resize((round(wide * INNER), round(high * INNER)), Image.Resampling.LANCZOS)
    sheet = Image.new("RGB", (wide, high), "white")
    edge = (wide - inner.width) // 2
    top = edge // 3
    sheet.paste(inner, (edge, top))
    _row(sheet, marks, edge, top + inner.height)
    written = io.BytesIO()
    sheet.save(written, "PNG", optimize=True)
    return written.getvalue()


def _row(sheet: Image.Image, marks: Sequence[Image.Image], edge: int, top: int) -> None:
    """Place the logos at equal distances in the middle of the band that begins at `top`; all measures in pixels."""
    band, room = min(sheet.height - top, round(sheet.width * 0.2)), sheet.width - 2 * edge
    most = min(round(sheet.width * WIDEST), round(room / len(marks) * 0.85))
    sized = [_within(mark, most, round(band * TALLEST)) for mark in marks]
    between = (room - sum(mark.width for mark in sized)) // max(1, len(sized) - 1) if len(sized) > 1 else 0
    left = edge if len(sized) > 1 else (sheet.width - sized[0].width) // 2
    for mark in sized:
        sheet.paste(mark, (left, top + (band - mark.height) // 2), mark)
        left += mark.width + between


def _within(mark: Image.Image, wide: int, high: int) -> Image.Image:
    """Return a logo as large as fits into so many pixels, in its own proportions."""
    scale = min(wide / mark.width, high / mark.height)
    size = (max(1, round(mark.width * scale)), max(1, round(mark.height * scale)))
    return mark.resize(size, Image.Resampling.LANCZOS)


def _opened(logo: LogoFacts) -> Image.Image | None:
    """Return a logo with its transparent parts, or None where its file is gone."""
    address = images.uploaded(logo.picture)
    if not address:
        return None
    return Image.open(io.BytesIO(base64.b64decode(address.partition(",")[2]))).convert("RGBA")
