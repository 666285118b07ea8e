"""Fifty partners who press at the same moment, through real HTTP, as processes of their own.

    python -m tests.faults.partners prepare --rounds 100 --people 50 --places 5   an empty database with invitations
    python -m tests.faults.partners press --port 8123 --race same --rounds 100    every process answers in every round
    python -m tests.faults.partners report                                        what the database says afterwards

`--race same`: all press for one stand, a new one each round. `--race places`: each presses for a stand of its own at
an event with too few places.
"""

import argparse
import html
import http.client
import json
import multiprocessing
import os
import re
import sys
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
ANSWER = {
    "state": "confirmed", "topic": "Verkkopankki", "presenter_0": "Kaisa Kursseja", "tables": "1", "sockets": "1",
    "scope": "own_service", "public_facts": "name_and_topic", "works_remotely": "yes", "ethics": "on", "who": "Kaisa",
}  # fmt: skip


def prepare(rounds: int, people: int, places: int, guard: str) -> dict[str, list[list[str]]]:
    """Make the rows and return the tokens: by race, for each round those of each person."""
    from django.core.management import call_command
    from django.db import connection
    from django.utils import timezone

    from events.models import Stand
    from tests import world
    from tests.ready import make_tables

    make_tables()
    call_command("createcachetable", verbosity=0)
    if guard == "off":
        constraint = next(one for one in Stand._meta.constraints if one.name == "one_stand_a_place_an_event")
        with connection.schema_editor() as editor:
            editor.remove_constraint(Stand, constraint)
    network, day = world.network(), timezone.localdate() + timezone.timedelta(days=40)
    tokens: dict[str, list[list[str]]] = {"same": [], "places": []}
    for number in range(rounds):
        event = world.event(network, slug=f"sama-{number}", day=day)
        tokens["same"].append([invited(network, event, f"sama-{number}")] * people)
        event = world.event(network, slug=f"paikat-{number}", day=day, places=places)
        tokens["places"].append([invited(network, event, f"paikat-{number}-{one}") for one in range(people)])
    return tokens


def invited(network: Any, event: Any, name: str) -> str:
    """Invite an organisation and return the token of its link."""
    from events import personal_links
    from partners.choices import LinkPurpose
    from tests import world

    partner = world.organisation(network, name.capitalize(), name)
    world.contact(partner, email=f"{name}@example.org")
    token, _address = personal_links.new_address(LinkPurpose.STAND)
    personal_links.save_for_stand(token, world.stand(event, partner, state="invited", topic=""))
    return token


def report() -> list[dict[str, Any]]:
    """What became of every event: its stands by state, places given, transitions and receipts."""
    from events.models import Event
    from partners.models import Change, Message

    found = []
    for event in Event.objects.order_by("pk"):
        trail = Change.objects.filter(subject=event.subject, deed__startswith="stand_answer")
        found.append(
            {
                "slug": event.slug,
                "states": sorted(event.stands.values_list("state", flat=True)),
                "places": sorted(one for one in event.stands.values_list("place", flat=True) if one),
                "transitions": trail.values("occasion").distinct().count(),
                "receipts": Message.objects.filter(occasion=event.subject, kind="receipt").count(),
            }
        )
    return found


def person(number: int, port: int, rounds: list[list[str]], barrier: Any, answers: Any) -> None:
    """One person: in every round look at the page, wait for the others, press, and tell how it went."""
    for tokens in rounds:
        status, seconds = 0, 0.0
        try:
            cookie, fields = look(port, tokens[number])
            barrier.wait(120)
            began = time.monotonic()
            status = press(port, tokens[number], cookie, fields)
            seconds = time.monotonic() - began
        except (OSError, http.client.HTTPException) as problem:
            sys.stderr.write(f"{problem!r}\n")
        answers.put((status, seconds))
        barrier.wait(120)


def look(port: int, token: str) -> tuple[str, dict[str, str]]:
    """Open the page; returns the cookie and the hidden fields."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", f"/k/{token}/")
    response = connection.getresponse()
    page = response.read().decode()
    cookie = (response.getheader("Set-Cookie") or "").split(";")[0]
    return cookie, {name: html.unescape(value) for name, value in HIDDEN.findall(page)}


def press(port: int, token: str, cookie: str, fields: dict[str, str]) -> int:
    """Send the answer; returns the status."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookie}
    headers["Origin"] = f"http://127.0.0.1:{port}"
    connection.request("POST", f"/k/{token}/", urlencode(fields | ANSWER), headers)
    response = connection.getresponse()
    response.read()
    return response.status


def press_all(port: int, rounds: list[list[str]]) -> list[tuple[int, float]]:
    """Let everybody press in every round; returns (status, seconds) of every press."""
    context = multiprocessing.get_context("fork")
    people = len(rounds[0])
    barrier, answers = context.Barrier(people), context.Queue()
    crowd = [
        context.Process(target=person, args=(number, port, rounds, barrier, answers))
        for number in range(people)
    ]
    for one in crowd:
        one.start()
    found = [answers.get(timeout=300) for _press in range(people * len(rounds))]
    for one in crowd:
        one.join(60)
    return found


def main() -> None:
    """Read the word and do it; answers go to the standard output as JSON."""
    parser = argparse.ArgumentParser()
    parser.add_argument("word", choices=["prepare", "press", "report"])
    for name, value in (("rounds", 1), ("people", 50), ("places", 5), ("port", 0)):
        parser.add_argument(f"--{name}", type=int, default=value)
    parser.add_argument("--race", choices=["same", "places"], default="same")
    parser.add_argument("--tokens", type=Path, default=Path())
    options = parser.parse_args()
    if options.word == "press":  # forks, so nothing of Django is loaded
        rounds = json.loads(options.tokens.read_text(encoding="utf-8"))[options.race]
        found: Any = press_all(options.port, rounds)
    else:
        import django

        django.setup()
        guard = os.environ.get("TALKOOT_FAULT_GUARD", "on")
        found = report() if options.word == "report" else prepare(
            options.rounds, options.people, options.places, guard
        )  # fmt: skip
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
