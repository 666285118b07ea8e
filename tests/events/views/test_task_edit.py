"""Is a task changed only from the version that was seen, and does the page tell what to know of it?"""

from datetime import date
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from events.actions import tasks
from events.choices import Channel
from events.models import Task
from events.trail import rows_about
from tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(client: Any) -> Any:
    made = world.story()
    client.force_login(made.eeva)
    return made


@pytest.fixture
def task(story: Any) -> Task:
    return world.task(story.kajaani, name="Varaa tila", **tasks.following(date(2027, 3, 10), 21))


def form_of(client: Any, task: Task) -> dict[str, Any]:
    """What a browser would send back from the page as it is."""
    form = client.get(address(task)).context["form"]
    found = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in found.items() if value not in (None, False)}


def address(task: Task) -> str:
    return reverse("desk:task_edit", args=[task.event.slug, task.pk])


def test_saving_the_page_as_it_is_changes_nothing(client, task):
    before = Task.objects.filter(pk=task.pk).values().get()
    answer = client.post(address(task), form_of(client, task), follow=True)
    assert "Mikään ei ollut muuttunut" in answer.content.decode()
    assert Task.objects.filter(pk=task.pk).values().get() == before


def test_a_change_is_saved_told_and_kept_in_the_trail(client, task, story):
    data = form_of(client, task) | {"channel": "phone", "number": "2", "state": "done"}
    page = client.post(address(task), data, follow=True).content.decode()
    assert "Tallennettu: Varaa tila." in page
    task.refresh_from_db()
    assert (task.channel, task.due_on, task.state, task.version) == (
        Channel.PHONE,
        date(2027, 2, 24),
        "done",
        2,
    )
    rows = {(row["what"], row["was"], row["now"]) for row in rows_about(story.kajaani.subject, 9)}
    assert rows >= {
        ("Varaa tila, kanava", "Ei kanavaa", "Puhelin"), ("Varaa tila", "17.2.2027", "24.2.2027"),
        ("Varaa tila", "Avoinna", "Tehty"),
    }  # fmt: skip


def test_who_comes_second_is_told_and_may_put_theirs_in_its_place(client, task, story):
    data = form_of(client, task) | {"note": "Minun"}
    tasks.edit_task(task, {"note": "Toisen"}, seen=1, by=story.eeva)
    answer = client.post(address(task), data)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Toisen" in page
    assert "Minun" in page
    assert Task.objects.get(pk=task.pk).note == "Toisen"
    again = answer.context["form"].data
    client.post(address(task), again)
    assert Task.objects.get(pk=task.pk).note == "Minun"


def test_a_circle_is_refused_at_its_field(client, task):
    waiting = world.task(task.event, name="Odottaja", after=task)
    answer = client.post(address(task), form_of(client, task) | {"after": waiting.pk})
    assert list(answer.context["form"].errors) == ["after"]
    assert "”Odottaja” odottaa jo tätä tehtävää." in answer.content.decode()


def test_a_late_task_says_so_on_its_page(client, task, story):
    with time_machine.travel("2027-02-19T10:00:00+02:00", tick=False):
        client.force_login(story.eeva)
        assert "Kaksi päivää myöhässä." in client.get(address(task)).content.decode()


def test_a_reminder_of_a_past_day_is_refused_where_it_is_set_and_stays_where_it_was(client, task, story):
    Task.objects.filter(pk=task.pk).update(remind_days=14)
    with time_machine.travel("2027-02-10T10:00:00+02:00", tick=False):
        client.force_login(story.eeva)
        client.post(address(task), form_of(client, task) | {"note": "Soitettu"})
        answer = client.post(address(task), form_of(client, task) | {"remind_days": "10"})
        assert list(answer.context["form"].errors) == ["remind_days"]
        page = answer.content.decode().replace("\u00a0", " ")
        assert "Muistutuksen päivä, su 7.2.2027, on jo mennyt." in page
        task.refresh_from_db()
        assert (task.note, task.remind_days) == ("Soitettu", 14)
        client.post(address(task), form_of(client, task) | {"remind_days": "7"})  # today
    task.refresh_from_db()
    assert task.remind_days == 7


def test_a_kept_day_off_stays_kept_where_the_form_does_not_ask_about_it(client, task):
    Task.objects.filter(pk=task.pk).update(keeps_computed=True)
    client.post(address(task), form_of(client, task) | {"note": "Soitettu"})
    task.refresh_from_db()
    assert (task.note, task.keeps_computed) == ("Soitettu", True)
    client.post(address(task), form_of(client, task) | {"number": "2"})
    task.refresh_from_db()
    assert (task.offset_days, task.keeps_computed) == (14, False)


def test_a_task_of_another_event_has_no_page_here(client, task, story):
    other = world.task(world.event(story.kainuu, story.other_library, slug="sotkamo"))
    assert client.get(reverse("desk:task_edit", args=["kajaani", other.pk])).status_code == 404
