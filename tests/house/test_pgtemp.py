"""Does the tests' own PostgreSQL vanish with them, however they end?"""

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests import pgtemp
from tests.house.survey import ROOT


def directories() -> set[str]:
    """The throw-away clusters there are now."""
    return {path.name for path in pgtemp.TEMPORARY.glob(f"{pgtemp.PREFIX}*")}


def start(*command: str) -> subprocess.Popen[str]:
    """A command with a cluster of its own."""
    line = [sys.executable, "-m", "tests.pgtemp", "--", *command]
    return subprocess.Popen(line, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def cluster_of(run: subprocess.Popen[str]) -> str:
    """The directory of the cluster that this run has made."""
    return next(name for name in directories() if name.startswith(f"{pgtemp.PREFIX}{run.pid}-"))


def servers() -> str:
    """The command lines of all processes."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            found.append(entry.read_text(errors="replace"))
    return "\n".join(found)


def test_the_command_sees_a_database_and_its_exit_code_is_kept():
    run = start(sys.executable, "-c", "import os, sys; print(os.environ['DATABASE_URL']); sys.exit(7)")
    said = run.communicate(timeout=60)[0]
    assert said.startswith("postgres://postgres@/postgres?host=")
    assert run.returncode == 7
    assert f"{pgtemp.PREFIX}{run.pid}-" not in "".join(directories())


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_a_stopped_run_leaves_neither_server_nor_files(how):
    run = start(sys.executable, "-c", "import time; print('ready', flush=True); time.sleep(60)")
    assert run.stdout is not None
    run.stdout.readline()
    name = cluster_of(run)
    assert name in servers()
    run.send_signal(how)
    run.communicate(timeout=40)
    assert run.returncode == 130
    assert name not in directories()
    assert name not in servers()


def test_a_killed_run_is_cleaned_up_by_the_next():
    run = start(sys.executable, "-c", "import time; print('ready', flush=True); time.sleep(5)")
    assert run.stdout is not None
    run.stdout.readline()
    name = cluster_of(run)
    os.kill(run.pid, signal.SIGKILL)
    run.wait()
    run.stdout.close()  # the server still holds the other end
    assert name in directories()
    pgtemp.remove_left_behind()
    time.sleep(0.2)
    assert name not in directories()
    assert name not in servers()
