"""Does a document in Northern Sámi mix no fixed Finnish words in? What the catalogue lacks falls back to Finnish."""

from collections.abc import Iterator

import pytest
from django.utils import translation
from django.utils.translation import gettext, trans_real

from events.documents import kinds
from events.documents.design import Design
from tests.events.documents.looks_sheet import full_sheet, subject_of

pytestmark = pytest.mark.once


class Witness:
    """Stands where Finnish words would be fetched, and remembers which."""

    def __init__(self, finnish: trans_real.DjangoTranslation) -> None:
        self.finnish = finnish
        self.fetched: set[str] = set()

    def gettext(self, message: str) -> str:
        self.fetched.add(message)
        return self.finnish.gettext(message)

    def ngettext(self, one: str, many: str, number: int) -> str:
        self.fetched.add(one)
        return self.finnish.ngettext(one, many, number)


@pytest.fixture
def witness(monkeypatch: pytest.MonkeyPatch) -> Iterator[Witness]:
    sami = trans_real.translation("se")
    witness = Witness(sami._fallback)
    monkeypatch.setattr(sami, "_fallback", witness)
    yield witness


def test_a_word_that_the_catalogue_lacks_is_seen(witness: Witness):
    with translation.override("se"):
        assert gettext("What changed") == "Mitä muuttui"
        assert gettext("Welcome") == "Bures boahtin"
    assert witness.fetched == {"What changed"}


@pytest.mark.parametrize("name", list(kinds.KINDS))
def test_no_document_fetches_finnish_words(witness: Witness, name: str):
    kind = kinds.KINDS[name]
    for facts in (
        {},
        {"state": "cancelled"},
        {"stands": (), "helpers": (), "day": None, "opens": None, "place": None},
    ):
        for variant in kind.variants if not facts else kind.variants[:1]:
            sheet = full_sheet(3, language="se", **facts)
            kinds.make(name, sheet, subject_of(name), Design(kind.papers[0], variant=variant))
    assert witness.fetched == set()
