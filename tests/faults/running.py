"""How is the post office broken in one run, and what do the two sides say afterwards?

The mail server's log says what it accepted and whom it killed; the rows say what the portal believes. A message is
lost silently when it is believed accepted and was not, or when it is left somewhere between; it is doubled when the
server accepted it twice; it is unclear when a person is told so.
"""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit, urlunsplit

from tests.ready import is_copied, template

ROOT = Path(__file__).resolve().parents[2]
LEAVING = ("queued", "sending", "retrying")
PATIENCE_SECONDS = 3600  # a busy machine takes long, and that is no fault of the post office


@dataclass(frozen=True)
class Scenario:
    """What is done in one run. `share` of all connections meets a random fault of the server."""

    name: str
    messages: int
    kills: int
    is_askable: bool = True
    guard: str = "on"
    share: float = 0.01
    seed: int = 20261122
    workers: int = 1


@dataclass
class Figures:
    """What came of it."""

    scenario: Scenario
    database: str
    seconds: float
    kills: int  # by the server's log
    deaths: int  # by the worker's parent
    cut: int  # connections that ended in the middle of a mail
    faults: int
    accepted: int  # mails, by the server's log
    states: Counter[str] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    unclear_accepted: int = 0
    unclear_not_accepted: int = 0

    @property
    def unclear(self) -> int:
        """How many a person is asked about."""
        return self.unclear_accepted + self.unclear_not_accepted


