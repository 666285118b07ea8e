"""Do two workers, presses or lists in the same moment, or a worker that is killed, double or lose a partner?"""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable

import pytest
from django.conf import settings
from django.db import connection

from events import jobs
from events.actions import intake
from events.intake_choices import ImportState
from events.models import Import
from partners.models import Contact, Organisation
from tests import world
from tests.lists import many, staged

pytestmark = pytest.mark.django_db(transaction=True)
KILLS = 4


def at_once(*works: Callable[[], object]) -> list[BaseException]:
    """Do these things in the same moment, each with a connection of its own; what broke."""
    failures: list[BaseException] = []
    start = threading.Barrier(len(works))

    def do(work: Callable[[], object]) -> None:
        try:
            start.wait(timeout=30)
            work()
        except BaseException as failure:
            failures.append(failure)
        finally:
            connection.close()

    threads = [threading.Thread(target=do, args=[work]) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return failures


def counts(story) -> tuple[int, int, int]:
    """Organisations of the network, contacts and stands."""
    return (
        Organisation.objects.of(story.kainuu).count(),
        Contact.objects.count(),
        story.kajaani.stands.count(),
    )


def test_two_workers_on_one_list_double_nothing():
    story = world.story()
    before = counts(story)
    one = staged(story, many(350))
    intake.confirm(one.pk)
    work = jobs.save_import.func
    assert at_once(lambda: work(one.pk), lambda: work(one.pk), lambda: work(one.pk)) == []
    one.refresh_from_db()
    assert (one.state, one.done_count) == (ImportState.DONE, 350)
    assert counts(story) == tuple(number + 350 for number in before)


def test_two_presses_confirm_once():
    story = world.story()
    one = staged(story, many(20))
    pressed: list[bool] = []
    press = lambda: pressed.append(intake.confirm(one.pk)[1])  # noqa: E731
    assert at_once(press, press, press) == []
    assert sorted(pressed) == [False, False, True]


def test_the_same_list_pasted_twice_makes_each_partner_once():
    story = world.story()
    before = counts(story)
    lists = [staged(story, many(150)) for _ in range(2)]
    for one in lists:
        intake.confirm(one.pk)
    assert at_once(*(lambda pk=one.pk: jobs.save_import.func(pk) for one in lists)) == []
    organisations, _contacts, stands = counts(story)
    assert (organisations, stands) == (before[0] + 150, before[2] + 150)


WORKER = """
import django; django.setup()
from django.conf import settings
settings.DATABASES["default"]["NAME"] = %(name)r
from django.db import connections
connections.databases["default"]["NAME"] = %(name)r
from events import jobs
print("ready", flush=True)
jobs.save_import.func(%(pk)d)
"""


def wait_for_more(one: Import) -> None:
    """Wait until another batch has been saved than those that were known."""
    known, until = one.done_count, time.monotonic() + 60
    while one.done_count == known:
        assert time.monotonic() < until
        time.sleep(0.02)
        one.refresh_from_db(fields=["done_count"])


def test_a_worker_killed_again_and_again_loses_and_doubles_nothing():
    story = world.story()
    before = counts(story)
    one = staged(story, many(1_500))
    intake.confirm(one.pk)
    code = WORKER % {"name": str(connection.settings_dict["NAME"]), "pk": one.pk}
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "PYTHONPATH": str(settings.BASE_DIR),
    }
    for _kill in range(KILLS):
        with subprocess.Popen(
            [sys.executable, "-c", code], stdout=subprocess.PIPE, env=environment
        ) as worker:
            assert worker.stdout is not None and worker.stdout.readline() == b"ready\n"
            wait_for_more(one)
            worker.send_signal(signal.SIGKILL)
        one.refresh_from_db()
        assert 0 < one.done_count < 1_500  # it was killed at work
        assert counts(story) == tuple(
            number + one.done_count for number in before
        )  # whole batches, all counted
    jobs.save_import.func(one.pk)
    one.refresh_from_db()
    assert (one.state, one.done_count) == (ImportState.DONE, 1_500)
    assert counts(story) == tuple(number + 1_500 for number in before)
