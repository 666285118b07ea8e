"""How far apart are two municipalities, centre to centre?

Centres are known to about a hundredth of a degree (a kilometre), which is enough to say what is near.
"""

import csv
from collections.abc import Mapping
from functools import cache
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

FILE = Path(__file__).parent / "towns.csv"
EARTH_KM = 6371.0


@cache
def centres() -> Mapping[str, tuple[float, float]]:
    """Return by municipality code the centre's latitude and longitude (WGS 84, degrees), of those of today."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return {row["code"]: (float(row["north"]), float(row["east"])) for row in csv.DictReader(file)}


def kilometres(code: str, other: str) -> int | None:
    """Return the distance as the crow flies in whole kilometres (haversine), or None where a centre is not known."""
    known = centres()
    if code not in known or other not in known:
        return None
    (north, east), (other_north, other_east) = known[code], known[other]
    half_north, half_east = radians(other_north - north) / 2, radians(other_east - east) / 2
    squared = sin(half_north) ** 2 + cos(radians(north)) * cos(radians(other_north)) * sin(half_east) ** 2
    return round(2 * EARTH_KM * asin(sqrt(squared)))
