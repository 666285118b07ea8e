"""Do two coordinators who move and cancel in the same moment leave one change, and the other's press nothing?"""

import threading
from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.db import connection

from events.actions import moving
from events.actions.consequences import NotPossible
from events.actions.recording import RecordChanged, Seen, save_record
from events.actions.situation import Wish
from events.date_choices import MoveKind
from events.merging import values_of
from events.models import Event, Move
from partners.models import Message
from tests import move_world
from tests.desk_world import Desk

NOW = move_world.NOW


def at_once(deeds: list[Callable[[], Any]]) -> list[str]:
    """What became of each deed, all begun in the same moment."""
    start, told = threading.Barrier(len(deeds)), []

    def do(deed: Callable[[], Any]) -> None:
        try:
            start.wait(timeout=30)
            told.append(str(deed()))
        except (moving.Overtaken, NotPossible, RecordChanged):
            told.append("refused")
        except BaseException as failure:
            told.append(repr(failure))
        finally:
            connection.close()

    threads = [threading.Thread(target=do, args=[deed]) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return told


@pytest.mark.django_db(transaction=True)
def test_one_wins_and_the_other_sees_what_would_follow_now() -> None:
    with time_machine.travel(NOW, tick=False):
        desk = Desk()
        event = move_world.told_event(desk, 2)
        typed = Seen(event.version, values_of(event, ("title",)))

        def press(wish: Wish) -> Callable[[], Any]:
            seen = move_world.found_of(event, wish, NOW).fingerprint
            return lambda: moving.carry_out(event.pk, wish, seen=seen, by=desk.eeva, now=NOW).kind

        def edit() -> str:
            return "edited" if save_record(event, {"title": "Uusi nimi"}, typed, desk.eeva) else ""

        wishes = (move_world.to(), Wish(MoveKind.CANCEL), move_world.to(), Wish(MoveKind.POSTPONE))
        told = at_once([*(press(wish) for wish in wishes), edit])
        moves = [move.kind for move in Move.objects.all()]
        assert len(moves) <= 1, told
        assert sorted(told) == sorted(["edited", *moves, *["refused"] * (4 - len(moves))])
        fresh = Event.objects.get(pk=event.pk)
        assert (fresh.title, fresh.calendar_sequence) == ("Uusi nimi", len(moves))
        assert Message.objects.leaving().count() == 2 * len(moves)
