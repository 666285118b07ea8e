"""Do the sums and the coverage of a marketing plan say what its rows say?"""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events import marketing_facts
from events.choices import Channel
from events.day_facts import MarketingFacts, TaskFacts
from events.marketing_facts import Sums

pytestmark = pytest.mark.once
DAY = date(2027, 3, 10)
COST = st.none() | st.decimals(min_value=0, max_value=9999, places=2)
ROWS = st.lists(
    st.builds(
        TaskFacts,
        st.dates(date(2026, 1, 1), date(2027, 12, 31)),
        st.just("Rivi"),
        st.sampled_from([channel.value for channel in Channel]),
        state=st.sampled_from(["open", "done", "left_out"]),
        is_added=st.booleans(),
        cost_planned=COST,
        cost_actual=COST,
        payer=st.sampled_from(["", "Kirjasto", "Kainuun digituki"]),
    ),
    max_size=40,
)


@pytest.mark.parametrize("channel", list(Channel))
def test_a_task_belongs_by_its_channel_or_because_somebody_added_it(channel):
    inner = {Channel.NONE, Channel.PORTAL, Channel.MEETING, Channel.PHONE, Channel.FORM}
    task = TaskFacts(DAY, "Rivi", channel.value)
    assert marketing_facts.belongs(task) == (channel not in inner)
    assert marketing_facts.belongs(replace(task, is_added=True))


@given(ROWS)
def test_payers_sum_up_to_the_total_and_nothing_left_out_is_planned(tasks):
    rows = marketing_facts.rows_of(tasks)
    budget = marketing_facts.budget_of(rows, MarketingFacts(budget=Decimal(500), own_share=20))
    planned = sum((row.cost_planned or 0 for row in rows if row.state != "left_out"), Decimal(0))
    actual = sum((task.cost_actual or 0 for task in tasks if marketing_facts.belongs(task)), Decimal(0))
    assert budget.total == Sums(planned, actual), "what was spent on a row that was left out stays spent"
    assert sum((sums.planned for _name, sums in budget.payers), Decimal(0)) == planned
    assert sum((sums.actual for _name, sums in budget.payers), Decimal(0)) == actual
    assert budget.left == 500 - max(planned, actual)


@given(ROWS)
def test_every_counted_row_of_the_last_weeks_stands_in_one_cell(tasks):
    rows = marketing_facts.rows_of(tasks)
    coverage = marketing_facts.coverage_of(rows, DAY)
    counted = [row for row in rows if row.state != "left_out"]
    shown = [row for row in counted if marketing_facts.week_of(row.day) in coverage.weeks]
    assert sum(cell.count for _channel, cells in coverage.rows for cell in cells) == len(shown)
    assert sum(cell.done for _channel, cells in coverage.rows for cell in cells) == sum(
        row.state == "done" for row in shown
    )
    assert len(coverage.weeks) <= marketing_facts.MOST_WEEKS
    assert list(coverage.weeks) == sorted(coverage.weeks)
    if len({marketing_facts.week_of(day) for day in (*(row.day for row in counted), DAY)}) <= 16:
        assert shown == counted, "weeks are left out only where there are too many"


def test_weeks_between_are_shown_empty_and_the_day_ends_them():
    rows = [TaskFacts(DAY - timedelta(weeks=3), "Ilmoitus", "newspaper", state="done")]
    coverage = marketing_facts.coverage_of(rows, DAY)
    assert coverage.weeks == ((2027, 7), (2027, 8), (2027, 9), (2027, 10))
    assert [coverage.of_week(place) != [] for place in range(4)] == [True, False, False, False]
    assert coverage.event_week == (2027, 10)
    assert coverage.rows[0][1][0].is_done


def test_without_a_budget_nothing_is_left_of_it():
    budget = marketing_facts.budget_of([], MarketingFacts())
    assert (budget.left, budget.own_percent, budget.has_costs, budget.payers) == (None, None, False, ())
