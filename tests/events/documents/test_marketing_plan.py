"""Does the marketing plan show to whom, with which message, where and when, and what is still open?"""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from events.day_facts import DayFacts, MarketingFacts, TaskFacts
from tests.events.documents.day_judges import made, told
from tests.events.documents.day_samples import sheet
from tests.judges import pdf_text

pytestmark = pytest.mark.once
PLAN = (
    TaskFacts(date(2020, 9, 24), "Varaa lehti-ilmoitus", "newspaper", "communications", "done"),
    TaskFacts(date(2020, 9, 14), "Vie julisteet", "poster", "library", note="myös kylätalot"),
    TaskFacts(date(2020, 9, 15), "Vie loput julisteet", "poster", "library", "done"),
    TaskFacts(date(2020, 8, 1), "Varaa tila", "none"),
    TaskFacts(date(2020, 9, 1), "Ei tehdä", "media", state="left_out"),
    TaskFacts(date(2020, 8, 5), "Sovi kokous", "meeting"),
)


def plan(tasks: tuple[TaskFacts, ...] = PLAN) -> str:
    """Return the words of the plan, as they are read."""
    document = made("marketing_plan", sheet(day_facts=DayFacts(tasks=tasks)))
    return " ".join(pdf_text(document.pdf).split())


def test_the_plan_lies_and_says_to_whom_and_what():
    found = told("marketing_plan", sheet())
    assert (round(found.width), round(found.height)) == (297, 210)
    for words in ("Kohderyhmät", "Eläkeläiset ja heidän omaisensa", "Pääviestit", "Teet itse, me neuvomme"):
        assert found.says(words), words


def test_the_record_speaks_where_nobody_has_written_target_groups_or_messages():
    bare = sheet().with_changes(day_facts=DayFacts(tasks=PLAN))
    found = told("marketing_plan", bare)
    for words in ("Kohderyhmä", "Kaikki, jotka kaipaavat apua", "Pääviesti", "Apua puhelimen, tabletin"):
        assert found.says(words), words
    assert not found.says("Kulut yhteensä") and not found.says("Maksaja")


def test_costs_are_told_row_by_row_and_summed_by_payer_against_the_budget():
    advertisement = replace(
        PLAN[0], audience="Eläkeläiset", message="Apua saa", payer="Kainuun digituki",
        cost_planned=Decimal("1234.5"), cost_actual=Decimal("1300"), published_on=date(2020, 10, 1),
    )  # fmt: skip
    posters = replace(PLAN[1], cost_planned=Decimal("65.50"))
    facts = DayFacts(
        tasks=(advertisement, posters), marketing=MarketingFacts(budget=Decimal(1290), own_share=20)
    )
    text = " ".join(pdf_text(made("marketing_plan", sheet(day_facts=facts)).pdf).replace("\xa0", " ").split())
    for words in (
        "arvio 1 234,50 € toteuma 1 300,00 €", "julkaistu to 1.10.", "Eläkeläiset Apua saa",
        "Kainuun digituki 1 234,50 € 1 300,00 €", "Maksaja avoinna 65,50 € 0,00 €",
        "Yhteensä 1 300,00 € 1 300,00 €", "Omarahoitusosuus 20 % 260,00 € 260,00 €", "Budjetti 1 290,00 €",
        "Yli budjetin 10,00 €",
    ):  # fmt: skip
        assert words in text, words


def test_a_row_that_somebody_added_is_there_whatever_its_channel_is():
    added = replace(PLAN[3], is_added=True)
    assert "Varaa tila" in plan((added,))
    assert "Varaa tila" not in plan((PLAN[3],))


def test_the_picture_has_a_row_for_each_channel_and_a_column_for_each_week():
    text = plan()
    assert "Kanava 38 39 40 41" in text, "to the week of the day itself"
    assert "Paikallislehti 1" in text
    assert "Juliste 2" in text
    assert "Media" not in text and "Kokous 1" not in text


def test_the_list_holds_tasks_with_a_channel_in_the_order_of_days():
    text = plan()
    order = [text.find(words) for words in ("Vie julisteet", "Vie loput julisteet", "Varaa lehti-ilmoitus")]
    assert order == sorted(order) and order[0] > 0
    assert "myös kylätalot" in text and "ma 14.9. Juliste" in text and "Kirjasto Avoin" in text
    assert "Viestintä Tehty" in text and "tehty 2/3" in text
    assert not any(words in text for words in ("Varaa tila", "Ei tehdä", "Sovi kokous"))


def test_a_plan_of_a_year_shows_the_weeks_that_have_something():
    tasks = tuple(TaskFacts(date(2020, month, 15), f"Tehtävä {month}", "web") for month in range(1, 11))
    assert "Kanava 3 7 11 16 20 25 29 33 38 41 42" in plan(tasks)


def test_a_year_change_keeps_the_weeks_in_order():
    tasks = tuple(TaskFacts(day, "Juttu", "web") for day in (date(2020, 12, 30), date(2021, 1, 5)))
    document = made("marketing_plan", sheet(day=date(2021, 1, 14), day_facts=DayFacts(tasks=tasks)))
    assert "Kanava 53 1 2" in " ".join(pdf_text(document.pdf).split())


def test_without_tasks_the_plan_says_so():
    assert "Yhdelläkään suunnitelman tehtävällä ei ole vielä kanavaa." in plan(())
