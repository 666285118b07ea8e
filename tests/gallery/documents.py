"""What does every document of the example look like, on every paper, in every theme, language and version?"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

WIDTHS = {"a3": 1100}  # pixels; 800 for the rest
SLUG = "kajaani"


def orders() -> Iterator[tuple[str, str, Any]]:
    """Each kind of Kajaani on every paper, in every language, theme, variant and ink, one thing changed at a time."""
    from events.documents import kinds
    from events.documents.kind import LANGUAGES
    from events.documents.poster_themes import THEMES
    from events.models import Event
    from events.printing import Order

    event = Event.objects.get(slug=SLUG)
    first = event.stands.in_order()[0].organisation.slug
    for kind in kinds.KINDS.values():
        if kind.name == "letter":
            continue  # its words belong to a batch of letters; the pictures to compare with show one
        whose = first if kind.about == "recipient" else ""
        usual = Order(kind.name, kind.papers[0], organisation=whose, ink=kind.inks[0])
        others = [
            *(replace(usual, paper=paper) for paper in kind.papers),
            *(replace(usual, language=language) for language in LANGUAGES),
            *(replace(usual, theme=theme) for theme in (THEMES if kind.has_themes else ())),
            *(replace(usual, variant=variant) for variant in kind.variants),
            *(replace(usual, ink=ink) for ink in kind.inks),
            *(replace(usual, second=second) for second in (("sv", "en") if kind.in_two_languages else ())),
            *(replace(usual, shop=True) for _once in range(kind.for_shops)),
        ]
        for order in dict.fromkeys(others):
            parts = [kind.name, order.theme, order.paper, order.language, order.second, order.variant,
                     order.ink if order.ink != kind.inks[0] else "", "shop" if order.shop else ""]  # fmt: skip
            yield SLUG, "-".join(part for part in parts if part), order
    for other in Event.objects.exclude(slug=SLUG).order_by("day"):
        yield other.slug, f"poster-{other.slug}", Order("poster")


def take(folder: Path) -> tuple[list[Path], list[str]]:
    """Write every page of every document; returns the paths and what the renderer complained about."""
    from events.documents import kinds
    from events.models import Event
    from events.printing import work_for

    paths, faults = [], []
    events = {event.slug: event for event in Event.objects.with_places()}
    for slug, name, order in orders():
        document = work_for(events[slug], order).make()
        faults += [f"{name}: {line}" for line in document.log]
        for page in range(document.page_count):
            number = f"-{page + 1}" if document.page_count > 1 else ""
            path = folder / f"{name}{number}.png"
            path.write_bytes(kinds.picture(document, WIDTHS.get(order.paper, 800), page))
            paths.append(path)
    return paths, faults
