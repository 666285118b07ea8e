"""How does a page of a document become a picture for a screen?"""

from events.documents import press

NARROWEST, WIDEST = 16, 4000  # pixels


def page_picture(pdf: bytes, width_px: int, page: int = 0) -> bytes:
    """Return a page of a PDF as PNG, `width_px` wide. Raises ValueError for a senseless width, press.PressError."""
    if not NARROWEST <= width_px <= WIDEST:
        raise ValueError(f"a picture is {NARROWEST} to {WIDEST} pixels wide, not {width_px}")
    return press.png(pdf, width_px, page)
