"""How does a sheet become the partners' booklet: who comes, what they do, and how to reach them afterwards?

Only of partners who have allowed it; a contact stands there only where the partner has allowed that too.
"""

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from events.day_facts import BookletEntry
from events.documents import day_words, flow
from events.documents.design import Design
from events.documents.faces import printable
from events.documents.kind import DAY, Kind, Subject
from events.documents.letter import text
from events.documents.printed import Printed
from events.documents.table_signs import scope_sentence
from events.facts import EventSheet
from partners.choices import OrganisationKind

LISTED_FROM = 7  # entries: fewer are found without a list of contents


def _facts(sheet: EventSheet) -> dict[str, object]:
    entries = [_entry(number, entry) for number, entry in enumerate(sheet.day_facts.booklet)]
    count = ngettext("%(count)s partner", "%(count)s partners", len(entries)) % {"count": len(entries)}
    return {
        "entries": entries,
        "count": count if entries else "",
        "listed": len(entries) >= LISTED_FROM,
        "place": day_words.where(sheet),
        "asked": day_words.asked(sheet),
    }


def _entry(number: int, entry: BookletEntry) -> dict[str, object]:
    kind = OrganisationKind(entry.kind).label if entry.kind in OrganisationKind.values else ""
    place = pgettext("of a stand", "Place")
    reach = (text(entry.contact_name), day_words.phone(entry.contact_phone), text(entry.contact_email))
    return {
        "id": f"entry-{number}",
        "name": text(entry.name) or _("Partner"),
        "kind": str(kind) if entry.kind != OrganisationKind.OTHER else "",
        "place": f"{place} {entry.place}" if entry.place else "",
        "topic": text(entry.topic) if printable(entry.topic) else scope_sentence(entry.scope),
        "story": day_words.paragraphs(entry.story),
        "contact": ", ".join(part for part in reach if part),
    }


def _render(sheet: EventSheet, subject: Subject | None, design: Design, second: EventSheet | None) -> Printed:
    with translation.override(sheet.language):
        title = pgettext("a booklet", "Who takes part")
        return flow.printed(flow.page(sheet, design, "booklet", title, _facts(sheet)))


KINDS = (
    Kind(
        "booklet",
        "osallistujat",
        gettext_lazy("Partners' booklet"),
        gettext_lazy("Those who have allowed it: what they do, and how to reach them."),
        "partners",
        (*DAY, "day_facts.booklet"),
        ("a5", "a4"),
        _render,
        seen_by="letters",
        variants=flow.LARGE_TOO,
        inks=flow.INKS,
        needs_day=True,
    ),
)
