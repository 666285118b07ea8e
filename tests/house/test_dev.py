"""Does ./dev say what it does, refuse what it does not understand, and leave nothing half-done?"""

import os
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.survey import ROOT

DEV = ROOT / "dev"
# What ./dev needs of a machine before it has installed anything.
TOOLS = ["sh", "dirname", "date", "grep", "sed", "tr", "cat", "ls", "head", "sort", "cksum", "mktemp"]
TOOLS += ["rm", "mkdir", "mv", "id", "env", "uname"]


def dev(*arguments: str, folder: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a folder's ./dev with these words."""
    command = [str(folder / "dev"), *arguments]
    return subprocess.run(
        command,
        cwd="/",
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.fixture
def clone(tmp_path):
    """A fresh clone as far as ./dev is concerned: itself and the lock file."""
    folder = tmp_path / "a clone"
    folder.mkdir()
    for name in ("dev", "uv.lock", "pyproject.toml"):
        shutil.copy2(ROOT / name, folder)
    return folder


@pytest.fixture
def poor_machine(tmp_path):
    """A PATH of a machine of somebody who is not root, has no sudo and lacks gettext."""
    programs = tmp_path / "programs"
    programs.mkdir()
    for tool in TOOLS:
        (programs / tool).symlink_to(shutil.which(tool) or f"/bin/{tool}")
    (programs / "python3").symlink_to(os.path.realpath(sys.executable))
    for name, script in {"id": "echo 1000", "apt-get": "echo called >&2; exit 100"}.items():
        (programs / name).unlink(missing_ok=True)
        (programs / name).write_text(f"#!/bin/sh\n{script}\n", encoding="ascii")
        (programs / name).chmod(0o755)
    return str(programs)


def functions(folder: Path, script: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a script that may call the functions of ./dev, in its folder."""
    source = DEV.read_text(encoding="utf-8").rsplit("\ncase ", 1)[0]
    (folder / "functions").write_text(source, encoding="utf-8")
    return subprocess.run(
        ["sh", "-c", f". ./functions; {script}"],
        cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip


def test_dev_is_plain_shell():
    assert os.access(DEV, os.X_OK)
    assert subprocess.run(["sh", "-n", DEV], check=False).returncode == 0
    assert DEV.read_text(encoding="utf-8").startswith("#!/bin/sh\n")


def test_help_lists_every_word():
    words = set(re.findall(r"^        ([a-z]+)\) ", DEV.read_text(encoding="utf-8"), re.MULTILINE))
    assert {
        "run",
        "setup",
        "test",
        "reset",
        "lint",
        "bench",
        "gallery",
        "faults",
        "vendor",
        "compile",
        "help",
    } == words
    shown = dev("help")
    assert shown.returncode == 0
    assert set(re.findall(r"^\./dev ([a-z]+)", shown.stdout, re.MULTILINE)) == words
    assert dev("--help").stdout == shown.stdout


def test_the_makefile_only_forwards():
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if line.startswith("\t")] == ["\t@./dev $@"]


@pytest.mark.parametrize("arguments", [["dance"], ["run", "--port"], ["run", "--port", "0"], ["run", "--port=eighty"],
                                       ["run", "--port", "65536"], ["run", "here"], ["--prot", "80"]])  # fmt: skip
def test_dev_refuses_what_it_does_not_understand(clone, arguments):
    result = dev(*arguments, folder=clone)
    assert result.returncode == 2
    assert result.stderr
    assert sorted(path.name for path in clone.iterdir()) == ["dev", "pyproject.toml", "uv.lock"]


@pytest.mark.parametrize("word", ["run", "setup", "test"])
def test_dev_prints_the_command_and_leaves_nothing_when_the_machine_lacks_something(
    clone, poor_machine, word
):
    result = dev(word, folder=clone, PATH=poor_machine)
    assert result.returncode == 3, result.stderr
    assert re.search(
        r"su -c 'apt-get update && apt-get install -y --no-install-recommends [^']*gettext", result.stderr
    )
    assert "called" not in result.stderr
    assert sorted(path.name for path in clone.iterdir()) == ["dev", "pyproject.toml", "uv.lock"]


def test_installing_postgresql_starts_no_resident_server(clone, poor_machine):
    result = functions(clone, "missing_parts() { echo postgresql; }; require_parts test", PATH=poor_machine)
    assert result.returncode == 3
    assert "create_main_cluster = false" in result.stderr
    assert result.stderr.index("create_main_cluster") < result.stderr.index("apt-get install")


def test_a_stub_is_no_browser(clone, poor_machine):
    stub = Path(poor_machine) / "chromium-browser"
    stub.write_text("#!/bin/sh\necho please install the snap >&2; exit 1\n", encoding="ascii")
    stub.chmod(0o755)
    assert functions(clone, "find_browser", PATH=poor_machine, CHROMIUM="").returncode == 1
    stub.write_text("#!/bin/sh\necho Chromium 150\n", encoding="ascii")
    assert functions(clone, "find_browser", PATH=poor_machine, CHROMIUM="").stdout.strip() == str(stub)


def write_environment_file(clone: Path, **environment: str) -> dict[str, str]:
    """What make_environment_file writes into .env."""
    (clone / ".venv" / "bin").mkdir(parents=True, exist_ok=True)
    python = clone / ".venv" / "bin" / "python"
    if not python.exists():
        python.symlink_to(sys.executable)
    result = functions(clone, "make_environment_file", **environment)
    assert result.returncode == 0, result.stderr
    return dict(line.split("=", 1) for line in (clone / ".env").read_text(encoding="utf-8").splitlines())


def test_the_environment_file_is_secret_and_random(clone):
    first = write_environment_file(clone, TALKOOT_DEMO_PASSWORD="")
    assert stat.S_IMODE((clone / ".env").stat().st_mode) == 0o600
    assert set(first) == {"DEBUG", "SECRET_KEY", "TALKOOT_DEMO_PASSWORD"}
    assert first["DEBUG"] == "1"
    assert len(first["SECRET_KEY"]) >= 50
    assert len(first["TALKOOT_DEMO_PASSWORD"]) >= 15
    assert write_environment_file(clone, TALKOOT_DEMO_PASSWORD="") == first
    (clone / ".env").unlink()
    second = write_environment_file(clone, TALKOOT_DEMO_PASSWORD="")
    assert second["SECRET_KEY"] != first["SECRET_KEY"]
    assert second["TALKOOT_DEMO_PASSWORD"] != first["TALKOOT_DEMO_PASSWORD"]


def test_a_chosen_demo_password_and_own_settings_are_kept(clone):
    (clone / ".env").write_text(
        "SECRET_KEY=mine\nPORTAL_BASE_URL=https://talkoot.example.org\n", encoding="utf-8"
    )
    written = write_environment_file(clone, TALKOOT_DEMO_PASSWORD="kuusi-kuusta")
    assert written == {
        "SECRET_KEY": "mine",
        "PORTAL_BASE_URL": "https://talkoot.example.org",
        "TALKOOT_DEMO_PASSWORD": "kuusi-kuusta",
    }
    refused = functions(clone, "rm .env; make_environment_file", TALKOOT_DEMO_PASSWORD="with space")
    assert refused.returncode == 2
    assert not (clone / ".env").exists()


def test_reset_leaves_a_database_that_dev_did_not_make(clone):
    (clone / "var").mkdir()
    (clone / "var" / "talkoot.sqlite3").touch()
    result = dev("reset", folder=clone, DATABASE_URL="postgres://example.org/talkoot")
    assert result.returncode == 1
    assert (clone / "var" / "talkoot.sqlite3").exists()


def test_reset_says_what_it_deletes(clone):
    (clone / "var" / "rendered").mkdir(parents=True)
    (clone / "var" / "gallery").mkdir()
    (clone / "var" / "talkoot.sqlite3").touch()
    result = functions(clone, "prepare() { echo prepared; }; unset DATABASE_URL; reset")
    assert result.returncode == 0, result.stderr
    assert result.stderr.splitlines() == ["Deleting var/rendered", "Deleting var/talkoot.sqlite3"]
    assert result.stdout == "prepared\n"
    assert [path.name for path in (clone / "var").iterdir()] == ["gallery"]


def test_reset_waits_while_somebody_serves(clone):
    (clone / "var").mkdir()
    (clone / "var" / "serving.pid").write_text(f"{os.getpid()}\n", encoding="ascii")
    result = functions(clone, "unset DATABASE_URL; reset")
    assert result.returncode == 1
    assert "Ctrl-C" in result.stderr
    assert (clone / "var" / "serving.pid").exists()
