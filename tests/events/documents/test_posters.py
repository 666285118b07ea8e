"""Does a poster say its facts, in their order and sizes, whatever their number and length?"""

import io
from dataclasses import replace
from datetime import date, time
from typing import Any

import pikepdf
import pytest
import segno
from PIL import Image

from events.documents import kinds, poster_themes, press
from events.documents.colours import INK, contrast, dark, light
from events.documents.design import Design
from events.documents.kind import Document
from events.example_sheet import example
from events.facts import ContactPoint, EventSheet, Sender
from tests.events.documents.reading import overlaps, read
from tests.events.documents.samples import LONG_HEADLINE, bare, helpers, kajaani, long_place, overfull
from tests.judges import pdf_text

pytestmark = pytest.mark.once
THEMES = tuple(poster_themes.THEMES)
WHEN = dict.fromkeys(THEMES, "to 8.10.2020") | {"almanakka": "Torstai"}


def printed(sheet: EventSheet, theme: str = "kysyja", paper: str = "a4") -> Document:
    """Return the poster; the renderer may not complain about anything."""
    made = kinds.make("poster", sheet, None, Design(paper, theme))
    assert made.log == ()
    assert made.page_count == 1
    return made


def codes(document: Document) -> set[str]:
    """Return the codes of a document's warnings."""
    return {warning.code for warning in document.warnings}


@pytest.mark.sampled(5)
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("count", "smallest"), [(1, 24.0), (12, 13.4), (40, 12.0)])
@pytest.mark.parametrize(("paper", "scale"), [("a4", 1.0), ("a3", 1.414)])
def test_type_stays_above_its_floors_for_one_twelve_and_forty_names(
    theme: str, count: int, smallest: float, paper: str, scale: float
):
    document = printed(kajaani(count), theme, paper)
    sheet = read(document.pdf)
    floors = {"a4": (44, 36, 24, 24, 18), "a3": (64, 56, 36, 36, 26)}[paper]
    told = ("Apua puhelimen", WHEN[theme], "Kajaanin kaupunginkirjasto", "Maksuton.", "Kysy lisää:")
    for words, floor in zip(told, floors, strict=True):
        assert sheet.size_of(words) >= floor - 0.05, words
    first = "Kajaanin kaupunginkirjaston digioppaat"
    assert sheet.size_of(first) >= max(smallest * scale, 12 * scale) - 0.35
    for helper in kajaani(count).helpers:
        assert sheet.says(helper.name), helper.name
    assert "helpers_left_out" not in codes(document)


@pytest.mark.sampled(5)
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("count", [1, 12, 40])
def test_everything_stands_inside_the_margins_and_on_nothing_else(theme: str, count: int):
    sheet = read(printed(kajaani(count), theme).pdf)
    assert (round(sheet.width), round(sheet.height), sheet.pages) == (210, 297, 1)
    assert min(letter.left for letter in sheet.letters) >= 9.5
    assert max(letter.right for letter in sheet.letters) <= 200.5
    assert min(letter.top for letter in sheet.letters) >= 8.5
    assert max(letter.bottom for letter in sheet.letters) <= 290
    assert min(letter.points for letter in sheet.letters) >= 9
    assert overlaps(sheet.letters) == []


def test_overlaps_are_found_where_there_are_some():
    page = "<!doctype html><html lang=fi><title>x</title><p id=a>Kaisa</p><p id=b>Liisa</p>"
    css = "p { position: absolute; left: 20mm; top: 20mm; font: 400 30pt Text }"
    assert overlaps(read(press.pdf(page, css).pdf).letters)


@pytest.mark.parametrize("theme", THEMES)
def test_the_order_is_what_when_where_free_bring_helpers_contact(theme: str):
    text = " ".join(pdf_text(printed(kajaani(), theme).pdf).split())
    order = (
        "Apua puhelimen", WHEN[theme], "kaupunginkirjasto", "Maksuton.", "Digitukitalkoot", "Ota oma laite",
        "Auttamassa", "Tietokoneyhdistys", "Kysy lisää", "Tilaan pääsee", "Tapahtuman sivu", "Järjestäjä",
        "Esimerkkiaineisto",
    )  # fmt: skip
    places = [text.find(words) for words in order]
    assert -1 not in places
    assert places == sorted(places)


