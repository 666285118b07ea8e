"""Do costs of the marketing plan and of the supplies reach the closing report, and does a typed sum win?"""

from datetime import date
from decimal import Decimal

import pytest

from events.closing_costs import costs_of
from events.day_facts import CostFacts, MarketingFacts, PayerCosts, TaskFacts

pytestmark = pytest.mark.once
DAY = date(2027, 3, 1)
ROWS = (
    TaskFacts(DAY, "Ilmoitus", "newspaper", cost_planned=Decimal(180), cost_actual=Decimal(186), payer="Hanke"),
    TaskFacts(DAY, "Juliste", "poster", cost_planned=Decimal(60), payer="Kaupunki"),
    TaskFacts(DAY, "Peruttu", "poster", state="left_out", cost_planned=Decimal(500), payer="Kaupunki"),
)  # fmt: skip


def test_rows_and_supplies_are_summed_by_payer():
    found = costs_of(ROWS, MarketingFacts(own_share=20), [Decimal("38.50"), None])
    assert found == CostFacts(
        planned=Decimal("278.50"), actual=Decimal("224.50"), summed=Decimal("224.50"), own=Decimal("44.90"),
        own_percent=20,
        payers=(
            PayerCosts("Hanke", Decimal(180), Decimal(186)), PayerCosts("Kaupunki", Decimal(60), Decimal(0)),
            PayerCosts("", Decimal("38.50"), Decimal("38.50")),
        ),
    )  # fmt: skip


def test_a_typed_sum_wins_and_payers_that_do_not_make_it_are_not_told():
    found = costs_of(ROWS, MarketingFacts(own_share=20), [], typed=Decimal(300))
    assert (found.actual, found.summed, found.own, found.payers) == (300, 186, 60, ())
    found = costs_of(ROWS, MarketingFacts(own_share=20), [], typed=Decimal(186), typed_own=Decimal(0))
    assert (found.own, found.own_percent, len(found.payers)) == (0, None, 2)


def test_without_costs_nothing_is_known_and_a_typed_nought_is_a_sum():
    assert costs_of((), MarketingFacts(own_share=20), [None]) == CostFacts()
    assert costs_of((), MarketingFacts(), [], typed=Decimal(0)).actual == 0
