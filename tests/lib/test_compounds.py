"""Do long words break at their seams, and nowhere else?"""

import pytest

from talkoot.lib.finnish import soft_hyphens, without_seams


@pytest.mark.parametrize(
    "seams",
    [
        "digi·tuki·talkoot",
        "Digi·tuki·talkoisiin",
        "viestintä·suunnitelma",
        "Kajaanin kaupungin·kirjastossa",
        "hyvinvointi·alueella",
        "eläkeläis·yhdistyksen",
        "kansalais·opisto",
        "Digi- ja väestö·tieto·virasto",
        "osallistumis·vahvistus",
        "suunnittelu·kokouksessa",
        "etä·tuki·palveluja",
        "markkinointi·suunnitelmassaan",
        "Omatekemä·kirjasto",  # an unknown beginning before a known last part
    ],
)
def test_compound_breaks_at_its_seams(seams):
    assert soft_hyphens(seams.replace("·", "")) == seams.replace("·", "\u00ad")


@pytest.mark.parametrize(
    "text",
    [
        "kirjasto",
        "tunnistautuminen",
        "Kajaanissa ja Sotkamossa",
        "eeva.digitukitalkoot@example.org",
        "https://example.org/digitukitalkoot",
        "a | b",
        "digitukitalkoot2027",
        "",
    ],
)
def test_other_text_stays_as_it_is(text):
    assert soft_hyphens(text) == text


def test_authors_own_seams_win_over_known_ones():
    assert (
        soft_hyphens("digi|tukitalkoot digitukitalkoot")
        == "digi\u00adtukitalkoot digi\u00adtuki\u00adtalkoot"
    )


def test_seams_put_in_twice_are_not_doubled():
    once = soft_hyphens("Kajaanin digitukitalkoot")
    assert soft_hyphens(once) == once


def test_seams_can_be_taken_out_again():
    text = "Digitukitalkoot ja viestintäsuunnitelma | klo 14"
    assert without_seams(soft_hyphens(text)) == text
    assert without_seams("esi|merkki") == "esimerkki"


def test_megabyte_of_letters_comes_to_an_end():
    """Work that grows by the square of the length would hang here."""
    assert soft_hyphens("digi" * 250_000) == "digi" * 250_000
    assert soft_hyphens("@" + "a" * 1_000_000) == "@" + "a" * 1_000_000
