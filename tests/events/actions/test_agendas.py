"""Does an agenda come from the model's lines and from what is open, each once, in the order a person gives it?"""

from datetime import date

import pytest
import time_machine

from events.actions import agendas, minutes
from events.choices import StandState, TaskState
from events.date_choices import LineKind
from events.models import AgendaItem
from tests import world
from tests.meeting_world import Called, plain

pytestmark = pytest.mark.django_db


@pytest.fixture
def called():
    with time_machine.travel("2027-02-09 12:00+02:00", tick=False):  # the day before the meeting
        called = Called()
        called.stand.state = StandState.INVITED
        called.stand.save()
        yield called


def titles(meeting) -> list[str]:
    return [row.title for row in AgendaItem.objects.filter(meeting=meeting).standing()]


def test_what_is_open_comes_once_between_opening_and_end(called):
    world.task(called.event, name="Tilaa banderolli", due_on=date(2027, 2, 1))
    world.task(called.event, name="Päätä toteutustapa", due_on=date(2027, 2, 20))
    world.task(called.event, name="Jaa julisteet", due_on=date(2027, 2, 15), responsible="everybody")
    assert agendas.update(called.meeting, called.eeva)[0] == 4
    assert agendas.update(called.meeting, called.eeva) == (0, 0)
    assert titles(called.meeting) == [
        "Avaus", "Tilat", "Kumppanit, jotka eivät ole vastanneet", "Myöhässä olevat tehtävät",
        "Tehtävät, joilla ei ole vielä tekijää", "Päätä toteutustapa", "Seuraava kokous",
    ]  # fmt: skip
    assert plain(called.now().current_agenda).splitlines() == [
        "Avaus", "Tilat", "- lehtisali", "Kumppanit, jotka eivät ole vastanneet", "- OP-Kainuu",
        "Myöhässä olevat tehtävät", "- Lähetä kutsu (ke 13.1.)", "- Tilaa banderolli (ma 1.2.)",
        "Tehtävät, joilla ei ole vielä tekijää",
        "- Jaa julisteet (ma 15.2.)", "Päätä toteutustapa", "- Viimeistään la 20.2.", "Seuraava kokous",
    ]  # fmt: skip


def test_a_task_that_is_due_before_a_meeting_in_the_future_is_not_late_yet(called):
    with time_machine.travel("2027-01-10 12:00+02:00"):
        agendas.update(called.meeting, called.eeva)
    assert "Myöhässä olevat tehtävät" not in titles(called.meeting)
    agendas.update(called.meeting, called.eeva)
    assert "Myöhässä olevat tehtävät" in titles(called.meeting)


def test_what_is_solved_is_marked_and_what_was_taken_away_stays_away(called):
    agendas.update(called.meeting, called.eeva)
    other = world.stand(
        called.event, world.organisation(called.story.kainuu, "Kela", "kela"), state=StandState.INVITED
    )
    called.stand.state = StandState.CONFIRMED
    called.stand.save()
    agendas.update(called.meeting, called.eeva)
    silent = AgendaItem.objects.get(meeting=called.meeting, source="silent")
    assert (silent.note.splitlines(), silent.is_finished) == (["Kela", "Ratkennut: OP-Kainuu"], False)
    other.state = StandState.DECLINED
    other.save()
    assert agendas.update(called.meeting, called.eeva) == (0, 1)
    silent.refresh_from_db()
    assert (silent.note.splitlines(), silent.is_finished) == (
        ["Ratkennut: OP-Kainuu", "Ratkennut: Kela"],
        True,
    )
    agendas.change(called.meeting, "silent", "remove", called.eeva)
    other.state = StandState.INVITED
    other.save()
    assert agendas.update(called.meeting, called.eeva) == (0, 0)
    assert "Kumppanit, jotka eivät ole vastanneet" not in titles(called.meeting)


def test_points_are_moved_added_and_taken_away_without_touching_the_others(called):
    item = agendas.add_point(called.meeting, "Kahvit", "kuka keittää", called.eeva)
    assert agendas.add_point(called.meeting, "Kahvit", "kuka keittää", called.eeva).pk == item.pk
    agendas.change(called.meeting, item.source, "up", called.eeva)
    agendas.change(called.meeting, item.source, "up", called.eeva)
    agendas.change(called.meeting, "model:1", "down", called.eeva)
    agendas.change(called.meeting, "model:3", "remove", called.eeva)
    assert titles(called.meeting) == ["Kahvit", "Avaus", "Tilat"]
    assert [row.order for row in AgendaItem.objects.filter(meeting=called.meeting).standing()] == [1, 2, 3]
    assert called.now().current_agenda == "Kahvit\n- kuka keittää\nAvaus\nTilat\n- lehtisali"
    with pytest.raises(LookupError):
        agendas.change(called.meeting, "own:none", "up", called.eeva)


def test_what_the_last_meeting_left_over_is_on_the_next_agenda(called):
    second = called.next(agenda="Avaus\nLopuksi")
    done = called.write("Liisa: tilaa jatkojohdot 3.3.", LineKind.TASK).line.wrote_task
    called.write("Eeva: soita Kelaan 4.3.", LineKind.TASK)
    called.write("Sali sopii.", source="model:2")
    done.state = TaskState.DONE
    done.save()
    agendas.add_point(called.meeting, "Kahvit", "", called.eeva)
    agendas.change(called.meeting, "model:1", "finish", called.eeva)
    minutes.share(called.meeting, called.eeva)
    rows = [(row.title, row.note) for row in AgendaItem.objects.filter(meeting=second).standing()]
    assert rows[:4] == [
        ("Avaus", ""), ("Edellisen kokouksen tehtävät", "Eeva: soita Kelaan 4.3."), ("Seuraava kokous", ""),
        ("Kahvit", ""),
    ]  # fmt: skip
    agendas.update(second, called.eeva)
    assert len(titles(second)) == len(set(titles(second)))
