"""How are sums of money written in each language, and which sum did a person type?"""

import re
from decimal import ROUND_HALF_UP, Decimal

NBSP = "\u00a0"
CENT = Decimal("0.01")
LARGEST = Decimal("9999999.99")  # euros; what a row of a plan holds
LONGEST_INPUT = 40  # characters
_SPACES = re.compile(r"[ \u00a0\u202f\u2009]")
_SUM = re.compile(r"(-?)([0-9]{1,3}(?: [0-9]{3})+|[0-9]+)(?:[.,]([0-9]*))?")
_SIGN = re.compile(r"\s*(?:€|e|eur|euroa|euro)\.?$", re.IGNORECASE)


class MoneyError(ValueError):
    """A typed sum that cannot be used. `code` is unreadable, negative, cents or too_large."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def euros(amount: Decimal, language: str = "fi") -> str:
    """A sum with its cents: "1 234,50 €" with no-break spaces, in English "€1,234.50" (Kielitoimisto)."""
    exact = amount.quantize(CENT, ROUND_HALF_UP)
    written = f"{abs(exact):,.2f}"
    minus = "\u2212" if exact < 0 else ""
    if language == "en":
        return f"{minus}€{written}"
    return f"{minus}{written.replace(',', NBSP).replace('.', ',')}{NBSP}€"


def typed(amount: Decimal | None) -> str:
    """A sum as it stands in a field to be typed over: "1234,50"; nothing for none."""
    return "" if amount is None else f"{amount:.2f}".replace(".", ",")


def parse_euros(text: str) -> Decimal:
    """The sum that a person typed: "1 234,50 €", "1234.5", "80". A point or a comma begins the cents.

    Raises MoneyError.
    """
    plain = _SIGN.sub("", _SPACES.sub(" ", text[: LONGEST_INPUT + 1]).strip()).removeprefix("€").strip()
    found = _SUM.fullmatch(plain.replace("\u2212", "-"))
    if found is None or len(text) > LONGEST_INPUT:
        raise MoneyError("unreadable")
    minus, whole, cents = found[1], found[2].replace(" ", ""), found[3] or ""
    if len(cents) > 2:
        raise MoneyError("cents")
    if len(whole.lstrip("0")) > len(str(LARGEST)):
        raise MoneyError("too_large")
    amount = Decimal(f"{whole}.{cents or '0'}").quantize(CENT)
    if minus and amount:
        raise MoneyError("negative")
    if amount > LARGEST:
        raise MoneyError("too_large")
    return amount


def share(amount: Decimal, percent: int) -> Decimal:
    """That many per cent of a sum, to the cent, halves up."""
    return (amount * percent / 100).quantize(CENT, ROUND_HALF_UP)
