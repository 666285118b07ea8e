"""How is a document of an event printed into a file from the shell?"""

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from events import notices
from events.documents import kinds, press
from events.documents.poster_themes import THEMES
from events.models import Event
from events.printing import LANGUAGES, CannotPrint, Order, work_for

EXAMPLE = """
Example:
  manage.py print_document kajaani poster --paper a3 --language sv -o juliste.pdf
  manage.py print_document sotkamo invitation_letter --organisation kela -o kutsu.pdf
  manage.py print_document sotkamo table_signs --paper a5 -o kyltit.pdf
"""


class Command(BaseCommand):
    """Writes one PDF made of the event's record as it is now."""

    help = "Print a document of an event into a PDF file."

    def create_parser(self, prog_name: str, subcommand: str, **options: Any) -> Any:
        """Keep the example's lines as they are."""
        return super().create_parser(
            prog_name, subcommand, epilog=EXAMPLE, formatter_class=RawDescriptionHelpFormatter, **options
        )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what can be asked for."""
        parser.add_argument("event", help="the event's short name in addresses, for example kajaani")
        parser.add_argument("kind", help=" or ".join(kinds.KINDS))
        parser.add_argument(
            "--paper", default="a4", help="a4 (default), a3 or a5, as far as the kind is printed on it"
        )
        parser.add_argument("--language", default="fi", help=", ".join(LANGUAGES))
        parser.add_argument(
            "--organisation", default="", help="to whom a letter goes: its short name in addresses"
        )
        parser.add_argument("--theme", default="", help=f"{', '.join(THEMES)}; otherwise the event's own")
        parser.add_argument("-o", "--output", required=True, type=Path, help="the file to write")

    def handle(self, *arguments: Any, **options: Any) -> None:
        """Write the file and say what should be known about it."""
        event = Event.objects.with_places().filter(slug=options["event"]).first()
        if event is None:
            raise CommandError(
                f"There is no event with the short name {options['event']!r}. Look at /suunnittelu/."
            )
        order = Order(
            options["kind"],
            options["paper"].lower(),
            options["language"],
            options["theme"],
            options["organisation"],
            phones=True,
        )
        if order.theme and order.theme not in THEMES:
            raise CommandError(f"There is no theme {order.theme!r}. There are: {', '.join(THEMES)}.")
        try:
            document = work_for(event, order).make()
        except CannotPrint as refusal:
            raise CommandError(self.why_not(refusal, order)) from refusal
        except press.PressError as error:
            raise CommandError(f"The renderer could not make the document: {error}. Try again.") from error
        self.write(options["output"], document.pdf)
        with translation.override("en"):
            for line in notices.of_document(document.warnings):
                self.stderr.write(f"Note: {line}")
        pages = "1 page" if document.page_count == 1 else f"{document.page_count} pages"
        self.stdout.write(f"Wrote {options['output']} ({pages}, {len(document.pdf) // 1024 + 1} kB).")

    def why_not(self, refusal: CannotPrint, order: Order) -> str:
        """Return in plain words what the order named wrongly, and what there is."""
        there = {
            "kind": f"There are: {', '.join(kinds.KINDS)}.",
            "language": f"There are: {', '.join(LANGUAGES)}.",
            "organisation": "Use the short name of an organisation in the event's network.",
            "paper": f"{order.kind} is printed on: {', '.join(kinds.KINDS[order.kind].papers)}."
            if order.kind in kinds.KINDS
            else "",
        }
        return f"There is no {refusal.why} {refusal.value!r}. {there[refusal.why]}"

    def write(self, path: Path, content: bytes) -> None:
        """Write a whole file or none."""
        try:
            path.write_bytes(content)
        except OSError as error:
            raise CommandError(f"Cannot write {path}: {error.strerror}.") from error
