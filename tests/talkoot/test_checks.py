"""Are wrong settings explained before anybody is served?"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management.base import SystemCheckError

from talkoot import checks
from talkoot.lib.mail_server import read_address

pytestmark = pytest.mark.once
ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "talkoot" / "deploy" / "environment.example"
GOOD = dict(re.findall(r"^([A-Z_]+)=(.*)$", EXAMPLE.read_text(encoding="utf-8"), re.MULTILINE)) | {
    "SECRET_KEY": "a-key-of-the-installation-0123456789-abcdefghijklmnopqrstuvwxyz"
}


def found(question) -> list[str]:
    """The identities of what one check complains about."""
    return [message.id for message in question()]


def told(*arguments: str, **variables: str) -> str:
    """What `manage.py check` says with these variables over good ones."""
    ours = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE", "DJANGO_ALLOW_ASYNC_UNSAFE", "HTTPS")
    environment = {name: value for name, value in os.environ.items() if name not in ours}
    result = subprocess.run(
        [sys.executable, "manage.py", "check", *arguments],
        cwd=ROOT,
        env=environment | GOOD | variables,
        capture_output=True,
        text=True,
        check=False,
    )
    return f"{result.returncode}\n{result.stdout}{result.stderr}"


def test_example_of_an_environment_passes_the_strictest_check(tmp_path):
    said = told("--deploy", "--fail-level", "WARNING", DATA_DIR=str(tmp_path))

    assert said.startswith("0\n"), said


def test_everything_wrong_is_explained_at_once_without_secrets_when_checked(tmp_path):
    (tmp_path / "file").write_text("")
    wrong = {
        "SECRET_KEY": "",
        "ALLOWED_HOSTS": "",
        "DATABASE_URL": "mariadb://talkoot:hush@host/talkoot",
        "EMAIL_URL": "pigeon://talkoot:hush@roof",
        "TRUSTED_PROXY_COUNT": "one",
        "DEFAULT_FROM_EMAIL": "talkoot",
        "PORTAL_BASE_URL": "http://talkoot.example.org",
        "DATA_DIR": str(tmp_path / "file"),
    }
    said = told(**wrong)

    assert said.startswith("1\n")
    for words in (
        "SECRET_KEY is empty",
        "ALLOWED_HOSTS is empty",
        "DATABASE_URL cannot be understood: it is neither SQLite nor PostgreSQL",
        "EMAIL_URL cannot be understood",
        "TRUSTED_PROXY_COUNT cannot be understood",
        "DEFAULT_FROM_EMAIL (talkoot) is not an e-mail address",
        "is not encrypted",
        "cannot be written to",
    ):
        assert words in said
    assert "Traceback" not in said
    assert "hush" not in said


@pytest.mark.parametrize("address", ["what is this", "", "postgres://talkoot:hush@host:99999999/talkoot"])
def test_unreadable_address_of_a_database_falls_back_and_is_remembered(monkeypatch, address):
    from talkoot import settings as written

    monkeypatch.setenv("DATABASE_URL", address)
    monkeypatch.setattr(written, "UNREADABLE", {})
    fallback = written.readable("DATABASE_URL", written.database_url, "sqlite:///other.sqlite3")

    assert fallback["ENGINE"] == "django.db.backends.sqlite3"
    assert list(written.UNREADABLE) == ["DATABASE_URL"]
    assert "hush" not in written.UNREADABLE["DATABASE_URL"]


@pytest.mark.parametrize(
    ("address", "debug", "hosts", "expected"),
    [
        ("https://talkoot.example.org", False, ["talkoot.example.org"], []),
        ("http://localhost:8000", True, ["localhost"], []),
        ("http://127.0.0.1:8000", False, ["127.0.0.1"], []),
        ("http://talkoot.example.org", False, ["talkoot.example.org"], ["talkoot.E006"]),
        ("http://localhost:8000", False, ["talkoot.example.org"], ["talkoot.W001"]),
        ("talkoot.example.org", False, ["talkoot.example.org"], ["talkoot.E005"]),
        ("https://", True, ["localhost"], ["talkoot.E005"]),
        ("https://talkoot.example.org/portaali", True, ["localhost"], ["talkoot.E005"]),
        ("https://[talkoot", True, ["localhost"], ["talkoot.E005"]),
    ],
)
def test_address_of_the_portal_must_work_on_paper(settings, address, debug, hosts, expected):
    settings.PORTAL_BASE_URL, settings.DEBUG, settings.ALLOWED_HOSTS = address, debug, hosts

    assert found(checks.base_address) == expected


@pytest.mark.parametrize("host", ["*", ".example.org", "192.0.2.7", "talkoot.example.org"])
def test_debugging_in_public_is_an_error(settings, host):
    settings.DEBUG, settings.ALLOWED_HOSTS = True, ["localhost", host]

    assert found(checks.hosts) == ["talkoot.E003"]


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]", "talkoot.localhost"])
def test_debugging_at_home_is_no_error(settings, host):
    settings.DEBUG, settings.ALLOWED_HOSTS = True, [host]

    assert found(checks.hosts) == []


def test_data_directory_that_is_a_file_is_an_error(settings, tmp_path):
    (tmp_path / "taken").write_text("")
    settings.DATA_DIR = tmp_path / "taken" / "data"

    assert found(checks.data_directory) == ["talkoot.E007"]


def test_data_directory_that_may_be_made_is_fine(settings, tmp_path):
    settings.DATA_DIR = tmp_path / "not" / "yet"

    assert found(checks.data_directory) == []


def test_data_directory_of_somebody_else_is_an_error(settings, monkeypatch):
    settings.DATA_DIR = "/proc/1"  # nobody makes files there, root neither
    monkeypatch.setattr("os.access", lambda path, mode: False)

    assert found(checks.data_directory) == ["talkoot.E007"]


def test_old_sqlite_is_an_error_only_when_used(settings, monkeypatch):
    monkeypatch.setattr("sqlite3.sqlite_version_info", (3, 37, 2))
    monkeypatch.setitem(settings.DATABASES["default"], "ENGINE", "django.db.backends.sqlite3")
    assert found(checks.sqlite_version) == ["talkoot.E008"]

    monkeypatch.setitem(settings.DATABASES["default"], "ENGINE", "django.db.backends.postgresql")
    assert found(checks.sqlite_version) == []


def test_missing_printing_library_is_told_with_the_command_to_type(monkeypatch):
    assert found(checks.printing_libraries) == []
    monkeypatch.setitem(checks.LIBRARIES, "no-such-library-anywhere", "libnosuch0")

    (message,) = checks.printing_libraries()
    assert (message.id, message.hint) == ("talkoot.W002", "Debian and Ubuntu: apt-get install libnosuch0")


@pytest.mark.parametrize(
    ("address", "debug", "sender", "expected"),
    [
        ("smtp://localhost:25", False, "talkoot@example.org", []),
        ("catcher://127.0.0.1:2525", True, "talkoot@example.org", []),
        ("catcher://127.0.0.1:2525", False, "talkoot@example.org", ["talkoot.W003"]),
        ("catcher://mail.example.org", True, "talkoot@example.org", ["talkoot.E011"]),
        ("smtp://mail.example.org", False, "talkoot@example.org", ["talkoot.W004"]),
        ("smtp+ssl://mail.example.org", False, "talkoot@example.org", []),
        ("smtp+tls://mail.example.org", False, "talkoot", ["talkoot.E009"]),
    ],
)
def test_mail_that_would_not_arrive_is_told(settings, address, debug, sender, expected):
    settings.DEBUG, settings.DEFAULT_FROM_EMAIL, settings.MAIL_SERVER = debug, sender, read_address(address)

    assert found(checks.mail) == expected


def test_server_does_not_start_with_a_wrong_setting(settings):
    checks.refuse_wrong_settings()
    settings.ALLOWED_HOSTS = []

    with pytest.raises(SystemCheckError, match="ALLOWED_HOSTS is empty"):
        checks.refuse_wrong_settings()
