"""Which documents of an event can be printed, and what should be known before?"""

from typing import Any

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from partners.requests import DeskRequest

from ... import notices, sheet
from ...documents import kinds, store
from ...facts import EventSheet
from ...models import Event
from ...printing import Order
from .printed import prints_of


def posters(event: Event) -> list[dict[str, Any]]:
    """Return the poster in each language with its papers, missing texts and known warnings; renders nothing."""
    facts = sheet.in_languages(event)
    printed = prints_of(event, facts)
    return [_poster(event, facts[code]) | {"prints": printed[code]} for code in facts]


def _poster(event: Event, facts: EventSheet) -> dict[str, Any]:
    code = facts.language
    names = {"fi": _("In Finnish"), "sv": _("In Swedish"), "en": _("In English")}
    kept = store.kept("poster", kinds.cache_key("poster", facts))
    shown = [
        name
        for name in facts.missing
        if name in kinds.KINDS["poster"].facts or name in ("room", "access_note")
    ]
    return {
        "name": names[code],
        "code": code,
        "papers": [
            {"name": paper.upper(), "url": address("document_print", event, Order("poster", paper, code))}
            for paper in kinds.KINDS["poster"].papers
        ],
        "picture": address("document_picture", event, Order("poster", "a4", code)) + "&w=480",
        "missing": [str(capfirst(Event._meta.get_field(name).verbose_name)) for name in shown],  # type: ignore[union-attr]
        "warnings": notices.of_document(kept.warnings) if kept else [],
    }


def letters(event: Event) -> list[dict[str, Any]]:
    """Return the invitation letter of each organisation that has a stand, in its own language."""
    rows = []
    for stand in event.stands.in_order().with_contacts():
        whose = stand.organisation
        order = Order("invitation_letter", "a4", whose.language, "", whose.slug)
        contact = next(iter(whose.contacts.all()), None)
        rows.append(
            {
                "name": whose.name,
                "contact": contact.name if contact else "",
                "url": address("document_print", event, order),
                "has_address": bool(whose.street_address and whose.postal_code),
            }
        )
    return rows


def stand_papers(event: Event) -> list[dict[str, Any]]:
    """Return the papers about stands, each with its languages and papers."""
    languages = {"fi": _("In Finnish"), "sv": _("In Swedish"), "en": _("In English")}
    words = {
        "table_signs": (
            _("Table signs"),
            _("One page for each partner that comes: name, topic and a large symbol."),
        ),
        "presenters_list": (
            _("Who comes and what they need"),
            _("Places, presenters, tables, sockets and totals."),
        ),
    }
    return [
        {
            "name": name,
            "note": note,
            "picture": address("document_picture", event, Order(kind)) + "&w=480",
            "is_wide": kind == "table_signs",
            "links": [
                {
                    "language": languages[code],
                    "papers": [
                        {
                            "name": paper.upper(),
                            "url": address("document_print", event, Order(kind, paper, code)),
                        }
                        for paper in kinds.KINDS[kind].papers
                    ],
                }
                for code in languages
            ],
        }
        for kind, (name, note) in words.items()
    ]


def address(name: str, event: Event, order: Order) -> str:
    """Return the address of a document page for an order."""
    return f"{reverse(f'desk:{name}', args=[event.slug, order.kind])}?{order.query()}"


def may_edit(event: Event, request: DeskRequest) -> bool:
    """Tell whether this person may mend what is missing."""
    return event.network_id in request.user.standing.networks
