"""Which partner lists do tests paste, and how does a list become rows of the database?"""

from typing import Any

from events import jobs
from events.actions import intake
from events.models import Import, Stand
from partners.intake_files import read_text
from partners.models import Contact, Link, Message, Organisation

HEADINGS = "Organisaatio\tYhteyshenkilö\tSähköposti\tPuhelin\tAihe\n"
TWO = f"{HEADINGS}Nuotta\tEsa\tesa@example.org\t\tetätuki\nApteekki\tMalli\tmalli@example.org"


def staged(story: Any, text: str = TWO) -> Import:
    """A list that waits to be checked at the event in Kajaani."""
    return intake.stage(story.kajaani, read_text(text), "", by=story.eeva)


def many(count: int, start: int = 0, broken: int = 0) -> str:
    """A list of so many partners, the first ones with an address that is broken."""
    lines = [
        f"Yhdistys {number}\tEssi {number}\tessi{number}{'.' if number < start + broken else '@'}example.org"
        for number in range(start, start + count)
    ]
    return HEADINGS + "\n".join(lines)


def saved(story: Any, text: str = TWO, choices: dict[str, str] | None = None) -> Import:
    """A list that has been confirmed and saved; `choices` answer what was asked, by the number of the row."""
    one = staged(story, text)
    if choices:
        intake.correct(one.pk, {row: {"choice": choice} for row, choice in choices.items()})
    intake.confirm(one.pk)
    jobs.save_import.func(one.pk)
    one.refresh_from_db()
    return one


def written() -> tuple[Any, ...]:
    """Everything that a list may write, apart from the list itself, in a form that can be compared."""
    counts = [model.objects.count() for model in (Organisation, Contact, Stand, Message, Link)]
    return tuple(counts), sorted(Contact.objects.values_list("pk", "phone", "email"))
