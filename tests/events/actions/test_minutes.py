"""Are lines of minutes saved once however often they are sent, and does no word of two writers get lost?"""

import random
from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from events.actions import agendas, minutes, minutes_tasks
from events.date_choices import LineKind
from events.models import Event, MeetingNotes, MinutesLine, Task
from partners.models import Change
from tests import world
from tests.meeting_world import Called, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def called():
    return Called()


def test_a_line_sent_twice_is_saved_once_and_an_empty_one_never(called):
    line = sent("Liisa avasi kokouksen.")
    first, second = (minutes.save_line(called.meeting, line, called.eeva) for _press in range(2))
    assert first.line.pk == second.line.pk and second.twin is None
    assert minutes.save_line(called.meeting, sent("  "), called.eeva).line is None
    assert called.texts() == ["Liisa avasi kokouksen."]
    assert Change.objects.filter(deed="minutes_written").count() == 1


def test_a_line_stands_below_the_one_it_was_typed_under(called):
    first = called.write("Yksi").line
    called.write("Kolme")
    called.write("Kaksi", after=first.uid)
    assert called.texts() == ["Yksi", "Kaksi", "Kolme"]


def test_two_who_change_one_line_keep_both_texts_and_the_second_is_marked(called):
    uid = called.write("Kahvit").line.uid
    called.write("Kahvit tarjoaa kirjasto.", uid=uid, seen=1)
    late = sent("Kahvit maksaa hanke.", uid=uid, seen=1)
    saved = minutes.save_line(called.meeting, late, called.eeva)
    assert (saved.line.text, saved.twin.text, saved.twin.is_twin) == (
        "Kahvit tarjoaa kirjasto.", "Kahvit maksaa hanke.", True,
    )  # fmt: skip
    again = minutes.save_line(called.meeting, late, called.eeva)
    assert again.twin.pk == saved.twin.pk
    assert called.texts() == ["Kahvit tarjoaa kirjasto.", "Kahvit maksaa hanke."]
    removed = minutes.save_line(called.meeting, sent("", uid=uid, seen=1, is_removed=True), called.eeva)
    assert (removed.twin, removed.line.is_removed) == (None, False)


def test_whose_answer_was_lost_on_the_way_is_not_called_a_second_writer(called):
    uid = uuid4()
    called.write("Kah", uid=uid, is_settled=False)
    saved = called.write("Kahvit tarjoaa kirjasto.", uid=uid, tried=("Kah", "Kahvit"))
    assert (saved.twin, called.texts()) == (None, ["Kahvit tarjoaa kirjasto."])


def test_a_task_line_becomes_a_task_that_follows_it(called):
    line = called.write("Liisa: tilaa jatkojohdot 3.3.", LineKind.TASK).line
    task = Task.objects.get(name="Tilaa jatkojohdot")
    assert (task.due_on, task.user, task.state) == (date(2027, 3, 3), called.story.liisa, "open")
    changed = called.write("Kaisa: tilaa kaksi jatkojohtoa 4.3.", LineKind.TASK, uid=line.uid, seen=1)
    task.refresh_from_db()
    assert (task.name, task.due_on, task.user, task.stand) == (
        "Tilaa kaksi jatkojohtoa", date(2027, 3, 4), None, called.stand,
    )  # fmt: skip
    called.write(changed.line.text, LineKind.TALK, uid=line.uid, seen=2)
    assert not Task.objects.filter(pk=task.pk).exists()


def test_a_line_still_being_typed_makes_no_task_and_one_that_is_none_says_why(called):
    typing = called.write("Liisa: tilaa 3.3.", LineKind.TASK, is_settled=False)
    assert typing.line.wrote_task is None
    hints = [
        called.write(text, LineKind.TASK).hint
        for text in ("Tilataan kahvit 3.3.", "Liisa: tilaa kahvit", "Urho: tilaa kahvit 3.3.")
    ]
    assert hints == ["no_name", "no_day", "unknown_name"]
    assert Task.objects.filter(event=called.event).count() == 1


