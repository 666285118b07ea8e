"""What did a day cost, planned and actual, who pays, and how much of it is the network's own share?

Sums of the marketing plan and of the supplies list together; a sum that somebody typed into the closing report wins.
"""

from collections.abc import Iterable
from decimal import Decimal

from talkoot.lib import money

from . import marketing_facts
from .day_facts import CostFacts, MarketingFacts, PayerCosts, TaskFacts

NOTHING = Decimal(0)


def costs_of(
    tasks: Iterable[TaskFacts],
    plan: MarketingFacts,
    supplies: Iterable[Decimal | None],
    typed: Decimal | None = None,
    typed_own: Decimal | None = None,
) -> CostFacts:
    """Return the costs of a day. `supplies` are what the things on the list cost: one price, planned and actual alike.

    `typed` is the actual sum and `typed_own` the own share, as a person has written them, or None.
    """
    budget = marketing_facts.budget_of(marketing_facts.rows_of(tasks), plan)
    bought = sum((cost for cost in supplies if cost), NOTHING)
    planned, summed = budget.total.planned + bought, budget.total.actual + bought
    actual = summed if typed is None else typed
    own = typed_own
    if own is None and plan.own_share is not None and actual:
        own = money.share(actual, plan.own_share)
    payers = {name: PayerCosts(name, sums.planned, sums.actual) for name, sums in budget.payers}
    if bought:
        known = payers.get("", PayerCosts())
        payers[""] = PayerCosts("", known.planned + bought, known.actual + bought)
    return CostFacts(
        planned=planned or None,
        actual=typed if typed is not None else summed or None,
        summed=summed or None,
        own=own,
        own_percent=plan.own_share if own is not None and typed_own is None else None,
        payers=tuple(payers.values())
        if actual == summed
        else (),  # parts that do not make the typed sum mislead
    )
