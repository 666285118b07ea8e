"""Do the four illustrations fill any proportion with two colours and white, and with ink and white in black?"""

import re
from xml.etree import ElementTree

import pytest

from events.documents import drawings, press
from events.documents.colours import INK, WHITE
from events.documents.illustrations import DRAWINGS, illustration
from events.paper_choices import Illustration

pytestmark = pytest.mark.once
DARK, LIGHT = "#14507a", "#f3b73b"
PROPORTIONS = ((60, 100), (100, 100), (141, 100), (200, 100), (300, 100), (86.4, 61.2))


def test_every_illustration_that_can_be_chosen_is_drawn() -> None:
    assert set(DRAWINGS) == set(Illustration.values) - {""}


@pytest.mark.parametrize("size", PROPORTIONS)
@pytest.mark.parametrize("name", sorted(DRAWINGS))
def test_illustration_has_the_asked_proportion_and_only_its_colours(
    name: str, size: tuple[float, float]
) -> None:
    drawing = illustration(name, *size, DARK, LIGHT)
    root = ElementTree.fromstring(drawing)
    _x, _y, wide, high = (float(part) for part in root.attrib["viewBox"].split())
    assert wide / high == pytest.approx(size[0] / size[1], rel=0.001)
    assert min(wide, high) == 100
    assert set(re.findall(r"#[0-9a-f]{6}", drawing)) <= {DARK, LIGHT, WHITE}
    assert "Gradient" not in drawing and "opacity" not in drawing and "nan" not in drawing


@pytest.mark.parametrize("name", sorted(DRAWINGS))
def test_illustration_in_black_has_ink_and_white_alone_and_outlines_for_what_was_light(name: str) -> None:
    drawing = illustration(name, 190, 100, INK, WHITE)
    assert set(re.findall(r"#[0-9a-f]{6}", drawing)) == {INK, WHITE}
    assert f'fill="{WHITE}" stroke="{INK}"' in drawing


def test_illustration_beyond_sense_keeps_empty_edges_instead_of_endless_work() -> None:
    assert len(illustration("kirjasto", 100_000, 10, DARK, LIGHT)) < 200_000


def test_illustrations_reach_the_paper_without_a_complaint_of_the_renderer() -> None:
    pictures = "".join(
        f'<img alt="{name}" src="{drawings.data_address(illustration(name, 600, 200, DARK, LIGHT))}">'
        for name in sorted(DRAWINGS)
    )
    pages = press.pdf(
        f'<!doctype html><html lang="fi"><title>-</title><body>{pictures}', "p{font-family:Text}"
    )
    assert pages.log == ()
