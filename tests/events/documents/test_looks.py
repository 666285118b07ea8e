"""Does every kind of document still look as it did when somebody last looked at it?

A difference that is meant is taken over by `./dev gallery looks`, after a look at the new pictures.
"""

import pytest
from PIL import Image

from events.documents import kinds
from events.documents.design import Design
from tests.events.documents.looks import FOLDER, MOST_DIFFERENT, Look, different, looks
from tests.events.documents.looks_sheet import full_sheet

pytestmark = pytest.mark.once
ALL = list(looks())


@pytest.mark.parametrize("look", ALL, ids=[look.name for look in ALL])
def test_a_document_looks_as_it_did(look: Look):
    kept = FOLDER / f"{look.name}.png"
    assert kept.exists(), "no picture yet: ./dev gallery looks"
    share = different(look.picture(), Image.open(kept))
    assert share <= MOST_DIFFERENT, f"{share:.1%} of the page has changed; look at ./dev gallery looks"


def test_every_picture_is_of_a_document_that_there_is():
    assert {path.stem for path in FOLDER.glob("*.png")} == {look.name for look in ALL}


def test_another_headline_theme_or_shape_is_noticed():
    look = Look("poster", "poster", Design("a4", "kysyja"))
    sheet = full_sheet()
    first = look.picture(sheet)
    assert different(first, look.picture(sheet)) == 0
    other = look.picture(sheet.with_changes(what_you_get="Tule kysymään"))
    assert different(first, other) > MOST_DIFFERENT
    assert (
        different(first, Look("poster", "poster", Design("a4", "almanakka")).picture(sheet)) > MOST_DIFFERENT
    )
    assert different(first, first.resize((300, 300))) == 1.0


def test_every_kind_is_looked_at():
    assert {look.kind for look in ALL} == set(kinds.KINDS)
