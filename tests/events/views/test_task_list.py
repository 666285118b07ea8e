"""Does an event's task list show every task with its reasons, in three views and by filters, at a constant cost?"""

import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from events.choices import Channel, Responsible, TaskState
from events.views.desk.agenda import danger
from tests import world
from tests.access.typing_in import typed_in
from tests.desk_world import TODAY, Desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Any) -> Any:
    with time_machine.travel(f"{TODAY}T10:00:00+02:00", tick=False):
        made = Desk()
        client.force_login(made.eeva)
        yield made


def get(client: Any, event: Any, query: str = "") -> Any:
    answer = client.get(reverse("desk:task_list", args=[event.slug]) + query)
    assert answer.status_code == 200
    return answer


def words(answer: Any) -> str:
    """The page as text with single ordinary spaces."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode().replace("\u00a0", " ")))


def forms_in(answer: Any) -> list[tuple[str, dict[str, str]]]:
    """Where each form of a page goes and what it sends, its buttons among it."""
    found = re.findall(r'<form[^>]*action="([^"]+)"[^>]*>(.*?)</form>', answer.content.decode(), re.DOTALL)
    pair = r'name="(\w+)" value="([^"]*)"'
    return [(url, {name: unescape(value) for name, value in re.findall(pair, inner)}) for url, inner in found]


def names(answer: Any) -> list[str]:
    return [item.title for item in answer.context["items"]]


def test_the_three_views_show_the_same_rows(client, desk):
    event = desk.plan()
    every = {task.name for task in event.tasks.all()}
    for query in ("", "?nakyma=taulu", "?nakyma=aikajana"):
        answer = get(client, event, query)
        assert set(names(answer)) == every
        assert all(name.replace("&", "&amp;") in answer.content.decode() for name in every)


@pytest.mark.parametrize("view", ["", "&nakyma=taulu", "&nakyma=aikajana"])
def test_a_late_row_says_since_when_what_it_endangers_and_what_it_waits_for(client, desk, view):
    event = desk.plan()
    first = world.task(event, name="Ensin tämä", due_on=TODAY + timedelta(days=1))
    world.task(event, name="Kutsu", channel=Channel.EMAIL, due_on=TODAY - timedelta(days=3), after=first)
    shown = words(get(client, event, f"?nayta=myohassa{view}"))
    assert f"{TODAY - timedelta(days=3):%-d.%-m.}" in shown
    assert (
        "Kolme päivää myöhässä. Vaarana on, etteivät kumppanit saa tietoa ajoissa. Odottaa ensin: Ensin tämä."
        in shown
    )
    first.state = TaskState.DONE
    first.save()
    assert "Odottaa ensin: Ensin tämä." not in words(get(client, event, f"?nayta=myohassa{view}"))


def test_whatever_is_late_endangers_something_before_the_event_and_after_it(desk):
    event = world.event(desk.network, desk.kajaani, slug="tyhja", day=TODAY + timedelta(days=9))
    task = world.task(event, due_on=TODAY - timedelta(days=2))
    for channel in Channel:
        task.channel = channel
        assert danger(task, TODAY), channel
    event.day = TODAY - timedelta(days=1)
    assert danger(task, TODAY) == "Talkoot on jo pidetty: merkitse tehdyksi tai jätä pois."
    event.day = TODAY - timedelta(days=4)
    assert danger(task, TODAY) == "Talkoiden päättäminen odottaa tätä."


@pytest.mark.parametrize("view", ["", "nakyma=taulu&", "nakyma=aikajana&"])
def test_a_task_is_ticked_in_every_view_and_one_stays_in_the_same_view_and_filter(client, desk, view):
    event = world.event(desk.network, desk.kajaani, slug="tyhja")
    task = world.task(event, due_on=TODAY, channel=Channel.EMAIL)
    world.task(event, name="Toinen", due_on=TODAY, channel=Channel.EMAIL)
    here = reverse("desk:task_list", args=[event.slug]) + f"?{view}nayta=viikko&kanava=email"
    answer = client.get(here)
    forms = [form for form in forms_in(answer) if ("state", "done") in form[1].items()]
    ticked, sends = next((url, sends) for url, sends in forms if f"/{task.pk}/" in url)
    assert (sends["next"], len(forms)) == (here, 2)
    page = client.post(ticked, sends, follow=True)
    assert page.redirect_chain[-1][0] == here
    assert names(page) == ["Toinen"]
    url, sends = next(form for form in forms_in(page) if "undo" in form[1])
    assert client.post(url, sends, follow=True).redirect_chain[-1][0] == here
    assert set(names(client.get(here))) == {task.name, "Toinen"}


@pytest.mark.parametrize("view", ["", "nakyma=taulu&"])
def test_many_are_changed_from_the_list_and_the_board(client, desk, view):
    event = world.event(desk.network, desk.kajaani, slug="tyhja")
    for name in ("Yksi", "Kaksi"):
        world.task(event, name=name, due_on=TODAY)
    here = reverse("desk:task_list", args=[event.slug]) + f"?{view}nayta=avoimet"
    answer = client.get(here)
    ticks = re.findall(r'name="task" value="([\d.]+)"', answer.content.decode())
    url, sends = next(form for form in forms_in(answer) if "shown" in form[1])
    assert len(ticks) == 2
    page = client.post(url, {"next": sends["next"], "deed": "done", "task": ticks}, follow=True)
    assert page.redirect_chain[-1][0] == here
    assert set(event.tasks.values_list("state", flat=True)) == {TaskState.DONE}


def test_view_and_filter_survive_editing_and_a_foreign_address_is_not_gone_to(client, desk):
    event = world.event(desk.network, desk.kajaani, slug="tyhja")
    task = world.task(event, due_on=TODAY, channel=Channel.EMAIL)
    for here in (
        reverse("desk:task_list", args=[event.slug]) + "?nakyma=taulu&nayta=viikko&kanava=email",
        reverse("desk:tasks_of_all") + "?nakyma=aikajana&nayta=omat",
    ):
        (item,) = client.get(here).context["items"]
        page = client.get(item.url)
        assert page.context["list_url"] == here
        sends = {**typed_in(page), "day": f"{TODAY:%-d.%-m.%Y}", "name": f"Uusi nimi {len(here)}"}
        assert client.post(item.url, sends)["Location"] == f"{here}#task-{task.pk}"
    plain, edit = reverse("desk:task_list", args=[event.slug]), item.url.partition("?")[0]
    for wrong in ("https://example.org/", "//example.org/", "javascript:alert(1)", "/\\example.org", "/a\nb"):
        assert client.get(edit, {"paluu": wrong}).context["list_url"] == plain


def test_a_moved_day_tells_its_reason_and_a_person_stands_before_the_role(client, desk):
    event = desk.plan()
    event.tasks.filter(name__startswith="Lähetä kutsu").update(user=desk.matti)
    shown = words(get(client, event))
    assert "Siirretty, koska" in shown
    assert "Matti Mallikas, koordinaattori, sähköposti." in shown


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?nayta=avoimet", ["myöhässä", "tänään", "ensi kuussa", "Matille"]),
        ("?nayta=omat", ["myöhässä", "tänään"]),
        ("?nayta=myohassa", ["myöhässä"]),
        ("?nayta=viikko", ["tänään", "Matille"]),
        ("?nayta=tehdyt", ["tehty"]),
        ("?nayta=pois", ["pois"]),
        ("?kanava=print", ["ensi kuussa"]),
        (
            "?nayta=outo&nakyma=outo&kanava=outo&sivu=outo",
            ["myöhässä", "tänään", "ensi kuussa", "Matille", "tehty", "pois"],
        ),
    ],
)
def test_each_filter_shows_its_rows_and_their_number(client, desk, query, expected):
    event = world.event(desk.network, desk.kajaani, slug="tyhja")
    for name, days, facts in (
        ("myöhässä", -7, {}), ("tänään", 0, {}), ("tehty", -9, {"state": TaskState.DONE}),
        ("pois", 2, {"state": TaskState.LEFT_OUT}), ("Matille", 2, {"user": desk.matti}),
        ("ensi kuussa", 30, {"responsible": Responsible.LIBRARY, "channel": Channel.PRINT}),
    ):  # fmt: skip
        world.task(event, name=name, due_on=TODAY + timedelta(days=days), **facts)
    answer = get(client, event, query)
    assert sorted(names(answer)) == sorted(expected)
    if "nayta" in query:
        chosen = [row for row in answer.context["filters"] if row["is_current"]]
        assert [row["count"] for row in chosen] == [len(expected)]


def test_the_board_has_a_column_for_each_state_and_weeks_tell_their_gaps(client, desk):
    event = world.event(desk.network, desk.kajaani, slug="tyhja", day=TODAY + timedelta(days=28))
    world.task(event, due_on=TODAY)
    world.task(event, due_on=TODAY, state=TaskState.DONE)
    columns = get(client, event, "?nakyma=taulu").context["columns"]
    assert [(column.title, len(column.items)) for column in columns] == [
        ("Avoimet", 1),
        ("Tehdyt", 1),
        ("Jätetty pois", 0),
    ]
    weeks = get(client, event, "?nakyma=aikajana").context["weeks"]
    assert [(week.name, len(week.items), week.gap) for week in weeks] == [
        ("Viikko 2", 2, ""), ("Viikko 6", 0, "Kolme viikkoa ilman tehtäviä ennen tätä."),
    ]  # fmt: skip
    assert weeks[1].held[0].replace("\u00a0", " ").endswith("Digitukitalkoot, Kajaani")


def test_a_helper_reads_and_changes_nothing_and_a_stranger_sees_no_page(client, desk):
    event = desk.plan()
    assert 'form="bulk"' in get(client, event).content.decode()
    client.force_login(desk.matti)
    page = get(client, event).content.decode()
    assert "Varaa lehti-ilmoitus" in page
    assert 'form="bulk"' not in page
    assert "/muokkaa/" not in page
    client.force_login(desk.stranger())
    assert client.get(reverse("desk:task_list", args=[event.slug])).status_code == 404


def test_an_event_without_tasks_offers_to_add_one(client, desk):
    event = world.event(desk.network, desk.kajaani, slug="tyhja")
    assert "Lisää tehtävä" in words(get(client, event))


@pytest.mark.parametrize("query", ["", "?nakyma=taulu", "?nakyma=aikajana"])
def test_thirty_tasks_cost_as_many_queries_as_one(client, desk, django_assert_max_num_queries, query):
    event = world.event(desk.network, desk.kajaani, slug="tyhja")
    stand = world.stand(event, world.organisation(desk.network))
    first = world.task(event, user=desk.matti, note="a", stand=stand)
    get(client, event, query)
    with django_assert_max_num_queries(12) as one:
        get(client, event, query)
    for number in range(29):
        world.task(event, name=f"Tehtävä {number}", user=desk.matti, after=first, stand=stand)
    with django_assert_max_num_queries(len(one)):
        assert len(names(get(client, event, query))) == 30
