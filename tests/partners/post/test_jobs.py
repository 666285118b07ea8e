"""Does the worker come when something waits, come back for what must be tried again, and find what was lost?"""

import os
import signal
import threading
import time
from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from partners import lost_jobs
from partners.choices import MessageState
from partners.models import Message
from partners.post import delivery, jobs
from tests.partners.post.mailing import NOON, queued, state_of
from tests.partners.post.scripted_server import ScriptedServer

pytestmark = pytest.mark.django_db(transaction=True)


def waiting() -> int:
    """How many jobs of the post office have not begun."""
    return DBTaskResult.objects.filter(status="READY", task_path=jobs.deliver.module_path).count()


def work() -> None:
    """Run the worker until no job is due."""
    call_command(
        "db_worker", batch=True, interval=0, startup_delay=False, reload=False, verbosity=0, stdout=StringIO()
    )


def test_worker_sends_what_waits_when_it_is_woken(settings):
    message = queued()
    jobs.wake()
    with ScriptedServer() as server:
        settings.MAIL_SERVER = server.address()
        work()

    assert state_of(message) == MessageState.ACCEPTED
    assert (len(server.taken), waiting()) == (1, 0)


def test_waking_twice_makes_one_job():
    assert [jobs.wake(), jobs.wake()] == [True, False]
    assert waiting() == 1


def test_waking_while_a_job_runs_makes_another(settings):
    jobs.wake()
    DBTaskResult.objects.update(status="RUNNING", started_at=timezone.now())

    assert jobs.wake()


def test_job_for_later_does_not_keep_anybody_from_being_woken_now():
    with time_machine.travel(NOON, tick=False):
        assert jobs.wake(NOON + timedelta(seconds=300))
        assert not jobs.wake(NOON + timedelta(seconds=400))  # that one comes early enough
        assert jobs.wake(NOON + timedelta(seconds=10))
        assert jobs.wake()
    assert waiting() == 3


def test_worker_comes_back_when_the_next_try_is_due(settings):
    first, second = queued(), queued()
    with time_machine.travel(NOON, tick=False) as clock:
        with ScriptedServer({"MAIL": "451 later"}) as server:
            settings.MAIL_SERVER = server.address()
            jobs.deliver.call()
        assert list(DBTaskResult.objects.values_list("run_after", flat=True)) == [
            NOON + timedelta(seconds=10)
        ]

        clock.shift(11)
        with ScriptedServer() as server:
            settings.MAIL_SERVER = server.address()
            work()
    assert {state_of(first), state_of(second)} == {MessageState.ACCEPTED}


def test_long_queue_is_shared_among_jobs_so_that_others_get_their_turn(settings, monkeypatch):
    monkeypatch.setattr(jobs, "AT_MOST_MESSAGES", 2)
    for _number in range(5):
        queued()
    with ScriptedServer() as server:
        settings.MAIL_SERVER = server.address()
        assert (jobs.deliver.call(), waiting()) == (2, 1)
        work()

    assert len(server.taken) == 5
    assert DBTaskResult.objects.filter(status="SUCCESSFUL").count() == 3 - 1


def test_worker_that_is_told_to_stop_finishes_the_message_in_hand_and_leaves_the_rest(settings):
    messages = [queued() for _number in range(3)]
    heard = []
    before = signal.signal(signal.SIGTERM, lambda number, frame: heard.append(number))
    try:
        with ScriptedServer(at_dot=lambda: (os.kill(os.getpid(), signal.SIGTERM), time.sleep(0.2))) as server:
            settings.MAIL_SERVER = server.address()
            tried = jobs.deliver.call()
    finally:
        signal.signal(signal.SIGTERM, before)

    assert (tried, heard, len(server.taken)) == (1, [signal.SIGTERM], 1)
    assert [state_of(message) for message in messages] == [
        MessageState.ACCEPTED, MessageState.QUEUED, MessageState.QUEUED,
    ]  # fmt: skip
    assert waiting() == 1


