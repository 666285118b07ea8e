"""Which example do pictures of all documents show? The usual day, with everything that a document can tell."""

from dataclasses import replace
from datetime import date, time

from events.day_facts import HostFacts
from events.documents import kinds
from events.documents.kind import Subject
from events.facts import EventSheet, Written
from tests.events.documents import day_samples
from tests.events.documents.samples import KAISA, LETTER

WRITTEN = Written(
    KAISA, "thanks", "fi", "Kiitos yhteisestä päivästä",
    "Hyvä Kaisa\n\nKiitos, että olitte mukana Kajaanin digitukitalkoissa. Kävijöitä oli 64, ja moni sai avun heti.\n\n"
    "Ystävällisin terveisin",
    "Kooste päivästä",
)  # fmt: skip


HOST = HostFacts(
    "koivu", "Hoivakoti Koivu", helper_name="Hilla Hoitaja", helper_phone="000 123 4567",
    test_call_on=date(2020, 9, 24), test_call_at=time(10),
)  # fmt: skip


def full_sheet(count: int = 12, **facts: object) -> EventSheet:
    """Return Kajaani with so many helpers and every paper of the day filled in."""
    sheet = day_samples.sheet("full", count)
    day = replace(sheet.day_facts, trained=("Teppo Testaaja", "Nina Näytesivu"))
    return sheet.with_changes(letter=LETTER, day_facts=day, **facts)


def subject_of(name: str) -> Subject | None:
    """Return whom a kind is about: a letter has a reader, other papers are made for all in one file."""
    if name == "letter":
        return WRITTEN
    if name == "joining_sheet":
        return HOST
    return KAISA if kinds.KINDS[name].about == "recipient" else None
