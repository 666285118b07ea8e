"""What does every document look like, on every paper, in every theme and language?"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

WIDTHS = {"a3": 1100}  # pixels; 800 for the rest
SLUG = "kajaani"


def orders() -> Iterator[tuple[str, str, Any]]:
    """Every combination as (event, file name, order): all of Kajaani, then each other event's own poster."""
    from events.documents import kinds
    from events.documents.poster_themes import THEMES
    from events.models import Event
    from events.printing import LANGUAGES, Order

    event = Event.objects.get(slug=SLUG)
    first = event.stands.in_order()[0].organisation.slug
    for kind in kinds.KINDS.values():
        whom = first if kind.about == "recipient" else ""
        for theme in sorted(THEMES) if kind.has_themes else [""]:
            for paper in kind.papers:
                for language in LANGUAGES:
                    parts = [kind.name, theme, paper, language]
                    yield (
                        SLUG,
                        "-".join(part for part in parts if part),
                        Order(kind.name, paper, language, theme, whom),
                    )
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
