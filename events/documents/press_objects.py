"""What does the rendering child do with the objects of a PDF: mark bleed and languages, or hand them over one by one?

Runs in the rendering child. What it returns is plain numbers and bytes; nothing of WeasyPrint crosses the pipe.
"""

from typing import Any

import pydyf

BLEED_POINTS = tuple(side * 3 * 72 / 25.4 for side in (-1, -1, 1, 1))  # 3 mm
CODE_SIDE = 3  # pixels of the picture that stands for a QR code


class Frozen(Exception):
    """The objects are taken; the file itself need not be written."""


def freeze(laid_out: Any) -> tuple[dict[str, Any], bytes]:
    """Return where everything is, as numbers of objects, and the objects' bytes one after another.

    `objects` holds (number, length of its words, length of its stream or -1) in the order of the bytes.
    """
    found: dict[str, Any] = {}
    blob = bytearray()

    def take(_document: Any, pdf: Any) -> None:
        found.update(_places(pdf), objects=_objects(pdf, blob))
        raise Frozen

    try:
        laid_out.write_pdf(pdf_variant="pdf/ua-1", finisher=take)
    except Frozen:
        pass
    return found, bytes(blob)


def _objects(pdf: Any, blob: bytearray) -> list[tuple[int, int, int]]:
    entries = []
    for thing in pdf.objects[1:]:
        is_stream = isinstance(thing, pydyf.Stream)
        words = pydyf.Dictionary(thing.extra).data if is_stream else thing.data
        stream = b"\n".join(map(pydyf._to_bytes, thing.stream)) if is_stream else b""
        blob += words + stream
        entries.append((thing.number, len(words), len(stream) if is_stream else -1))
    return entries


def _places(pdf: Any) -> dict[str, Any]:
    """Return the numbers of the objects that a binder must know, and which name each font has in the text."""
    known = {thing.number: thing for thing in pdf.objects if hasattr(thing, "get")}
    pages = [known[number] for number in pdf.pages["Kids"][::3]]
    root = known[_number(pdf.catalog["StructTreeRoot"])]
    parents = known[_number(root["ParentTree"])]["Nums"][1::2]
    fonts = known[_number(known[_number(pages[0]["Resources"])]["Font"])]
    drawn = known[_number(pages[0]["Resources"])]["XObject"]
    pictures = [name for name, reference in drawn.items() if _is_code(pdf.objects[_number(reference)])]
    faces = {name: known[_number(font)] for name, font in fonts.items()}
    return {
        "catalog": pdf.catalog.number,
        "page_tree": pdf.pages.number,
        "root": root.number,
        "document": _number(root["K"][0]),
        "pages": [page.number for page in pages],
        "contents": [_number(page["Contents"]) for page in pages],
        "annotations": [_number(one) for page in pages for one in page.get("Annots", ())],
        "parents": [_parent(found) for found in parents],
        "pictures": pictures,
        "info": pdf.info.data.decode("ascii"),
        "fonts": {
            name: (font["BaseFont"].decode(), _number(font["ToUnicode"])) for name, font in faces.items()
        },
    }


def _is_code(picture: Any) -> bool:
    """Tell whether a picture is the one that stands for a QR code."""
    extra = picture.extra
    return bool(extra["Subtype"] == "/Image" and extra["Width"] == extra["Height"] == CODE_SIDE)


def _parent(found: Any) -> int | list[int]:
    return [_number(one) for one in found] if isinstance(found, list) else _number(found)


def _number(reference: bytes | str) -> int:
    """Return the number of the object behind a reference ("12 0 R")."""
    words = reference.decode() if isinstance(reference, bytes) else reference
    return int(words.split()[0])


def mark_bleed(_document: Any, pdf: Any) -> None:
    """Say on every page that is larger than its sheet how far the bleed reaches (ISO 32000-1, 14.11.2)."""
    for page in (thing for thing in pdf.objects if hasattr(thing, "get") and thing.get("Type") == "/Page"):
        trim = page.get("TrimBox")
        if trim and list(trim) != list(page["MediaBox"]):
            page["BleedBox"] = pydyf.Array(
                round(edge + out, 3) for edge, out in zip(trim, BLEED_POINTS, strict=True)
            )


def mark_languages(pdf: Any, languages: list[str]) -> None:
    """Say in the tag tree which language each page speaks; the file as a whole has that of its first page.

    ISO 14289-1 7.2. Parts of one page stand together in the tree, in the order of pages.
    """

    def page_of(element: Any) -> Any:
        children = element.get("K", ())
        numbers = (_referred(child) for child in (children if isinstance(children, list) else ()))
        below = (objects.get(number) for number in numbers if number)
        found = (page_of(child) for child in below if child)
        return element.get("Pg") or next((page for page in found if page), None)

    objects: dict[int, Any] = {thing.number: thing for thing in pdf.objects if hasattr(thing, "get")}
    places = {reference: place for place, reference in enumerate(pdf.page_references)}
    whole = next(thing for thing in objects.values() if thing.get("S") == "/Document")
    for reference in whole["K"]:
        element = objects[_referred(reference) or 0]
        place = places.get(page_of(element))
        if place is not None:
            element["Lang"] = pydyf.String(languages[place])


def _referred(child: Any) -> int | None:
    """Return the number of the object behind a reference, or None for what is none (numbers of marked content)."""
    words = child.decode() if isinstance(child, bytes) else str(child)
    return _number(words) if words.endswith(" R") else None
