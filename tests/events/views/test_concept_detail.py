"""Does a model's page show its rows, the plan on an example day with its moved days, and where it comes from?"""

from typing import Any

import pytest

from events.models.concept import ConceptMeeting, ConceptTask
from tests.model_world import ModelWorld, address

ORIGIN = {
    "uid": "00000000-0000-4000-8000-000000000001", "name": "Digimessut", "version": 2, "network": "Pohjois-Pohjanmaa",
}  # fmt: skip
pytestmark = pytest.mark.django_db


@pytest.fixture
def made(client: Any) -> ModelWorld:
    made = ModelWorld()
    client.force_login(made.eeva)
    return made


def lines(client: Any, made: ModelWorld, query: str) -> list[tuple[str, str, str]]:
    page = client.get(address("concept_detail", made.model) + query)
    assert page.status_code == 200
    return [(line.when.replace("\u00a0", " "), line.what, line.why) for line in page.context["plan"].lines]


def test_the_plan_stands_in_the_order_of_days_and_tells_why_a_day_moved(client, made):
    ConceptMeeting.objects.filter(name="Suunnittelukokous 1").update(offset_days=30)
    found = lines(client, made, "?example_day=22.4.2027")
    assert [what for _when, what, _why in found] == [
        "Lähetä kutsu", "Suunnittelukokous 1", "Varaa ilmoitus", "Suunnittelukokous 2", "Digitukitalkoot",
    ]  # fmt: skip
    assert found[0][0] == "to 25.2."
    assert found[1][2] == ""
    moved = lines(client, made, "?example_day=24.4.2027")[1]
    assert moved[0] == "ke 24.3. klo 13–14"
    assert moved[2].replace("\u00a0", " ") == "Siirretty, koska 25.3.2027 on kiirastorstai."


def test_the_format_decides_which_rows_belong(client, made):
    ConceptTask.objects.filter(name="Varaa ilmoitus").update(condition="online")
    onsite = client.get(
        address("concept_detail", made.model) + "?example_day=22.4.2027&example_attendance=onsite"
    )
    assert "Varaa ilmoitus" not in [line.what for line in onsite.context["plan"].lines]
    assert onsite.context["plan"].away == ["Varaa ilmoitus"]
    online = client.get(
        address("concept_detail", made.model) + "?example_day=22.4.2027&example_attendance=online"
    )
    assert "Varaa ilmoitus" in [line.what for line in online.context["plan"].lines]


def test_a_broken_example_day_shows_the_usual_one(client, made):
    assert lines(client, made, "?example_day=huomenna") == lines(client, made, "")


def test_where_the_model_comes_from_is_told(client, made):
    made.model.lineage = [ORIGIN]
    made.model.save()
    page = client.get(address("concept_detail", made.model)).content.decode()
    assert "Perustuu malliin Digimessut, versio 2, Pohjois-Pohjanmaa" in page


def test_a_stranger_finds_nothing_and_the_helper_cannot_edit(client, made):
    client.force_login(made.oona)
    assert client.get(address("concept_detail", made.model)).status_code == 404
    client.force_login(made.matti)
    page = client.get(address("concept_detail", made.model))
    assert (page.status_code, page.context["may_edit"]) == (200, False)
    assert client.get(address("concept_edit", made.model)).status_code == 404


def test_a_large_model_takes_as_many_queries_as_a_small_one(client, made, django_assert_max_num_queries):
    counts = []
    for more in (0, 30):
        made.more_tasks(more)
        client.get(address("concept_detail", made.model))
        with django_assert_max_num_queries(50) as asked:
            client.get(address("concept_detail", made.model))
        counts.append(len(asked))
    assert counts[0] == counts[1]
