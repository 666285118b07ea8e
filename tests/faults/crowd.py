"""How do fifty partners press at once against a real web server, and what came of it?"""

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 60


@dataclass(frozen=True)
class Crowd:
    """So many people in so many rounds; `guard` off is the control."""

    rounds: int
    people: int = 50
    places: int = 5
    guard: str = "on"


@dataclass
class Outcome:
    """What the people saw, and what the database says."""

    database: str
    statuses: Counter[int]
    slowest: float  # seconds, the 95th of a hundred
    events: list[dict[str, Any]]
    log: str
    tokens: list[str]

    @property
    def broken(self) -> int:
        """How many presses met a fault of the server or no answer at all."""
        return sum(number for status, number in self.statuses.items() if status >= 500 or status == 0)

    @property
    def transitions(self) -> int:
        """How many times a stand's answer was taken, over all rounds."""
        return sum(event["transitions"] for event in self.events)

    @property
    def receipts(self) -> int:
        """How many receipts were written."""
        return sum(event["receipts"] for event in self.events)

    @property
    def worst(self) -> int:
        """The number of confirmed stands of the event that has most of them."""
        return max(event["states"].count("confirmed") for event in self.events)


def race(kind: str, crowd: Crowd, database_of: Any) -> Outcome:
    """Do one race ("same" or "places") in a directory of its own and return what came of it."""
    with tempfile.TemporaryDirectory(prefix="talkoot-crowd-") as found:
        place = Path(found)
        with database_of(place) as database:
            environment = {
                **os.environ, "DATA_DIR": found, "DATABASE_URL": database, "TALKOOT_FAULT_GUARD": crowd.guard,
                "DJANGO_SETTINGS_MODULE": "tests.faults.answering_settings", "LOG_LEVEL": "WARNING",
            }  # fmt: skip
            tokens = place / "tokens.json"
            tokens.write_text(told(environment, "prepare", "--rounds", crowd.rounds, "--people", crowd.people,
                                   "--places", crowd.places), encoding="utf-8")  # fmt: skip
            presses, log = pressed(environment, place, kind, tokens)
            events = [
                one for one in json.loads(told(environment, "report")) if one["slug"].startswith(PREFIX[kind])
            ]
    times = sorted(seconds for _status, seconds in presses)
    secrets = [token for rounds in json.loads(TOKENS.pop()).values() for one in rounds for token in one]
    return Outcome(urlsplit(database).scheme, Counter(status for status, _seconds in presses),
                   times[int(len(times) * 0.95)], events, log, secrets)  # fmt: skip


PREFIX = {"same": "sama-", "places": "paikat-"}
TOKENS: list[str] = []


def told(environment: dict[str, str], *words: object) -> str:
    """What one of the processes of partners.py says."""
    command = [sys.executable, "-m", "tests.faults.partners", *map(str, words)]
    result = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True)
    if words[0] == "prepare":
        TOKENS.append(result.stdout)
    return result.stdout


def pressed(environment: dict[str, str], place: Path, kind: str, tokens: Path) -> tuple[list[Any], str]:
    """Start the web server as in production, let everybody press, and stop it; returns the presses and its log."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        sys.executable, "-m", "gunicorn", "tests.faults.answering_wsgi", "--bind", f"127.0.0.1:{port}",
        "--workers", "2", "--threads", "4", "--timeout", "60", "--access-logfile", "-",
        "--access-logformat", "%(t)s %(m)s %(s)s %(B)s %(M)sms",
    ]  # fmt: skip
    log = place / "server.log"
    with log.open("wb") as written:
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=written, stderr=written)
        try:
            wait_for(port, server)
            presses = json.loads(
                told(environment, "press", "--port", port, "--race", kind, "--tokens", tokens)
            )
        finally:
            server.terminate()
            server.wait(30)
    return presses, log.read_text(encoding="utf-8", errors="replace")


def wait_for(port: int, server: "subprocess.Popen[bytes]") -> None:
    """Return as soon as the server accepts connections; raises RuntimeError when it does not come up."""
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until and server.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("the web server did not come up")
