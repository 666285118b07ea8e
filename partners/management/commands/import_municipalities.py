"""How do the municipalities and their case forms get into the tables, and in again after a merger?"""

import csv
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from partners.choices import LanguageStatus
from partners.models import Municipality

SHIPPED = Path(__file__).resolve().parents[2] / "fixtures" / "municipalities.csv"
STATUS = {
    "fi": LanguageStatus.FINNISH,
    "sv": LanguageStatus.SWEDISH,
    "bilingual-fi-majority": LanguageStatus.FINNISH_SWEDISH,
    "bilingual-sv-majority": LanguageStatus.SWEDISH_FINNISH,
}
FIELDS = ["name", "name_sv", "region_code", "region_iso", "region_name", "region_name_sv", "genitive", "locative",
          "destination", "language_status", "note"]  # fmt: skip


def municipality(row: dict[str, str]) -> Municipality:
    """Return one unsaved row; raises KeyError if the file lacks a column, ValueError if the line is cut."""
    if None in row.values():
        raise ValueError(f"a line is cut short: {row['code']}")
    return Municipality(
        code=row["code"].zfill(3),
        name=row["name_fi"],
        name_sv=row["name_sv"],
        region_code=row["region_stat_code"].zfill(2),
        region_iso=row["region_iso"],
        region_name=row["region_fi"],
        region_name_sv=row["region_sv"],
        genitive=row["genitive"],
        locative=row["locative"],
        destination=row["destination"],
        language_status=STATUS.get(row["language_status"], row["language_status"]),
        note=row["note"],
    )


class Command(BaseCommand):
    """Import municipalities from a CSV file (default: the one shipped). Existing rows are brought up to date."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file and whether to leave a filled table alone."""
        parser.add_argument("file", nargs="?", type=Path, default=SHIPPED)
        parser.add_argument("--if-empty", action="store_true", help="do nothing when there are rows already")

    def handle(self, *args: Any, file: Path, if_empty: bool, **options: Any) -> None:
        """Read all rows before writing any, so that a broken file changes nothing."""
        if if_empty and Municipality.objects.exists():
            return
        try:
            with file.open(encoding="utf-8", newline="") as lines:
                rows = [municipality(row) for row in csv.DictReader(lines)]
            for row in rows:
                row.clean_fields()
        except (OSError, KeyError, ValueError, ValidationError) as problem:
            raise CommandError(f"{file}: {problem!r}. Nothing was changed.") from problem
        with transaction.atomic():
            Municipality.objects.bulk_create(
                rows, update_conflicts=True, unique_fields=["code"], update_fields=FIELDS
            )
        if options["verbosity"]:
            self.stdout.write(f"{len(rows)} municipalities")
