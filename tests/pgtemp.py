"""How do tests get a PostgreSQL of their own that vanishes with them?

As a context manager (`with throw_away_cluster() as url:`) or from the shell:

    python -m tests.pgtemp -- python -m pytest -q tests/events

Needs the server's binaries only (Debian: `postgresql`); its service may stay off. The cluster listens on a socket in
its own directory, never on the network, and syncs nothing to disk. PostgreSQL refuses to run as root, so root starts it
as `postgres` or `nobody`. A cluster left behind by a killed run is removed by the next one.
"""

import contextlib
import glob
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

PORT = 54320  # only part of the socket's name
PREFIX = "talkoot-postgresql-"
TEMPORARY = Path("/tmp")  # a socket's path may have 107 bytes, and another user must reach it
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "100",
    "log_min_messages": "fatal",
}


class NoPostgresql(RuntimeError):
    """The machine has no server binaries, or root has nobody to run them as."""


@dataclass(frozen=True)
class Owner:
    """The user who runs the server: identity for files, and arguments for subprocess (empty = ourselves)."""

    user: int
    group: int
    arguments: dict[str, Any]


def binaries() -> Path:
    """The directory of `initdb`: PG_BINDIR, else the newest Debian has, else the PATH. Raises NoPostgresql."""
    found = sorted(
        glob.glob("/usr/lib/postgresql/*/bin") + glob.glob("/usr/pgsql-*/bin"), key=version_in, reverse=True
    )
    on_path = shutil.which("initdb")
    for place in [
        os.environ.get("PG_BINDIR"),
        *found,
        on_path and os.path.dirname(os.path.realpath(on_path)),
    ]:
        if place and os.access(os.path.join(place, "initdb"), os.X_OK):
            return Path(place)
    raise NoPostgresql(
        "No PostgreSQL server here. Debian, Ubuntu: apt-get install --no-install-recommends postgresql"
    )


def version_in(path: str) -> int:
    """The number in a path such as /usr/lib/postgresql/15/bin."""
    return int("".join(character for character in path if character.isdigit()) or 0)


def owner() -> Owner:
    """Ourselves, or for root the first unprivileged user that exists. Raises NoPostgresql."""
    if os.geteuid() != 0:
        return Owner(os.geteuid(), os.getegid(), {})
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            entry = pwd.getpwnam(name)
            drop = {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
            return Owner(entry.pw_uid, entry.pw_gid, drop)
    raise NoPostgresql("PostgreSQL does not run as root, and there is no user postgres or nobody.")


@contextlib.contextmanager
def throw_away_cluster() -> Iterator[str]:
    """A running cluster as a DATABASE_URL; stopped and deleted at the end, whatever the end was."""
    remove_left_behind()
    place, who = str(binaries()), owner()
    root = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-", dir=TEMPORARY))
    server: subprocess.Popen[bytes] | None = None
    try:
        os.chown(root, who.user, who.group)
        root.chmod(0o755)
        how: dict[str, Any] = {"cwd": root, "env": environment(root), **who.arguments}
        initialise = [f"{place}/initdb", "-D", f"{root}/data", "-U", "postgres", "-A", "trust", "-E", "UTF8"]
        subprocess.run(
            [*initialise, "--locale=C.UTF-8", "--no-sync"], check=True, stdout=subprocess.DEVNULL, **how
        )
        options = [argument for name, value in SETTINGS.items() for argument in ("-c", f"{name}={value}")]
        command = [f"{place}/postgres", "-D", f"{root}/data", "-k", str(root), "-p", str(PORT), *options]
        with (root / "log").open("wb") as log:
            # A session of its own: Ctrl-C belongs to the tests, the server outlives them by a moment.
            server = subprocess.Popen(command, start_new_session=True, stdout=log, stderr=log, **how)
        wait_until_ready(place, root, server)
        yield f"postgres://postgres@/postgres?host={root}&port={PORT}"
    finally:
        with without_interruption():
            if server is not None:
                stop(server)
            shutil.rmtree(root, ignore_errors=True)


def make_database(url: str, name: str) -> str:
    """Make an empty database beside the one of this URL; return its own URL."""
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(psycopg.sql.SQL("CREATE DATABASE {}").format(psycopg.sql.Identifier(name)))
    return url.replace("/postgres?", f"/{name}?")


def environment(root: Path) -> dict[str, str]:
    """All that the server learns of ours: nothing of a developer's PG... variables."""
    return {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "HOME": str(root)}


def wait_until_ready(place: str, root: Path, server: subprocess.Popen[bytes], seconds: float = 30) -> None:
    """Return when the server accepts connections; RuntimeError when it ended or took too long."""
    deadline = time.monotonic() + seconds
    while server.poll() is None and time.monotonic() < deadline:
        probe = [f"{place}/pg_isready", "-q", "-h", str(root), "-p", str(PORT), "-U", "postgres"]
        if subprocess.run(probe, cwd=root, check=False).returncode == 0:
            return
        time.sleep(0.05)
    raise RuntimeError(
        f"The throw-away PostgreSQL did not start: {(root / 'log').read_text(errors='replace')[-2000:]}"
    )


def stop(server: subprocess.Popen[bytes]) -> None:
    """Immediate shutdown (SIGQUIT: nothing in it is worth a checkpoint), at the latest after ten seconds."""
    server.send_signal(signal.SIGQUIT)
    try:
        server.wait(10)
    except subprocess.TimeoutExpired:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()


def remove_left_behind() -> None:
    """Stop and delete clusters whose run is no longer alive (killed before it could clean up)."""
    for root in TEMPORARY.glob(f"{PREFIX}*"):
        run = root.name.removeprefix(PREFIX).split("-")[0]
        if not run.isdigit() or Path(f"/proc/{run}").exists():
            continue
        with contextlib.suppress(OSError, ValueError):
            os.kill(int((root / "data" / "postmaster.pid").read_text().split()[0]), signal.SIGQUIT)
            time.sleep(0.5)
        shutil.rmtree(root, ignore_errors=True)


@contextlib.contextmanager
def without_interruption() -> Iterator[None]:
    """A second Ctrl-C must not stop the cleaning up."""
    before = {number: signal.signal(number, signal.SIG_IGN) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class Stopped(BaseException):
    """TERM arrived: end as after Ctrl-C."""


def run_until_done(command: list[str], environment: Mapping[str, str]) -> int:
    """Run in the foreground; on Ctrl-C or TERM let it end by itself (pytest then tears its fixtures down)."""
    child = subprocess.Popen(command, env=dict(environment))
    try:
        return child.wait()
    except BaseException as reason:
        # Ctrl-C in a terminal reaches the child as well; TERM, and INT from elsewhere, reached only us.
        for patience in (0 if isinstance(reason, Stopped) else 3, 20):
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(patience)
            if child.poll() is None:
                child.send_signal(signal.SIGINT)
        child.kill()
        child.wait()
        raise


def stop_on_signals() -> None:
    """TERM ends us as Ctrl-C does, also when we were started with Ctrl-C switched off (in a shell's background)."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise Stopped

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, signal.default_int_handler)


def main(command: list[str]) -> int:
    """Run the command with DATABASE_URL in its environment; its exit code is ours, 130 if stopped."""
    stop_on_signals()
    try:
        with throw_away_cluster() as url:
            return run_until_done(
                command, {**os.environ, "DATABASE_URL": url, "TALKOOT_TEST_DATABASE_URL": url}
            )
    except (KeyboardInterrupt, Stopped):
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[2:] if sys.argv[1:2] == ["--"] else sys.argv[1:]))
