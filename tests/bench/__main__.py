"""Which measurements are there, and which of them shall run? `./dev bench [NAME ...]`; all of them without a name."""

import importlib
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent


def names() -> list[str]:
    """The modules of this folder that can be run: those with a run() of their own."""
    found = sorted(path.stem for path in HERE.glob("*.py") if not path.stem.startswith("_"))
    return [
        name for name in found if "\ndef run() -> None:" in (HERE / f"{name}.py").read_text(encoding="utf-8")
    ]


def main(asked: list[str]) -> int:
    """Run the named measurements one after another; 2 when a name is not known."""
    known = names()
    unknown = [name for name in asked if name not in known]
    if unknown:
        print(f"There is nothing to measure called {', '.join(unknown)}. There is: {', '.join(known)}")
        return 2
    if len(asked) == 1:
        began = time.monotonic()
        print(f"== {asked[0]}", flush=True)
        importlib.import_module(f"tests.bench.{asked[0]}").run()
        print(f"   {time.monotonic() - began:.0f} s\n", flush=True)
        return 0
    # Each in a process of its own: they prepare Django differently.
    commands = [[sys.executable, "-m", "tests.bench", name] for name in asked or known]
    return max((subprocess.run(command, check=False).returncode for command in commands), default=0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
