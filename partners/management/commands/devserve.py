"""How do the web server, the worker, the clock and the mail catcher start and stop together on one's own machine?"""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from argparse import ArgumentParser
from pathlib import Path
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from partners.management.demo_people import describe

HOST = "127.0.0.1"
TICK_SECONDS = 60
PATIENCE_SECONDS = 10  # a job in hand may finish; after this it is killed and the next worker takes it again


class Command(BaseCommand):
    """`manage.py devserve PORT`: Ctrl-C, TERM and a closed terminal stop all, and nothing stays behind."""

    help = "Serve the portal and run its background worker, clock and mail catcher until Ctrl-C."
    requires_system_checks: list[str] = []  # the server that is started makes them

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Port 1-65535; --noreload for a server that does not watch the source files."""
        parser.add_argument("port", nargs="?", type=int, default=8000)
        parser.add_argument("--noreload", action="store_true", help="do not restart when the source changes")

    def handle(self, *args: Any, **options: Any) -> None:
        """Start all, say where the portal is once it answers, wait, stop all."""
        port, reload = options["port"], settings.DEBUG and not options["noreload"]
        if is_listening(port):
            raise CommandError(f"Port {port} is in use. Another one: ./dev run --port {port + 1}")
        stopping: list[int] = []

        def stop(number: int, frame: FrameType | None) -> None:
            stopping.append(number)

        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, stop)
        with pid_file():
            catching = catcher_port(port)
            environment = environment_of(port, catching)
            children = {
                name: start(command, environment)
                for name, command in commands(port, reload, catching).items()
            }
            try:
                announced = False
                while not stopping and all(child.poll() is None for child in children.values()):
                    if not announced and (announced := is_listening(port)):
                        self.stdout.write(describe(f"http://{HOST}:{port}/") + "Ctrl-C stops it.")
                    time.sleep(0.2)
                ended = [name for name, child in children.items() if child.poll() is not None]
            finally:
                stop_all(list(children.values()))
        if ended and not stopping:
            raise CommandError(f"The {' and the '.join(ended)} ended unexpectedly (see above).")


def web_command(port: int, reload: bool) -> list[str]:
    """Django's own server while developing; with DEBUG off the production server, as in talkoot/deploy/."""
    if settings.DEBUG:
        return [
            sys.executable,
            sys.argv[0],
            "runserver",
            f"{HOST}:{port}",
            *([] if reload else ["--noreload"]),
        ]
    return [sys.executable, "-m", "gunicorn", "talkoot.wsgi", "--bind", f"{HOST}:{port}", "--threads", "4"]


def worker_command(reload: bool) -> list[str]:
    """The worker of every queue."""
    return [
        sys.executable,
        sys.argv[0],
        "db_worker",
        "--queue-name",
        "*",
        "--reload" if reload else "--no-reload",
    ]


def commands(port: int, reload: bool, catching: int | None) -> dict[str, list[str]]:
    """What is started, by the name that a complaint gives it. The catcher first: mail may go at once."""
    manage = [sys.executable, sys.argv[0]]
    catcher = {"mail catcher": [*manage, "mailcatcher", "--port", str(catching)]} if catching else {}
    return {
        **catcher,
        "web server": web_command(port, reload),
        "worker": worker_command(reload),
        "clock": [*manage, "tick", "--every", str(TICK_SECONDS)],
    }


def environment_of(port: int, catching: int | None) -> dict[str, str]:
    """The settings of the children. On one's own machine posters and letters name the address that really answers."""
    environment = {"DJANGO_RUNSERVER_HIDE_WARNING": "true", **os.environ}
    if settings.DEBUG:
        environment.setdefault("PORTAL_BASE_URL", f"http://localhost:{port}")
    if catching:
        environment["EMAIL_URL"] = f"catcher://{HOST}:{catching}"
    return environment


def catcher_port(port: int) -> int | None:
    """Where the catcher listens: as EMAIL_URL says, else 25 above the web server, else any free port.

    None where EMAIL_URL names a mail server that sends: only then may mail leave this machine.
    """
    if os.environ.get("EMAIL_URL"):
        return settings.MAIL_SERVER.port if settings.MAIL_SERVER.is_catcher else None
    with socket.socket() as probe:
        try:
            probe.bind((HOST, port + 25 if port + 25 < 65536 else 0))
        except OSError:
            probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def start(command: list[str], environment: dict[str, str]) -> subprocess.Popen[bytes]:
    """Start in a session of its own, so that stopping reaches the grandchildren of the auto-reloader as well."""
    return subprocess.Popen(command, start_new_session=True, stdin=subprocess.DEVNULL, env=environment)


def stop_all(children: list[subprocess.Popen[bytes]]) -> None:
    """Ask every process group to end, wait PATIENCE_SECONDS in all, then end what is left."""
    for child in children:
        signal_group(child, signal.SIGTERM)
    deadline = time.monotonic() + PATIENCE_SECONDS
    for child in children:
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(max(0.1, deadline - time.monotonic()))
    for child in children:
        signal_group(child, signal.SIGKILL)
        child.wait()


def signal_group(child: subprocess.Popen[bytes], number: signal.Signals) -> None:
    """Signal everything that the child started in its group; silent when nobody is left there."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, number)


def is_listening(port: int) -> bool:
    """Does something accept connections on this port of this machine?"""
    with socket.socket() as probe:
        probe.settimeout(0.5)
        return probe.connect_ex((HOST, port)) == 0


@contextlib.contextmanager
def pid_file() -> Any:
    """var/serving.pid for as long as we serve: `./dev reset` looks there before it deletes the database."""
    path = Path(settings.DATA_DIR) / "serving.pid"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"{os.getpid()}\n", encoding="ascii")
    try:
        yield
    finally:
        path.unlink(missing_ok=True)
