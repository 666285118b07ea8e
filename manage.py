#!/usr/bin/env python
"""How is a command given to the portal from the shell?"""

import os
import sys

PRINTING = {"print_document", "print_pack"}


def main() -> None:
    """Run one management command; one that prints has the renderer load beside Django, not after it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "talkoot.settings")
    if PRINTING.intersection(sys.argv[1:2]):
        from events.documents.press import press

        press.start()
    from django.core.management import execute_from_command_line

    import talkoot.checks
    import talkoot.database_checks  # noqa: F401  registers the checks of settings and of the database

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
