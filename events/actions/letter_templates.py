"""How does a network put its own words in the place of the shipped ones, and the shipped ones back?"""

from django.db import transaction

from partners.models import Change, FieldChange, Network, User

from .. import letter_words
from ..choices import LetterKind
from ..letter_words import Words
from ..models import LetterTemplate


class WordsChanged(Exception):
    """Somebody saved this template meanwhile. Nothing was saved; `current` is what there is now."""

    def __init__(self, current: LetterTemplate) -> None:
        super().__init__("the template has changed")
        self.current = current


@transaction.atomic
def save_words(
    network: Network, kind: LetterKind, language: str, words: Words, *, seen: int, by: User
) -> bool:
    """Save a network's words of one kind in one language; tells whether anything changed. The version rises.

    `seen` is the version that the person had before them (0: the shipped words). Words that are the shipped ones are
    not kept, so that they follow the portal. Raises WordsChanged.
    """
    row, _is_new = LetterTemplate.objects.get_or_create(
        network=network, kind=kind, defaults={"title": "", "text": "", "version": 0}
    )
    before = letter_words.own_words(row, language)
    if words == before:
        return False
    is_shipped = words == letter_words.shipped()[kind][language]
    kept = Words("", "") if is_shipped else words
    suffix = "" if language == "fi" else f"_{language}"
    found = LetterTemplate.objects.filter(pk=row.pk, version=seen)
    if not found.update(**{f"title{suffix}": kept.title, f"text{suffix}": kept.text, "version": seen + 1}):
        raise WordsChanged(letter_words.template_of(network, kind))
    changes = [
        FieldChange(f"{name}:{kind}:{language}", getattr(before, name), getattr(words, name))
        for name in ("title", "text")
        if getattr(before, name) != getattr(words, name)
    ]
    Change.objects.record(
        subject=f"network:{network.pk}",
        network=network,
        deed="letter_template_edited",
        by=by,
        changes=changes,
    )
    return True
