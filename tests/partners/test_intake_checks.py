"""Is what is wrong with a cell said as it is, and what is only written oddly mended?"""

import pytest

from partners.intake_cells import BLACKED_OUT
from partners.intake_checks import checked


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("nina@example.org", "nina@example.org"),
        ("Nina Näytesivu <nina@example.org>", "nina@example.org"),
        ("mailto:nina@example.org", "nina@example.org"),
        ("nina@example.org;", "nina@example.org"),
        ("nina.o'neil+talkoot@example.co.uk", "nina.o'neil+talkoot@example.co.uk"),
    ],
)
def test_an_address_loses_its_wrapping(raw, kept):
    assert (checked("email", raw).text, checked("email", raw).problem) == (kept, "")


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("nina.example.org", "no @"),
        ("nina@@example.org", "two @"),
        ("nina@example.org, esa@example.org", "two addresses"),
        ("@example.org", "before the @"),
        ("nina naytesivu@example.org", "a space"),
        ("nina@example,org", "a comma"),
        ("nina@example", "end of the address"),
        ("nina.näytesivu@example.org", "ä or ö"),
        ("nina..naytesivu@example.org", "name@example.fi"),
        ("nina@example..org", "name@example.fi"),
    ],
)
def test_a_broken_address_says_what_is_wrong(raw, reason, settings):
    from django.utils.translation import override

    with override("en"):
        assert reason in str(checked("email", raw).problem)
    assert checked("email", raw).text == raw


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("000 123 4567", "000 123 4567"),
        ("040\u2013123 4567", "040-123 4567"),
        ("puh. 040 1234567", "040 1234567"),
        ("+358 (0)40 123 4567", "+358 (0)40 123 4567"),
        ("401234567", "0401234567"),
        ("501234567", "0501234567"),
        ("358401234567", "+358401234567"),
        ("86155555", "86155555"),  # nobody can tell which zero is missing
        ("0401234567", "0401234567"),
    ],
)
def test_a_phone_number_stays_as_typed_but_for_what_excel_dropped(raw, kept):
    assert (checked("phone", raw).text, checked("phone", raw).problem) == (kept, "")


@pytest.mark.parametrize(
    "raw", ["4,01235E+08", "4.01235E+08", "040 1234567 tai 050 1234567", "ei ole", "1234", "0" * 21]
)
def test_a_phone_number_that_cannot_be_dialled_is_a_problem(raw):
    assert checked("phone", raw).problem


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("0246246-0", "0246246-0"),
        ("02462460", "0246246-0"),
        ("FI02462460", "0246246-0"),
        ("246246-0", "0246246-0"),
    ],
)
def test_a_business_id_is_written_in_one_way(raw, kept):
    assert (checked("business_id", raw).text, checked("business_id", raw).problem) == (kept, "")


@pytest.mark.parametrize("raw", ["0246246-1", "12345", "1234567-8", "abc"])
def test_a_business_id_with_a_wrong_digit_is_a_problem(raw):
    assert checked("business_id", raw).problem


@pytest.mark.parametrize(
    ("raw", "kept"), [("100", "00100"), ("87100", "87100"), ("FI-87100", "87100"), ("8710", "08710")]
)
def test_a_postal_code_has_five_digits(raw, kept):
    assert (checked("postal_code", raw).text, checked("postal_code", raw).problem) == (kept, "")


@pytest.mark.parametrize("raw", ["1", "871000", "87 100", "Kajaani"])
def test_another_postal_code_is_a_problem(raw):
    assert checked("postal_code", raw).problem


@pytest.mark.parametrize("field", ["organisation", "contact", "topic", "email"])
@pytest.mark.parametrize("raw", ["Aino 131052-308T", BLACKED_OUT, f"Aino {BLACKED_OUT}"])
def test_an_identity_code_is_neither_kept_nor_passed_over(field, raw):
    fact = checked(field, raw)
    assert fact.text == "" and fact.problem


@pytest.mark.parametrize(
    ("field", "length"), [("organisation", 121), ("topic", 121), ("title", 121), ("postal_place", 61)]
)
def test_a_long_text_is_a_problem_with_its_numbers(field, length):
    assert str(length) in str(checked(field, "a" * length).problem)
    assert checked(field, "a" * (length - 1)).problem == ""


def test_languages_are_known_by_their_names():
    assert [checked("language", word).text for word in ("Ruotsi", "svenska", "FI", "englanti")] == [
        "sv",
        "sv",
        "fi",
        "en",
    ]
    assert checked("language", "klingon").problem


def test_hidden_controls_are_a_problem():
    assert checked("organisation", "Kela\u202eäbc").problem
