"""Which documents of an event can be printed by whom, and what should be known before?"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy

from partners.requests import DeskRequest

from ... import prints, sheet
from ...documents import kinds
from ...documents.kind import LANGUAGES, Kind
from ...facts import EventSheet
from ...forms.order import LANGUAGE_NAMES
from ...models import Event, PosterDesign, Printing
from ...paper_choices import paper_name
from ...printing import Order
from .printed import prints_of

ROOMS = (
    ("wall", gettext_lazy("On the wall")),
    ("screen", gettext_lazy("On screens and in newspapers")),
    ("day", gettext_lazy("For the day")),
    ("partners", gettext_lazy("For partners")),
    ("office", gettext_lazy("For the office")),
)
OTHER_LABELS = {
    "letter": gettext_lazy("The letter's texts"), "topics": gettext_lazy("Topics of partners"),
    "joining": gettext_lazy("How to join remotely"),
    "arrival": gettext_lazy("Arrival"), "programme": gettext_lazy("Programme"),
}  # fmt: skip
UNLISTED = {"pack_cover"}  # made with a print pack only
SHAPES = {
    "a4": (240, 339),
    "wide": (240, 170),
    "screen": (240, 135),
    "square": (240, 240),
}  # pixels of a card's picture


def shelf_of(event: Event, request: DeskRequest) -> dict[str, Any]:
    """Return everything the documents page shows; renders nothing.

    Prints are judged with the facts of the languages they speak; without prints only languages are looked at.
    """
    seen = kinds_seen(event, request)
    printings = [row for row in Printing.objects.of(event).with_people() if row.kind in seen]
    facts = sheet.in_languages(event, LANGUAGES)
    printed = prints_of(event, printings, prints.with_day_facts(event, facts, printings))
    return {
        "rooms": rooms(event, seen.values(), printed),
        "languages": languages(facts),
        "old_prints": [row for row in printed if row["is_old"]],
        "may_edit": may_edit(event, request),
        "coordinates": event.network_id in request.user.standing.coordinated,
    }


def kinds_seen(event: Event, request: DeskRequest) -> dict[str, Kind]:
    """Return the kinds that this person may print of this event, by name."""
    standing = request.user.standing
    plans, coordinates = event.network_id in standing.networks, event.network_id in standing.coordinated
    arranges = coordinates or event.venue_id in standing.venues
    allowed = {"all": True, "plan": plans, "people": arranges, "letters": coordinates}
    return {name: kind for name, kind in kinds.KINDS.items() if allowed[kind.seen_by]}


def rooms(event: Event, seen: Iterable[Kind], printed: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the groups of documents that have something in them."""
    shown, rows = list(seen), list(printed)
    found = []
    for key, title in ROOMS:
        cards = [
            _card(event, kind, [row for row in rows if row["kind"] == kind.name])
            for kind in shown
            if kind.room == key and kind.about != "recipient" and kind.name not in UNLISTED
        ]
        if cards:
            found.append({"key": key, "title": title, "cards": cards})
    return found


def _card(event: Event, kind: Kind, rows: list[Mapping[str, Any]]) -> dict[str, Any]:
    order = Order(kind.name, kind.papers[0], ink=kind.inks[0])
    width, height = _shape(kind)
    return {
        "name": kind.name, "title": kind.title, "note": kind.note, "width": width, "height": height,
        "picture": address("document_picture", event, order) + "&w=240",
        "url": address("document_print", event, order),
        "order_url": address("document_order", event, order),
        "papers": " · ".join(paper_name(paper) for paper in kind.papers),
        "printed": rows, "is_old": any(row["is_old"] for row in rows),
    }  # fmt: skip


def _shape(kind: Kind) -> tuple[int, int]:
    if kind.pixels:
        wide, high = kind.pixels[kind.papers[0]]
        return 240, round(240 * high / wide)
    return SHAPES["wide" if kind.is_wide else "a4"]


def languages(facts: Mapping[str, EventSheet]) -> list[dict[str, Any]]:
    """Return for each language besides Finnish which texts it lacks, so that nobody prints a mixture unknowingly."""
    return [
        {
            "code": code,
            "name": LANGUAGE_NAMES[code],
            "missing": [missing_label(name) for name in dict.fromkeys(sheet_.missing)],
        }
        for code, sheet_ in facts.items()
        if code != "fi"
    ]


def missing_of(facts: EventSheet) -> list[str]:
    """Return the names of the texts that fell back to Finnish; several partners' topics are one name."""
    topics = ["topics"] if any(helper.topic_fell_back for helper in facts.helpers) else []
    return [*facts.missing, *facts.day_facts.missing, *topics]


def missing_label(name: str) -> str:
    """Return what people call a text that a language lacks."""
    if name in OTHER_LABELS:
        return str(OTHER_LABELS[name])
    model = PosterDesign if name == "headline" else Event
    return str(capfirst(model._meta.get_field(name).verbose_name))  # type: ignore[union-attr]


def address(name: str, event: Event, order: Order) -> str:
    """Return the address of a document page for an order."""
    return f"{reverse(f'desk:{name}', args=[event.slug, order.kind])}?{order.query()}"


def may_edit(event: Event, request: DeskRequest) -> bool:
    """Tell whether this person may mend what is missing."""
    return event.network_id in request.user.standing.networks
