"""Is text cleaned, refused and named as it should be?"""

from types import SimpleNamespace

import pytest

from talkoot.lib.text import (
    clean,
    forbidden_characters,
    has_personal_identity_code,
    in_language,
    safe_file_name,
    slug,
    without_personal_identity_codes,
)

# Invented codes of the form and check sign that the rule gives; 900-999 are for testing only.
IDENTITY_CODES = ["131052-308T", "131052Y308T", "131052+308T", "010100A900F", "010100F900F", "290200A950Y"]


def test_clean_composes_letters_and_unifies_line_ends():
    assert clean("a\u0308a\u0308ni \r\nloppu\t\r\u2028 x\n\n") == "ääni\nloppu\n\n x"


def test_clean_keeps_what_is_already_clean():
    assert clean("Tuki\n\n– yksi\n– kaksi 👵🏽 שלום") == "Tuki\n\n– yksi\n– kaksi 👵🏽 שלום"


def test_clean_takes_a_lone_surrogate_without_failing_so_that_it_can_be_refused():
    assert forbidden_characters(clean("a\ud800")) == ["U+D800"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tavallinen\n\tteksti 👩‍👩‍👧 שלום العربية \u200f", []),
        ("a\x00b\x00", ["U+0000"]),
        ("\x07\x1b\x7f\x9f", ["U+0007", "U+001B", "U+007F", "U+009F"]),
        ("\u202efdp.exe\u202c", ["U+202E", "U+202C"]),
        (
            "\u202a\u202b\u202d\u2066\u2067\u2068\u2069",
            [f"U+{n:04X}" for n in (0x202A, 0x202B, 0x202D, *range(0x2066, 0x206A))],
        ),
        ("\udfff", ["U+DFFF"]),
        ("\uffff\U0001fffe\ufdd0", ["U+FFFF", "U+1FFFE", "U+FDD0"]),
    ],
)
def test_forbidden_characters_are_named_once_each(text, found):
    assert forbidden_characters(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "x" + " " * 1_000_000 + "x",
        "1" * 1_000_000,
        "131052-" * 150_000,
        "\u202e" * 1_000_000,
        "\r" * 1_000_000 + "x",
    ],
    ids=["spaces", "figures", "halves of codes", "overrides", "line ends"],
)
def test_megabyte_of_anything_is_judged(text):
    """Work that grows by the square of the length would hang here."""
    (
        clean(text),
        forbidden_characters(text),
        has_personal_identity_code(text),
        safe_file_name(text),
        slug(text),
    )


@pytest.mark.parametrize("code", IDENTITY_CODES)
@pytest.mark.parametrize(
    "around",
    ["{}", "Asiakas {} tuli.", "hetu:{}", "hetu{}!", "({})", "ääkkönen {}\nrivi", "{}:n", "a, {}, b"],
)
def test_identity_code_is_found_wherever_it_stands(code, around):
    assert has_personal_identity_code(around.format(code))
    assert has_personal_identity_code(around.format(code.lower()))


@pytest.mark.parametrize(
    "text",
    [
        "131052–308T",
        "131052 - 308T",
        "131052\u2011308T",
        "131052-30\u00ad8T",
        "１３１０５２-308T",
        "131052-\u200b308T",
    ],
)
def test_identity_code_is_found_when_typed_with_other_signs(text):
    assert has_personal_identity_code(text)


@pytest.mark.parametrize(
    "text",
    [
        "131052-308U",  # wrong check sign
        "131052G308T",  # no such separator
        "311152-3087",  # right sign, but November has no 31st day
        "290201A900L",  # right sign, but 2001 had no leap day
        "1131052-308T",  # a longer number
        "131052-308T5",
        "puh. 044 123 4567, 87100 Kajaani, 1234567-8",
        "10.3.2027 klo 14–18",
        "",
    ],
)
def test_other_text_is_not_taken_for_an_identity_code(text):
    assert not has_personal_identity_code(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kutsu – Ähtärin kirjasto.pdf", "Kutsu-Ahtarin-kirjasto.pdf"),
        ("juliste Åbo Ö.png", "juliste-Abo-O.png"),
        ('../../etc/pass"wd\r\nX: y', "etc-pass-wd-X-y"),
        ("Čáhci ŋŧđ.ics", "Cahci-ntd.ics"),
        ("", "nimeton"),
        ("..", "nimeton"),
        ("📚.pdf", "nimeton.pdf"),
        ("a" * 300 + ".pdf", "a" * 96 + ".pdf"),
    ],
)
def test_file_name_is_plain_ascii(text, name):
    assert safe_file_name(text) == name


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Kajaani 2027", "kajaani-2027"),
        ("Öljymäen Åke ja Äijä", "oljymaen-ake-ja-aija"),
        (
            "Apua digiasioihin: digitukitalkoot Sotkamon kirjastossa",
            "apua-digiasioihin-digitukitalkoot-sotkamon",
        ),
        ("digi\u00adtuki", "digituki"),
        ("x" * 80, "x" * 50),
        ("👵 – !", "nimeton"),
    ],
)
def test_slug_is_short_and_plain(text, address):
    assert slug(text) == address


def test_text_in_a_language_falls_back_to_finnish_and_says_so():
    event = SimpleNamespace(title="Talkoot", title_sv="Talko", title_en=" ", summary="", summary_sv="")
    assert in_language(event, "title", "fi") == ("Talkoot", False)
    assert in_language(event, "title", "sv") == ("Talko", False)
    assert in_language(event, "title", "en") == ("Talkoot", True)
    assert in_language(event, "title", "se") == ("Talkoot", True)
    assert in_language(event, "summary", "sv") == ("", False)


def test_other_words_stand_instead_of_an_identity_code_and_nothing_else_is_touched():
    assert (
        without_personal_identity_codes("Aino 131052–308T ja 131052-308A, 3.3.", "(pois)")
        == "Aino (pois) ja 131052-308A, 3.3."
    )
    assert without_personal_identity_codes("Puh. 044–123 4567", "(pois)") == "Puh. 044–123 4567"
