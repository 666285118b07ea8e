"""Are the tasks of all events listed together, only those one may see, and at the same cost for a thousand?"""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from events.choices import EventState, Responsible, TaskState
from events.models import Task
from tests import world
from tests.desk_world import TODAY, Desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Any) -> Any:
    with time_machine.travel(f"{TODAY}T10:00:00+02:00", tick=False):
        made = Desk()
        client.force_login(made.eeva)
        yield made


def get(client: Any, query: str = "") -> Any:
    answer = client.get(reverse("desk:tasks_of_all") + query)
    assert answer.status_code == 200
    return answer


def test_open_tasks_of_all_events_stand_together_with_their_places(client, desk):
    stranger = desk.stranger()
    for slug, venue in (("yksi", desk.kajaani), ("kaksi", desk.sotkamo)):
        world.task(world.event(desk.network, venue, slug=slug), name=f"Tehtävä {slug}")
    world.task(
        world.event(desk.network, desk.kajaani, slug="peruttu", state=EventState.CANCELLED), name="Peruttu"
    )
    oulu = stranger.memberships.get().network
    world.task(world.event(oulu, slug="oulu", municipality=world.municipality("564")), name="Oulun oma")
    world.task(world.event(desk.network, desk.kajaani, slug="kolme"), name="Tehty jo", state=TaskState.DONE)
    shown = {(item.event, item.title) for item in get(client).context["items"]}
    assert shown == {("Kajaani", "Tehtävä yksi"), ("Sotkamo", "Tehtävä kaksi")}
    client.force_login(stranger)
    assert [item.title for item in get(client).context["items"]] == ["Oulun oma"]
    client.force_login(desk.liisa())
    assert not get(client).context["items"]


def test_the_menu_leads_planners_here(client, desk):
    address = reverse("desk:tasks_of_all")
    assert f'href="{address}"' in client.get(reverse("desk:event_list")).content.decode()
    client.force_login(desk.liisa())
    assert f'href="{address}"' not in client.get(reverse("desk:event_list")).content.decode()


@pytest.mark.parametrize(
    "query", ["", "?nayta=kaikki", "?nakyma=aikajana&nayta=omat", "?nakyma=taulu&nayta=kaikki"]
)
def test_a_thousand_tasks_over_fifty_events_cost_as_many_queries_as_one(
    client, desk, django_assert_max_num_queries, query
):
    world.task(world.event(desk.network, desk.kajaani, slug="yksi"))
    get(client, query)
    with django_assert_max_num_queries(10) as one:
        get(client, query)
    events = [world.event(desk.network, desk.kajaani, slug=f"talkoot-{number}") for number in range(50)]
    Task.objects.bulk_create(
        Task(event=event, name=f"T{number}", due_on=TODAY + timedelta(days=number), responsible=Responsible.COORDINATOR)
        for event in events for number in range(20)
    )  # fmt: skip
    with django_assert_max_num_queries(len(one)):
        answer = get(client, query)
    assert len(answer.context["items"]) == 100
    assert "sivu=2" in answer.context["next_url"]
    following = "?" + answer.context["next_url"].partition("?")[2]
    assert len(get(client, following).context["items"]) == 100
