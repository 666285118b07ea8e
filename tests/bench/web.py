"""How fast are our real pages and feeds beside the least that Django can do with the same rows?

Everything runs interleaved in one process, as WSGI calls with DEBUG off, in ROUNDS rounds; a ratio is formed in each
round, of CPU time, and its median is printed. Anything but the expected status stops the run. Nothing here is a test:
query counts and weights have tests of their own, times have none.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

ROUNDS = 7
BATCH_SECONDS = 0.05  # how long one case is repeated within a round
STARTS = 5
SETTINGS = {
    "SECRET_KEY": "only-for-measuring-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFG",
    "DEBUG": "0", "HTTPS": "0", "ALLOWED_HOSTS": "localhost,testserver", "PORTAL_BASE_URL": "https://talkoot.example.org",
    "EMAIL_URL": "smtp://localhost:25", "LOG_LEVEL": "ERROR", "DJANGO_SETTINGS_MODULE": "talkoot.settings",
}  # fmt: skip


@dataclass(slots=True)
class Case:
    """One address: ours or a baseline. `against` names the baseline and `target` the most that the ratio may be."""

    name: str
    application: Any
    path: str
    against: str = ""
    target: float = 0.0
    status: int = 200
    budget: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    before: Callable[[], None] | None = None
    times: int = 1
    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)
    size: int = 0
    queries: int = 0

    def ask(self) -> tuple[dict[str, str], bytes]:
        """Ask once; stops everything on another status."""
        from tests.bench.web_worker import call

        status, headers, body = call(self.application, self.path, **self.headers)
        if status != self.status:
            raise SystemExit(
                f"{self.name}: {self.path} answered {status}, not {self.status}. Nothing was measured."
            )
        return headers, body


def run() -> None:
    """Build the rows, measure, print."""
    with tempfile.TemporaryDirectory(prefix="talkoot-bench-") as folder:
        os.environ.update(SETTINGS, DATA_DIR=folder, DATABASE_URL=f"sqlite:///{folder}/bench.sqlite3")
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0, interactive=False)
        call_command("collectstatic", verbosity=0, interactive=False)
        from tests.bench import web_world

        cases = all_cases(web_world.build())
        for case in cases:
            prepare(case)
        for number in range(ROUNDS):
            turn = number % len(cases)
            for case in [*cases[turn:], *cases[:turn]]:
                measure(case)
        print_times(cases)
        print_weights(cases)
        print_processes()


def all_cases(eeva: Any) -> list[Case]:
    """Return ours with their targets, then the baselines they are held against."""
    from talkoot.wsgi import application as ours
    from tests.bench import web_baseline, web_world

    base = web_baseline.handler()
    paths = {
        "list, plain form": "/list/plain/", "list, lean": "/list/lean/", "desk list, lean": "/desk/lean/",
        "one event": "/one/yksi/", "12 entries": "/entries/tavallinen/", "100 entries": "/entries/suuri/",
        "plain text": "/text/",
    }  # fmt: skip
    feeds = [case for size, slug in web_world.FEEDS.items() for case in feed_cases(ours, base, size, slug)]
    return [
        *page_cases(ours, cookie_of(eeva), web_world.partner_link()),
        *feeds,
        *(Case(name, base, path) for name, path in paths.items()),
    ]


def page_cases(ours: Any, cookie: dict[str, str], link: str) -> list[Case]:
    """Return our pages: what they are held against, the target, the budget of queries."""
    return [
        Case("public list, 200 events", ours, "/", "list, plain form", 0.6, budget=8),
        Case("public event, 1 helper", ours, "/talkoot/yksi/", "one event", 4.0, budget=8),
        Case("public event, 12 helpers", ours, "/talkoot/tavallinen/", "12 entries", budget=8),
        Case("public event, 100 helpers", ours, "/talkoot/suuri/", "100 entries", 2.0, budget=8),
        Case("desk list, 100 of 1,000", ours, "/suunnittelu/", "desk list, lean", 3.0, budget=8, headers=cookie),
        Case("desk event, 12 helpers", ours, "/suunnittelu/tavallinen/", "12 entries", budget=12, headers=cookie),
        Case("desk board, 12", ours, "/suunnittelu/tavallinen/kumppanit/", "12 entries", budget=12, headers=cookie),
        Case("desk outbox, 12 drafts", ours, "/suunnittelu/lahtevat/", "12 entries", budget=14, headers=cookie),
        Case("partner's answer page", ours, link, "one event", budget=14),
    ]  # fmt: skip


def feed_cases(ours: Any, base: Any, size: int, slug: str) -> list[Case]:
    """Return one network's feed after a restart, as always, and unchanged, with its baselines."""
    from events import ready

    path, hand, same = f"/kalenteri/{slug}.ics", f"feed {size:,}, by hand", f"feed {size:,}, 304"
    return [
        Case(f"feed {size:,}, all entries new", ours, path, hand, before=ready.forget),
        Case(f"feed {size:,}, entries ready", ours, path, hand, 1.3),
        Case(f"feed {size:,}, polled again", ours, path, same, 1.5, status=304),
        Case(hand, base, f"/calendar/{slug}/"),
        Case(same, base, f"/unchanged/{slug}/", status=304),
    ]


def cookie_of(person: Any) -> dict[str, str]:
    """Return the header of somebody's fresh session."""
    from django.conf import settings
    from django.test import Client

    client = Client()
    client.force_login(person)
    name = settings.SESSION_COOKIE_NAME
    return {"HTTP_COOKIE": f"{name}={client.cookies[name].value}"}


