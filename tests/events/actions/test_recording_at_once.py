"""Do two people who press save in the same moment both keep what they typed?"""

import threading

import pytest
from django.db import connection

from events.actions.recording import Seen, save_record
from events.merging import RECORD_FIELDS, values_of
from events.models import Event
from partners.models import Change
from tests import world

ROUNDS = 5
FIELDS = ("title", "room", "summary")


@pytest.mark.django_db(transaction=True)
def test_saves_in_the_same_moment_lose_nothing():
    story = world.story()
    failures: list[BaseException] = []
    start = threading.Barrier(len(FIELDS))

    def save(field: str, number: int) -> None:
        try:
            event = Event.objects.get(slug="kajaani")
            values = {name: getattr(event, name) for name in RECORD_FIELDS} | {field: f"{field} {number}"}
            seen = Seen(event.version, values_of(event))
            start.wait(timeout=30)
            save_record(event, values, seen, by=story.eeva)
        except BaseException as failure:
            failures.append(failure)
        finally:
            connection.close()

    for number in range(ROUNDS):
        threads = [threading.Thread(target=save, args=(field, number)) for field in FIELDS]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    now = Event.objects.get(slug="kajaani")
    assert failures == []
    assert [getattr(now, field) for field in FIELDS] == [f"{field} {ROUNDS - 1}" for field in FIELDS]
    assert now.version == story.kajaani.version + ROUNDS * len(FIELDS)
    assert Change.objects.filter(deed="event_edited").count() == ROUNDS * len(FIELDS)
