"""Which pictures does print use, drawn by rule? SVG as text; colours are written into the drawing.

WeasyPrint draws SVG as vectors. Gradients are avoided: some viewers lose them, and copiers make them dirty.
"""

import base64
import functools
import io

import segno

from events.documents.colours import INK, WHITE


def svg(width: float, height: float, body: str) -> str:
    """Return a whole SVG document with the given viewBox."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" '
        f'width="{width:g}" height="{height:g}">{body}</svg>'
    )


def data_address(drawing: str) -> str:
    """Return a drawing as a data: address for an img element."""
    return "data:image/svg+xml;base64," + base64.b64encode(drawing.encode()).decode()


@functools.lru_cache(maxsize=256)
def qr_code(text: str) -> str:
    """Return the QR code (ISO/IEC 18004, level M) of a text as SVG, without its quiet zone.

    The layout keeps four modules of white around it.
    """
    out = io.BytesIO()
    code = segno.make(text, error="m", micro=False)
    code.save(out, kind="svg", border=0, dark=INK, light=None, xmldecl=False, svgns=True, omitsize=True)
    return out.getvalue().decode()


@functools.lru_cache(maxsize=256)
def asker_and_answerer(dark: str, light: str) -> str:
    """Draw ¿ and ¡ as two people over one device; 100 wide, 124 high, standing on the lower edge."""
    asker = (
        f'<circle cx="32" cy="33" r="15" fill="{dark}"/>'
        # spectacles and a hopeful mouth
        f'<g fill="none" stroke="{WHITE}" stroke-width="1.8"><circle cx="31.8" cy="32" r="4.4"/>'
        f'<circle cx="41.6" cy="32" r="3.6"/><path d="M36.2 31.4h1.8"/><path d="M27.4 31.2l-6.6-1.8"/></g>'
        f'<path d="M34.4 41.2q3.4 1.8 6.6-.4" fill="none" stroke="{WHITE}" stroke-width="1.8" stroke-linecap="round"/>'
        # the body is the hook of the question mark, its end the arm that holds the phone
        f'<path d="M32 53V62C32 75 11 78 11 98C11 110 20 115.5 31.5 115.5C44 115.5 53.5 108 56 92" fill="none" '
        f'stroke="{dark}" stroke-width="17"/>'
        f'<circle cx="56" cy="92" r="8.5" fill="{dark}"/>'
    )
    device = (
        f'<g transform="rotate(-9 60 82)"><rect x="51" y="64" width="19" height="31" rx="3.4" fill="{WHITE}" '
        f'stroke="{dark}" stroke-width="2.6"/>'
        f'<path d="M55.6 71.5h9.8M55.6 77h9.8M55.6 82.5h6" stroke="{dark}" stroke-width="2" stroke-linecap="round"/>'
        f'<circle cx="60.5" cy="90" r="1.5" fill="{dark}"/></g>'
    )
    answerer = (
        f'<path d="M84 52Q74 60 71.5 74" fill="none" stroke="{dark}" stroke-width="11.6" stroke-linecap="round"/>'
        f'<path d="M84 52Q74 60 71.5 74" fill="none" stroke="{WHITE}" stroke-width="7" stroke-linecap="round"/>'
        f'<path d="M78.6 37.6H91.4L97 125H73Z" fill="{WHITE}" stroke="{dark}" stroke-width="2.4" '
        f'stroke-linejoin="round"/>'
        f'<circle cx="85" cy="17" r="14" fill="{WHITE}" stroke="{dark}" stroke-width="2.4"/>'
        f'<path d="M71 17C71 8 77 3 85 3C93 3 99 9 99 17C93 15.5 87 12.5 83 8.5C80 12.5 76 15.6 71 17Z" fill="{dark}"/>'
        f'<circle cx="78.4" cy="19.4" r="1.5" fill="{dark}"/><circle cx="86.4" cy="19.4" r="1.5" fill="{dark}"/>'
        f'<path d="M78 24.4q4 3 8 0" fill="none" stroke="{dark}" stroke-width="1.9" stroke-linecap="round"/>'
    )
    return svg(100, 124, asker + answerer + device)


def calendar_leaf(width: float, height: float, band: float, dark: str, light: str) -> str:
    """Draw a wall calendar's leaf: band with two holes, outline, and the corner that begins to tear."""
    fold = min(17.0, height * 0.2)
    line = 1.1
    right, low = width - line / 2, height - line / 2
    outline = (
        f'<path d="M{line / 2} {band}V{low - 3}q0 3 3 3H{right - fold}L{right} {low - fold}V{band}" fill="{WHITE}" '
        f'stroke="{INK}" stroke-width="{line}" stroke-linejoin="round"/>'
    )
    corner = (
        f'<path d="M{right - fold} {low}q{fold * 0.16} {-fold * 0.6} {fold * 0.1} {-fold * 0.86}'
        f'q{fold * 0.5} {fold * 0.1} {fold * 0.9} {-fold * 0.14}Z" fill="{light}" stroke="{INK}" '
        f'stroke-width="{line}" stroke-linejoin="round"/>'
    )
    head = f'<path d="M0 {band}V4q0-4 4-4H{width - 4}q4 0 4 4V{band}Z" fill="{dark}"/>'
    return svg(width, height, outline + corner + head)
