"""Can a task be added with everything that belongs to it, and is each mistake told at its field?"""

from datetime import date
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from events.models import Task
from tests import world

pytestmark = pytest.mark.django_db
FACTS = {
    "name": "Hae avaimet", "due": "relative", "number": "3", "unit": "weeks", "side": "before", "channel": "phone",
    "responsible": "library", "note": "Soita ensin", "links": "https://example.org/a\nhttp://example.org/b",
    "remind_days": "2", "remind_subject": "Avaimet!",
}  # fmt: skip


@pytest.fixture
def story(client: Any) -> Any:
    made = world.story()
    client.force_login(made.eeva)
    return made


@pytest.fixture(autouse=True)
def morning() -> Any:
    with time_machine.travel("2027-01-04T10:00:00+02:00", tick=False):
        yield


def send(client: Any, story: Any, **changes: Any) -> Any:
    address = reverse("desk:task_new", args=[story.kajaani.slug])
    return client.post(
        address, {name: value for name, value in (FACTS | changes).items() if value is not None}
    )


def test_a_task_gets_everything_that_was_typed(client, story):
    stand, first = story.kajaani.stands.get(), story.kajaani.tasks.get()
    answer = send(client, story, user=story.matti.pk, stand=stand.pk, after=first.pk)
    task = Task.objects.get(name="Hae avaimet")
    assert answer["Location"] == f"/suunnittelu/kajaani/tehtavat/#task-{task.pk}"
    assert (task.due_on, task.offset_days, task.computed_on) == (date(2027, 2, 17), 21, date(2027, 2, 17))
    assert (task.user, task.stand, task.after, task.responsible) == (story.matti, stand, first, "library")
    assert (task.links, task.remind_days, task.remind_subject) == (FACTS["links"], 2, "Avaimet!")
    assert (task.state, task.concept_row) == ("open", None)


def test_a_day_off_moves_with_its_reason_unless_it_is_kept(client, story):
    shown = send(client, story, number="4", unit="days", show="1").content.decode()
    assert "Siirretty, koska 6.3.2027 on lauantai." in shown.replace("\u00a0", " ")
    assert not Task.objects.filter(name="Hae avaimet").exists()
    send(client, story, number="4", unit="days")
    assert Task.objects.get(name="Hae avaimet").due_on == date(2027, 3, 5)
    send(client, story, number="4", unit="days", name="Lauantaina", keep_computed="on")
    kept = Task.objects.get(name="Lauantaina")
    assert (kept.due_on, kept.keeps_computed) == (date(2027, 3, 6), True)


def test_days_after_the_event_and_pinned_days(client, story):
    send(client, story, side="after", number="1")
    assert Task.objects.get(name="Hae avaimet").offset_days == -7
    send(client, story, due="pinned", day="6.3.2027", name="Kiinnitetty")
    pinned = Task.objects.get(name="Kiinnitetty")
    assert (pinned.due_on, pinned.offset_days, pinned.computed_on) == (date(2027, 3, 6), None, None)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": ""}, "name"), ({"number": ""}, "number"),
        ({"number": "9999"}, "number"), ({"number": "200"}, "number"),
        ({"due": "pinned", "day": ""}, "day"), ({"due": "pinned", "day": "31.2.2027"}, "day"), ({"due": ""}, "due"),
        ({"links": "javascript:alert(1)"}, "links"), ({"links": "https://example.org/\nei osoite"}, "links"),
        ({"note": "Soita 131052-308T"}, "note"), ({"remind_days": "61"}, "remind_days"),
        ({"due": "pinned", "day": "13.1.2027", "remind_days": "14"}, "remind_days"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_at_its_field_and_saves_nothing(client, story, changes, field):
    answer = send(client, story, **changes)
    assert list(answer.context["form"].errors) == [field]
    assert Task.objects.filter(event=story.kajaani).count() == 1


def test_people_partners_and_tasks_of_others_cannot_be_chosen(client, story):
    answer = send(
        client,
        story,
        user=story.oona.pk,
        stand=story.oulu_event.stands.get().pk,
        after=story.oulu_event.tasks.get().pk,
    )
    assert set(answer.context["form"].errors) == {"user", "stand", "after"}
    page = answer.content.decode()
    assert "Eeva Esimerkki" in page
    assert "Oona Outonen" not in page


def test_a_double_press_makes_one_task(client, story):
    send(client, story)
    send(client, story)
    assert Task.objects.filter(name="Hae avaimet").count() == 1
