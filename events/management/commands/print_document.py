"""How is a document of an event printed into a file (PDF or PNG) from the shell?"""

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from events import notices
from events.documents import kinds, press
from events.documents.kind import Document
from events.documents.poster_themes import THEMES
from events.models import Event
from events.printing import LANGUAGES, CannotPrint, Order, work_for

PRINT_PX = 2480  # A4 at 300 points an inch
EXAMPLE = """
Example:
  manage.py print_document kajaani poster --paper a3 --language sv -o juliste.pdf
  manage.py print_document sotkamo invitation_letter --organisation kela -o kutsu.pdf
  manage.py print_document sotkamo table_signs --paper a5 -o kyltit.pdf
  manage.py print_document kajaani screen --paper square -o some.png
  manage.py print_document kajaani newspaper_ad --paper 80x100 --ink black -o ilmoitus.pdf
  manage.py print_document kajaani poster --second sv --variant large -o kaksikielinen.pdf
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
            "--paper",
            default="",
            help="the kind's first paper by default; an ad takes millimetres, as in 80x100",
        )
        parser.add_argument("--language", default="fi", help=", ".join(LANGUAGES))
        parser.add_argument("--second", default="", help="a second language in the same poster")
        parser.add_argument(
            "--variant", default="", choices=["", "large", "plain"], help="large print, plain language"
        )
        parser.add_argument(
            "--ink", default="", choices=["", "colour", "black"], help="colours, or black and white"
        )
        parser.add_argument("--shop", action="store_true", help="3 mm bleed and crop marks for a print shop")
        parser.add_argument(
            "--organisation",
            default="",
            help="to or about whom: its short name in addresses; otherwise all in one file",
        )
        parser.add_argument(
            "--meeting", default=0, type=int, help="about which meeting: its number; otherwise all"
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
        order = self.order_of(options)
        if order.theme and order.theme not in THEMES:
            raise CommandError(f"There is no theme {order.theme!r}. There are: {', '.join(THEMES)}.")
        try:
            document = work_for(event, order).make()
        except CannotPrint as refusal:
            raise CommandError(self.why_not(refusal, order)) from refusal
        except press.PressError as error:
            raise CommandError(f"The renderer could not make the document: {error}. Try again.") from error
        self.write(options["output"], self.content(document, order, options["output"]))
        with translation.override("en"):
            for line in notices.of_document(document.warnings):
                self.stderr.write(f"Note: {line}")
        pages = "1 page" if document.page_count == 1 else f"{document.page_count} pages"
        size = options["output"].stat().st_size // 1024 + 1
        self.stdout.write(f"Wrote {options['output']} ({pages}, {size} kB).")

    def order_of(self, options: dict[str, Any]) -> Order:
        """Return what the options ask for; what they leave out is as the kind has it first."""
        kind = kinds.KINDS.get(options["kind"])
        return Order(
            options["kind"],
            options["paper"].lower() or (kind.papers[0] if kind else ""),
            options["language"],
            options["theme"],
            options["organisation"],
            phones=True,
            variant=options["variant"],
            ink=options["ink"] or (kind.inks[0] if kind else ""),
            shop=options["shop"],
            second=options["second"],
            meeting=options["meeting"],
        )

    def content(self, document: Document, order: Order, path: Path) -> bytes:
        """Return the PDF, or its first page as PNG when the file is to be called so."""
        if path.suffix.lower() != ".png":
            return document.pdf
        pixels = kinds.KINDS[order.kind].pixels or {}
        return kinds.picture(document, pixels.get(order.paper, (PRINT_PX, 0))[0])

    def why_not(self, refusal: CannotPrint, order: Order) -> str:
        """Return in plain words what the order named wrongly, and what there is."""
        there = {
            "kind": f"There are: {', '.join(kinds.KINDS)}.",
            "language": f"There are: {', '.join(LANGUAGES)}.",
            "organisation": "Use the short name of an organisation in the event's network.",
            "stand": "Use the short name of an organisation that has confirmed.",
            "meeting": "Use the number of one of the event's meetings.",
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
