"""What does a coordinator read when a finished document is less than one would wish?"""

import re
from collections.abc import Iterable

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from talkoot.lib.dates import number

from .documents.fitting import Notice

LARGEST_PAPER = "a2"
# the texts of documents by the first word of their name: "note_1" is a line of "note", "place-1" of "place"
PARTS = {
    "address": _("Address"),
    "banner": _("State"),
    "bring": _("What to bring"),
    "clock": _("Day and time"),
    "contact": _("Contact"),
    "example": _("A text of the document"),
    "figure": _("Day and time"),
    "free": _("Free of charge"),
    "helpers": _("Names of partners"),
    "group": _("Names of partners"),
    "logo": _("Logos"),
    "name": _("Title"),
    "note": _("Accessibility and languages"),
    "organiser": _("Name of the network"),
    "page": _("Address of the event's page"),
    "place": _("Place"),
    "presenters": _("Presenters"),
    "text": _("A text of the document"),
    "topic": _("Topics"),
    "what": _("What you get"),
    "when": _("Day and time"),
    "where": _("Place"),
    "year": _("Day and time"),
}
SENTENCES = {
    "small_type": _(
        "%(part)s: the letters are %(points)s points; older readers need %(wish)s. "
        "Shorten it, or print on larger paper."
    ),
    "text_shortened": _("%(part)s is too long and was cut on the paper. Shorten it."),
    "headline_too_long": _("What you get is too long for the poster. Shorten it."),
    "part_left_out": _("%(part)s did not fit here and was left out."),
    "topics_left_out": _("The topics did not fit on the poster, the names did."),
    "helpers_left_out": _(
        "%(number)s partners do not fit by name. Print on larger paper, or shorten their names."
    ),
    "headings_left_out": _("There was no room for the headings above the names."),
    "notes_left_out": _("There was no room for accessibility and languages. Tell them on the event's page."),
    "logos_are_small": _("%(number)s logos in one row are small. Leave some of them out."),
    "picture_not_shown": _(
        "This theme has its own picture; yours is not shown. Choose another theme for it."
    ),
    "picture_left_out": _("There was no room for the picture. Shorten the texts."),
    "picture_is_gone": _("The file of the picture is missing. Upload it again."),
    "picture_is_coarse": _(
        "The picture has %(dots)s dots an inch at this size and looks coarse; 150 are enough. Upload a larger one."
    ),
    "not_plain": _("“%(sentence)s” is not plain language. Shorten it."),
    "names_left_out": _("%(number)s partners do not fit on the back of the slip. Shorten their names."),
    "report_shortened": _(
        "The closing report is too long for one page, and its texts were cut. Shorten them."
    ),
    "address_too_long": _("The address has more lines than an envelope's window shows. Shorten it."),
}
ON_LARGEST_PAPER = {
    "small_type": _("%(part)s: the letters are %(points)s points; older readers need %(wish)s. Shorten it."),
    "helpers_left_out": _("%(number)s partners do not fit by name. Shorten their names."),
}
UNKNOWN = _("Look at the picture: something in it did not fit well.")


def of_document(notices: Iterable[Notice]) -> list[str]:
    """Return one sentence for each notice, none of them twice."""
    return list(dict.fromkeys(sentence(notice) for notice in notices))


def sentence(notice: Notice) -> str:
    """Return a notice as a sentence with its way out."""
    facts = {name: _word(value) for name, value in notice.facts.items()}
    facts["part"] = part(str(notice.facts.get("part", "")))
    largest = notice.facts.get("paper") == LARGEST_PAPER
    found = ON_LARGEST_PAPER.get(notice.code) if largest else None
    return str(found or SENTENCES.get(notice.code, UNKNOWN)) % facts


def part(name: str) -> str:
    """Return what a person calls the text of that name."""
    return str(PARTS.get(re.split("[-_]", name)[0], PARTS["text"]))


def _word(value: str | int | float) -> str:
    if not isinstance(value, float):
        return str(value)
    return number(int(value) if value.is_integer() else round(value, 1), get_language() or "fi")
