"""How does a database become ready for use: tables up to date and, when empty, the demo in it?"""

from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from partners.management.demo_people import describe
from partners.models import Network


class Command(BaseCommand):
    """`manage.py prepare`: all that `./dev setup` needs of Django in one process, as each start takes a second."""

    help = "Migrate the database; fill it with the demo if it holds no network yet."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """--sign-ins ends with the list of people who may sign in to the demo."""
        parser.add_argument("--sign-ins", action="store_true", help="end with the demo's sign-ins")

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate, then load the demo into an empty database only: what somebody has typed is never touched."""
        call_command("migrate", verbosity=0, interactive=False)
        if not Network.objects.exists():
            call_command("demo", verbosity=0)
        if options["sign_ins"]:
            self.stdout.write(describe("http://127.0.0.1:8000/ (when ./dev run is serving)"))
