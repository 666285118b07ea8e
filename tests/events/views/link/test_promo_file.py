"""Are the poster and pictures sent with the partner's own logo, and to nobody too often?"""

import io
from typing import Any

import pytest
from PIL import Image

from events import promo
from events.choices import Publication
from events.views.link import promo as views
from partners.models import Picture
from tests import world
from tests.link_world import invited

OURS, THEIRS = (20, 80, 122), (200, 30, 90)
pytestmark = pytest.mark.django_db


@pytest.fixture
def kaisa():
    kaisa = invited(publication=Publication.PUBLISHED)
    world.picture(kaisa.stand.event.network, "Kainuun tunnus", "#14507a")
    return kaisa


def with_logo(kaisa) -> Picture:
    network = kaisa.stand.event.network
    return world.picture(network, "OP-Kainuu", "#c81e5a", organisation=kaisa.stand.organisation)


def has(picture: Image.Image, colour: tuple[int, int, int]) -> bool:
    """Whether a large area of a picture has that colour."""
    small = picture.convert("RGB").resize((270, picture.height * 270 // picture.width))
    dots: Any = small.get_flattened_data()
    near = [all(abs(one - other) < 12 for one, other in zip(dot, colour, strict=True)) for dot in dots]
    return sum(near) > 60


def test_a_poster_comes_as_pdf_and_as_a_picture(kaisa):
    paper = kaisa.look("markkinointi/juliste.pdf")
    assert paper["Content-Type"] == "application/pdf" and paper.content.startswith(b"%PDF")
    assert paper["Content-Disposition"] == 'attachment; filename="kajaani-juliste.pdf"'
    picture = Image.open(io.BytesIO(kaisa.look("markkinointi/juliste.png").content))
    assert picture.size == (1240, 1754)
    assert not has(picture, THEIRS)


def test_the_own_logo_stands_beside_ours_on_the_poster_and_on_pictures(kaisa):
    with_logo(kaisa)
    for name, size in (
        ("juliste.png", (1240, 1754)),
        ("nelio.png", (1080, 1080)),
        ("tarina.png", (1080, 1920)),
    ):
        picture = Image.open(io.BytesIO(kaisa.look(f"markkinointi/{name}").content))
        assert picture.size == size
        assert has(picture, THEIRS) and has(picture, OURS), name


def test_the_logo_of_a_partner_stands_on_no_poster_of_the_organiser(kaisa):
    from events import sheet

    with_logo(kaisa)
    assert [logo.picture.alt for logo in sheet.of(kaisa.stand.event).logos] == ["Kainuun tunnus"]


def test_other_names_are_no_files(kaisa):
    assert kaisa.look("markkinointi/kirje.pdf").status_code == 404


def test_files_are_not_made_without_end(kaisa, monkeypatch):
    monkeypatch.setattr(views, "FILES_AN_HOUR", 1)
    monkeypatch.setattr(promo, "content_of", lambda *_facts: b"file")
    assert kaisa.look("markkinointi/nelio.png").status_code == 200
    assert kaisa.look("markkinointi/nelio.png").status_code == 503
