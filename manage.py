#!/usr/bin/env python
"""How is a command given to the portal from the shell?"""

import os
import sys


def main() -> None:
    """Run one management command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "talkoot.settings")
    from django.core.management import execute_from_command_line

    import talkoot.checks  # noqa: F401  registers the checks of settings

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
