#!/usr/bin/env python
"""How is a command given to the portal from the shell?"""

import atexit
import gc
import os
import sys
from collections.abc import Sequence

PRINTING = {"print_document", "print_pack"}


def begin(arguments: Sequence[str]) -> None:
    """Have the renderer load beside Django, not after it, for a command that prints; let commands end at once.

    Python would search all that is loaded for unused circles before it ends, though the system takes it back anyway.
    """
    atexit.register(gc.freeze)
    if PRINTING.intersection(arguments[1:2]):
        from events.documents.press import press

        press.start()


def main() -> None:
    """Run one management command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "talkoot.settings")
    begin(sys.argv)
    from django.core.management import execute_from_command_line

    import talkoot.checks
    import talkoot.database_checks  # noqa: F401  registers the checks of settings and of the database

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
