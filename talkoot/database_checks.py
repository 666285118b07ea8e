"""Does the database know and do what the portal needs? Asked by `manage.py check --database default`."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import connections


@register(Tags.database)
def finnish_collation(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """PostgreSQL knows the Finnish order of letters (collation fi-x-icu)."""
    found: list[CheckMessage] = []
    for alias in databases or ():
        connection = connections[alias]
        if connection.vendor != "postgresql":
            continue
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_collation WHERE collname = 'fi-x-icu'")
            if not cursor.fetchone()[0]:
                found.append(
                    Error(
                        "PostgreSQL lacks the collation fi-x-icu: lists would not be in Finnish order.",
                        hint="Use a PostgreSQL built with ICU, as Debian's and Ubuntu's are.",
                        id="talkoot.E010",
                    )
                )
    return found


@register(Tags.database)
def compiled_queries(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """PostgreSQL runs our queries without compiling them first, which takes seconds on tables that are small."""
    found: list[CheckMessage] = []
    for alias in databases or ():
        connection = connections[alias]
        if connection.vendor != "postgresql":
            continue
        with connection.cursor() as cursor:
            cursor.execute("SHOW jit")
            if cursor.fetchone()[0] == "on":
                found.append(
                    Warning(
                        "PostgreSQL compiles queries (jit): pages with counts may take seconds.",
                        hint="Something between the portal and PostgreSQL drops our option; set jit=off there.",
                        id="talkoot.W005",
                    )
                )
    return found
