"""How do the logos stand in one row at the foot of a poster: equally heavy to the eye, the funder's at the right?"""

from collections.abc import Sequence
from dataclasses import dataclass

from events.documents import images
from events.documents.faces import clean
from events.documents.fitting import Fitted, Notice, shortened, wrap
from events.documents.paper import Paper
from events.documents.poster_plan import Area, Frame, Plan
from events.paper_facts import LogoFacts

HEIGHT = 11.5  # mm on A4 of a logo that is USUAL times as wide as high
USUAL = 2.4
LOWEST, HIGHEST = 0.70, 1.22  # of HEIGHT, for the widest and for square ones
BETWEEN, LEAST_BETWEEN = 9.0, 5.0  # mm on A4
SMALL = 0.6  # of the wanted size: below it nobody reads a logo
MOST_WITH_LABELS = 3
WIDEST_NAME = 42.0  # mm on A4 of a name that stands in place of a lost logo


@dataclass(frozen=True, slots=True)
class LogoWords:
    """One logo: its alternative text, its picture as a data: address (empty = the file is gone), width by height."""

    name: str
    address: str
    ratio: float
    is_funder: bool


def logo_words(logos: Sequence[LogoFacts]) -> tuple[LogoWords, ...]:
    """Return the logos with their pictures, the funders' last."""
    found = [
        LogoWords(
            clean(logo.picture.alt),
            images.uploaded(logo.picture),
            logo.picture.width / max(1, logo.picture.height),
            logo.is_funder,
        )
        for logo in logos
    ]
    return tuple(sorted(found, key=lambda logo: logo.is_funder))


def logo_row(logos: Sequence[LogoWords], paper: Paper, frame: Frame, bottom: float, labels: bool) -> Plan:
    """Plan the row upwards from `bottom`; `labels` = the names may stand under the logos if there is room."""
    plan = Plan(bottom=bottom)
    if not logos:
        return plan
    sizes, names = _sizes(logos, paper)
    between, scale = _spacing(sum(width for width, _height in sizes), len(logos), frame, paper)
    sizes = [(width * scale, height * scale) for width, height in sizes]
    if scale < SMALL:
        plan.notices.append(Notice("logos_are_small", {"number": len(logos)}))
    under = _labels(logos, sizes, paper, frame) if labels else []
    low = bottom - (max(label.height for label in under) + 2.2 * paper.scale if under else 0.0)
    tall = max(height for _width, height in sizes)
    for number, left in enumerate(_lefts(logos, sizes, between, frame)):
        width, height = sizes[number]
        middle = low - tall / 2
        name = names[number]
        if name:
            name = name if name.width <= width + 0.1 else _name(logos[number], paper, width)
            plan.put(f"logo_{number}", name, left, middle - name.height / 2)
        else:
            plan.areas[f"logo_{number}"] = Area(left, middle - height / 2, width, height)
        if under:
            label = under[number]
            start = left if not logos[number].is_funder else left + width - label.width
            plan.put(f"logo_label_{number}", label, start, bottom - label.height)
    plan.bottom = low - tall
    return plan


def _sizes(logos: Sequence[LogoWords], paper: Paper) -> tuple[list[tuple[float, float]], list[Fitted | None]]:
    """Return width and height in mm of each logo; of one whose file is gone, those of its name as text."""
    sizes: list[tuple[float, float]] = []
    names: list[Fitted | None] = []
    for logo in logos:
        if logo.address:
            weight = min(HIGHEST, max(LOWEST, (USUAL / logo.ratio) ** 0.4))
            height = HEIGHT * paper.scale * weight
            sizes.append((height * logo.ratio, height))
            names.append(None)
        else:
            name = _name(logo, paper, WIDEST_NAME * paper.scale)
            sizes.append((name.width, name.height))
            names.append(name)
    return sizes, names


def _name(logo: LogoWords, paper: Paper, width: float) -> Fitted:
    return shortened(wrap(logo.name, width, "bold", paper.size("tiny"), 1.2), 3, width)


def _spacing(total: float, number: int, frame: Frame, paper: Paper) -> tuple[float, float]:
    """Return the room in mm between logos of so many mm together, and by how much they are made smaller."""
    if total + BETWEEN * paper.scale * (number - 1) <= frame.width:
        return BETWEEN * paper.scale, 1.0
    least = LEAST_BETWEEN * paper.scale
    return least, min(1.0, (frame.width - least * (number - 1)) / total)


def _lefts(
    logos: Sequence[LogoWords], sizes: Sequence[tuple[float, float]], between: float, frame: Frame
) -> list[float]:
    """Return the left edges: from the left in order, the funders' against the right edge."""
    right = frame.left + frame.width
    lefts, x = [], frame.left
    for number, (width, _height) in enumerate(sizes):
        if logos[number].is_funder:
            rest = sum(size[0] for size in sizes[number:]) + between * (len(sizes) - 1 - number)
            x = max(x, right - rest)
        lefts.append(x)
        x += width + between
    return lefts


def _labels(
    logos: Sequence[LogoWords], sizes: Sequence[tuple[float, float]], paper: Paper, frame: Frame
) -> list[Fitted]:
    """Return the names under the logos, or nothing when one of them has no room or no logo above it."""
    if len(logos) > MOST_WITH_LABELS or not all(logo.address for logo in logos):
        return []
    labels = [wrap(logo.name, frame.width, "text", paper.size("tiny"), 1.2) for logo in logos]
    wide = [max(label.width, size[0]) for label, size in zip(labels, sizes, strict=True)]
    if sum(wide) + BETWEEN * paper.scale * (len(wide) - 1) > frame.width:
        return []
    apart = all(label.width <= size[0] + 0.1 for label, size in zip(labels, sizes, strict=True))
    return labels if apart or len(logos) == 1 else []
