"""Is a sum written as each language writes it, and read as people type it?"""

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from talkoot.lib import money

pytestmark = pytest.mark.once
SUMS = st.decimals(min_value=0, max_value=money.LARGEST, places=2)


@pytest.mark.parametrize(
    ("amount", "language", "written"),
    [
        ("1234.5", "fi", "1\u00a0234,50\u00a0€"), ("1234.5", "sv", "1\u00a0234,50\u00a0€"),
        ("1234.5", "en", "€1,234.50"), ("0", "fi", "0,00\u00a0€"), ("-20", "fi", "\u221220,00\u00a0€"),
        ("-20", "en", "\u2212€20.00"), ("0.005", "fi", "0,01\u00a0€"),
        ("1234567.89", "fi", "1\u00a0234\u00a0567,89\u00a0€"),
    ],
)  # fmt: skip
def test_a_sum_has_its_cents_and_the_sign_where_the_language_puts_it(amount, language, written):
    assert money.euros(Decimal(amount), language) == written


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("80", "80"), ("1234,50", "1234.50"), ("1 234.5", "1234.50"), ("1\u00a0234,50\u00a0€", "1234.50"),
        ("0,5", "0.50"),
        ("12,", "12"), (" 90 e ", "90"), ("90 euroa", "90"), ("€12.30", "12.30"), ("12 345 678", None), ("-0", "0"),
    ],
)  # fmt: skip
def test_a_comma_and_a_point_both_begin_the_cents(text, amount):
    if amount is None:
        with pytest.raises(money.MoneyError):
            money.parse_euros(text)
    else:
        assert money.parse_euros(text) == Decimal(amount)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("paljon", "unreadable"), ("", "unreadable"), ("1.234,50", "unreadable"), ("12,345", "cents"),
        ("-5", "negative"),
        ("\u22125", "negative"), ("10000000", "too_large"), ("1 23", "unreadable"), ("9" * 60, "unreadable"),
        ("1e5", "unreadable"),
        ("٣", "unreadable"),
    ],
)  # fmt: skip
def test_a_sum_that_cannot_be_used_says_why(text, code):
    with pytest.raises(money.MoneyError) as refusal:
        money.parse_euros(text)
    assert refusal.value.code == code


@given(SUMS)
def test_what_is_written_in_finnish_or_shown_in_a_field_is_read_back(amount):
    assert money.parse_euros(money.euros(amount)) == amount
    assert money.parse_euros(money.typed(amount)) == amount


@given(st.text(max_size=60))
@example("1" + "0" * 26)
def test_whatever_is_typed_becomes_a_sum_or_a_reason(text):
    try:
        amount = money.parse_euros(text)
    except money.MoneyError as refusal:
        assert refusal.code in ("unreadable", "negative", "cents", "too_large")
    else:
        assert 0 <= amount <= money.LARGEST


@given(SUMS, st.integers(0, 100))
def test_a_share_lies_between_nothing_and_all(amount, percent):
    assert 0 <= money.share(amount, percent) <= amount
    assert money.share(amount, 100) == amount