# --- what was lost -------------------------------------------------------------------------------------------------


def test_message_whose_job_was_never_made_is_found_by_the_clock():
    queued()  # and then the web server died, between commit and wake

    jobs.sweep()

    assert waiting() == 1


def test_clock_wakes_nobody_when_nothing_waits():
    jobs.sweep()

    assert waiting() == 0


def test_message_is_sent_when_the_worker_died_with_its_job_and_its_claim(settings, tmp_path):
    settings.MAILBOX_DIR = tmp_path
    message = queued()
    jobs.wake()
    DBTaskResult.objects.update(status="RUNNING", started_at=timezone.now(), worker_ids=["dead"])
    delivery.take(message)

    later = timezone.now() + timedelta(seconds=settings.POST_LEASE_SECONDS + settings.POST_QUIET_SECONDS + 1)
    with time_machine.travel(later), ScriptedServer() as server:
        settings.MAIL_SERVER = server.address()
        jobs.sweep()
        work()

    assert (len(server.taken), state_of(message)) == (1, MessageState.ACCEPTED)


def lost(tries: int) -> DBTaskResult:
    """A job whose worker has died, after so many tries."""
    jobs.wake()
    DBTaskResult.objects.update(
        status="RUNNING",
        started_at=timezone.now(),
        worker_ids=[f"worker {number}" for number in range(tries)],
    )
    return DBTaskResult.objects.get()


@pytest.mark.parametrize(("tries", "status"), [(1, "READY"), (2, "READY"), (3, "FAILED")])
def test_job_of_a_dead_worker_is_given_to_the_next_and_fails_after_three(tries, status):
    job = lost(tries)
    soon = timezone.now() + timedelta(minutes=lost_jobs.LONGEST_MINUTES - 1)
    late = timezone.now() + timedelta(minutes=lost_jobs.LONGEST_MINUTES + 1)

    assert lost_jobs.take_up(soon) == 0
    assert lost_jobs.take_up(late) == 1
    assert lost_jobs.take_up(late) == 0
    job.refresh_from_db()
    assert job.status == status


def test_job_of_a_dead_worker_stays_for_ever_when_nobody_looks(settings):
    """The control: the queue itself never gives a running job to another worker."""
    lost(1)
    with time_machine.travel(timezone.now() + timedelta(days=30)):
        work()

    assert DBTaskResult.objects.get().status == "RUNNING"


def test_job_that_was_taken_up_again_can_be_run(settings):
    message = queued()
    lost(1)
    lost_jobs.take_up(timezone.now() + timedelta(hours=1))
    with ScriptedServer() as server:
        settings.MAIL_SERVER = server.address()
        work()

    assert state_of(message) == MessageState.ACCEPTED
    assert Message.objects.count() == len(server.taken) == 1


def test_signals_are_left_alone_outside_the_main_thread():
    found = []

    def look():
        with jobs.stop_signals() as stopped:
            found.append(stopped.is_set())

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert found == [False]


def test_rows_of_jobs_that_ended_long_ago_are_forgotten_and_no_others():
    now = timezone.now()
    old, fresh, waiting = (jobs.deliver.enqueue() for _number in range(3))
    long_ago = now - timedelta(days=lost_jobs.KEPT_DAYS, minutes=1)
    DBTaskResult.objects.filter(pk=old.id).update(status="SUCCESSFUL", finished_at=long_ago)
    DBTaskResult.objects.filter(pk=fresh.id).update(status="FAILED", finished_at=now)
    DBTaskResult.objects.filter(pk=waiting.id).update(enqueued_at=long_ago)
    jobs.sweep()
    assert {str(row) for row in DBTaskResult.objects.values_list("pk", flat=True)} >= {fresh.id, waiting.id}
    assert not DBTaskResult.objects.filter(pk=old.id).exists()
