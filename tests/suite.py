"""What does ./dev test run, in which order, and how did it go?

Without arguments: the checks that run no test, then all tests on SQLite, then on PostgreSQL. With arguments only the
tests, narrowed by them. Every stage runs even when an earlier one failed; the last lines tell which.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.pgtemp import Stopped, make_database, run_until_done, stop_on_signals, throw_away_cluster
from tests.ready import READY

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
NOTHING_COLLECTED = 5
# What the checks need to know; the tests have tests/settings.py.
SETTINGS = {"SECRET_KEY": "only-for-checks-" + "x" * 50, "DEBUG": "1"}
ONLY_WITH_BROWSER = "journey and not smoke"
CHECKS: dict[str, list[str]] = {
    "ruff check": [PYTHON, "-m", "ruff", "check", "."],
    "ruff format": [PYTHON, "-m", "ruff", "format", "--check", "--quiet", "."],
    "import order of layers": [str(Path(PYTHON).parent / "lint-imports"), "--no-cache"],
    "templates": [PYTHON, "-m", "djlint", "templates", "--lint", "--quiet"],
    "settings and models": [PYTHON, "manage.py", "check", "--fail-level", "WARNING"],
    "missing migrations": [PYTHON, "manage.py", "makemigrations", "--check", "--dry-run"],
    "types": [PYTHON, "-m", "mypy"],
}


def checks() -> int:
    """Run every check that runs no test, two at a time; the output of those that fail. The number that failed."""
    failed = 0
    with tempfile.TemporaryDirectory() as empty, ThreadPoolExecutor(2) as hands:
        environment = {**os.environ, **SETTINGS, "DATABASE_URL": f"sqlite:///{empty}/none.sqlite3"}
        for name, (result, took) in zip(
            CHECKS, hands.map(lambda command: run_check(command, environment), CHECKS.values()), strict=True
        ):
            word = "ok" if result.returncode == 0 else "FAILED"
            print(f"  {name:<24} {word:<7}{took:5.1f} s", flush=True)
            if result.returncode:
                failed += 1
                print(result.stdout.rstrip(), flush=True)
    return failed


def run_check(
    command: list[str], environment: Mapping[str, str]
) -> tuple[subprocess.CompletedProcess[str], float]:
    """Run one check; return its result with all that it said, and how many seconds it took."""
    began = time.monotonic()
    result = subprocess.run(
        command,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return result, time.monotonic() - began


def tests(environment: Mapping[str, str], select: str, arguments: list[str]) -> int:
    """One pytest run on one database. Two processes more than cores, at most four: many wait for a browser."""
    processes = os.environ.get("TALKOOT_TEST_PROCESSES") or str(min(4, (os.cpu_count() or 1) + 2))
    command = [PYTHON, "-m", "pytest", "-q", "-n", processes, "--dist", "worksteal", "-m", select, *arguments]
    status = run_until_done(command, environment)
    return 0 if status == NOTHING_COLLECTED and arguments else status


def migrate(environment: Mapping[str, str]) -> None:
    """Run all migrations once, for the database that every test process gets a copy of."""
    command = [PYTHON, "manage.py", "migrate", "--verbosity=0"]
    subprocess.run(
        command, cwd=ROOT, env={**environment, "DJANGO_SETTINGS_MODULE": "tests.settings"}, check=True
    )


def on_sqlite(arguments: list[str]) -> int:
    """Everything but the browser journeys, of which one (smoke) runs here too."""
    with tempfile.TemporaryDirectory() as place:
        ready = f"{place}/ready.sqlite3"
        environment = {
            name: value for name, value in os.environ.items() if name != "TALKOOT_TEST_DATABASE_URL"
        }
        migrate({**environment, "TALKOOT_TEST_DATABASE_URL": f"sqlite:///{ready}"})
        return tests({**environment, READY: ready}, f"not ({ONLY_WITH_BROWSER})", arguments)


def on_postgresql(arguments: list[str]) -> int:
    """Everything but what needs no second database (once), with the browser journeys."""
    with throw_away_cluster() as url:
        ready = make_database(url, "talkoot_ready")
        migrate({**os.environ, "TALKOOT_TEST_DATABASE_URL": ready})
        environment = {**os.environ, "TALKOOT_TEST_DATABASE_URL": url, READY: "talkoot_ready"}
        return tests(environment, "not once", arguments)


def faults(on_database: Callable[[list[str]], int], arguments: list[str]) -> int:
    """The long tests on one database; a whole run writes tests/faults/figures.md, which is printed at the end."""
    if len(arguments) == 1:
        os.environ.setdefault("TALKOOT_FAULT_FIGURES", "1")
    status = on_database(arguments)
    if os.environ.get("TALKOOT_FAULT_FIGURES") == "1":
        print((ROOT / "tests" / "faults" / "figures.md").read_text(encoding="utf-8"), flush=True)
    return status


def every_case() -> int:
    """All cases of the tests of which ./dev test takes a sample."""
    os.environ["TALKOOT_EVERY_CASE"] = "1"
    return max(
        on_sqlite(["-m", "sampled and not journey"]),
        on_postgresql(["-m", "sampled and journey"]),
        on_sqlite(["tests/access/test_bad_input.py"]),
        on_postgresql(["tests/journeys/test_every_page.py"]),
    )


def stages(arguments: list[str]) -> dict[str, Callable[[], int]]:
    """The stages that these arguments ask for, by the name that the closing lines give them."""
    if arguments[:1] == ["--lint"]:
        return {"lint": checks}
    if arguments[:1] == ["--faults"]:
        chosen = ["tests/faults", *arguments[1:]]
        return {
            "faults on SQLite": lambda: faults(on_sqlite, chosen),
            "faults on PostgreSQL": lambda: faults(on_postgresql, chosen),
            **({} if arguments[1:] else {"sweeps in full": every_case}),
        }
    runs: dict[str, Callable[[], int]] = {
        "tests on SQLite": lambda: on_sqlite(arguments),
        "tests on PostgreSQL": lambda: on_postgresql(arguments),
    }
    return runs if arguments else {"lint": checks, **runs}


def main(arguments: list[str]) -> int:
    """Run the stages one after another; 0 if all went well, 1 if one failed, 130 if stopped."""
    stop_on_signals()
    results: list[tuple[str, int, float]] = []
    try:
        for name, stage in stages(arguments).items():
            print(f"\n== {name}", flush=True)
            began = time.monotonic()
            results.append((name, stage(), time.monotonic() - began))
    except (KeyboardInterrupt, Stopped):
        print("\nStopped.", flush=True)
        return 130
    print()
    for name, status, seconds in results:
        print(f"{'ok' if status == 0 else 'FAILED':<7} {name:<22} {seconds:6.1f} s")
    failed = any(status for _, status, _ in results)
    print(
        f"{'FAILED' if failed else 'ok':<7} {'all':<22} {sum(seconds for _, _, seconds in results):6.1f} s",
        flush=True,
    )
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
