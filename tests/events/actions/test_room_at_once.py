"""Does a library that presses twice in the same moment answer once?"""

import threading

import pytest
from django.db import connection

from events.actions.noting import note_print
from events.actions.room import answer_room
from events.choices import RoomState
from events.models import Event, Printing, RoomBooking
from events.printing import Order, work_for
from partners.models import Change
from tests import world

PRESSES = 6


@pytest.mark.django_db(transaction=True)
def test_presses_in_the_same_moment_are_one_answer_and_one_print():
    world.story()
    failures: list[BaseException] = []
    done: list[tuple[bool, bool]] = []
    start = threading.Barrier(PRESSES)

    def press() -> None:
        try:
            event = Event.objects.with_places().get(slug="kajaani")
            start.wait(timeout=30)
            answered = answer_room(event, RoomState.CONFIRMED, "Ovi auki.", by_name="Liisa")
            work = work_for(event, Order("poster", "a3"))
            done.append((answered, note_print(event, work, copies=2, by_name="Kirjasto")))
        except BaseException as failure:
            failures.append(failure)
        finally:
            connection.close()

    threads = [threading.Thread(target=press) for _press in range(PRESSES)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert sorted(answered for answered, _noted in done) == [False] * (PRESSES - 1) + [True]
    assert sorted(noted for _answered, noted in done) == [False] * (PRESSES - 1) + [True]
    assert (RoomBooking.objects.count(), Printing.objects.count()) == (1, 1)
    assert sorted(Change.objects.values_list("deed", flat=True)) == ["document_printed", "room_confirmed"]
