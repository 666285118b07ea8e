"""How does a page become a picture for a screen, and an uploaded picture a part of a page?"""

import base64
import functools
import io

from django.core.files.storage import storages
from PIL import Image

from events.documents import press
from events.paper_facts import PictureFacts
from talkoot.lib import storing

NARROWEST, WIDEST = 16, 4000  # pixels


def page_picture(pdf: bytes, width_px: int, page: int = 0) -> bytes:
    """Return a page of a PDF as PNG, `width_px` wide. Raises ValueError for a senseless width, press.PressError."""
    if not NARROWEST <= width_px <= WIDEST:
        raise ValueError(f"a picture is {NARROWEST} to {WIDEST} pixels wide, not {width_px}")
    return press.png(pdf, width_px, page)


def uploaded(picture: PictureFacts) -> str:
    """Return an uploaded picture as a data: address, or "" when its file is gone (a restored backup without files).

    The file was decoded and written anew when it was uploaded, so it holds pixels and nothing else.
    """
    try:
        return _address(picture.path, picture.ending)
    except FileNotFoundError:  # not remembered: the file may come back
        return ""


@functools.lru_cache(maxsize=32)
def _address(path: str, ending: str) -> str:
    content = storing.read(storages["pictures"], path)
    if content is None:
        raise FileNotFoundError(path)
    kind = {"jpg": "jpeg"}.get(ending, ending)
    return f"data:image/{kind};base64," + base64.b64encode(content).decode()


@functools.lru_cache(maxsize=32)
def grey(address: str) -> str:
    """Return a picture given as a data: address without its colours; transparent parts become white."""
    picture = Image.open(io.BytesIO(base64.b64decode(address.partition(",")[2]))).convert("RGBA")
    paper = Image.new("RGBA", picture.size, "white")
    out = io.BytesIO()
    Image.alpha_composite(paper, picture).convert("L").save(out, "PNG", optimize=True)
    return "data:image/png;base64," + base64.b64encode(out.getvalue()).decode()
