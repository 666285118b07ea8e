"""How does a sheet become digital diplomas: one lying A4 for each person who was trained to help?

Bound in the order in which the names were written. Names are never inflected.
"""

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.documents import fixed_page
from events.documents.certificates import HEIGHT, WIDTH, Words, event_facts, plan
from events.documents.design import Design
from events.documents.kind import DAY, Kind, Subject
from events.documents.poster_words import clean
from events.documents.printed import Printed
from events.facts import EventSheet


def _render(sheet: EventSheet, subject: Subject | None, design: Design, second: EventSheet | None) -> Printed:
    used = fixed_page.inks(sheet, design)
    with translation.override(sheet.language):
        names = [name for person in sheet.day_facts.trained if (name := clean(person))]
        pages = [[plan(sheet, _diploma(sheet, name), used)] for name in names]
        if not pages:
            pages = [
                [
                    fixed_page.only_words(
                        WIDTH,
                        HEIGHT,
                        sheet,
                        _("Nobody has been named for a diploma yet."),
                        _(
                            "Write the names of those who were trained among the facts of the day, one on each line."
                        ),
                    )
                ]
            ]
        title = _("Digital diplomas: %(event)s") % {"event": clean(sheet.title) or clean(sheet.kind_name)}
        return fixed_page.bound(title, sheet, pages, used)


def _diploma(sheet: EventSheet, name: str) -> Words:
    return Words(
        heading=_("Digital diploma"),
        before=_("This diploma belongs to"),
        name=name,
        sentence=_(
            "Trained to give digital support: knows devices and e-services, and helps so that "
            "the customer does everything."
        ),
        facts=event_facts(sheet),
    )


KINDS = (
    Kind(
        "diplomas",
        "digidiplomi",
        gettext_lazy("Digital diplomas"),
        gettext_lazy("For everybody who was trained to help; the names are among the facts of the day."),
        "partners",
        (*DAY, "day_facts.trained"),
        ("a4",),
        _render,
        seen_by="letters",
        inks=("colour", "black"),
        needs_day=True,
        is_wide=True,
    ),
)
