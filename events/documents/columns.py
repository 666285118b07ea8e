"""How large is an advertisement that a newspaper sells by columns and millimetres, and how many of them are paid?"""

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Size:
    """An advertisement in mm: what is printed, and the column millimetres (pmm, palstamillimetri) that are paid."""

    width: int
    height: int
    column_millimetres: int

    @property
    def paper(self) -> str:
        """Return the size as a design names it: "80x100"."""
        return f"{self.width}x{self.height}"


def millimetres(columns: int, column_width_mm: float, gap_mm: float, height_mm: float) -> Size:
    """Return the size of an advertisement over so many columns: the gaps between them are printed but not paid.

    Fractions of a millimetre are cut: an advertisement that is too wide is refused. A paid height is whole mm, upwards.
    Raises ValueError for less than one column, or sizes that are not positive.
    """
    if columns < 1 or column_width_mm <= 0 or gap_mm < 0 or height_mm <= 0:
        raise ValueError("an advertisement has at least one column and a size")
    width = columns * column_width_mm + (columns - 1) * gap_mm
    return Size(math.floor(width + 1e-6), math.floor(height_mm + 1e-6), columns * math.ceil(height_mm - 1e-6))
