"""Is the letter made with the same link, kept nowhere, and not without end?"""

import pytest

from tests.judges import pdf_text
from tests.link_world import invited

pytestmark = pytest.mark.django_db


@pytest.fixture
def kaisa(settings):
    settings.PICTURE_PATIENCE = 60.0
    return invited()


def test_the_letter_carries_this_link_and_is_kept_nowhere(kaisa, settings):
    answer = kaisa.look("kirje.pdf")
    assert (answer.status_code, answer["Content-Type"], answer["Cache-Control"]) == (
        200,
        "application/pdf",
        "no-store",
    )
    text = pdf_text(answer.content)
    assert "Kaisa Kursseja" in text and "OP-Kainuu" in text
    assert kaisa.token[:12] in "".join(text.split())
    assert not [
        path
        for path in settings.RENDERED_ROOT.rglob("*")
        if path.is_file() and answer.content[:2000] in path.read_bytes()[:2000]
    ]


def test_letters_without_end_are_refused(kaisa, monkeypatch):
    monkeypatch.setattr("partners.limits.LETTERS_OF_STAND", 0)
    answer = kaisa.look("kirje.pdf")
    assert answer.status_code == 503 and "Kirje ei ole vielä valmis" in answer.content.decode()
