"""Are places put into stored texts without anything typed being run?"""

from events.placeholders import fill, unknown

WORDS = {"venue_locative": "Sotkamon kirjastossa", "municipality": "Sotkamo"}


def test_fill_puts_a_stored_form_in_place() -> None:
    assert fill("Digitukitalkoot {venue_locative}", WORDS) == "Digitukitalkoot Sotkamon kirjastossa"


def test_fill_starts_with_a_capital_when_the_first_word_is_replaced() -> None:
    assert fill("{venue_locative} saa apua", {"venue_locative": "kylätalolla"}) == "Kylätalolla saa apua"


def test_fill_leaves_what_it_does_not_know() -> None:
    hostile = "{unknown} {{ 7*7 }} {0.__class__} %s ${x}"
    assert fill(hostile, WORDS) == hostile


def test_unknown_names_what_the_fixed_set_lacks() -> None:
    assert unknown("{venue} {secret} {municipality_genitive}") == ["secret"]
