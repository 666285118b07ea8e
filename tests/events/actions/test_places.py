"""Does each number belong to one stand, whoever gives it out and in the same moment?"""

import threading
from collections import Counter
from dataclasses import replace

import pytest
from django.db import connection

from events.actions.answers import answer_of, answer_stand
from events.actions.places import PlaceChanged, PlaceTaken, assign_places
from events.choices import AnswerSource
from events.models import Event, Stand
from partners.models import Change
from tests import world

AT_ONCE = 6


@pytest.fixture
def stands():
    story = world.story()
    Event.objects.filter(pk=story.kajaani.pk).update(places=AT_ONCE)
    for number in range(AT_ONCE - 1):
        world.stand(story.kajaani, world.organisation(story.kainuu, f"Y {number}", f"y-{number}"))
    return list(Stand.objects.of_event(story.kajaani).in_order().with_event())


@pytest.mark.django_db
def test_the_trail_tells_each_moved_stand(stands):
    first, second = stands[:2]
    by = world.user("pomo@example.org", "Pirkko Pomo")
    moved = assign_places(first.event, {first.pk: 2, second.pk: None}, {first.pk: None, second.pk: None}, by)
    assert moved == [first]
    rows = Change.objects.of_part(first.subject)
    assert [(row.deed, row.field, row.before, row.after) for row in rows] == [
        ("stand_edited", "place:OP-Kainuu", "", "2")
    ]


@pytest.mark.django_db(transaction=True)
def test_one_number_given_to_many_in_the_same_moment_goes_to_one(stands):
    by = world.user("pomo@example.org", "Pirkko Pomo")
    outcomes = at_once(lambda stand: assign_places(stand.event, {stand.pk: 1}, {stand.pk: None}, by), stands)
    assert outcomes == {"list": 1, "PlaceTaken": AT_ONCE - 1}
    assert Stand.objects.filter(place=1).count() == 1


@pytest.mark.django_db(transaction=True)
def test_one_stand_moved_by_many_in_the_same_moment_is_told(stands):
    by, first = world.user("pomo@example.org", "Pirkko Pomo"), stands[0]
    outcomes = at_once(lambda number: assign_places(first.event, {first.pk: number}, {first.pk: None}, by),
                       range(1, AT_ONCE + 1))  # fmt: skip
    assert outcomes == {"list": 1, "PlaceChanged": AT_ONCE - 1}


@pytest.mark.django_db(transaction=True)
def test_partners_who_answer_while_numbers_are_given_out_share_none(stands):
    Stand.objects.update(state="invited")
    by = world.user("pomo@example.org", "Pirkko Pomo")

    def press(stand: Stand) -> object:
        if stand.pk % 2:
            return assign_places(stand.event, {stand.pk: 1}, {stand.pk: None}, by)
        said = answer_of(Stand.objects.with_people().get(pk=stand.pk), "fi")
        return answer_stand(stand.pk, replace(said, state="confirmed"), seen=None, source=AnswerSource.LINK)

    outcomes = at_once(press, stands)
    assert set(outcomes) <= {"list", "PlaceTaken", "Outcome"}
    numbers = [number for number in Stand.objects.values_list("place", flat=True) if number]
    assert len(numbers) == len(set(numbers))


def at_once(deed, items) -> Counter[str]:
    """Run a deed for each item in threads that start together; count what came of each, by name."""
    start, found = threading.Barrier(len(items)), Counter()

    def run(item) -> None:
        try:
            start.wait(timeout=30)
            found[type(deed(item)).__name__] += 1
        except (PlaceTaken, PlaceChanged) as refusal:
            found[type(refusal).__name__] += 1
        except BaseException as failure:
            found[repr(failure)] += 1
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(item,)) for item in items]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found
