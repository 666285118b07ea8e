"""Does a poster follow what was chosen in the studio: headline, parts, order of names, logos, picture, paper?"""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from events.documents.paper import PAPERS
from events.paper_choices import PosterPart
from events.paper_facts import PosterFacts
from tests.events.documents.poster_samples import (
    FUNDER,
    LOGOS,
    PLACES,
    WITH_PICTURE,
    codes,
    colours_of,
    logos,
    outside,
    photograph,
    pixels,
    poster,
)
from tests.events.documents.reading import overlaps, read
from tests.events.documents.samples import LONG_HEADLINE, kajaani, sotkamo
from tests.judges import assert_pdf_ua, pdf_text

pytestmark = pytest.mark.once
SAID = {
    "name": "Digitukitalkoot",
    "free": "Maksuton.",
    "bring": "Ota oma laite",
    "helpers": "Kela Kajaani",
    "contact": "Kysy lisää",
    "access": "Tilaan pääsee",
    "languages": "suomeksi ja ruotsiksi.",
}


def listing(*left_out: str) -> PosterFacts:
    """Return choices that list everything but some parts."""
    return PosterFacts(listed=tuple(part for part in PosterPart.values if part not in left_out))


@pytest.mark.parametrize("theme", PLACES)
def test_the_chosen_headline_stands_in_place_of_what_you_get(theme: str):
    sheet = read(poster(kajaani(poster=PosterFacts(headline="Kysy digiapua")), theme=theme).pdf)
    assert sheet.size_of("Kysy digiapua") >= 44
    assert not sheet.says("Apua puhelimen")


@pytest.mark.parametrize("part", SAID)
def test_a_part_that_is_not_listed_is_not_printed_and_the_others_are(part: str):
    facts = kajaani(12, languages=("fi", "sv"))
    assert read(poster(facts).pdf).says(SAID[part])
    sheet = read(poster(facts.with_changes(poster=listing(part))).pdf)
    said = {name for name, words in SAID.items() if sheet.says(words)}
    assert said == SAID.keys() - {part}
    assert overlaps(sheet.letters) == []


def test_topics_and_the_code_are_printed_only_when_listed():
    with_code = poster(sotkamo())
    assert read(with_code.pdf).says("Apuvälineet")
    without = poster(sotkamo(poster=listing("topics", "code")))
    assert not read(without.pdf).says("Apuvälineet")
    assert read(without.pdf).says("Kainuun näkövammaiset")
    corner = (360, 480, 400, 560)  # where the code stands, at 420 pixels
    assert min(pixels(with_code).crop(corner).convert("L").get_flattened_data()) < 60
    assert min(pixels(without).crop(corner).convert("L").get_flattened_data()) > 200


def test_names_stand_in_the_order_of_the_finnish_alphabet():
    helpers = kajaani(6).helpers
    names = ("Öljymäki", "Åbo", "Ääni", "Zeta", "Vesa", "Waahto")
    told = tuple(replace(helper, name=name) for helper, name in zip(helpers, names, strict=True))
    sheet = kajaani(poster=PosterFacts(grouping="alphabet"), helpers=told)
    text = pdf_text(poster(sheet).pdf)
    places = [text.find(name) for name in ("Vesa", "Waahto", "Zeta", "Åbo", "Ääni", "Öljymäki")]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize("theme", PLACES)
def test_headings_stand_before_their_groups_and_nothing_is_smaller_than_readers_need(theme: str):
    document = poster(kajaani(12, poster=PosterFacts(grouping="headings")), theme=theme)
    assert codes(document) == set()
    text = pdf_text(document.pdf)
    start = text.find("Auttamassa")
    order = ("Laitteet", "digioppaat", "Palvelut", "Kaukametsän", "Tietoa", "Dipakka")
    places = [text.find(word, start) for word in order]
    assert -1 not in places
    assert places == sorted(places)
    sheet = read(document.pdf)
    assert sheet.size_of("Kaukametsän opisto") >= 16
    assert overlaps(sheet.letters) == []
    assert_pdf_ua(document.pdf)


def test_headings_give_way_before_names_become_small_and_the_coordinator_is_told():
    document = poster(kajaani(40, poster=PosterFacts(grouping="headings")))
    assert "headings_left_out" in codes(document)
    assert not read(document.pdf).says("Laitteet")
    assert read(document.pdf).says("Digi- ja väestötietovirasto")


def test_few_helpers_stand_under_headings_in_one_column_each():
    sheet = read(poster(kajaani(5, poster=PosterFacts(grouping="headings"))).pdf)
    for heading, name in (("Laitteet", "Kainuun Tietokoneyhdistys"), ("Tietoa", "Dipakka-hanke")):
        assert sheet.find(heading)[0].bottom < sheet.find(name)[0].bottom


