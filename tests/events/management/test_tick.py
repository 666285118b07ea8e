"""Does the clock find what is due, once, whoever ticks, and does a broken step hinder no other?"""

import os
import signal
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from events.management.commands.tick import tick
from partners.choices import MessageState
from partners.models import Message
from partners.post import outbox
from partners.post.letter import Letter
from tests import world
from tests.ready import is_copied

ROOT = Path(__file__).resolve().parents[3]
NOON = datetime(2027, 2, 15, 10, 0, tzinfo=UTC)


def waiting(number: int = 1) -> Message:
    """A letter that may leave."""
    letter = Letter(
        "receipt", f"receipt:{number}", "Kiitos", "Hei", "kaisa@example.org", network=world.network()
    )
    return outbox.write(letter)[0]


def jobs() -> list[str]:
    """The jobs that wait for a worker."""
    return [job.task_path for job in DBTaskResult.objects.filter(status="READY")]


@pytest.mark.django_db
def test_a_message_that_nobody_was_woken_for_is_found(settings):
    waiting()
    assert jobs() == []
    call_command("tick")
    assert jobs() == ["partners.post.jobs.deliver"]
    call_command("tick")
    assert jobs() == ["partners.post.jobs.deliver"]


@pytest.mark.django_db
def test_what_a_dead_worker_held_becomes_unclear_after_its_lease_and_not_before(settings):
    message = waiting()
    with time_machine.travel(NOON, tick=False) as clock:
        facts = {"state": MessageState.SENDING, "claimed_at": timezone.now(), "claim": "0" * 32}
        Message.objects.filter(pk=message.pk).update(**facts)
        clock.shift(timedelta(seconds=settings.POST_LEASE_SECONDS - 1))
        call_command("tick")
        assert Message.objects.get().state == MessageState.SENDING
        clock.shift(timedelta(seconds=1))
        call_command("tick")
        assert Message.objects.get().state == MessageState.UNCLEAR
        clock.shift(timedelta(days=1))
        call_command("tick")
        assert Message.objects.get().state == MessageState.UNCLEAR
    assert jobs() == []


@pytest.mark.django_db(transaction=True)
def test_two_ticks_at_once_settle_a_row_once():
    facts = {
        "state": MessageState.SENDING,
        "claimed_at": timezone.now() - timedelta(days=1),
        "claim": "0" * 32,
    }
    Message.objects.filter(pk__in=[waiting(number).pk for number in range(8)]).update(**facts)
    together, broken = threading.Barrier(4), []

    def round_of_the_clock() -> None:
        try:
            together.wait(10)
            broken.extend(tick(timezone.now()))
        finally:
            connection.close()

    threads = [threading.Thread(target=round_of_the_clock) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert broken == []
    assert list(Message.objects.values_list("state", flat=True)) == [MessageState.UNCLEAR] * 8


@pytest.mark.django_db
def test_a_broken_step_is_told_and_the_others_are_done(settings, caplog):
    settings.POST_LEASE_SECONDS = None
    assert tick(NOON) == ["post office"]
    assert "tick: post office failed" in caplog.text
    with pytest.raises(CommandError, match="post office"):
        call_command("tick")


@pytest.mark.once
def test_the_clock_goes_on_until_it_is_stopped(tmp_path):
    database = tmp_path / "clock.sqlite3"
    environment = {
        **os.environ, "DATA_DIR": str(tmp_path), "DATABASE_URL": f"sqlite:///{database}",
        "DJANGO_SETTINGS_MODULE": "talkoot.settings",
    }  # fmt: skip
    manage = [sys.executable, "manage.py"]
    if not is_copied(database):
        subprocess.run([*manage, "migrate", "-v0"], cwd=ROOT, env=environment, check=True)
    process = subprocess.Popen(
        [*manage, "tick", "--every", "0.1", "-v2"], cwd=ROOT, env=environment | {"PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert [process.stdout.readline() for _ in range(3)] == ["A round is done; failed: nothing.\n"] * 3
    process.send_signal(signal.SIGTERM)
    _said, complaints = process.communicate(timeout=60)
    assert (process.returncode, complaints) == (0, "")
