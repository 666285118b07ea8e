"""Does a change of tasks happen once, for the version that was seen, and can it be taken back exactly?"""

from datetime import date
from typing import Any

import pytest
import time_machine

from events.actions import task_undo, tasks
from events.choices import Channel, Responsible, TaskState
from events.models import MarketingRow, Task
from partners.models import Change
from tests import world

pytestmark = pytest.mark.django_db
DAY = date(2027, 3, 10)  # a Wednesday


@pytest.fixture
def story() -> Any:
    return world.story()


def relative(event: Any, offset: int, name: str = "Varaa ilmoitus", **facts: Any) -> Task:
    return world.task(event, name=name, **(tasks.following(DAY, offset) | facts))


def facts_of(task: Task) -> dict[str, Any]:
    task = Task.objects.get(pk=task.pk)
    return {name: tasks.plain(task, name) for name in tasks.TRACKED}


def seen(*rows: Task) -> dict[int, int]:
    return {row.pk: row.version for row in rows}


def done(task: Task) -> dict[str, Any]:
    return {"state": TaskState.DONE.value}


def test_ticked_tasks_change_together_and_go_back_as_they_were(story):
    rows = [relative(story.kajaani, offset) for offset in (21, 14, -7)]
    before = [facts_of(row) for row in rows]
    outcome = tasks.change_tasks(seen(*rows), tasks.moved_by(3), story.eeva)
    assert [row.pk for row in outcome.kept] == [row.pk for row in rows]
    assert [facts_of(row) for row in rows] != before
    back = task_undo.undo(task_undo.sealed(outcome.kept, story.eeva), story.eeva)
    assert (back.number, back.refused) == (3, [])
    assert [facts_of(row) for row in rows] == before


def test_a_task_that_follows_the_event_goes_on_following_it_when_moved(story):
    row = relative(story.kajaani, 21)
    tasks.change_tasks(seen(row), tasks.moved_by(-3), story.eeva)
    row.refresh_from_db()
    assert (row.offset_days, row.computed_on, row.due_on) == (24, date(2027, 2, 14), date(2027, 2, 12))


def test_a_pinned_task_moves_by_exactly_so_many_days(story):
    row = world.task(story.kajaani, due_on=date(2027, 2, 12), offset_days=None)
    tasks.change_tasks(seen(row), tasks.moved_by(2), story.eeva)
    row.refresh_from_db()
    assert (row.due_on, row.offset_days) == (date(2027, 2, 14), None)


def test_the_same_press_twice_moves_once_and_names_the_task(story):
    row = relative(story.kajaani, 21)
    tasks.change_tasks(seen(row), tasks.moved_by(7), story.eeva)
    again = tasks.change_tasks(seen(row), tasks.moved_by(7), story.eeva)
    assert (again.kept, again.refused) == ([], [row.name])
    row.refresh_from_db()
    assert row.offset_days == 14


def test_a_task_that_is_so_already_is_neither_changed_nor_refused(story):
    row = world.task(story.kajaani, state=TaskState.DONE, version=5)
    outcome = tasks.change_tasks({row.pk: 1}, done, story.eeva)
    assert (outcome.kept, outcome.refused) == ([], [])
    assert not Change.objects.filter(deed="task_state").exists()


def test_other_networks_tasks_stay_untouched_whatever_is_ticked(story):
    ours, theirs = world.task(story.kajaani), world.task(story.oulu_event)
    outcome = tasks.change_tasks(seen(ours, theirs), done, story.eeva)
    assert [row.pk for row in outcome.kept] == [ours.pk]
    theirs.refresh_from_db()
    assert theirs.state == TaskState.OPEN
    assert tasks.change_tasks(seen(ours), done, story.matti).kept == []


def test_undo_refuses_rows_changed_since_and_says_which(story):
    first, second = world.task(story.kajaani, name="Ensimmäinen"), world.task(story.kajaani, name="Toinen")
    outcome = tasks.change_tasks(seen(first, second), done, story.eeva)
    second.refresh_from_db()
    tasks.change_tasks(seen(second), lambda task: {"channel": Channel.PRINT.value}, story.eeva)
    token = task_undo.sealed(outcome.kept, story.eeva)
    assert task_undo.undo(token, story.eeva) == task_undo.Undone(1, refused=["Toinen"])
    states = Task.objects.filter(name__in=["Ensimmäinen", "Toinen"]).order_by("name")
    assert list(states.values_list("state", flat=True)) == [TaskState.OPEN, TaskState.DONE]
    assert task_undo.undo(token, story.eeva).number == 0