@pytest.mark.parametrize("theme", PLACES)
def test_logos_stand_in_one_row_with_the_funders_at_the_right_edge(theme: str, pictures: Path):
    document = poster(kajaani(5, logos=logos(pictures)), theme=theme)
    assert_pdf_ua(document.pdf)
    row = _rectangles(document, 630)
    assert len(row) == 4
    middles = {round(sum(place[1::2]) / 2) for place in row.values()}
    assert max(middles) - min(middles) <= 2, "one row"
    assert max(row, key=lambda name: row[name][0]) == FUNDER
    assert row[FUNDER][2] == pytest.approx(200, abs=1.6)
    heights = [place[3] - place[1] for place in row.values()]
    assert max(heights) < 2.0 * min(heights), "no logo outweighs another"
    for name, place in row.items():
        ratio = (600 / 200) if name == FUNDER else LOGOS[name][0] / LOGOS[name][1]
        assert (place[2] - place[0]) / (place[3] - place[1]) == pytest.approx(ratio, rel=0.08)


def _rectangles(document: Any, width: int) -> dict[str, tuple[float, float, float, float]]:
    """Return left, top, right and bottom in mm of each logo's colour on an A4 poster's lowest 40 mm."""
    picture = pixels(document, width)
    unit = width / 210
    wanted = {name: colour for name, (_w, _h, colour) in LOGOS.items()} | {FUNDER: "#003399"}
    found: dict[str, list[tuple[int, int]]] = {name: [] for name in wanted}
    rgb = {name: tuple(int(c[i : i + 2], 16) for i in (1, 3, 5)) for name, c in wanted.items()}
    for y in range(int(257 * unit), int(288 * unit)):
        for x in range(width):
            pixel = picture.getpixel((x, y))
            for name, colour in rgb.items():
                if (
                    isinstance(pixel, tuple)
                    and max(abs(a - b) for a, b in zip(pixel, colour, strict=True)) < 14
                ):
                    found[name].append((x, y))
    return {
        name: (
            min(x for x, _ in spots) / unit,
            min(y for _, y in spots) / unit,
            (max(x for x, _ in spots) + 1) / unit,
            (max(y for _, y in spots) + 1) / unit,
        )
        for name, spots in found.items()
        if len(spots) > 60
    }


def test_the_organiser_is_named_where_no_logo_says_it(pictures: Path):
    funder, *others = logos(pictures)
    assert read(poster(kajaani(3)).pdf).says("Järjestäjä: Kainuun digituki")
    assert read(poster(kajaani(3, logos=(funder,))).pdf).says("Järjestäjä: Kainuun digituki")
    assert not read(poster(kajaani(3, logos=(funder, *others))).pdf).says("Järjestäjä:")


def test_a_logo_whose_file_is_gone_leaves_its_name(pictures: Path):
    found = logos(pictures)
    (pictures / found[2].picture.path).unlink()
    sheet = read(poster(kajaani(3, logos=found)).pdf)
    assert sheet.says("Kajaanin kaupunki")
    assert overlaps(sheet.letters) == []


def test_too_many_logos_stay_in_one_row_and_the_coordinator_is_told(pictures: Path):
    many = (*logos(pictures), *logos(pictures)[1:], *logos(pictures)[1:], *logos(pictures)[1:])
    assert "logos_are_small" in codes(poster(kajaani(3, logos=many)))


@pytest.mark.parametrize("theme", PLACES)
def test_an_own_picture_fills_the_area_of_the_themes_that_have_one(theme: str, pictures: Path):
    chosen = kajaani(5, poster=PosterFacts(picture=photograph(pictures)))
    document = poster(chosen, theme=theme)
    seen = pixels(document)
    red = sum(_near(pixel, (192, 32, 32)) for pixel in colours_of(seen))
    green = sum(_near(pixel, (32, 160, 64)) for pixel in colours_of(seen))
    if theme in WITH_PICTURE:
        assert codes(document) == set()
        assert red > 2000
        assert green > 2000, "the middle of the picture is not cut away"
        assert "Kaksi ihmistä".encode("utf-16-be") in document.pdf or _alternatives(document.pdf)
        assert_pdf_ua(document.pdf)
    else:
        assert codes(document) == {"picture_not_shown"}
        assert red + green < 50


def _near(pixel: tuple[int, ...], colour: tuple[int, int, int]) -> bool:
    return max(abs(a - b) for a, b in zip(pixel, colour, strict=True)) < 40


def _alternatives(pdf: bytes) -> bool:
    import io

    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as document:
        told = (str(thing.get("/Alt")) for thing in document.objects if isinstance(thing, pikepdf.Dictionary))
        return "Kaksi ihmistä pöydän ääressä" in told


