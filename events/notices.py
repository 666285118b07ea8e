"""What does a coordinator read when a finished document is less than one would wish?"""

import re
from collections.abc import Iterable

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from talkoot.lib.dates import number

from .documents.fitting import Notice

PARTS = {
    "what": _("What you get"),
    "when": _("Day and time"),
    "where": _("Place"),
    "place": _("Place"),
    "free": _("Free of charge"),
    "name": _("Title"),
    "names": _("Names of partners"),
    "helpers": _("Names of partners"),
    "bring": _("What to bring"),
    "contact": _("Contact"),
    "note": _("Notes"),
    "banner": _("State"),
    "clock": _("Day and time"),
    "year": _("Day and time"),
    "figure": _("Day and time"),
    "text": _("A text of the document"),
}


def of_document(notices: Iterable[Notice]) -> list[str]:
    """Return one sentence for each notice, none of them twice."""
    return list(dict.fromkeys(sentence(notice) for notice in notices))


def sentence(notice: Notice) -> str:
    """Return a notice as a sentence with its way out."""
    facts = {name: _word(value) for name, value in notice.facts.items()}
    code = str(notice.facts.get("part", ""))  # "place", "place-1" or "note_0": lines of one part are numbered
    facts["part"] = str(PARTS.get(re.split("[-_]", code)[0]) or PARTS["text"])
    sentences = {
        "small_type": gettext(
            "%(part)s: the letters are %(points)s points; older readers need %(wish)s. Shorten it, or print on A3."
        ),
        "text_shortened": gettext("%(part)s is too long and was cut on the paper. Shorten it."),
        "headline_too_long": gettext("What you get is too long for the poster. Shorten it."),
        "helpers_left_out": gettext(
            "%(number)s partners do not fit by name. Print on A3, or shorten their names."
        ),
        "address_too_long": gettext(
            "The address has more lines than an envelope's window shows. Shorten it."
        ),
        "unprintable": gettext("%(part)s has signs that cannot be printed. They were left out."),
    }
    return (
        sentences.get(notice.code, gettext("Look at the picture: something in it did not fit well.")) % facts
    )


def _word(value: str | int | float) -> str:
    return number(round(value, 1), get_language() or "fi") if isinstance(value, float) else str(value)