def test_undo_is_for_the_one_who_changed_and_for_an_hour(story):
    row = world.task(story.kajaani)
    token = task_undo.sealed(tasks.change_tasks(seen(row), done, story.eeva).kept, story.eeva)
    for text, person in ((token, story.oona), (token[:-2], story.eeva), ("", story.eeva)):
        with pytest.raises(task_undo.CannotUndo):
            task_undo.undo(text, person)
    with time_machine.travel("2030-01-01"), pytest.raises(task_undo.CannotUndo):
        task_undo.undo(token, story.eeva)
    row.refresh_from_db()
    assert row.state == TaskState.DONE


def test_the_same_new_task_twice_is_one(story):
    values = {
        "name": "Hae avaimet",
        "responsible": Responsible.LIBRARY,
        "due_on": DAY,
        "note": "",
        "was_past": False,
    }
    first = tasks.add_task(story.kajaani, values, story.eeva)
    assert tasks.add_task(story.kajaani, values, story.eeva) == first
    assert Change.objects.filter(deed="task_added").count() == 1


def test_an_edit_of_an_old_version_is_refused_and_nothing_new_saves_nothing(story):
    row = world.task(story.kajaani, version=3)
    assert tasks.edit_task(row, {"name": row.name}, seen=1, by=story.eeva) == []
    with pytest.raises(tasks.TaskChanged):
        tasks.edit_task(row, {"name": "Uusi"}, seen=2, by=story.eeva)
    tasks.edit_task(row, {"name": "Uusi", "channel": Channel.PRINT}, seen=3, by=story.eeva)
    row.refresh_from_db()
    assert (row.name, row.version) == ("Uusi", 4)
    told = Change.objects.filter(deed="task_edited").order_by("field").values_list("field", "before", "after")
    assert list(told) == [
        ("channel:Lähetä kutsu", "none", "print"),
        ("name:Lähetä kutsu", "Lähetä kutsu", "Uusi"),
    ]


def test_no_task_comes_after_itself_however_long_the_way(story):
    first = world.task(story.kajaani, name="A")
    second = world.task(story.kajaani, name="B", after=first)
    third = world.task(story.kajaani, name="C", after=second)
    for last in (first, second, third):
        with pytest.raises(tasks.WaitsInCircle):
            tasks.edit_task(first, {"after": last}, seen=1, by=story.eeva)
    tasks.edit_task(third, {"after": first}, seen=1, by=story.eeva)
    third.refresh_from_db()
    assert third.after == first


def test_a_task_made_by_hand_goes_away_and_comes_back_with_what_waited_for_it(story):
    first = world.task(story.kajaani, name="Käsin", note="Muista")
    waiting = world.task(story.kajaani, name="Odottaa", after=first)
    before, key = facts_of(first), first.pk
    kept = tasks.remove_task(first, story.eeva)
    waiting.refresh_from_db()
    assert not Task.objects.filter(pk=key).exists()
    assert waiting.after is None
    assert task_undo.undo(task_undo.sealed(kept, story.eeva), story.eeva) == task_undo.Undone(2)
    waiting.refresh_from_db()
    assert waiting.after_id == key
    assert facts_of(Task.objects.get(pk=key)) == before


def test_tasks_of_the_model_and_of_the_marketing_plan_stay(story):
    model_row = world.task(story.kajaani, concept_row="6e0f2a1c-3c59-4f4e-8a58-0d8d4a4d2b11")
    marketing = world.task(story.kajaani)
    MarketingRow.objects.create(task=marketing)
    for row in (model_row, marketing):
        with pytest.raises(tasks.TaskStays):
            tasks.remove_task(row, story.eeva)


def test_a_bulk_change_asks_the_database_as_little_for_thirty_as_for_one(
    story, django_assert_max_num_queries
):
    rows = [relative(story.kajaani, 20 + number, f"Tehtävä {number}") for number in range(30)]
    _ = story.eeva.standing
    with django_assert_max_num_queries(8) as one:
        tasks.change_tasks(seen(rows[0]), done, story.eeva)
    with django_assert_max_num_queries(len(one)):
        assert len(tasks.change_tasks(seen(*rows[1:]), done, story.eeva).kept) == 29
