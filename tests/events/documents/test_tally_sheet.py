"""Does the tally sheet hold the hours, the topics and the devices on one page, and no names?"""

import io
from datetime import time

import pikepdf
import pytest

from events.counting import Device, Topic
from events.documents import kinds
from events.documents.design import Design
from events.facts import EventSheet
from tests.events.documents.page_judges import (
    MOVED,
    WORDS,
    assert_black,
    assert_sound,
    hostile,
    usual,
)
from tests.events.documents.reading import read
from tests.events.documents.samples import bare
from tests.judges import pdf_text

pytestmark = pytest.mark.once
CASES: list[tuple[str, EventSheet]] = [
    ("colour", usual(12)),
    ("black", usual(1, "sv", **MOVED)),
    ("black", hostile()),
    ("colour", bare()),
    ("colour", usual(1, "en", opens=time(8, 30), closes=time(20, 15), **MOVED)),
    ("colour", usual(1, "se", opens=time(22), closes=time(0, 30))),
]


@pytest.mark.parametrize(("ink", "sheet"), CASES)
def test_machines_read_it_and_it_stays_on_one_page(ink: str, sheet: EventSheet):
    document = kinds.make("tally_sheet", sheet, None, Design(ink=ink))
    assert_sound(document, sheet.language, (210, 297), 1)
    if ink == "black":
        assert_black(document)


def test_it_has_the_hours_the_topics_and_the_devices():
    sheet = read(kinds.make("tally_sheet", usual(1, opens=time(13, 30), closes=time(16))).pdf)
    for words in ("13.30–14", "14–15", "15–16", "Tuli sisään", "Yhteensä", "Ei nimiä."):
        assert sheet.says(words), words
    for words in ("Verkkopankki ja tunnistautuminen", "Tietoturva ja huijaukset", "Älypuhelin, Android"):
        assert sheet.says(words), words


def test_every_row_and_column_has_its_heading_for_machines():
    pdf = kinds.make("tally_sheet", usual(1)).pdf
    with pikepdf.open(io.BytesIO(pdf)) as document:
        tags = [
            str(thing.S)
            for thing in document.objects
            if isinstance(thing, pikepdf.Dictionary) and "/S" in thing
        ]
    assert tags.count("/Table") == 4
    assert tags.count("/TH") == 1 + 3 * 6 + 1 + len(Topic) + len(Device)


@pytest.mark.parametrize("state", list(WORDS))
def test_a_day_that_changed_is_told_first(state: str):
    assert pdf_text(kinds.make("tally_sheet", usual(1, state=state)).pdf).startswith(WORDS[state])
