"""Is large print large, plain language plain, and black ink black, in every theme?"""

import itertools
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from events.documents.poster_plain import is_hard, sentences
from events.example_sheet import example
from events.facts import ContactPoint
from events.paper_facts import PosterFacts
from tests.events.documents import day_samples
from tests.events.documents.poster_samples import (
    PLACES,
    codes,
    coloured,
    logos,
    outside,
    photograph,
    pixels,
    poster,
)
from tests.events.documents.reading import overlaps, read
from tests.events.documents.samples import LONG_HEADLINE, bare, kajaani
from tests.judges import assert_pdf_ua

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("theme", "paper"),
    [*((theme, "a4") for theme in PLACES), ("kysyja", "a5"), ("hirsi", "a5"), ("neule", "a5")],
)
def test_nothing_in_large_print_is_under_eighteen_points(theme: str, paper: str):
    usual = read(poster(kajaani(12), theme=theme, paper=paper).pdf)
    assert min(letter.points for letter in usual.letters) < 18, "the usual one has smaller letters"
    document = poster(kajaani(12), theme=theme, paper=paper, variant="large")
    sheet = read(document.pdf)
    assert min(letter.points for letter in sheet.letters) >= 17.95
    assert overlaps(sheet.letters) == []
    assert outside(document, 10.0 if paper == "a4" else 7.07) == []
    assert "helpers_left_out" in codes(document)
    assert sheet.says("Kysy lisää:")
    assert_pdf_ua(document.pdf)


@pytest.mark.parametrize("theme", PLACES)
def test_the_organiser_is_whole_on_a_large_printed_flyer_that_says_it_is_an_example(theme: str):
    document = poster(example(), theme=theme, paper="a5", variant="large")
    sheet = read(document.pdf)
    assert sheet.says("Järjestäjä: Kainuun digituki, esimerkkihanke")
    assert sheet.says("Esimerkkiaineisto")


@pytest.mark.parametrize(
    ("theme", "paper", "variant", "language"),
    [("almanakka", "a2", "large", "sv"), ("almanakka", "a3", "plain", "sv"), ("hirsi", "a5", "large", "se")],
)
def test_the_longest_organiser_stands_clear_of_the_words_under_it(
    theme: str, paper: str, variant: str, language: str
):
    longest = day_samples.sheet("over", 40, language)
    sheet = read(poster(longest, theme=theme, paper=paper, variant=variant).pdf)
    assert overlaps(sheet.letters) == []


def test_large_print_names_few_or_counts_all_and_says_how_many_are_left_out():
    assert codes(poster(kajaani(2), variant="large")) == set()
    document = poster(kajaani(40), variant="large")
    left_out = next(w.facts["number"] for w in document.warnings if w.code == "helpers_left_out")
    sheet = read(document.pdf)
    assert sheet.says(f"ja {left_out} muuta") or sheet.says(f"Auttamassa {left_out} järjestöä")


@pytest.mark.parametrize("theme", PLACES)
def test_plain_language_writes_day_and_hours_out_and_is_never_small(theme: str):
    document = poster(kajaani(5), theme=theme, variant="plain")
    sheet = read(document.pdf)
    assert sheet.says("8. lokakuuta 2020")
    assert sheet.says("Torstai")
    assert sheet.says("Kello 14–18.")
    assert sheet.says("Puhelinnumero on 000 123 4567.")
    assert sheet.says("Pääset sisään ilman portaita.")
    assert sheet.says("Nämä auttavat sinua")
    assert not sheet.says("puh.")
    assert min(letter.points for letter in sheet.letters) >= 13.95
    assert overlaps(sheet.letters) == []
    assert_pdf_ua(document.pdf)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("sv", ("8 oktober 2020", "Klockan 14–18.", "Det finns ingen induktionsslinga.")),
        ("en", ("8 October 2020", "At 14:00–18:00.", "There is no induction loop.")),
    ],
)
def test_plain_language_speaks_the_languages_of_the_sheet(language: str, words: tuple[str, ...]):
    sheet = read(poster(kajaani(3, language), variant="plain").pdf)
    assert [word for word in words if not sheet.says(word)] == []


def test_sentences_that_are_not_plain_are_told_to_the_coordinator():
    hard = "Tilaisuudessa annetaan henkilökohtaista ohjausta (esim. puhelimen käyttöön)."
    document = poster(kajaani(3, bring=f"Ota oma laite mukaan. {hard}"), variant="plain")
    told = [w.facts["sentence"] for w in document.warnings if w.code == "not_plain"]
    assert told == [hard]
    assert "not_plain" not in codes(poster(kajaani(3), variant="plain"))
    assert "not_plain" not in codes(poster(kajaani(3, bring=hard)))