def test_helpers_are_grouped_by_what_they_help_with():
    text = pdf_text(printed(kajaani()).pdf)
    order = ("digioppaat", "Tietokoneyhdistys", "näkövammaiset", "Kaukametsän", "Veturi", "Dipakka", "Aalto")
    assert [text.find(name) for name in order] == sorted(text.find(name) for name in order)


def test_only_confirmed_helpers_hang_on_the_wall_and_invited_ones_are_marked_in_previews():
    invited = replace(helpers(1)[0], name="Kutsuttu yhdistys", state="invited")
    sheet = kajaani(3).with_changes(invited=(invited,))
    assert not read(printed(sheet).pdf).says("Kutsuttu yhdistys")
    shown = sheet.with_changes(helpers=(*sheet.helpers, invited))
    assert read(printed(shown).pdf).says("Kutsuttu yhdistys (kutsuttu)")


@pytest.mark.sampled(5)
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    ("state", "words", "more"),
    [
        ("cancelled", "PERUTTU", "Tapahtumaa ei järjestetä."),
        ("postponed", "LYKÄTTY", "Uusi päivä kerrotaan myöhemmin."),
        ("rescheduled", "SIIRRETTY", "Aiempi aika oli ke 30.9.2020 klo 14–18"),
    ],
)
def test_the_public_state_is_overprinted(theme: str, state: str, words: str, more: str):
    before: dict[str, Any] = {
        "previous_day": date(2020, 9, 30),
        "previous_opens": time(14),
        "previous_closes": time(18),
    }
    sheet = read(printed(kajaani(state=state, **before), theme).pdf)
    assert sheet.size_of(words) >= 40
    assert sheet.says(more)
    assert overlaps(sheet.letters) == []
    assert not read(printed(kajaani(), theme).pdf).says(words)


@pytest.mark.sampled(5)
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("language", "words"), [("fi", "LUONNOS"), ("sv", "UTKAST"), ("en", "DRAFT")])
def test_an_unpublished_sheet_is_stamped_as_a_draft(theme: str, language: str, words: str):
    draft = printed(kajaani(language=language, published=False), theme)
    assert read(draft.pdf).says(words)
    assert overlaps(read(draft.pdf).letters) == []
    final = printed(kajaani(language=language), theme)
    assert not read(final.pdf).says(words)
    moved = [letter for letter in read(draft.pdf).letters if letter.points > 30][:20]
    assert [letter.left for letter in moved] == [
        letter.left for letter in read(final.pdf).letters if letter.points > 30
    ][:20], "publishing moves nothing"


@pytest.mark.parametrize("theme", THEMES)
def test_an_idea_without_a_day_says_so(theme: str):
    sheet = read(printed(bare(), theme).pdf)
    assert sheet.says("Päivä tarkentuu")
    assert sheet.says("Paikka tarkentuu")
    assert sheet.says("LUONNOS")


@pytest.mark.sampled(5)
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("paper", ["a4", "a3"])
def test_when_nothing_fits_texts_are_shortened_and_the_coordinator_is_told(theme: str, paper: str):
    document = printed(overfull(), theme, paper)
    sheet = read(document.pdf)
    assert {"text_shortened", "helpers_left_out"} <= codes(document)
    assert overlaps(sheet.letters) == []
    assert max(letter.right for letter in sheet.letters) <= sheet.width - 9.4
    assert max(letter.bottom for letter in sheet.letters) <= sheet.height - 7
    left_out = next(w.facts["number"] for w in document.warnings if w.code == "helpers_left_out")
    assert sheet.says(f"ja {left_out} muuta")


@pytest.mark.parametrize("theme", THEMES)
def test_a_long_headline_and_a_long_place_are_whole(theme: str):
    assert 110 <= len(LONG_HEADLINE) <= 125
    document = printed(kajaani(12, what_you_get=LONG_HEADLINE, place=long_place()), theme)
    assert codes(document) <= {"small_type"}
    sheet = read(document.pdf)
    assert sheet.says(LONG_HEADLINE)
    assert sheet.says("Suomussalmen kunnankirjasto, Kiannonsalin näyttelytila ja lehtilukusali")
    assert sheet.size_of("Henkilökohtaista") >= 44