def prepare(case: Case) -> None:
    """Warm up, count queries and bytes, give conditional cases their validator, and choose how often to repeat."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    if case.status == 304:
        whole = Case(case.name, case.application, case.path, headers=dict(case.headers))
        case.headers = case.headers | {"HTTP_IF_NONE_MATCH": whole.ask()[0]["ETag"]}
    case.ask()
    with CaptureQueriesContext(connection) as seen:
        if case.before:
            case.before()
        case.size = len(case.ask()[1])
    case.queries = len(seen)
    began = time.perf_counter()
    for _ in range(3):
        case.ask()
    spent = (time.perf_counter() - began) / 3
    case.times = 1 if case.before else max(1, min(60, round(BATCH_SECONDS / spent)))


def measure(case: Case) -> None:
    """One round of one case: milliseconds of CPU and of the clock for one request."""
    if case.before:
        case.before()
    cpu, wall = time.process_time(), time.perf_counter()
    for _ in range(case.times):
        case.ask()
    case.wall.append((time.perf_counter() - wall) / case.times * 1000)
    case.cpu.append((time.process_time() - cpu) / case.times * 1000)


def print_times(cases: list[Case]) -> None:
    """Print a line for each case of ours with its ratio and target, then the baselines."""
    known = {case.name: case for case in cases}
    print(
        f"\nCPU ms of one request, median of {ROUNDS} interleaved rounds; ratio to the baseline in the same round\n"
    )
    print(
        f"{'ours':<28}{'CPU ms':>8}{'wall':>8}{'queries':>9}{'kB':>7}  {'baseline':<20}{'ratio':>7}{'target':>8}"
    )
    for case in cases:
        middle = f"{statistics.median(case.cpu):8.2f}{statistics.median(case.wall):8.2f}"
        middle += f"{case.queries:>9}{case.size / 1000:7.1f}"
        if not case.against:
            print(f"  {case.name:<26}{middle}")
            continue
        ratio = statistics.median(
            mine / base for mine, base in zip(case.cpu, known[case.against].cpu, strict=True)
        )
        words = f"{verdict(ratio, case.target, 'x')}{over_budget(case)}"
        print(f"{case.name:<28}{middle}  {case.against:<20}{ratio:6.2f}x  {words}")


def verdict(value: float, target: float, unit: str) -> str:
    """Return "≤ 2.0x  met", "≤ 2.0x  NOT MET", or nothing where there is no target."""
    return f"≤ {target:g}{unit}  {'met' if value <= target else 'NOT MET'}" if target else ""


def over_budget(case: Case) -> str:
    """Return a warning if a page asks the database too often."""
    return f"  MORE THAN {case.budget} QUERIES" if case.budget and case.queries > case.budget else ""


def print_weights(cases: list[Case]) -> None:
    """Print what a first visit loads, without fonts."""
    from tests.bench import web_weight

    print("\nFirst visit, kB after gzip, without fonts\n")
    print(f"{'page':<28}{'HTML raw':>9}{'HTML':>7}{'CSS':>7}{'script':>8}{'signs':>7}{'all':>7}{'files':>7}")
    for case in cases:
        if not case.budget:
            continue
        weight, desk = web_weight.of(case.ask()[1]), case.name.startswith("desk")
        sizes = (weight.html_raw, weight.html, weight.css, weight.scripts, weight.pictures, weight.total)
        columns = "".join(
            f"{size / 1000:{wide}.1f}" for size, wide in zip(sizes, (9, 7, 7, 8, 7, 7), strict=True)
        )
        words = [
            verdict(weight.total / 1000, 70 if desk else 30, " kB"),
            "scripts " + verdict(weight.scripts / 1000, 25 if desk else 6, " kB"),
            "files " + verdict(weight.files, 8 if desk else 6, ""),
        ]
        if case.name.startswith("desk list"):
            words.append("HTML " + verdict(weight.html_raw / 1000, 45, " kB"))
        print(f"{case.name:<28}{columns}{weight.files:>7}  {' · '.join(words)}")


def print_processes() -> None:
    """Print how soon a new process answers and what it holds. Stops if the press is in it."""
    seconds: dict[str, list[float]] = {"ours": [], "bare": []}
    megabytes: dict[str, list[float]] = {"ours": [], "bare": []}
    for _ in range(STARTS):
        for which in seconds:
            spent, held, has_press = start(which)
            if has_press:
                raise SystemExit(
                    "weasyprint is imported in the web process: it costs memory and start-up time there."
                )
            seconds[which].append(spent)
            megabytes[which].append(held)
    print(f"\nA new process, median of {STARTS} interleaved starts; weasyprint is not imported in it\n")
    for name, found, target, unit in (
        ("first page after the start", seconds, 1.7, "s"),
        ("memory after 20 requests", megabytes, 1.5, "MB"),
    ):
        mine, base = statistics.median(found["ours"]), statistics.median(found["bare"])
        ratio = statistics.median(
            own / other for own, other in zip(found["ours"], found["bare"], strict=True)
        )
        print(
            f"{name:<28}{mine:8.2f} {unit}   smallest Django {base:.2f} {unit}{ratio:8.2f}x"
            f"  {verdict(ratio, target, 'x')}"
        )


def start(which: str) -> tuple[float, float, bool]:
    """Start one process; returns seconds to its first page, megabytes, and whether it holds the renderer."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "tests.bench.web_worker", which]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        first = child.stdout.readline()
        spent = time.perf_counter() - began
        rest = child.stdout.read().split()
    if first.strip() != "ready" or child.returncode:
        raise SystemExit(f"{which}: the process ended without an answer.")
    return spent, int(rest[0]) / 1000, rest[1] == "True"
