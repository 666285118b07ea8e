"""Do certificates and diplomas name the right people, carry a signature, and fit their page?"""

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import storages
from PIL import Image

from events.day_facts import DayFacts
from events.documents import images, kinds
from events.documents.design import Design
from events.facts import EventSheet
from events.paper_facts import PictureFacts
from tests.events.documents.page_judges import (
    MOVED,
    PEOPLE,
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
LYING = (297, 210)
CASES: list[tuple[str, str, EventSheet, int]] = [
    ("certificates", "colour", usual(1), 1),
    ("certificates", "black", usual(40, "sv"), 40),
    ("certificates", "colour", hostile(), 3),
    ("certificates", "colour", bare().with_changes(stands=()), 1),
    ("certificates", "black", usual(2, "en", **MOVED), 2),
    ("certificates", "colour", usual(2, "se"), 2),
    ("diplomas", "colour", usual(1), 3),
    ("diplomas", "black", hostile(), 3),
    ("diplomas", "colour", bare(), 1),
    ("diplomas", "black", usual(1, "sv", state="cancelled", day_facts=DayFacts(trained=PEOPLE * 14)), 42),
]


@pytest.mark.sampled(3)
@pytest.mark.parametrize(("kind", "ink", "sheet", "pages"), CASES)
def test_machines_read_it_and_nothing_leaves_its_page(kind: str, ink: str, sheet: EventSheet, pages: int):
    document = kinds.make(kind, sheet, None, Design(ink=ink))
    assert_sound(document, sheet.language, LYING, pages)
    if ink == "black":
        assert_black(document)


def test_a_partner_gets_its_own_certificate_and_all_get_one_file():
    sheet = usual(3)
    one = kinds.make("certificates", sheet, sheet.stands[1])
    assert one.page_count == 1
    assert read(one.pdf).says(sheet.stands[1].name)
    assert not read(one.pdf).says(sheet.stands[0].name)
    every = kinds.make("certificates", sheet)
    for page, stand in enumerate(sheet.stands):
        text = " ".join(pdf_text(every.pdf, page).split())
        for words in ("Kiitos", stand.name, "Kajaanin kaupunginkirjasto", "to 8.10.2020", "Eeva Esimerkki"):
            assert words in text, words


@pytest.fixture()
def pictures(settings: Any, tmp_path: Path) -> Path:
    """Uploaded pictures of a test lie in a directory of its own."""
    where = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = {**settings.STORAGES, "pictures": where}
    images._address.cache_clear()
    return tmp_path


@pytest.mark.parametrize(("ending", "form"), [("png", "PNG"), ("jpg", "JPEG")])
def test_a_signature_is_printed_where_there_is_one(pictures: Path, ending: str, form: str):
    facts = PictureFacts("ab" * 16, ending, 300, 100, "Eeva Esimerkin allekirjoitus")
    out = io.BytesIO()
    Image.new("RGB", (300, 100), "#203040").save(out, form)
    storages["pictures"].save(facts.path, io.BytesIO(out.getvalue()))
    plain = usual(1)
    signed = plain.with_changes(sender=replace(plain.sender, signature=facts))
    document = kinds.make("certificates", signed)
    assert_sound(document, "fi", LYING, 1)
    assert b"Image" in document.pdf
    assert len(document.pdf) > len(kinds.make("certificates", plain).pdf)


def test_a_signature_whose_file_is_gone_leaves_a_line_to_sign_on(pictures: Path):
    facts = PictureFacts("cd" * 16, "png", 300, 100, "Eeva Esimerkin allekirjoitus")
    sheet = usual(1)
    document = kinds.make("certificates", sheet.with_changes(sender=replace(sheet.sender, signature=facts)))
    assert document.log == ()
    assert read(document.pdf).says("Eeva Esimerkki")


def test_everybody_trained_gets_a_diploma_and_nobody_trained_is_told_how():
    document = kinds.make("diplomas", usual(1))
    for page, name in enumerate(PEOPLE):
        text = " ".join(pdf_text(document.pdf, page).split())
        assert "Digidiplomi" in text
        assert name in text
    nobody = read(kinds.make("diplomas", usual(1, day_facts=DayFacts(trained=("  ",)))).pdf)
    assert nobody.says("Digidiplomin saajia ei ole vielä nimetty.")
    assert nobody.says("yksi nimi riville")


@pytest.mark.parametrize("kind", ["certificates", "diplomas"])
@pytest.mark.parametrize("state", list(WORDS))
def test_a_day_that_changed_is_overprinted_on_every_page(kind: str, state: str):
    document = kinds.make(kind, usual(2, state=state))
    for page in range(document.page_count):
        assert pdf_text(document.pdf, page).strip().startswith(WORDS[state])
