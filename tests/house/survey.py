"""Which files make up the house, for the tests that look at the house itself?"""

from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("talkoot", "partners", "events")
SKIPPED = {"migrations", "vendor", "__pycache__", "node_modules", "fixtures"}


def files(*places: str, suffixes: tuple[str, ...], root: Path = ROOT) -> Iterator[Path]:
    """Files of our own with these suffixes below these places, in a fixed order; no migrations, nothing vendored."""
    for place in places:
        for path in sorted((root / place).rglob("*")):
            if path.suffix in suffixes and path.is_file() and not SKIPPED & set(path.relative_to(root).parts):
                yield path


def modules(*places: str, root: Path = ROOT) -> Iterator[Path]:
    """Our Python modules; without places those of the product."""
    yield from files(*(places or PACKAGES), suffixes=(".py",), root=root)


def templates(root: Path = ROOT) -> Iterator[Path]:
    """Our templates, of whatever they make: pages, documents, mail."""
    yield from files("templates", suffixes=(".html", ".txt", ".svg", ".xml", ".css"), root=root)


def short(path: Path, root: Path = ROOT) -> str:
    """The path as people write it."""
    return str(path.relative_to(root)) if path.is_relative_to(root) else str(path)


def lines_of(path: Path) -> int:
    """How many lines a text file has."""
    return len(path.read_text(encoding="utf-8").splitlines())


def assert_none(faults: Iterable[str]) -> None:
    """Fail with every fault on a line of its own."""
    found = list(faults)
    assert not found, f"{len(found)} to mend\n" + "\n".join(found)
