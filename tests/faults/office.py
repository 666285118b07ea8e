"""The post office that is broken on purpose, as processes of their own: rows, workers that can be killed, the clock.

    python -m tests.faults.office prepare --messages 4000
    python -m tests.faults.office work --place DIR [--guard MODE]     forks db_worker again whenever it has died
    python -m tests.faults.office clock --place DIR                   ticks over and over and writes status.json
    python -m tests.faults.office report                              every row as JSON lines

The worker is the product's own db_worker; only a control (`--guard mark-first` or `requeue`) changes what it does.
"""

import argparse
import contextlib
import json
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django

GUARDS = ("on", "mark-first", "requeue")
TICK_SECONDS = 0.4


def prepare(messages: int) -> None:
    """Make an empty database with so many messages that wait to be sent, in networks without limits that matter."""
    from django.db import transaction

    from partners.models import Network
    from partners.post import jobs, outbox
    from partners.post.letter import Letter
    from tests.ready import make_tables

    make_tables()
    network = Network.objects.create(slug="kainuu", name="Kainuun digituki", post_per_hour=1_000_000)
    with transaction.atomic():
        for number in range(messages):
            outbox.write(
                Letter(
                    "invitation", f"invitation:{number}", f"Kutsu {number}", "Hei\n\n{answer_link}\n",
                    f"kumppani{number}@example.org", network=network, link=f"https://talkoot.example.org/k/{number}/",
                )
            )  # fmt: skip
    jobs.wake()


def report() -> list[dict[str, Any]]:
    """Every message: Message-ID, state and tries."""
    from partners.models import Message

    return list(Message.objects.order_by("id").values("message_id", "state", "attempts", "server_words"))


def work(place: Path, guard: str, name: str = "worker") -> None:
    """Keep one db_worker running: whenever it has died, fork another. Ends when a file named `stop` appears.

    Forking spares the second that starting Python takes; nothing of the database is open before the fork.
    """
    killed = 0
    while not (place / "stop").exists():
        child = os.fork()
        if child == 0:
            with contextlib.suppress(SystemExit):
                run_worker(guard)
            os._exit(0)
        ready = place / f"{name}.pid.new"
        ready.write_text(str(child), encoding="ascii")
        ready.rename(place / f"{name}.pid")
        status = wait_for(child, lambda: (place / "stop").exists())
        killed += os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
        (place / f"{name}.killed").write_text(str(killed), encoding="ascii")


def wait_for(child: int, is_over: Callable[[], bool]) -> int:
    """Wait until a child has ended; ask it to end when all is over. Returns its status."""
    asked = False
    while True:
        found, status = os.waitpid(child, os.WNOHANG)
        if found:
            return status
        if is_over() and not asked:
            os.kill(child, signal.SIGTERM)
            asked = True
        time.sleep(0.005)


def run_worker(guard: str) -> None:
    """Be the product's worker until stopped; without its guard when a control asks for it."""
    from django.core.management import call_command

    if guard != "on":
        from tests.faults import controls

        controls.take_off(guard)
    call_command("db_worker", queue_name="*", interval=0.05, startup_delay=False, reload=False, verbosity=0)


def clock(place: Path, guard: str) -> None:
    """Tick, and write down how many messages are in which state, until a file named `stop` appears."""
    from django.db.models import Count
    from django.utils import timezone

    from events.management.commands.tick import tick
    from partners.models import Message

    if guard != "on":
        from tests.faults import controls

        controls.take_off(guard)
    while not (place / "stop").exists():
        broken = tick(timezone.now())
        counts = dict(Message.objects.order_by().values_list("state").annotate(number=Count("pk")))
        fresh = place / "status.json.new"
        fresh.write_text(json.dumps({"counts": counts, "broken": broken}), encoding="utf-8")
        fresh.rename(place / "status.json")
        time.sleep(TICK_SECONDS)


def main() -> None:
    """Read the word and do it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("word", choices=["prepare", "work", "clock", "report"])
    parser.add_argument("--messages", type=int, default=100)
    parser.add_argument("--place", type=Path, default=Path())
    parser.add_argument("--guard", choices=GUARDS, default="on")
    parser.add_argument("--name", default="worker", help="of this worker's files")
    options = parser.parse_args()
    django.setup()
    if options.word == "prepare":
        prepare(options.messages)
    elif options.word == "work":
        work(options.place, options.guard, options.name)
    elif options.word == "clock":
        clock(options.place, options.guard)
    else:
        for row in report():
            sys.stdout.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()
