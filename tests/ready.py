"""How does a database of its own begin with the tables that were made once for the whole run?"""

import os
import shutil
from pathlib import Path

READY = "TALKOOT_TEST_READY"  # a file on SQLite, the name of a database on PostgreSQL; set by tests/suite.py


def is_copied(file: Path) -> bool:
    """Put a copy of the run's migrated SQLite database there; False where there is none to copy."""
    ready = Path(os.environ.get(READY, ""))
    if ready.is_file():
        shutil.copyfile(ready, file)
    return ready.is_file()


def template() -> str:
    """Return the name of the PostgreSQL database that a new one may begin as, else the empty one."""
    name = os.environ.get(READY, "")
    return name if name and not Path(name).is_file() else "template0"


def make_tables() -> None:
    """Run the migrations in Django's database, unless it began as a copy."""
    from django.core.management import call_command
    from django.db import connection

    if "django_migrations" not in connection.introspection.table_names():
        call_command("migrate", verbosity=0)
