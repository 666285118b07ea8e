"""Which mail server does the example portal talk to, and how does it take mail without delivering any?"""

import asyncio
import signal
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from partners.post import catcher

HOST = "127.0.0.1"
SIZE_LIMIT = 10_000_000  # bytes of one mail, as told in answer to EHLO (RFC 1870)
# A connection that says nothing ends sooner than the post office believes that a mail never came (POST_LEASE_SECONDS +
# POST_QUIET_SECONDS): the late final dot of a worker that slept finds nobody.
IDLE_SECONDS = 60


class Command(BaseCommand):
    """`manage.py mailcatcher`: a real mail server (RFC 5321) on this machine that keeps all and delivers nothing."""

    help = "Take the example portal's mail over SMTP and keep it as files; nothing leaves this machine."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Port 1-65535; it listens on this machine only."""
        parser.add_argument("--port", type=int, default=settings.MAIL_SERVER.port)

    def handle(self, *args: Any, **options: Any) -> None:
        """Serve until INT or TERM."""
        directory = catcher.directory()
        if directory is None:
            raise CommandError("This portal sends real mail (EMAIL_URL): there is nothing to catch.")
        try:
            asyncio.run(serve(directory, options["port"], self.tell))
        except OSError as problem:
            raise CommandError(f"Port {options['port']}: {problem.strerror or problem}") from problem

    def tell(self, line: str) -> None:
        """Write a line about a mail that has arrived."""
        self.stdout.write(line)
        self.stdout.flush()


class Handler:
    """What happens to a mail whose last byte has arrived."""

    def __init__(self, directory: Path, tell: Any) -> None:
        self.directory = directory
        self.tell = tell

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Accept a mail once it is on the disk; refuse it for the moment when the disk does not take it."""
        content = envelope.original_content or b""
        try:
            path = await asyncio.to_thread(catcher.save, content, self.directory)
        except OSError as problem:
            return f"452 4.3.1 Not kept: {problem.strerror or 'the disk refused'}"
        # No subject and no text: mail holds personal links and sign-in codes.
        self.tell(f"Mail for {', '.join(envelope.rcpt_tos)}: {path}")
        return "250 2.0.0 Kept on this machine"


async def serve(directory: Path, port: int, tell: Any) -> None:
    """Listen on this machine until INT or TERM. Raises OSError when the port is taken."""
    loop = asyncio.get_running_loop()
    stopped = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopped.set)
    handler = Handler(directory, tell)

    def protocol() -> SMTP:
        return SMTP(
            handler, hostname="localhost", ident="Talkoot example", data_size_limit=SIZE_LIMIT,
            enable_SMTPUTF8=True, timeout=IDLE_SECONDS,
        )  # fmt: skip

    server = await loop.create_server(protocol, HOST, port)
    listening = server.sockets[0].getsockname()[1]
    tell(f"The example's mail server listens on {HOST}:{listening}; it delivers nothing.")
    await stopped.wait()
    server.close()
