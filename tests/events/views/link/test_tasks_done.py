"""Does a partner see what has been agreed with it, and is it marked as done by a press of its own, once?"""

from datetime import timedelta

import pytest
from django.utils import timezone

from events.choices import EventState, TaskState
from events.models import Event, Task
from partners.models import Change
from tests import world
from tests.link_world import Kaisa, invited

pytestmark = pytest.mark.django_db


@pytest.fixture
def kaisa() -> Kaisa:
    made = invited()
    day = timezone.localdate() + timedelta(days=7)
    world.task(made.stand.event, name="Jakakaa juliste konttoriin", stand=made.stand, due_on=day)
    world.task(made.stand.event, name="Tarkistakaa kassajono", stand=made.stand, due_on=day, state="left_out")
    other = world.stand(made.stand.event, world.organisation(made.stand.event.network, "Kela", "kela"))
    world.task(made.stand.event, name="Kelan oma tehtävä", stand=other, due_on=day)
    world.task(made.stand.event, name="Koordinaattorin oma tehtävä", due_on=day)
    return made


def press(kaisa: Kaisa, *names: str) -> str:
    """Tick tasks and send; return the page that follows."""
    keys = [str(task.pk) for task in Task.objects.filter(name__in=names)]
    answer = kaisa.client.post(f"{kaisa.url}tehtavat/", {"task": [*keys, "x", "9" * 30]}, follow=True)
    assert answer.redirect_chain[0][0] == f"{kaisa.url}markkinointi/#tasks"
    return str(answer.content.decode())


def test_what_was_agreed_is_shown_and_ticked_once(kaisa):
    page = kaisa.look("markkinointi/").content.decode()
    assert "Jakakaa juliste konttoriin" in page and "Merkitse rastitut tehdyiksi" in page
    for hidden in ("Tarkistakaa kassajono", "Kelan oma tehtävä", "Koordinaattorin oma tehtävä"):
        assert hidden not in page
    assert "Järjestäjä näkee sen jo." in press(kaisa, "Jakakaa juliste konttoriin")
    page = press(kaisa, "Jakakaa juliste konttoriin")
    assert "Jakakaa juliste konttoriin" in page and "Merkitse rastitut tehdyiksi" not in page
    task = Task.objects.get(name="Jakakaa juliste konttoriin")
    assert (task.state, task.version) == (TaskState.DONE, 2)
    (line,) = Change.objects.of_deeds(["task_state"])
    assert (line.by, line.by_name, line.field, line.after) == (None, "OP-Kainuu", task.name, "done")


def test_a_tick_is_taken_back_once_by_a_press_of_its_own(kaisa):
    assert "Palauta avoimeksi" not in kaisa.look("markkinointi/").content.decode()
    page = press(kaisa, "Jakakaa juliste konttoriin")
    task = Task.objects.get(name="Jakakaa juliste konttoriin")
    assert f'form="tasks-back" name="undo" value="{task.pk}"' in page
    for told in ("Palautettu avoimeksi.", "Merkitse rastitut tehdyiksi"):  # the second press finds it open
        data = {"undo": str(task.pk), "task": str(task.pk)}
        assert told in kaisa.client.post(f"{kaisa.url}tehtavat/", data, follow=True).content.decode()
    task.refresh_from_db()
    assert (task.state, task.version) == (TaskState.OPEN, 3)
    told = list(Change.objects.of_deeds(["task_state"]).values_list("by_name", "before", "after"))
    assert sorted(told) == [("OP-Kainuu", "done", "open"), ("OP-Kainuu", "open", "done")]
    for name in ("Kelan oma tehtävä", "Tarkistakaa kassajono"):  # another's, and what was left out
        other = Task.objects.get(name=name)
        state = "left_out" if other.state == "left_out" else "done"
        Task.objects.filter(pk=other.pk).update(state=state)
        kaisa.client.post(f"{kaisa.url}tehtavat/", {"undo": str(other.pk)})
        assert Task.objects.get(pk=other.pk).state == state


def test_looking_a_press_without_a_tick_and_others_tasks_change_nothing(kaisa):
    assert kaisa.look("tehtavat/").status_code == 405
    assert "Mitään ei muutettu." in press(kaisa)
    press(kaisa, "Kelan oma tehtävä", "Koordinaattorin oma tehtävä", "Tarkistakaa kassajono")
    assert set(Task.objects.values_list("state", "version")) == {("open", 1), ("left_out", 1)}
    assert not Change.objects.of_deeds(["task_state"]).exists()


def test_nothing_is_ticked_for_a_cancelled_day(kaisa):
    Event.objects.update(state=EventState.CANCELLED)
    assert "Merkitse rastitut tehdyiksi" not in press(kaisa, "Jakakaa juliste konttoriin")
    assert Task.objects.get(name="Jakakaa juliste konttoriin").state == TaskState.OPEN


def test_it_stands_beside_the_answer_too(kaisa):
    kaisa.send()
    assert "Jakakaa juliste konttoriin" in kaisa.look("kiitos/").content.decode()
