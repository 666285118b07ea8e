"""How does a whole portal with the demo in it run for a while beside the developer's own, and vanish afterwards?"""

import contextlib
import logging
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "gallery-and-nothing-else"
PATIENCE_SECONDS = 40
# The same in every run, so that the same facts give the same pictures: posters name the portal's address.
SETTINGS = {
    "SECRET_KEY": "only-for-the-gallery-0123456789-abcdefghijklmnopqrstuvwxyz",
    "DEBUG": "1",
    "HTTPS": "0",
    "ALLOWED_HOSTS": "localhost,127.0.0.1,testserver",
    "PORTAL_BASE_URL": "https://talkoot.example.org",
    "EMAIL_URL": "catcher://127.0.0.1:9",
    "LOG_LEVEL": "ERROR",
    "TALKOOT_DEMO_PASSWORD": PASSWORD,
    "DJANGO_SETTINGS_MODULE": "talkoot.settings",
    "DJANGO_ALLOW_ASYNC_UNSAFE": "true",  # the browser's loop makes Django think that we are asynchronous
    "DJANGO_RUNSERVER_HIDE_WARNING": "true",
}


def configured() -> None:
    """Set this process up without a database: documents of the example sheet need none."""
    os.environ.update(SETTINGS | {"DATABASE_URL": "sqlite://:memory:"})
    import django

    django.setup()


@contextlib.contextmanager
def prepared() -> Iterator[None]:
    """Set this process up on a database of its own with the demo in it; everything is removed at the end."""
    with tempfile.TemporaryDirectory(prefix="talkoot-gallery-") as folder:
        place = {"DATA_DIR": folder, "DATABASE_URL": f"sqlite:///{folder}/talkoot.sqlite3"}
        os.environ.update(SETTINGS | place)
        import django
        from django.core.management import call_command

        django.setup()
        logging.getLogger("django.request").setLevel(logging.ERROR)  # some pages are asked for in vain
        call_command("migrate", verbosity=0, interactive=False)
        call_command("demo", verbosity=0)
        yield


@contextlib.contextmanager
def served() -> Iterator[str]:
    """Serve the prepared portal on a free port and give its address; raises RuntimeError if it does not come up."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, str(ROOT / "manage.py"), "runserver", f"127.0.0.1:{port}", "--noreload"]
    with tempfile.TemporaryFile() as log:
        child = subprocess.Popen(command, cwd=ROOT, start_new_session=True, stdout=log, stderr=log)
        try:
            wait_for(port, child, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            for number in (
                signal.SIGTERM,
                signal.SIGKILL,
            ):  # the group: the renderer is a child of the server
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(child.pid, number)
                    child.wait(PATIENCE_SECONDS)


def wait_for(port: int, child: "subprocess.Popen[bytes]", log: IO[bytes]) -> None:
    """Return as soon as the server accepts connections."""
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until and child.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    log.seek(0)
    raise RuntimeError(f"The server did not come up:\n{log.read().decode(errors='replace')[-2000:]}")
