"""Does the marketing plan show to whom, what, where, when and at what cost, and are its aims saved once and for all?"""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from events.models import MarketingPlan, MarketingRow, Printing
from partners.models import Change
from tests import world
from tests.posting import typed

ADDRESS = "/suunnittelu/kajaani/markkinointi/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


@pytest.fixture
def eeva(client, story):
    client.force_login(story.eeva)
    return client


def plain(response):
    """Return the words of a page with ordinary spaces."""
    return " ".join(response.content.decode().replace("\u00a0", " ").replace("&nbsp;", " ").split())


def rows(event, count, **facts):
    """Add so many rows with costs."""
    for number in range(count):
        task = world.task(
            event,
            name=f"Ilmoitus {number}",
            channel="newspaper",
            due_on=date(2027, 1, 4) + timedelta(days=number),
        )
        MarketingRow.objects.create(
            task=task, **({"cost_planned": Decimal("10.5"), "payer": "Kirjasto"} | facts)
        )


def test_coordinators_and_helpers_look_and_others_find_nothing(client, story):
    for person, status in ((story.eeva, 200), (story.matti, 200), (story.liisa, 404), (story.oona, 404)):
        client.force_login(person)
        assert client.get(ADDRESS).status_code == status


def test_only_tasks_that_reach_people_or_were_added_are_rows(eeva, story):
    world.task(story.kajaani, name="Varaa lehtisali")
    world.task(story.kajaani, name="Vie julisteet", channel="poster")
    added = world.task(story.kajaani, name="Soita järjestöille", channel="phone")
    MarketingRow.objects.create(task=added)
    page = plain(eeva.get(ADDRESS))
    assert "Vie julisteet" in page and "Soita järjestöille" in page
    assert "Varaa lehtisali" not in page


def test_costs_are_summed_by_payer_and_set_against_the_budget(eeva, story):
    rows(story.kajaani, 2, cost_planned=Decimal("617.25"), cost_actual=Decimal("20"))
    MarketingPlan.objects.create(event=story.kajaani, budget=Decimal(1000), own_share=20)
    page = plain(eeva.get(ADDRESS))
    for words in (
        "1 234,50 €",
        "40,00 €",
        "Yli budjetin",
        "234,50 €",
        "Omarahoitusosuus 20 %",
        "246,90 €",
        "8,00 €",
        "Kirjasto",
    ):
        assert words in page, words


def test_the_picture_and_its_tables_say_the_same(eeva, story):
    rows(story.kajaani, 2)
    response = eeva.get(ADDRESS)
    page, words = plain(response), response.context
    for drawing in (words["picture"], words["narrow"]):
        assert sum(int(box.text) for box in drawing["boxes"]) == 2
        assert all(box.x >= 0 and box.x + box.width <= drawing["width"] for box in drawing["boxes"])
        assert all(box.y + box.height <= drawing["height"] for box in drawing["boxes"])
    assert words["narrow"]["width"] <= 360 - 2 * 16
    assert [row["count"] for row in words["channels"]] == [2]
    assert "Paikallislehti 2" in words["weeks"][0]["told"][0].replace("\u00a0", " ")
    assert 'role="img" aria-labelledby="coverage-name"' in page and "style=" not in page


def test_a_material_leads_to_its_document_and_tells_when_printed_paper_is_old(eeva, story):
    rows(story.kajaani, 1, material="poster")
    page = plain(eeva.get(ADDRESS))
    assert "/suunnittelu/kajaani/asiakirjat/poster/tilaus/" in page and "chip--stale" not in page
    Printing.objects.create(
        event=story.kajaani,
        kind="poster",
        paper="a4",
        language="fi",
        copies=1,
        version=1,
        digest="0" * 32,
        design={},
    )
    assert "chip--stale" in plain(eeva.get(ADDRESS))


def test_a_helper_sees_no_buttons_that_are_the_coordinators(client, story):
    rows(story.kajaani, 1)
    client.force_login(story.matti)
    page = plain(client.get(ADDRESS))
    assert "Ilmoitus 0" in page
    assert (
        "Merkitse tehdyksi" not in page and "markkinointi/uusi" not in page and "markkinointi/tuo" not in page
    )
    client.force_login(story.eeva)
    page = plain(client.get(ADDRESS))
    assert "Merkitse tehdyksi" in page and "markkinointi/uusi" in page and "markkinointi/tuo" in page


@pytest.mark.parametrize("budget", ["1 234,50", "1234.50", "1234,5 €"])
def test_the_aims_are_saved_once_and_told_in_the_trail(eeva, budget):
    data = typed(
        eeva.get(ADDRESS).context["form"], audiences="Eläkeläiset\nTyöttömät", budget=budget, own_share="20"
    )
    for _press in range(2):
        assert eeva.post(ADDRESS, data).status_code == 302
    plan = MarketingPlan.objects.get()
    assert (plan.audiences, plan.budget, plan.own_share, plan.version) == (
        "Eläkeläiset\nTyöttömät", Decimal("1234.5"), 20, 1,
    )  # fmt: skip
    assert Change.objects.filter(deed="marketing_plan_edited").count() == 3
    assert 'value="1234,50"' in str(eeva.get(ADDRESS).context["form"]["budget"])


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("budget", "paljon", "Kirjoita summa euroina näin: 80 tai 1234,50."),
        ("budget", "-5", "Kirjoita summa ilman miinusta"),
        ("budget", "1,234", "Senttejä on enintään kaksi numeroa"),
        ("own_share", "120", "100"),
    ],
)
def test_what_cannot_be_is_told_at_its_field(eeva, field, value, words):
    response = eeva.post(ADDRESS, typed(eeva.get(ADDRESS).context["form"], **{field: value}))
    assert list(response.context["form"].errors) == [field]
    assert words in plain(response)
    assert not MarketingPlan.objects.exists()


def test_two_people_who_write_the_aims_are_told_of_each_other(eeva, story):
    first = typed(eeva.get(ADDRESS).context["form"], messages="Tule kysymään")
    second = typed(eeva.get(ADDRESS).context["form"], messages="Apua saa")
    assert eeva.post(ADDRESS, first).status_code == 302
    response = eeva.post(ADDRESS, second)
    assert response.status_code == 409
    assert "Tule kysymään" in plain(response) and "Apua saa" in plain(response)
    assert MarketingPlan.objects.get().messages == "Tule kysymään"


def test_thirty_rows_ask_no_more_than_one(eeva, story, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    rows(story.kajaani, 1, material="poster")
    Printing.objects.create(
        event=story.kajaani,
        kind="poster",
        paper="a4",
        language="fi",
        copies=1,
        version=1,
        digest="0" * 32,
        design={},
    )
    with CaptureQueriesContext(
        connection,
    ) as one:
        eeva.get(ADDRESS)
    rows(story.kajaani, 29, material="press_release")
    with django_assert_num_queries(len(one)):
        eeva.get(ADDRESS)


def test_looking_changes_nothing_and_an_empty_plan_says_what_to_do(eeva, story):
    story.kajaani.tasks.all().delete()
    page = plain(eeva.get(ADDRESS))
    assert "Talkoista ei vielä kerrota missään" in page
    assert not MarketingPlan.objects.exists() and not MarketingRow.objects.exists()
