"""What is left when the portal dies between a change, its commit, the enqueueing and the sending?

    python -m tests.faults.crashing prepare --times 3 --stands 80     partners to answer, letters to send and to pack
    python -m tests.faults.crashing crash --times 3 --place DIR       every act dies at each of its points in turn
    python -m tests.faults.crashing report                            what each act left behind, as JSON lines

A point lies before every statement that an act sends to the database, and before and after every commit. Each death is
a process of its own (exit code 137, nothing is cleaned up), forked so that Python need not start again.
"""

import argparse
import json
import os
import sys
import traceback
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import django
from django.test.utils import setup_test_environment
from django.urls import get_resolver

ACTS = ("answer", "send", "pack")
DEAD = 137


class Fuse:
    """Counts points and ends the process at one of them."""

    def __init__(self, at: int) -> None:
        self.at, self.passed = at, 0

    def point(self) -> None:
        """Die here when it is time."""
        self.passed += 1
        if self.passed == self.at:
            os._exit(DEAD)

    def lay(self) -> None:
        """Put points into this process's connection to the database."""
        from django.db import connection

        def statement(execute: Callable[..., Any], *arguments: Any) -> Any:
            self.point()
            return execute(*arguments)

        commit = connection._commit

        def watched_commit() -> None:
            self.point()
            commit()
            self.point()

        connection.execute_wrappers.append(statement)
        connection._commit = watched_commit


def event_of(act: str, number: int) -> Any:
    """The event of one act and one repetition."""
    from events.models import Event

    return Event.objects.with_places().get(slug=f"{act}-{number}")


def prepare(times: int, stands: int) -> None:
    """Make for each act and repetition an event whose partners have been invited or are about to be."""
    from django.db import transaction
    from django.utils.timezone import localdate

    from events.actions import inviting
    from partners.choices import Role
    from tests import world
    from tests.ready import make_tables

    make_tables()
    network = world.network(post_per_hour=1_000_000, phone="000 111 2222")
    eeva = world.member(world.user("eeva@example.org", "Eeva Esimerkki"), network, Role.COORDINATOR)
    library = world.venue(network)
    partners = []
    with transaction.atomic():
        for number in range(stands):
            partner = world.organisation(network, f"Kumppani {number}", f"kumppani-{number}")
            world.contact(partner, f"Kaisa {number}", email=f"kumppani{number}@example.org")
            partners.append(partner)
        for act in ACTS:
            for number in range(times):
                event = world.event(network, library, slug=f"{act}-{number}", day=localdate() + timedelta(days=60),
                                    title=f"Talkoot {act} {number}", created_by=eeva)  # fmt: skip
                for order, partner in enumerate(partners):
                    world.stand(event, partner, state="invited", topic="", order=order)
                if act != "answer":
                    inviting.prepare_invitations(event, by=eeva)


def answer(stand: Any, fuse: Fuse) -> None:
    """Kaisa answers by her link, over the portal's own address."""
    from django.test import Client

    from events import personal_links
    from partners.choices import LinkPurpose
    from tests.link_world import COMES

    token, _address = personal_links.new_address(LinkPurpose.STAND)
    personal_links.save_for_stand(token, stand)
    client, url = Client(), f"/k/{token}/"
    form = client.get(url).context["form"]
    seen = {"seen": form["seen"].value(), "ethics_shown": form["ethics_shown"].value()}
    fuse.lay()
    assert client.post(url, COMES | seen).status_code == 302


def send(stand: Any, fuse: Fuse) -> None:
    """Eeva presses the button for one letter that she has looked at."""
    from django.test import Client

    from events.actions.seeing import seen_digest
    from partners.models import Message, User

    client = Client()
    client.force_login(User.objects.get(email="eeva@example.org"))
    message = Message.objects.to_subject(stand.subject).get()
    fuse.lay()
    pressed = {"pk": message.pk, "seen": seen_digest([message])}
    assert client.post("/suunnittelu/lahtevat/laheta/", pressed).status_code == 302


def pack(stand: Any, fuse: Fuse) -> None:
    """The worker makes letter and link of a released message."""
    from events import jobs
    from partners.models import Message
    from partners.post import outbox

    message = Message.objects.to_subject(stand.subject).get()
    outbox.release([message.pk], None)
    fuse.lay()
    jobs.pack_messages.call([message.pk])


def die(act: str, number: int, order: int, at: int) -> tuple[int, int]:
    """Do an act in a process that dies at a point (0: never); returns (exit code, points passed)."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        fuse = Fuse(at)
        code = 1
        try:
            stand = event_of(act, number).stands.select_related("event", "organisation").get(order=order)
            {"answer": answer, "send": send, "pack": pack}[act](stand, fuse)
            os.write(writing, str(fuse.passed).encode())
            code = 0
        except Exception:
            traceback.print_exc()
        finally:
            os._exit(code)
    os.close(writing)
    _pid, status = os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as told:
        return os.waitstatus_to_exitcode(status), int(told.read() or 0)


def crash(times: int, place: Path) -> None:
    """Let every act die at each of its points, on a fresh stand each time; writes what happened into crashes.json."""
    assert get_resolver().url_patterns  # every module of the portal is imported once, not by every child
    told = []
    for act in ACTS:
        for number in range(times):
            _code, points = die(act, number, 0, at=0)
            assert points, act
            for at in range(1, points + 2):
                code, _passed = die(act, number, at, at=at)
                told.append({"act": act, "number": number, "at": at, "points": points, "code": code})
    (place / "crashes.json").write_text(json.dumps(told), encoding="utf-8")


def forget_posters() -> None:
    """Take the jobs that only make posters out of the queue: they are not what this run is about."""
    from django_tasks_db.models import DBTaskResult

    DBTaskResult.objects.filter(task_path__endswith="prepare_posters").delete()


def report() -> list[dict[str, Any]]:
    """What each stand's act has left behind."""
    from events.models import Stand
    from partners.models import Change, Link, Message

    rows = []
    for stand in Stand.objects.select_related("event").order_by("event_id", "order"):
        messages = Message.objects.to_subject(stand.subject)
        rows.append({
            "act": stand.event.slug.split("-")[0], "number": int(stand.event.slug.split("-")[1]), "at": stand.order,
            "answered": stand.answered_at is not None, "presenters": stand.presenters.count(),
            "trail": Change.objects.of_part(stand.subject).count(),
            "links": Link.objects.filter(subject=stand.subject).count(),
            "messages": [[one.message_id, one.state, one.packed_at is not None] for one in messages],
        })  # fmt: skip
    return rows


def main() -> None:
    """Read the word and do it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("word", choices=["prepare", "crash", "forget-posters", "report"])
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument("--stands", type=int, default=100)
    parser.add_argument("--place", type=Path, default=Path())
    options = parser.parse_args()
    django.setup()
    setup_test_environment()  # the client then tells with which form a page was made
    if options.word == "prepare":
        prepare(options.times, options.stands)
    elif options.word == "crash":
        crash(options.times, options.place)
    elif options.word == "forget-posters":
        forget_posters()
    else:
        for row in report():
            sys.stdout.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()