def test_small_names_raise_a_warning_below_what_older_readers_need():
    warning = next(w for w in printed(kajaani(40)).warnings if w.code == "small_type")
    assert warning.facts["part"] == "helpers"
    assert 12 <= float(warning.facts["points"]) < 16
    assert warning.facts["wish"] == 16
    assert printed(kajaani(9)).warnings == ()


@pytest.mark.parametrize("theme", THEMES)
def test_the_code_leads_to_the_public_page(theme: str):
    sheet = kajaani()
    picture = Image.open(io.BytesIO(press.png(printed(sheet, theme).pdf, 2100))).convert("L")
    matrix = [list(row) for row in segno.make(sheet.public_url, error="m", micro=False).matrix]
    size = 250 / len(matrix)
    right, bottom = 2000, find_code_bottom(picture)
    start, above = right - 250 + size / 2, bottom - 250 + size / 2
    places = range(len(matrix))
    seen = [
        [int(level(picture, int(start + x * size), int(above + y * size)) < 128) for x in places]
        for y in places
    ]
    assert seen == matrix


def level(picture: Image.Image, across: int, down: int) -> int:
    """Return the grey of one pixel, 0 (black) to 255."""
    found = picture.getpixel((across, down))
    assert isinstance(found, int)
    return found


def find_code_bottom(picture: Image.Image) -> int:
    """Return the last dark row of the code's lower left finder pattern, in pixels (10 per mm)."""
    column = 1752
    dark_rows = [y for y in range(2300, 2840) if level(picture, column, y) < 128]
    runs = [y for y in dark_rows if y + 1 not in dark_rows]
    tall = [y for y in runs if y - 30 in dark_rows]
    return tall[-1] + 1


def test_wrong_colours_of_a_network_are_repaired():
    assert contrast(dark("#ffee00"), "#ffffff") >= 7
    assert contrast(light("#101010"), INK) >= 7
    assert dark("#14507a") == "#14507a"
    assert light("#f3b73b") == "#f3b73b"
    assert dark("red; } @import url(x)") == "#14507a"


@pytest.mark.parametrize(("colour_dark", "colour_light"), [("#ffff00", "#000000"), ("#5b2245", "#f2c6b4")])
def test_any_network_colours_survive_a_black_and_white_copier(colour_dark: str, colour_light: str):
    sender = replace(example().sender, colour_dark=colour_dark, colour_light=colour_light)
    grey = Image.open(io.BytesIO(press.png(printed(kajaani(sender=sender)).pdf, 420))).convert("L")
    panel, bar = level(grey, 40, 40), level(grey, 28, 200)

    def luminance(grey_level: int) -> float:
        value = grey_level / 255
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    assert (luminance(panel) + 0.05) / (luminance(28) + 0.05) >= 4.5, "ink on the light panel"
    assert 1.05 / (luminance(bar) + 0.05) >= 4.5, "white on the dark bar"


def test_partners_words_are_never_markup():
    nasty = "<img src=x><script>{{ title }}</script>\u202e👋"
    sheet = kajaani(1).with_changes(
        what_you_get=nasty, free=nasty, contact=ContactPoint(nasty), sender=Sender(name=nasty), title=nasty
    )
    text = read(printed(sheet).pdf)
    assert text.says("{{ title }}")
    assert text.says("<img src=x><script>")


def test_the_title_and_language_are_in_the_file():
    with pikepdf.open(io.BytesIO(printed(kajaani(language="sv")).pdf)) as document:
        assert str(document.docinfo["/Title"]).startswith(
            "Hjälp med telefonen, surfplattan och datorn, to 8.10.2020"
        )
        assert document.Root.Lang == "sv"


def test_a_distance_event_says_how_to_join_and_no_address():
    sheet = read(printed(kajaani(1, attendance="online", remote_link="https://teams.example/secret")).pdf)
    assert sheet.says("Etänä verkossa")
    assert not sheet.says("Seminaarinkatu")
    assert not sheet.says("secret")
