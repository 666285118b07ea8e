"""How does a print pack become its contents page: what to print, where it goes, on which paper and how many?"""

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from events.documents import day_words, flow
from events.documents.design import Design
from events.documents.kind import DAY, Kind, Subject
from events.documents.letter import text
from events.documents.printed import Printed
from events.facts import EventSheet
from events.paper_choices import paper_name
from talkoot.lib.dates import number


def _facts(sheet: EventSheet) -> dict[str, object]:
    pack = sheet.day_facts.pack
    sheets_of_paper = sum(one.pages * one.copies for one in pack)
    count = ngettext("%(count)s page in all", "%(count)s pages in all", sheets_of_paper)
    return {
        "rows": [
            {
                "title": text(one.title) or pgettext("on paper", "Document"),
                "where_to": text(one.where_to),
                "paper": text(paper_name(one.paper.lower())),
                "pages": one.pages,
                "copies": one.copies,
            }
            for one in pack
        ],
        "total": count % {"count": number(sheets_of_paper, sheet.language)},
        "asked": day_words.asked(sheet),
    }


def _render(sheet: EventSheet, subject: Subject | None, design: Design, second: EventSheet | None) -> Printed:
    with translation.override(sheet.language):
        return flow.printed(flow.page(sheet, design, "pack_cover", _("Print these"), _facts(sheet)))


KINDS = (
    Kind(
        "pack_cover",
        "tulostuspaketti",
        gettext_lazy("Contents of the print pack"),
        gettext_lazy("What to print, where it goes, on which paper and how many."),
        "day",
        (*DAY, "day_facts.pack"),
        ("a4",),
        _render,
        variants=flow.LARGE_TOO,
        inks=flow.INKS,
        needs_day=True,
    ),
)
