"""How do tests let several processes look at the clock in the same moment, and kill some of them?"""

import os
import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from zoneinfo import ZoneInfo

from django.core.cache import cache
from django.db import connection

from events.models import Event
from partners.models import Message
from tests import post_world, world

ROOT = Path(__file__).resolve().parents[1]
MONDAY = date(2027, 2, 15)
MOMENT = datetime(2027, 2, 15, 7, 3, tzinfo=ZoneInfo("Europe/Helsinki"))
ROUND = """
import sys
from datetime import datetime
import django, time_machine
django.setup()
from django.core.management import call_command
print("ready", flush=True)
sys.stdin.readline()
with time_machine.travel(datetime.fromisoformat(sys.argv[1])):
    call_command("tick")
"""


def database() -> str:
    """The address of the test's own database, for other processes."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}"))


def ready(number: int = 1) -> list[subprocess.Popen[str]]:
    """So many processes that wait for `go` before they look at the clock once, at seven on a Monday."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "talkoot.settings", "DATABASE_URL": database()}
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", ROUND, MOMENT.isoformat()], cwd=ROOT, text=True, stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment,
        )
        for _number in range(number)
    ]  # fmt: skip
    for process in processes:
        assert process.stdout and process.stdout.readline() == "ready\n", process.communicate()
    return processes


def go(process: subprocess.Popen[str]) -> None:
    """Let a waiting process begin."""
    assert process.stdin
    process.stdin.write("\n")
    process.stdin.flush()


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    """How a process ended: its code and what it complained of."""
    _said, complaints = process.communicate(timeout=600)
    return process.returncode, complaints


def much_is_due(tasks: int, partners: int) -> world.Story:
    """The story with so many reminders of tasks and to partners due at that moment, and a week for three people."""
    cache.clear()  # what an earlier test's clock has done; the cache's table outlives a test
    story = world.story()
    Event.objects.filter(pk=story.kajaani.pk).update(
        answer_by=MONDAY + timedelta(days=3), created_by=story.eeva
    )
    story.kajaani.stands.all().delete()
    for number in range(tasks):
        day = MONDAY + timedelta(days=number % 14)
        world.task(
            story.kajaani, name=f"Tehtävä {number}", due_on=day, remind_days=number % 14, user=story.matti
        )
    for number in range(partners):
        organisation = world.organisation(story.kainuu, f"Kumppani {number}", f"kumppani-{number}")
        world.contact(organisation, email=f"kumppani{number}@example.org")
        stand = world.stand(story.kajaani, organisation, state="invited")
        post_world.message(story.kajaani, stand, state="accepted")
    return story


def written() -> dict[str, int]:
    """How many messages the clock has written of each kind."""
    kinds = ("task_reminder", "partner_reminder", "weekly", "digest")
    return {kind: Message.objects.of_kind(kind).count() for kind in kinds}


def doubled() -> list[tuple[str, str]]:
    """The receivers who would get two letters with the same words."""
    clocks = Message.objects.of_kinds(["task_reminder", "partner_reminder", "weekly", "digest"])
    seen = list(clocks.values_list("to_email", "text"))
    return sorted({one for one in seen if seen.count(one) > 1})
