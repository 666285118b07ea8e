"""What do the fault runs say in figures? They are kept in figures.md, a section for each kind of run and database."""

import datetime
import fcntl
import os
from pathlib import Path
from typing import Any

PAGE = Path(__file__).with_name("figures.md")
HEAD = """# What the fault runs of the post office gave

Written by `./dev faults` (tests/faults). The mail server runs in a process of its own, answers 20 ms after the
final dot, meets one connection in a hundred with a random fault, kills the worker with SIGKILL at random moments, and
counts kills and accepted mails on its own side. *Lost*: believed accepted and not accepted, or left between.
*Doubled*: accepted twice. *Unclear*: shown to a person as unclear and never sent again by itself (in brackets: the
server had accepted it + had not).
A control works without one guard and must lose or double; else the runs would prove nothing.
"""


def note(title: str, heads: list[str], rows: list[list[Any]], seed: int, remark: str = "") -> None:
    """Print a table; with TALKOOT_FAULT_FIGURES=1 also replace its section of the page. Other runs' sections stay."""
    table = [heads, ["---"] * len(heads), *rows]
    lines = ["| " + " | ".join(str(cell) for cell in row) + " |" for row in table]
    day = datetime.datetime.now(datetime.UTC).date().isoformat()
    section = "\n".join([f"Seed {seed}, {day}. {remark}".strip(), "", *lines])
    print(f"\n{title}\n{section}")
    if os.environ.get("TALKOOT_FAULT_FIGURES") != "1":
        return
    with PAGE.open("a+", encoding="utf-8") as page:
        fcntl.flock(page, fcntl.LOCK_EX)  # tests of several processes write here
        page.seek(0)
        kept = dict(part.split("\n\n", 1) for part in page.read().split("\n## ")[1:])
        kept[title] = section
        page.truncate(0)
        page.write("\n".join([HEAD, *(f"## {name}\n\n{kept[name].strip()}\n" for name in sorted(kept))]))
