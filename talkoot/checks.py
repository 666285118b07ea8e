"""Which settings are wrong, what follows from it, and what should be written instead? Told before anybody is served.

`manage.py check` prints all of them, `manage.py check --database default` also what only the database knows; the web
server's process refuses to start with an error among them.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from ctypes.util import find_library
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register, run_checks
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.management.base import SystemCheckError
from django.core.validators import validate_email

from talkoot.lib.mail_server import MailServer, Security

TAG = "talkoot"
OLDEST_SQLITE = (3, 38)
LIBRARIES = {
    "pango-1.0": "libpango-1.0-0",
    "pangoft2-1.0": "libpangoft2-1.0-0",
    "harfbuzz-subset": "libharfbuzz-subset0",
}
EXAMPLES = {
    "DATABASE_URL": "For example sqlite:////srv/talkoot/talkoot.sqlite3 or postgres://user:password@host:5432/talkoot",
    "EMAIL_URL": "For example smtp://localhost:25 or smtp+tls://user:password@mail.example.org:587",
}
Messages = Iterator[CheckMessage]


def check(question: Callable[[], Messages]) -> Callable[..., list[CheckMessage]]:
    """Register a generator of messages as a check of settings."""

    def answer(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
        return list(question())

    answer.__doc__ = question.__doc__
    return register(answer, TAG)


def is_local(host: str) -> bool:
    """Tell whether a host name or address means this machine only; "testserver" is Django's own client."""
    host = host.strip("[]").lower()
    if host in ("localhost", "testserver") or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


@check
def unreadable() -> Messages:
    """Every variable has a value that can be understood."""
    for name, reason in settings.UNREADABLE.items():
        yield Error(
            f"{name} cannot be understood: {reason}",
            hint=EXAMPLES.get(name, "See talkoot/deploy/environment.example."),
            id="talkoot.E001",
        )


@check
def secret_key() -> Messages:
    """Sessions and links in mails are signed with a key of the installation's own."""
    try:
        key = settings.SECRET_KEY
    except ImproperlyConfigured:
        key = ""
    if not key:
        yield Error(
            "SECRET_KEY is empty, so nobody could sign in.",
            hint='Make one: python -c "import secrets; print(secrets.token_urlsafe(50))"',
            id="talkoot.E002",
        )


@check
def hosts() -> Messages:
    """Debugging stays on one's own machine, and a public portal knows its names."""
    public = [host for host in settings.ALLOWED_HOSTS if not is_local(host)]
    if settings.DEBUG and public:
        yield Error(
            f"DEBUG is on while the portal answers to {', '.join(public)}: error pages would show secrets to anybody.",
            hint="Set DEBUG=0, or ALLOWED_HOSTS to localhost.",
            id="talkoot.E003",
        )
    if not settings.DEBUG and not settings.ALLOWED_HOSTS:
        yield Error(
            "ALLOWED_HOSTS is empty: every request would be refused.",
            hint="Name the hosts, separated by commas: ALLOWED_HOSTS=talkoot.example.org",
            id="talkoot.E004",
        )


@check
def base_address() -> Messages:
    """Posters, letters and calendars carry an address that works."""
    written = settings.PORTAL_BASE_URL
    try:
        parts = urlsplit(written)
        host = parts.hostname or ""
    except ValueError:
        parts, host = urlsplit(""), ""
    if parts.scheme not in ("http", "https") or not host or parts.path or parts.query:
        yield Error(
            f"PORTAL_BASE_URL ({written}) is not an address of a portal.",
            hint="Scheme and host and nothing more: PORTAL_BASE_URL=https://talkoot.example.org",
            id="talkoot.E005",
        )
    elif not settings.DEBUG and not is_local(host) and parts.scheme != "https":
        yield Error(
            f"PORTAL_BASE_URL ({written}) is not encrypted; the links of posters and mails would not be safe.",
            hint="Begin it with https://",
            id="talkoot.E006",
        )
    elif not settings.DEBUG and is_local(host) and any(not is_local(name) for name in settings.ALLOWED_HOSTS):
        yield Warning(
            f"PORTAL_BASE_URL is {written}: printed posters would lead readers to their own machines.",
            hint="Write the portal's public address there.",
            id="talkoot.W001",
        )


@check
def data_directory() -> Messages:
    """Rendered documents, the SQLite file and static files have a place."""
    wanted = Path(settings.DATA_DIR)
    nearest = next(place for place in (wanted, *wanted.parents) if place.exists())
    if not nearest.is_dir() or not os.access(nearest, os.W_OK | os.X_OK):
        yield Error(
            f"DATA_DIR ({wanted}) cannot be written to: {nearest} refuses.",
            hint=f"Let the portal's user own it: chown -R talkoot {wanted}; or choose another DATA_DIR.",
            id="talkoot.E007",
        )


@check
def sqlite_version() -> Messages:
    """SQLite understands what our queries ask of it (JSON operators came in 3.38)."""
    uses = any("sqlite" in database["ENGINE"] for database in settings.DATABASES.values())
    if uses and sqlite3.sqlite_version_info < OLDEST_SQLITE:
        yield Error(
            f"This machine's SQLite is {sqlite3.sqlite_version}; at least 3.38 is needed.",
            hint="Use a newer Python, or PostgreSQL by DATABASE_URL.",
            id="talkoot.E008",
        )


@check
def printing_libraries() -> Messages:
    """PDF can be made; looked for without loading, since the web process never renders."""
    missing = [package for name, package in LIBRARIES.items() if not find_library(name)]
    if missing:
        yield Warning(
            "Letters and posters cannot be printed: system libraries are missing.",
            hint=f"Debian and Ubuntu: apt-get install {' '.join(missing)}",
            id="talkoot.W002",
        )


@check
def mail() -> Messages:
    """Invitations and sign-in codes reach people."""
    server: MailServer = settings.MAIL_SERVER
    if server.is_catcher and not settings.DEBUG:
        yield Warning(
            "EMAIL_URL names the example's catcher: nobody gets sign-in codes or invitations.",
            hint="For example EMAIL_URL=smtp+tls://user:password@mail.example.org:587",
            id="talkoot.W003",
        )
    if server.is_catcher and not is_local(server.host):
        yield Error(
            f"EMAIL_URL names a catcher on another machine ({server.host}); the catcher listens on this one only.",
            hint="Leave EMAIL_URL out, or write catcher://127.0.0.1:2525",
            id="talkoot.E011",
        )
    elif server.security == Security.NONE and not is_local(server.host):
        yield Warning(
            f"Mail travels to {server.host} without encryption, sign-in codes included.",
            hint="Begin EMAIL_URL with smtp+tls:// (port 587) or smtp+ssl:// (port 465).",
            id="talkoot.W004",
        )
    try:
        validate_email(settings.DEFAULT_FROM_EMAIL)
    except ValidationError:
        yield Error(
            f"DEFAULT_FROM_EMAIL ({settings.DEFAULT_FROM_EMAIL}) is not an e-mail address.",
            hint="The portal's own address, for example DEFAULT_FROM_EMAIL=talkoot@example.org",
            id="talkoot.E009",
        )


def refuse_wrong_settings() -> None:
    """Raise SystemCheckError with every error in plain words, before the first request is served."""
    errors = [message for message in run_checks(tags=[TAG]) if message.is_serious()]
    if errors:
        raise SystemCheckError(
            "\n\n".join(["The portal does not start with these settings:", *map(str, errors)])
        )
