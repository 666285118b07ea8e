"""How does somebody get everything that is printed for the day from the shell, as one ZIP?"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from events.actions import batch_files, batches
from events.models import Batch, Event
from events.printing import LANGUAGES


class Command(BaseCommand):
    """Makes a print pack in the foreground, by the same code as the background does."""

    help = (
        "Print everything for an event's day into a ZIP: posters, signs, lists, forms, and a contents page."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what can be asked for."""
        parser.add_argument("event", help="the event's short name in addresses, for example kajaani")
        parser.add_argument("--language", default="fi", choices=LANGUAGES)
        parser.add_argument(
            "--library", action="store_true", help="a library's pack: no phones, nothing for the media"
        )
        parser.add_argument("-o", "--output", required=True, type=Path, help="the ZIP to write")

    def handle(self, *arguments: Any, **options: Any) -> None:
        """Make, write, and say what could not be made."""
        event = Event.objects.with_places().filter(slug=options["event"]).first()
        if event is None:
            raise CommandError(
                f"There is no event with the short name {options['event']!r}. Look at /suunnittelu/."
            )
        started = batches.start_pack(
            event, None, f"print_pack {options['output'].name}", options["language"], options["library"]
        )
        batches.run(started.pk)
        batch = Batch.objects.get(pk=started.pk)
        content = batches.file_of(batch)
        for problem in batch.problems:
            self.stderr.write(f"Could not be made: {problem['name']} ({problem['words']})")
        Batch.objects.filter(pk=batch.pk).delete()
        batch_files.forget(batch.pk)
        if content is None:
            raise CommandError("Nothing could be made. Try again.")
        try:
            options["output"].write_bytes(content)
        except OSError as error:
            raise CommandError(f"Cannot write {options['output']}: {error.strerror}.") from error
        made = batch.made - len(batch.problems)
        self.stdout.write(f"Wrote {options['output']} ({made} files, {len(content) // 1024 + 1} kB).")
