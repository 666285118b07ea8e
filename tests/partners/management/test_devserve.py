"""Do the web server and the worker start together, and does nothing stay behind when they are stopped?"""

import os
import signal
import smtplib
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.ready import is_copied

ROOT = Path(__file__).resolve().parents[3]
pytestmark = pytest.mark.once
MANAGE = [sys.executable, "manage.py"]


def free_port() -> int:
    """A port that nobody uses at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers(port: int) -> bool:
    """Does somebody accept connections there?"""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def processes_with(mark: str) -> set[int]:
    """Every process whose environment holds this mark: whatever was started, and whatever that started."""
    found = set()
    for entry in Path("/proc").iterdir():
        try:
            if entry.name.isdigit() and mark.encode() in (entry / "environ").read_bytes():
                found.add(int(entry.name))
        except OSError:
            continue
    return found


def wait_until(condition, seconds: float = 120) -> bool:
    """True as soon as the condition holds, False when it never did."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.1)
    return False


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """A directory with an empty database."""
    place = tmp_path_factory.mktemp("served")
    if not is_copied(place / "served.sqlite3"):
        subprocess.run([*MANAGE, "migrate", "-v0"], cwd=ROOT, env=environment_of(place), check=True)
    return place


def environment_of(place: Path) -> dict[str, str]:
    """The settings of a portal of its own in this directory."""
    own = {
        "DATA_DIR": str(place),
        "DATABASE_URL": f"sqlite:///{place}/served.sqlite3",
        "PYTHONUNBUFFERED": "1",
    }
    inherited = {name: value for name, value in os.environ.items() if name != "EMAIL_URL"}
    return {**inherited, **own, "DJANGO_SETTINGS_MODULE": "talkoot.settings"}


@pytest.fixture
def serving(data, tmp_path, request):
    """A devserve of an empty database of its own: (process, port, mark). A parameter adds settings."""
    port, mark = free_port(), f"TALKOOT_TEST_MARK={tmp_path.name}-{os.getpid()}"
    name, value = mark.split("=")
    command = [*MANAGE, "devserve", str(port)]
    environment = {**environment_of(data), name: value, **getattr(request, "param", {})}
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    yield process, port, mark
    for left in processes_with(mark):
        os.kill(left, signal.SIGKILL)
    process.communicate()


def commands_with(mark: str) -> list[str]:
    """The management commands of the processes with a mark."""
    return sorted({(Path("/proc") / str(one) / "cmdline").read_bytes().split(b"\0")[2].decode()
                   for one in processes_with(mark)})  # fmt: skip


def mail_is_caught(process: subprocess.Popen[str], data: Path) -> str:
    """Send a mail to the server that devserve told of; return what devserve had said until then."""
    said = ""
    while "mail server listens on" not in said:
        said += process.stdout.readline()
    catching = int(said.rpartition("mail server listens on")[2].split("127.0.0.1:")[1].split(";")[0])
    with smtplib.SMTP("127.0.0.1", catching, timeout=10) as server:
        server.sendmail("a@example.org", "b@example.org", b"Subject: Hei\r\n\r\nHei")
    assert len(list((data / "mailbox").glob("*.eml"))) == 1
    return said


@pytest.mark.parametrize(
    ("serving", "how", "expected"),
    [
        ({}, signal.SIGTERM, ["db_worker", "devserve", "mailcatcher", "runserver", "tick"]),
        # mail is left to the server that the settings name
        (
            {"EMAIL_URL": "smtp://127.0.0.1:9"},
            signal.SIGINT,
            ["db_worker", "devserve", "runserver", "tick"],
        ),
    ],
    indirect=["serving"],
)
def test_devserve_runs_everything_and_leaves_no_process_when_it_is_stopped(serving, how, expected, data):
    process, port, mark = serving
    assert wait_until(lambda: answers(port)), process.communicate(timeout=1)
    assert wait_until(lambda: commands_with(mark) == expected), commands_with(mark)
    before = mail_is_caught(process, data) if "mailcatcher" in expected else ""
    assert (data / "serving.pid").read_text().strip() == str(process.pid)
    process.send_signal(how)
    process.wait(timeout=60)
    said = before + process.stdout.read()  # communicate() would pass over what has been read ahead
    assert process.returncode == 0, said
    assert f"http://127.0.0.1:{port}/" in said
    assert processes_with(mark) == set()
    assert not (data / "serving.pid").exists()


def test_devserve_says_so_when_the_port_is_taken(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = subprocess.run(
            [*MANAGE, "devserve", str(port)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
    assert result.returncode == 1
    assert f"./dev run --port {port + 1}" in result.stderr