def test_a_task_of_the_networks_own_meeting_goes_into_the_plan_that_is_chosen_and_moves_to_another(called):
    Event.objects.update(day=date(2099, 3, 10))
    other = world.event(called.story.kainuu, slug="kuhmo", day=date(2099, 4, 1))
    stranger = world.event(called.story.oulu, slug="oulu-oma", day=date(2099, 4, 1))
    weekly = world.network_meeting(called.story.kainuu)
    assert [one.slug for one in minutes_tasks.events_for(weekly, called.eeva)] == [called.event.slug, "kuhmo"]
    line = sent("Liisa: tilaa jatkojohdot 3.3.", LineKind.TASK)
    for slug in ("", stranger.slug):
        saved = minutes.save_line(weekly, replace(line, event=slug), called.eeva)
        assert (saved.hint, saved.line and saved.line.wrote_task) == ("no_event", None)
    for slug in (called.event.slug, "kuhmo", ""):
        saved = minutes.save_line(weekly, replace(line, event=slug, seen=1), called.eeva)
    assert [task.event for task in Task.objects.filter(name="Tilaa jatkojohdot")] == [other]
    assert saved.line and saved.line.wrote_task and saved.line.wrote_task.user == called.story.liisa


def test_a_task_line_without_a_task_is_asked_about_until_it_is_said_to_be_dealt_with(called):
    weeks = [
        world.network_meeting(called.story.kainuu, day=date(2027, 2, 11) + timedelta(weeks=number))
        for number in range(4)
    ]
    minutes.save_line(weeks[0], sent("Eeva: kysy tilaa", LineKind.TASK), called.eeva)
    listed = []
    for week in weeks[1:]:
        agendas.update(week, called.eeva)
        left = week.agenda_items.filter(source="left-tasks", is_finished=False).first()
        listed.append(left.note if left else "")
        if week == weeks[2]:
            agendas.change(week, "left-tasks", "finish", called.eeva)
    assert listed == ["Eeva: kysy tilaa", "Eeva: kysy tilaa", ""]


def test_who_was_there_is_ticked_and_untold_people_are_written_in(called):
    person = called.meeting.attendees.create(name="Kaisa")
    assert [minutes.tick(called.meeting, person.pk, True, called.eeva) for _press in range(2)] == [
        True,
        False,
    ]
    for _press in range(2):
        minutes.add_present(called.meeting, "Aino", "Kylätalo", called.eeva)
    assert called.meeting.attendees.filter(was_there=True).count() == 2
    assert minutes.tick(called.meeting, 999_999, True, called.eeva) is False


def test_given_minutes_are_told_once_and_again_when_they_have_changed(called):
    called.meeting.attendees.create(name="Kaisa", email="kaisa@example.org")
    called.write("Kahvit.")
    written = [len(minutes.share(called.meeting, called.eeva)[0]) for _press in range(2)]
    called.write("Pullat.")
    assert [*written, len(minutes.share(called.meeting, called.eeva)[0])] == [1, 0, 1]
    assert MeetingNotes.objects.get(meeting=called.meeting).shared_at is not None


@pytest.mark.parametrize("seed", range(3))
def test_whatever_two_writers_send_over_a_bad_line_every_text_survives(called, seed):
    """Each writer sees some of the lines; a request may arrive twice, or its answer may be lost."""
    chance, typed = random.Random(seed), set()
    seen: list[dict] = [{}, {}]  # what each writer has before them: identity to version
    for turn in range(40):
        who = chance.randrange(2)
        if chance.random() < 0.3:
            seen[who] = {
                line.uid: line.version for line in MinutesLine.objects.filter(meeting=called.meeting)
            }
        uid = chance.choice([*seen[who], uuid4()])
        text = f"Kirjoittaja {who} sanoi {turn}"
        line = sent(text, uid=uid, seen=seen[who].get(uid, 0))
        before = set(MinutesLine.objects.filter(uid=uid).values_list("text", flat=True))
        if uid in seen[who] and MinutesLine.objects.get(uid=uid).version == seen[who][uid]:
            typed -= before  # somebody who saw a text wrote over it
        typed.add(text)
        for _arrival in range(chance.choice([1, 1, 2])):
            saved = minutes.save_line(called.meeting, line, called.eeva)
        if saved.line and chance.random() < 0.7:
            seen[who][saved.line.uid] = saved.line.version
    assert typed <= set(called.texts())
