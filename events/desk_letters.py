"""Which letters does the portal write to the network's own people: what happened, what the week holds, one task's day?

None of them is listed in the outbox: they are for one reader, and the clock writes them.
"""

from collections.abc import Mapping

from partners.models import Network, User
from partners.post.letter import Letter

from . import letter_values, letter_words
from .choices import LetterKind
from .placeholders import fill_letter, fill_title, one_line
from .plan_choices import ReminderKind

LONGEST_NAME = 120  # characters of a name in the outbox


def digest(
    person: User,
    values: Mapping[str, str],
    *,
    key: str,
    link: str,
    kind: LetterKind | ReminderKind = LetterKind.DIGEST,
) -> Letter:
    """Tell one person what has happened or what the week holds; `values`: date or week, news_title and news."""
    return _write(kind, person.language, person.name, person.email, values, key=key, link=link)


def task_reminder(
    name: str, email: str, language: str, values: Mapping[str, str], *, key: str, link: str, title: str,
    network: Network, occasion: str,
) -> Letter:  # fmt: skip
    """Remind whoever does a task of its day; `values`: task, due, due_short, event_named. An empty title is ours."""
    return _write(
        ReminderKind.TASK, language, name, email, values, key=key, link=link, title=title, network=network,
        occasion=occasion,
    )  # fmt: skip


def _write(
    kind: LetterKind | ReminderKind, language: str, name: str, email: str, values: Mapping[str, str], *, key: str,
    link: str, title: str = "", network: Network | None = None, occasion: str = "",
) -> Letter:  # fmt: skip
    words = letter_words.shipped()[kind][language]
    known = letter_values.of_receiver(language, "", name) | letter_values.safe(values)
    return Letter(
        kind=kind, key=key, title=one_line(title) or fill_title(words.title, known).text, language=language,
        text=fill_letter(words.text, known).text, to_email=email, to_name=one_line(name)[:LONGEST_NAME], link=link,
        network=network, occasion=occasion, is_listed=False,
    )  # fmt: skip