class Run:
    """A database, a mail server, workers and a clock of their own."""

    def __init__(self, scenario: Scenario, place: Path, database: str) -> None:
        self.scenario, self.place, self.database = scenario, place, database
        self.log = place / "server.log"
        self.mailbox = place / "mailbox"
        self.processes: list[subprocess.Popen[str]] = []
        self.environment: dict[str, str] = {}

    def __enter__(self) -> Self:
        self.server = self.start_server()
        port = int(self.said(self.server))
        scheme = "catcher" if self.scenario.is_askable else "smtp"
        self.environment = {
            **os.environ, "DATA_DIR": str(self.place), "DATABASE_URL": self.database,
            "EMAIL_URL": f"{scheme}://127.0.0.1:{port}", "DJANGO_SETTINGS_MODULE": "tests.faults.settings",
            "PORTAL_BASE_URL": "http://localhost:8000", "DATABASE_POOL": "0", "LOG_LEVEL": "ERROR",
        }  # fmt: skip
        if self.scenario.messages:
            subprocess.run(self.office("prepare", "--messages", str(self.scenario.messages)), cwd=ROOT,
                           env=self.environment, check=True)  # fmt: skip
        return self

    @property
    def make(self) -> str:
        """The make of the database, for people."""
        return "SQLite" if self.database.startswith("sqlite") else "PostgreSQL"

    def __exit__(self, *problem: object) -> None:
        (self.place / "stop").touch()
        for process in reversed(self.processes):
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.communicate(timeout=20 if process is not self.server else 5)
            process.kill()
            process.wait()

    def start_server(self) -> subprocess.Popen[str]:
        """The server that misbehaves, in a process of its own."""
        scenario = self.scenario
        every = max(1, int(scenario.messages / scenario.kills * 0.85)) if scenario.kills else 1
        command = [
            sys.executable, "-m", "tests.faults.smtp_server", "--log", str(self.log), "--seed", str(scenario.seed),
            "--share", str(scenario.share), "--kills", str(scenario.kills), "--every", str(every),
            "--worker-pid", str(self.place / "worker.pid"),
            "--mailbox", str(self.mailbox) if scenario.is_askable else "",
        ]  # fmt: skip
        process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                                   env={**os.environ, "DJANGO_SETTINGS_MODULE": "tests.faults.settings"})  # fmt: skip
        self.processes.append(process)
        return process

    @staticmethod
    def said(process: subprocess.Popen[str]) -> str:
        """The next line that a process says. Raises RuntimeError when it has ended."""
        assert process.stdout is not None
        line = process.stdout.readline()
        if not line:
            raise RuntimeError(f"the process ended with {process.wait()}")
        return line

    def office(self, word: str, *options: str) -> list[str]:
        """The command of one of the post office's processes."""
        return [sys.executable, "-m", "tests.faults.office", word, *options]

    def start(self, word: str, name: str = "worker") -> subprocess.Popen[str]:
        """Start a worker or the clock."""
        command = self.office(
            word, "--place", str(self.place), "--guard", self.scenario.guard, "--name", name
        )
        process = subprocess.Popen(command, cwd=ROOT, env=self.environment, text=True)
        self.processes.append(process)
        return process

    def start_all(self) -> None:
        """Start the workers ("worker", "worker-2") and the clock."""
        for number in range(1, self.scenario.workers + 1):
            self.start("work", "worker" if number == 1 else f"worker-{number}")
        self.start("clock")

    def counts(self) -> dict[str, int]:
        """How many messages are in which state, as the clock saw it last. Raises RuntimeError when a step broke."""
        try:
            status = json.loads((self.place / "status.json").read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {"queued": 1}  # the clock has not ticked yet
        if status["broken"]:
            raise RuntimeError(f"the clock's steps broke: {status['broken']}")
        return dict(status["counts"])

    def wait_until_settled(self) -> None:
        """Return when nothing is on its way any more, nor will be. Raises RuntimeError when that takes too long."""
        moving = LEAVING + (
            ("unclear",) if self.scenario.is_askable or self.scenario.guard == "requeue" else ()
        )
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline:
            if not sum(self.counts().get(state, 0) for state in moving):
                return
            time.sleep(0.2)
        raise RuntimeError(f"not settled: {self.counts()}")

    def rows(self) -> list[dict[str, Any]]:
        """Every message as the database has it."""
        told = subprocess.run(self.office("report"), cwd=ROOT, env=self.environment, check=True,
                              capture_output=True, text=True).stdout  # fmt: skip
        return [json.loads(line) for line in told.splitlines()]

    def events(self) -> list[dict[str, Any]]:
        """The server's log."""
        return [json.loads(line) for line in self.log.read_text(encoding="utf-8").splitlines()]

    def figures(self, seconds: float) -> Figures:
        """Compare what the server accepted with what the portal believes."""
        events = self.events()
        kinds = Counter(event["event"] for event in events)
        accepted = Counter(event["id"] for event in events if event["event"] == "accepted")
        deaths = sum(int(path.read_text()) for path in self.place.glob("*.killed"))
        found = Figures(self.scenario, self.make, seconds, kinds["kill"], deaths, kinds["cut"],
                        kinds["fault"], accepted.total())  # fmt: skip
        for row in self.rows():
            copies, state = accepted[row["message_id"]], row["state"]
            found.states[state] += 1
            if copies > 1:
                found.doubled.append(row["message_id"])
            if state == "unclear":
                found.unclear_accepted += copies > 0
                found.unclear_not_accepted += copies == 0
            elif not copies or state != "accepted":
                found.lost.append(row["message_id"])
        return found


@contextlib.contextmanager
def in_a_place() -> Iterator[Path]:
    """A directory of its own for one run, with what the portal expects in its data directory."""
    with tempfile.TemporaryDirectory(prefix="talkoot-faults-") as found:
        (Path(found) / "static").mkdir()
        yield Path(found)


def run(scenario: Scenario, database_of: Any) -> Figures:
    """Do one run in a directory of its own and return its figures."""
    with in_a_place() as place, database_of(place) as database, Run(scenario, place, database) as running:
        began = time.monotonic()
        running.start_all()
        running.wait_until_settled()
        return running.figures(time.monotonic() - began)


@contextlib.contextmanager
def sqlite(place: Path) -> Iterator[str]:
    """A database in a file."""
    is_copied(place / "office.sqlite3")
    yield f"sqlite:///{place}/office.sqlite3"


def postgresql(cluster: str) -> Any:
    """A function that makes a database of its own in a cluster and drops it afterwards."""

    @contextlib.contextmanager
    def made(place: Path) -> Iterator[str]:
        import psycopg

        name = place.name.replace("-", "_").lower()
        parts = urlsplit(cluster)
        with psycopg.connect(address_of(cluster), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE \"{name}\" ENCODING 'UTF8' TEMPLATE {template()}")
            yield urlunsplit(parts._replace(path=f"/{name}"))
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')

    return made


def address_of(cluster: str) -> str:
    """The address in the form that psycopg reads."""
    return cluster.replace("postgres://", "postgresql://", 1)


def database_of_the_suite(environment: Mapping[str, str] = os.environ) -> Any:
    """PostgreSQL when the suite runs on it, else SQLite."""
    cluster = environment.get("TALKOOT_TEST_DATABASE_URL", "")
    return postgresql(cluster) if cluster else sqlite