def test_a_long_headline_gives_way_to_a_short_one_in_plain_language():
    chosen = PosterFacts(headline=LONG_HEADLINE)
    document = poster(kajaani(3, poster=chosen), variant="plain")
    sheet = read(document.pdf)
    assert sheet.says("Apua puhelimen, tabletin ja tietokoneen käyttöön")
    assert not sheet.says("Henkilökohtaista")
    told = [w.facts["sentence"] for w in document.warnings if w.code == "not_plain"]
    assert told == [LONG_HEADLINE]


@pytest.mark.parametrize(
    ("sentence", "hard"),
    [
        ("Tule mukaan.", False),
        ("Kukaan ei tiedä mitään siitä.", False),
        ("Ketään ei jätetä yksin.", False),
        ("Tilaisuus järjestetään kirjastossa.", True),
        ("Otamme mukaan kännykän, kortin ym. tavarat.", True),
        ("Ota puhelin/tabletti mukaan.", True),
        ("Ota mukaan laite ja laturi ja lasit ja salasanat ja ystävä ja hyvä mieli.", True),
    ],
)
def test_a_hard_sentence_is_long_or_holds_something_difficult(sentence: str, hard: bool):
    assert is_hard(sentence) == hard


def test_sentences_part_at_their_ends():
    assert sentences("Maksuton. Ei ilmoittautumista! Tuletko?") == [
        "Maksuton.",
        "Ei ilmoittautumista!",
        "Tuletko?",
    ]


@pytest.mark.parametrize("theme", PLACES)
def test_black_ink_has_no_colour_anywhere(theme: str, pictures: Path):
    facts = kajaani(5, logos=logos(pictures), poster=PosterFacts(picture=photograph(pictures)))
    assert coloured(pixels(poster(facts, theme=theme))) > 500
    document = poster(facts, theme=theme, ink="black")
    picture = pixels(document, 840)
    assert coloured(picture, 10) == 0
    assert_pdf_ua(document.pdf)


@pytest.mark.parametrize("theme", ["kysyja", "tuoli", "neule"])
def test_black_ink_has_no_tint(theme: str):
    document = poster(kajaani(5), theme=theme, ink="black")
    assert _flat_grey(pixels(poster(kajaani(5), theme=theme), 1260)) > 4_000, (
        "a colour copied to grey is a tint"
    )
    assert _flat_grey(pixels(document, 1260)) < 40
    assert overlaps(read(document.pdf).letters) == []


def _flat_grey(picture: Image.Image) -> int:
    """Return how many pixels are a grey that does not change within two pixels, as it does at every edge."""
    grey = picture.convert("L")
    grey_only = grey.point([255 * (40 < level < 225) for level in range(256)])
    for step in ((2, 0), (-2, 0), (0, 2), (0, -2)):
        moved = ImageChops.difference(grey, ImageChops.offset(grey, *step))
        grey_only = ImageChops.darker(grey_only, moved.point([255 * (level < 3) for level in range(256)]))
    return grey_only.histogram()[255]


@pytest.mark.parametrize("number", range(8))
def test_every_theme_paper_and_variant_keeps_its_promises(number: int):
    combinations = list(itertools.product(("a4", "a3", "a2", "a5"), ("large", "plain"), ("colour", "black")))
    paper, variant, ink = combinations[number * 5 % len(combinations)]
    theme = PLACES[(number * 5 + number // 6) % len(PLACES)]
    facts = (kajaani(40), kajaani(1), bare())[number % 3]
    if number % 4 == 0:
        facts = facts.with_changes(
            contact=ContactPoint("Suomussalmen kunnankirjaston asiakaspalvelu", "000 123 4567"),
            state="cancelled",
            sender=replace(example().sender, is_example=False),
        )
    document = poster(facts, theme=theme, paper=paper, variant=variant, ink=ink)
    sheet = read(document.pdf)
    assert overlaps(sheet.letters) == []
    assert min(letter.points for letter in sheet.letters) >= {"large": 17.95, "plain": 13.95}[variant]
    scale = {"a4": 1.0, "a3": 2**0.5, "a2": 2.0, "a5": 0.5**0.5}[paper]
    assert outside(document, 10.0 * scale) == []
