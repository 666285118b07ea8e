"""What do the pages of message templates show: whose words, what each placeholder means, and an example?"""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partners.models import Network
from partners.models.organisation import LANGUAGES
from partners.post.mime import marked

from ... import letter_examples, letter_words
from ...choices import LetterKind
from ...forms.letter_template import LetterTemplateForm
from ...letter_words import Words
from ...models import LetterTemplate
from ...placeholders import ANSWER_LINK, of_kind, unknown

WHEN = {
    LetterKind.INVITATION: gettext_lazy("To each partner, with the letter and a calendar invitation."),
    LetterKind.REMINDER: gettext_lazy("To those who were invited and have said nothing."),
    LetterKind.UNSURE_REMINDER: gettext_lazy("To those who did not know, a week after their answer."),
    LetterKind.LIBRARY_LINK: gettext_lazy("To the venue: the room, who comes, and what to print."),
    LetterKind.POLL: gettext_lazy("To partners and the library: which of the proposed days suit?"),
    LetterKind.POLL_REMINDER: gettext_lazy("To those who have not said which day suits."),
    LetterKind.ROOM_REQUEST: gettext_lazy(
        "To the venue: from when until when the room is needed, and for what."
    ),
    LetterKind.CONFIRMATION: gettext_lazy("To those who come: what has been agreed."),
    LetterKind.CHANGE: gettext_lazy("When the day, the hours or the place have changed."),
    LetterKind.CANCELLATION: gettext_lazy("When the event will not take place."),
    LetterKind.THANKS: gettext_lazy("After the day, to those who were there."),
    LetterKind.OFFER: gettext_lazy("To municipalities and others that might want a day of their own."),
}


def address(network: Network, kind: LetterKind, language: str) -> str:
    """Return the page of one kind of message in one language."""
    url = reverse("desk:letter_template_edit", args=[network.slug, kind.value])
    return url if language == "fi" else f"{url}?language={language}"


def groups(networks: Iterable[Network]) -> list[dict[str, Any]]:
    """Return the rows of the list by network; one query a network."""
    shipped = letter_words.shipped()
    found = []
    for network in networks:
        words = letter_words.of_network(network)
        rows = [
            {
                "kind": kind.value, "title": kind.label, "url": address(network, kind, "fi"), "meta": WHEN[kind],
                "is_letter": kind in LetterKind.only_on_paper(),
                "is_own": any(words[kind][code] != shipped[kind][code] for code in letter_words.LANGUAGES),
            }
            for kind in LetterKind.written_by_network()
        ]  # fmt: skip
        found.append({"name": network.name, "rows": rows})
    return found


def facts(
    network: Network, kind: LetterKind, language: str, words: Words, row: LetterTemplate
) -> dict[str, Any]:
    """Return everything beside the form."""
    query = "" if language == "fi" else f"?language={language}"
    made = letter_examples.example(network, kind, language, words, localdate())
    shipped = letter_words.shipped()[kind][language]
    values = {**made.values, ANSWER_LINK: _("The receiver's own link")}
    used = set(unknown(f"{shipped.title} {shipped.text}", ()))
    rows = [(f"{{{name}}}", meaning, values[name], name in used) for name, meaning in of_kind(kind).items()]
    return {
        "kind_label": kind.label, "lead": WHEN[kind], "language": language, "network": network,
        "switch": [
            {"label": label, "url": address(network, kind, code), "is_current": code == language}
            for code, label in LANGUAGES
        ],
        "preview_url": reverse("desk:letter_template_preview", args=[network.slug, kind.value]) + query,
        "restore_url": reverse("desk:letter_template_restore", args=[network.slug, kind.value]) + query,
        "is_own": letter_words.own_words(row, language) != shipped,
        "often": [row[:3] for row in rows if row[3]], "seldom": [row[:3] for row in rows if not row[3]],
        "shown": _shown(made, language),
    }  # fmt: skip


def shown(network: Network, kind: LetterKind, language: str, words: Words) -> dict[str, Any]:
    """Return the example of words that have only been typed."""
    return _shown(letter_examples.example(network, kind, language, words, localdate()), language)


def tell_clash(form: LetterTemplateForm, current: LetterTemplate, language: str) -> None:
    """Say what somebody else saved meanwhile; saving again puts the typed words in its place."""
    words = letter_words.own_words(current, language)
    form.data = form.data.copy()  # type: ignore[attr-defined]
    form.data["version"] = str(current.version)  # type: ignore[index]
    form.add_error(
        "text",
        _("Somebody saved this meanwhile: %(saved)s. Save again to put yours in its place.")
        % {"saved": words.text},
    )


def _shown(made: letter_examples.Example, language: str) -> dict[str, Any]:
    return {
        "event": made.event, "language": language, "title": made.title.text,
        "pieces": marked(made.text.text, made.text.data_words),
    }  # fmt: skip
