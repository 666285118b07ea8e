"""Does one press change all ticked tasks, and say what it did and what it left alone?"""

import re
from typing import Any

import pytest
from django.urls import reverse

from events.choices import Channel, Responsible, TaskState
from events.models import Task
from tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(client: Any) -> Any:
    made = world.story()
    client.force_login(made.eeva)
    return made


def press(client: Any, deed: str, ticks: list[str], **fields: Any) -> str:
    answer = client.post(reverse("desk:tasks_change"), {"deed": deed, "task": ticks} | fields, follow=True)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


def tick(task: Task) -> str:
    return f"{task.pk}.{task.version}"


def test_each_deed_reaches_every_ticked_task_and_no_other(client, story):
    rows = [world.task(story.kajaani, name=f"T{number}") for number in range(3)]
    for deed, fields, name, value in (
        ("done", {}, "state", TaskState.DONE), ("left_out", {}, "state", TaskState.LEFT_OUT),
        ("open", {}, "state", TaskState.OPEN),
        ("responsible", {"responsible": "library"}, "responsible", Responsible.LIBRARY),
        ("channel", {"channel": "print"}, "channel", Channel.PRINT),
    ):  # fmt: skip
        for row in rows:
            row.refresh_from_db()
        press(client, deed, [tick(row) for row in rows[:2]], **fields)
        found = [getattr(Task.objects.get(pk=row.pk), name) for row in rows]
        assert found[:2] == [value, value]
    assert Task.objects.get(pk=rows[2].pk).version == 1


def test_days_move_earlier_and_later(client, story):
    row = world.task(story.kajaani)
    before = row.due_on
    page = press(client, "move", [tick(row)], days="3", direction="earlier")
    row.refresh_from_db()
    assert (before - row.due_on).days == 3
    assert "1 tehtävä siirrettiin." in page


def test_all_shown_tasks_can_be_changed_without_ticking(client, story):
    rows = [world.task(story.kajaani, name=f"T{number}") for number in range(2)]
    press(client, "done", [], shown=[tick(row) for row in rows], all="1")
    assert {Task.objects.get(pk=row.pk).state for row in rows} == {TaskState.DONE}


def test_what_somebody_else_changed_is_named_and_stays(client, story):
    row = world.task(story.kajaani, name="Muuttunut", version=4)
    page = press(client, "done", [f"{row.pk}.3"])
    assert "joten ne jäävät ennalleen: Muuttunut." in page
    row.refresh_from_db()
    assert row.state == TaskState.OPEN


@pytest.mark.parametrize(
    ("deed", "fields"),
    [("move", {"days": "paljon"}), ("move", {"days": ""}), ("outo", {}), ("move", {"days": "4000"})],
)
def test_what_cannot_be_done_changes_nothing(client, story, deed, fields):
    row = world.task(story.kajaani)
    assert "Mitään ei muutettu." in press(client, deed, [tick(row)], **fields)
    row.refresh_from_db()
    assert row.version == 1


@pytest.mark.parametrize("ticks", [[], ["outo"], ["1"], ["9" * 40 + ".1"], ["-1.1"], ["1.x"]])
def test_strange_ticks_are_none(client, story, ticks):
    assert "Rastita ensin tehtävät." in press(client, "done", ticks)


def test_strangers_and_helpers_change_nothing(client, story):
    row = world.task(story.kajaani)
    client.force_login(story.matti)
    assert client.post(reverse("desk:tasks_change"), {"deed": "done", "task": [tick(row)]}).status_code == 404
    client.force_login(story.oona)
    client.post(reverse("desk:tasks_change"), {"deed": "done", "task": [tick(row)]})
    row.refresh_from_db()
    assert row.state == TaskState.OPEN


def test_the_press_leads_back_to_our_page_only(client, story):
    row = world.task(story.kajaani)
    for wanted, where in (
        ("/suunnittelu/kajaani/tehtavat/?nayta=omat",) * 2,
        ("https://example.org/", "/suunnittelu/tehtavat/"),
    ):
        answer = client.post(
            reverse("desk:tasks_change"), {"deed": "done", "task": [tick(row)], "next": wanted}
        )
        assert answer["Location"] == where
