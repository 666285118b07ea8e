"""Are the numbers of the closing report typed as people write them, and refused where they cannot be?"""

from decimal import Decimal

import pytest

from events import sheet_day
from events.models import Closing, MarketingPlan, MarketingRow, Supply
from tests import world
from tests.posting import typed

ADDRESS = "/suunnittelu/kajaani/kooste/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


@pytest.fixture
def eeva(client, story):
    client.force_login(story.eeva)
    return client


def send(client, **changes):
    return client.post(ADDRESS, typed(client.get(ADDRESS).context["form"], **changes))


def test_coordinators_write_and_others_find_nothing(client, story):
    for person, status in ((story.eeva, 200), (story.matti, 404), (story.liisa, 404), (story.oona, 404)):
        client.force_login(person)
        assert client.get(ADDRESS).status_code == status


def test_numbers_are_kept_and_what_nobody_counted_stays_open(eeva):
    send(eeva, visitors="62", grade="8,7", quotes="Opin uutta.\nKiitos!")
    row = Closing.objects.get()
    assert (row.visitors, row.grade, row.helpers) == (62, Decimal("8.7"), None)
    form = eeva.get(ADDRESS).context["form"]
    assert 'value="8,7"' in str(form["grade"])
    send(eeva, visitors="")
    assert Closing.objects.get().visitors is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("costs", "-3"),
        ("own_costs", "paljon"),
        ("visitors", "-3"),
        ("visitors", "paljon"),
        ("grade", "3,9"),
        ("grade", "11"),
        ("volunteers", "9"),
    ],
)
def test_what_cannot_be_is_told_at_its_field(eeva, field, value):
    response = send(eeva, **({"helpers": "8"} | {field: value}))
    assert list(response.context["form"].errors) == [field]
    assert not Closing.objects.exists()


def test_costs_of_the_plan_and_the_supplies_are_shown_and_a_typed_sum_reaches_the_report(eeva, story):
    ad = world.task(story.kajaani, name="Ilmoitus", channel="newspaper")
    MarketingRow.objects.create(task=ad, cost_planned=Decimal(180), cost_actual=Decimal("186"), payer="Hanke")
    MarketingPlan.objects.create(event=story.kajaani, own_share=20)
    Supply.objects.create(event=story.kajaani, name="Kahvi", cost=Decimal("38.50"))
    page = eeva.get(ADDRESS).content.decode().replace("\u00a0", " ").replace("&nbsp;", " ")
    assert "218,50 €" in page and "224,50 €" in page and "44,90 €" in page and "Hanke" in page
    assert sheet_day.of(story.kajaani).costs.actual == Decimal("224.50")
    send(eeva, costs="1 250,5", own_costs="250")
    told = sheet_day.of(story.kajaani).costs
    assert (told.actual, told.own, told.summed) == (Decimal("1250.50"), 250, Decimal("224.50"))
    assert 'value="1250,50"' in str(eeva.get(ADDRESS).context["form"]["costs"])


def test_saving_twice_has_one_effect(eeva):
    data = typed(eeva.get(ADDRESS).context["form"], visitors="62")
    for _press in range(2):
        assert eeva.post(ADDRESS, data).status_code == 302
    assert Closing.objects.get().version == 1
