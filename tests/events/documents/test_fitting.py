"""Do texts find their lines, faces and sizes, and is nothing ever smaller or wider than it may be?"""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.documents.breaking import best_lines, glue, narrowest
from events.documents.faces import printable, width_mm
from events.documents.fitting import fit, shortened, usable_faces, wrap

pytestmark = pytest.mark.once
BREAKS = r"[ \u00a0\u00ad|-]"  # what a line break or a typed seam may change
TEXTS = st.text(alphabet=st.characters(blacklist_categories=["Cs"]), min_size=1, max_size=160)


def test_a_short_headline_takes_the_largest_size_on_one_line():
    fitted = fit("Apua", 190, 60, 44, 3)
    assert (fitted.lines, fitted.face, fitted.points) == (("Apua",), "display", 60)


def test_a_long_headline_prefers_two_narrow_lines():
    fitted = fit("Apua puhelimen, tabletin ja tietokoneen käyttöön", 190, 60, 44, 3)
    assert fitted.lines == ("Apua puhelimen, tabletin", "ja tietokoneen käyttöön")
    assert fitted.face == "narrow"


def test_no_line_ends_with_a_clinging_word():
    fitted = fit("Apua puhelimen, tabletin ja tietokoneen käyttöön", 98, 64, 44, 5)
    assert not [line for line in fitted.lines if line.endswith(" ja")]


def test_a_compound_wider_than_its_box_is_divided_at_a_seam():
    fitted = fit("Digitukiverkostotapaaminen", 60, 44, 40, 2)
    assert len(fitted.lines) > 1
    assert fitted.lines[0].endswith("-")
    assert "".join(fitted.lines).replace("-", "") == "Digitukiverkostotapaaminen"


def test_a_typed_seam_is_where_the_word_breaks_and_is_never_printed():
    assert fit("Digi|tukipäivä", 190, 60, 44, 2).lines == ("Digitukipäivä",)
    assert fit("Digi|tukipäivä", 60, 44, 40, 2).lines == ("Digi-", "tukipäivä")
    assert wrap("Digi|tukipäivä", 190, "text", 18).lines == ("Digitukipäivä",)


def test_a_missing_letter_changes_the_face_of_the_whole_line():
    assert usable_faces("Ŧŧ-ruoktu", ("display", "narrow")) == ("bold",)
    assert fit("Ŧŧ-ruoktu", 190, 60, 44, 3).face == "bold"


def test_words_are_left_out_only_below_the_floor_and_that_is_told():
    fitted = fit("sana " * 60 + "loppu", 100, 60, 44, 3, height=60)
    assert fitted.cut
    assert fitted.points == 44
    assert fitted.lines[-1].endswith("…")
    assert fitted.height <= 60


@settings(max_examples=60, deadline=None)
@given(text=TEXTS, width=st.floats(25, 190), lines=st.integers(1, 5))
def test_any_text_stays_in_its_box_and_above_its_floor(text: str, width: float, lines: int):
    text = printable(text) or "x"
    fitted = fit(text, round(width, 1), 60, 20, lines)
    assert fitted.points >= 20
    assert fitted.width <= width + 0.05
    assert fitted.lines


@settings(max_examples=60, deadline=None)
@given(text=TEXTS, width=st.floats(20, 190))
def test_running_text_loses_nothing_and_stays_in_its_column(text: str, width: float):
    text = printable(text) or "x"
    fitted = wrap(text, round(width, 1), "text", 18)
    assert fitted.width <= width + 0.05
    assert re.sub(BREAKS, "", "".join(fitted.lines)) == re.sub(BREAKS, "", text)


def test_sentences_stay_whole_when_one_line_more_allows_it():
    fitted = wrap("Maksuton. Ei ilmoittautumista. Tule silloin, kun sinulle sopii.", 95, "bold", 26)
    assert fitted.lines == ("Maksuton.", "Ei ilmoittautumista.", "Tule silloin,", "kun sinulle sopii.")


def test_a_sentence_does_not_begin_with_one_word_at_the_end_of_a_line():
    fitted = wrap("Avgiftsfritt. Ingen anmälan. Kom när det passar dig.", 95, "bold", 30)
    assert fitted.lines == ("Avgiftsfritt.", "Ingen anmälan.", "Kom när det", "passar dig.")


def test_an_address_breaks_at_its_comma():
    assert wrap("Seminaarinkatu 15, 87100 Kajaani", 80, "text", 26).lines == (
        "Seminaarinkatu\u00a015,",
        "87100\u00a0Kajaani",
    )


def test_numbers_stay_with_their_words():
    assert glue("Esimerkkitie 1, 88600 Sotkamo") == "Esimerkkitie\u00a01, 88600\u00a0Sotkamo"


def test_shortening_keeps_the_width_and_says_so():
    long = wrap("yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan", 40, "text", 18)
    short = shortened(long, 1, 40)
    assert short.cut
    assert len(short.lines) == 1
    assert short.lines[0].endswith("…")
    assert short.width <= 40


def test_the_narrowest_width_is_really_reached():
    words = ["Apua", "puhelimen", "tabletin", "ja", "tietokoneen"]
    width = narrowest(words, "text", 2)
    assert width is not None
    assert best_lines(words, "text", width + 1e-9, 2) is not None
    assert best_lines(words, "text", width - 0.01, 2) is None


def test_what_the_fonts_cannot_show_is_left_out():
    assert printable("Hei 👋 \u202eabc\u202c\x07\tja\n\nmoi \u2011 Ŋuorta") == "Hei abc ja moi - Ŋuorta"
    assert printable("ǖ") in ("ü", "ǖ", "u")


def test_widths_are_those_of_the_embedded_font():
    assert width_mm("Apua", "display", 72) == pytest.approx(width_mm("Apua", "display", 36) * 2)
    assert width_mm("AV", "text", 40) < width_mm("A", "text", 40) + width_mm("V", "text", 40), "kerning"