@pytest.mark.parametrize(("width", "height"), [(1600, 1067), (800, 1600), (3000, 700)])
@pytest.mark.parametrize("theme", WITH_PICTURE)
def test_no_text_stands_on_a_picture_of_any_shape(theme: str, width: int, height: int, pictures: Path):
    chosen = PosterFacts(picture=photograph(pictures, width, height))
    document = poster(kajaani(5, poster=chosen), theme=theme)
    seen, sheet = pixels(document, 840), read(document.pdf)
    for letter in sheet.letters:
        spots = ((letter.left - 0.4, letter.top), (letter.right + 0.4, letter.bottom))
        for across, down in spots:
            pixel = seen.getpixel((int(across * 4), int(down * 4)))
            assert isinstance(pixel, tuple)
            assert not _near(pixel, (192, 32, 32)), letter
            assert not _near(pixel, (32, 160, 64)), letter


def test_a_coarse_picture_is_shown_and_told_of(pictures: Path):
    small = PosterFacts(picture=photograph(pictures, 300, 200))
    assert codes(poster(kajaani(5, poster=small))) == {"picture_is_coarse"}
    assert "picture_is_coarse" in codes(poster(kajaani(5, poster=small), paper="a3"))


def test_a_picture_whose_file_is_gone_leaves_the_themes_own(pictures: Path):
    chosen = photograph(pictures)
    (pictures / chosen.path).unlink()
    document = poster(kajaani(5, poster=PosterFacts(picture=chosen)))
    assert codes(document) == {"picture_is_gone"}
    assert pixels(document).getpixel((70, 130)) != (255, 255, 255)


@pytest.mark.parametrize("theme", WITH_PICTURE)
def test_a_drawn_illustration_has_its_own_text_equivalent(theme: str):
    plain, drawn = (
        poster(kajaani(5, poster=PosterFacts(illustration=name)), theme=theme) for name in ("", "kahvi")
    )
    assert plain.pdf != drawn.pdf
    assert codes(drawn) == set()
    assert_pdf_ua(drawn.pdf)


@pytest.mark.parametrize("theme", PLACES)
@pytest.mark.parametrize("paper", ["a2", "a5"])
def test_a2_and_a5_keep_their_floors_and_margins(theme: str, paper: str):
    document = poster(kajaani(12), theme=theme, paper=paper)
    sheet, size = read(document.pdf), PAPERS[paper]
    assert (round(sheet.width), round(sheet.height)) == (round(size.width), round(size.height))
    assert outside(document, size.margin) == []
    assert overlaps(sheet.letters) == []
    said = {"Apua puhelimen": "what", "Maksuton.": "free", "Kysy lisää:": "contact"}
    for words, role in said.items():
        assert sheet.size_of(words) >= size.floors[role] - 0.05
    assert min(letter.points for letter in sheet.letters) >= size.floors["tiny"] - 0.05
    assert "text_shortened" not in codes(document)


def test_a_flyer_names_few_helpers_as_large_as_readers_need_and_counts_the_others():
    document = poster(kajaani(12), paper="a5")
    sheet = read(document.pdf)
    left_out = next(w.facts["number"] for w in document.warnings if w.code == "helpers_left_out")
    assert sheet.says(f"ja {left_out} muuta") or sheet.says(f"Auttamassa {left_out} järjestöä")
    assert "small_type" not in codes(document)
    assert codes(poster(kajaani(3), paper="a5")) == set()


@pytest.mark.parametrize(("theme", "paper", "least"), [("kysyja", "a5", 18.0), ("neule", "a5", 18.0)])
def test_the_code_is_never_too_small_for_a_phone(theme: str, paper: str, least: float):
    assert PAPERS[paper].code >= least
    assert PAPERS["a2"].code == pytest.approx(50.0)


def test_a_headline_breaks_at_its_seams_only():
    typed = kajaani(3, what_you_get="Kainuunseudunlaajakaistaverkkoyhteydenkäyttöönottotilaisuus")
    sheet = poster(typed.with_changes(what_you_get="Digi|tukitalkoo|laisten kirjasto|asiointi|tapahtumat"))
    text = pdf_text(sheet.pdf).replace("\r", "")
    assert "|" not in text.split("to 8")[0]
    for line in text.split("to 8")[0].split("\n"):
        if line.rstrip().endswith(("-", "\ufffe", "\x02")):
            assert line.rstrip("\ufffe\x02- \n").split()[-1] in (
                "Digi", "Digitukitalkoo", "tukitalkoo", "kirjasto", "kirjastoasiointi", "asiointi", "laisten",
            )  # fmt: skip
    assert read(poster(kajaani(3, what_you_get=LONG_HEADLINE)).pdf).says("taulutietokoneen")
