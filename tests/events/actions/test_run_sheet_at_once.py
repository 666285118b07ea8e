"""Do people who write the run sheet in the same moment lose a row?"""

import threading
from datetime import time

import pytest
from django.db import connection

from events import run_sheet, sheet_day
from events.actions.run_sheet import RunSheetChanged, save_run_sheet
from events.day_facts import SlotFacts
from events.models import Event
from partners.models import Change, User
from tests import world

WRITERS = 5


@pytest.mark.django_db(transaction=True)
def test_rows_of_all_who_write_at_once_survive_and_a_late_save_is_told():
    eeva, event = User.objects.get(pk=world.story().eeva.pk), Event.objects.get(slug="kajaani")
    failures: list[BaseException] = []
    refused: list[int] = []
    start = threading.Barrier(WRITERS)

    def write(number: int) -> None:
        """Add a row of one's own to what one has before one; when somebody was first, add it to theirs."""
        mine = SlotFacts(time(9 + number), f"Rivi {number}", kind="other")
        try:
            before = sheet_day.slots_of(event)
            start.wait(timeout=30)
            while True:
                try:
                    save_run_sheet(event, [*before, mine], seen=run_sheet.fingerprint(before), by=eeva)
                    break
                except RunSheetChanged as refusal:
                    refused.append(number)
                    before = tuple(refusal.rows)
        except BaseException as failure:
            failures.append(failure)
        finally:
            connection.close()

    threads = [threading.Thread(target=write, args=(number,)) for number in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert [row.title for row in sheet_day.slots_of(event)] == [f"Rivi {number}" for number in range(WRITERS)]
    assert len(set(refused)) == WRITERS - 1, "one was first; each of the others was told of it"
    assert Change.objects.filter(deed="run_sheet_edited").count() == WRITERS
