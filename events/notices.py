"""What does a coordinator read when a finished document is less than one would wish?"""

from collections.abc import Iterable

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from talkoot.lib.dates import number

from .documents.fitting import Notice

PARTS = {
    "what": lazy("What you get"),
    "when": lazy("Day and time"),
    "where": lazy("Place"),
    "place": lazy("Place"),
    "free": lazy("Free of charge"),
    "name": lazy("Title"),
    "names": lazy("Names of partners"),
    "helpers": lazy("Names of partners"),
    "bring": lazy("What to bring"),
    "contact": lazy("Contact"),
    "note": lazy("Notes"),
}


def of_document(notices: Iterable[Notice]) -> list[str]:
    """Return one sentence for each notice, none of them twice."""
    return list(dict.fromkeys(sentence(notice) for notice in notices))


def sentence(notice: Notice) -> str:
    """Return a notice as a sentence with its way out."""
    facts = {name: _word(value) for name, value in notice.facts.items()}
    code = str(notice.facts.get("part", ""))
    facts["part"] = str(PARTS.get(code) or PARTS.get(code.partition("-")[0]) or code)
    sentences = {
        "small_type": _(
            "%(part)s: the letters are %(points)s points; older readers need %(wish)s. Shorten the text, or print on A3."
        ),
        "text_shortened": _("%(part)s is too long and was cut on the paper. Shorten it."),
        "headline_too_long": _("What you get is too long for the poster. Shorten it."),
        "helpers_left_out": _("%(number)s partners do not fit by name. Print on A3, or shorten their names."),
        "address_too_long": _("The address has more lines than an envelope's window shows. Shorten it."),
        "unprintable": _("%(part)s has signs that cannot be printed. They were left out."),
    }
    return sentences.get(notice.code, _("Look at the picture: something in it did not fit well.")) % facts


def _word(value: str | int | float) -> str:
    return number(round(value, 1), get_language() or "fi") if isinstance(value, float) else str(value)
