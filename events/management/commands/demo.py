"""How does somebody get example data: four events, a network, people to sign in as?"""

import os
import secrets
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from events.actions.demo import BASE_DATE, Demo
from partners.models import Network, User


class Command(BaseCommand):
    """Build the example data unless it is there. Deterministic but for the password."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the day on which the story is told."""
        parser.add_argument(
            "--base-date", type=date.fromisoformat, default=BASE_DATE, metavar="YYYY-MM-DD",
            help=f"tell the story as if today were this day; dates move by whole weeks (default {BASE_DATE})",
        )  # fmt: skip

    def handle(self, *args: Any, base_date: date, **options: Any) -> None:
        """Build and print the sign-ins; data that is there already is kept."""
        if Network.objects.exists():
            self.stdout.write("There is data already; nothing was changed.")
            return
        if User.objects.exists():
            raise CommandError("There are users but no network. Start over with an empty database.")
        call_command("import_municipalities", if_empty=True, verbosity=0)
        password = os.environ.get("TALKOOT_DEMO_PASSWORD") or secrets.token_urlsafe(12)
        Demo(password, base_date).build()
        if options["verbosity"]:
            for user in User.objects.order_by("id"):
                self.stdout.write(f"{user.email}  {user.name}")
            self.stdout.write(f"password: {password}")
