"""Do judges whom nobody here wrote accept what we show in a browser?"""

from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE_FILE = Path(__file__).parent / "vendor" / "axe.min.js"
# WCAG 2.2 AA by law (EN 301 549), good practice by heart.
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@cache
def axe_source() -> str:
    """The accessibility judge as a script (axe-core, see static/vendor/VENDORED.md)."""
    return AXE_FILE.read_text(encoding="utf-8")


# What may differ in another width or light of a page that has been judged whole.
LOOKS_RULES = [
    "color-contrast", "target-size", "link-in-text-block", "scrollable-region-focusable", "aria-hidden-focus",
    "button-name", "link-name", "label", "heading-order",
]  # fmt: skip


def axe(page: Page, *, within: str | None = None, rules: list[str] | None = None) -> list[str]:
    """Accessibility faults of the page as it is now, one line for each element; [] when there are none.

    `within` is a CSS selector to look at a part only; `rules` are those to judge by, usually all.
    """
    if page.evaluate("typeof window.axe") == "undefined":
        page.evaluate(f"{axe_source()}; 0")
    # Style sheets of other hosts are what a preload would fetch; there are none.
    options = {"runOnly": rules or AXE_TAGS, "resultTypes": ["violations"], "preload": False}
    found: dict[str, Any] = page.evaluate(
        "([within, options]) => axe.run(within || document, options)", [within, options]
    )
    return [
        f"{fault['id']} ({fault['impact']}): {fault['help']}: {node['target']}: {node['html'][:160]}"
        for fault in found["violations"]
        for node in fault["nodes"]
    ]


def assert_accessible(page: Page) -> None:
    """Fail with the list of faults that axe finds on the page."""
    faults = axe(page)
    assert not faults, f"{page.url}: {len(faults)} accessibility faults\n" + "\n".join(faults)


def assert_fits(page: Page) -> None:
    """Fail when the page is wider than its window: nobody should scroll sideways (WCAG 1.4.10)."""
    wide, window = page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert wide <= window, f"{page.url} is {wide} px wide in a window of {window} px"


def pdf_text(pdf: bytes, page: int | None = None) -> str:
    """The text of a PDF (or of one page) in the order in which it is written there, read by PDFium."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = range(len(document)) if page is None else [page]
        return "\n".join(document[number].get_textpage().get_text_range() for number in pages)
    finally:
        document.close()


def pdf_ua_faults(pdf: bytes) -> list[str]:
    """Breaches of PDF/UA-1 (ISO 14289-1), one line for each; [] when there are none."""
    import page as judge

    limits = judge.SafetyLimits(max_reference_depth=4_000)  # 300 bookmarks are a chain of 300 references
    report = judge.validate_pdf_bytes(pdf, profile="ua1", limits=limits)
    return [f"{fault.rule_id}: {fault.message}" for fault in report.failures]


def assert_pdf_ua(pdf: bytes) -> None:
    """Fail with the list of breaches of PDF/UA-1."""
    faults = pdf_ua_faults(pdf)
    assert not faults, "\n".join(faults)


def font_families(pdf: bytes) -> set[str]:
    """The names of the fonts in a PDF; fails unless every one is embedded, a subset, and readable back to text."""
    import io

    import pikepdf

    names = set()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for found in document.objects:
            if isinstance(found, pikepdf.Dictionary) and found.get("/Type") == "/Font":
                name = str(found.BaseFont).lstrip("/")
                if found.Subtype == "/Type0":
                    assert "/ToUnicode" in found, f"{name} has no ToUnicode"
                    descriptor = found.DescendantFonts[0].FontDescriptor
                    files = {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor.keys())
                    assert files, f"{name} is not embedded"
                assert name[6:7] == "+" and name[:6].isupper(), f"{name} is not a subset"
                names.add(name[7:])
    return names
