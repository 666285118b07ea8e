"""What does a print shop need round the sheet, and what has our file for it and what has it not?"""

from django.utils.translation import gettext as _

from events.documents.drawings import data_address, svg

BLEED = 3.0  # mm beyond the edge at which the shop cuts
AROUND = 9.0  # mm of paper round the sheet, for the marks
LENGTH = 5.0  # mm of a mark
HAIRLINE = 0.09  # mm, a quarter of a point
ALL_INKS = "device-cmyk(1 1 1 1)"  # marks are on every plate
PAGE_RULE = f"bleed:{AROUND}mm"


def marks_rule(width: float, height: float) -> str:
    """Return the style rule that draws the crop marks round a sheet of so many mm; the page has an element "marks".

    Drawn here because the renderer's own marks are RGB and begin inside the bleed (ISO 12635 wants them outside).
    """
    wide, high = width + 2 * AROUND, height + 2 * AROUND
    end = AROUND - BLEED
    lines = []
    for across in (AROUND, wide - AROUND):
        lines += [
            f"M{across:g} {end - LENGTH:g}V{end:g}",
            f"M{across:g} {high - end:g}V{high - end + LENGTH:g}",
        ]
    for down in (AROUND, high - AROUND):
        lines += [f"M{end - LENGTH:g} {down:g}H{end:g}", f"M{wide - end:g} {down:g}H{wide - end + LENGTH:g}"]
    drawing = svg(
        wide, high, f'<path d="{"".join(lines)}" fill="none" stroke="{ALL_INKS}" stroke-width="{HAIRLINE}"/>'
    )
    return (
        f"#marks{{position:absolute;left:{-AROUND}mm;top:{-AROUND}mm;width:{wide:g}mm;height:{high:g}mm;"
        f'background:url("{data_address(drawing)}") 0 0/100% 100% no-repeat}}'
    )


def limits() -> list[str]:
    """Return what a print shop should know of the file, in the active language: what it has and what it has not."""
    return [
        _("The file has 3 mm of bleed and crop marks, and all fonts are in it."),
        _("Text and areas are in CMYK; black text is black ink alone."),
        _("Colours are changed to CMYK by arithmetic, without a colour profile: ask the shop for a proof."),
        _("Photographs and logos stay in RGB; the shop changes them."),
        _("The file is not PDF/X. It is a PDF with bleed and crop marks."),
    ]
