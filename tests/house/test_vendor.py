"""Is every file from elsewhere the one that we recorded, with its licence?"""

import hashlib
import re
from pathlib import Path

from tests.house.survey import ROOT, assert_none

TABLE = ROOT / "static" / "vendor" / "VENDORED.md"
PLACES = ("static/vendor", "static/fonts", "tests/vendor")
ROW = re.compile(
    r"^\| (?P<file>\S+) \| (?P<package>[^|]+) \| (?P<licence>[^|]+) \|.*\| (?P<digest>[0-9a-f]{64}) \|$"
)


def recorded(table: str) -> dict[str, tuple[str, str]]:
    """File → (licence, SHA-256) of every row of the table."""
    rows = [found for line in table.splitlines() if (found := ROW.match(line))]
    return {row["file"]: (row["licence"].strip(), row["digest"]) for row in rows}


def deviations(rows: dict[str, tuple[str, str]], root: Path) -> list[str]:
    """Recorded files that are missing or different, and files that nobody recorded."""
    faults = []
    for name, (licence, digest) in rows.items():
        path = root / name
        if not path.exists():
            faults.append(f"{name}: missing; ./dev vendor --write fetches it")
        elif hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            faults.append(
                f"{name}: not the recorded file; ./dev vendor compares, ./dev vendor --write replaces"
            )
        if not licence:
            faults.append(f"{name}: no licence recorded")
    present = {
        str(path.relative_to(root))
        for place in PLACES
        for path in (root / place).rglob("*")
        if path.is_file()
    }
    own = {"static/vendor/VENDORED.md"}
    unknown = {name for name in present - set(rows) - own if "__pycache__" not in name}
    return [*faults, *(f"{name}: not recorded in {TABLE.name}" for name in sorted(unknown))]


def test_files_from_elsewhere_are_the_recorded_ones():
    rows = recorded(TABLE.read_text(encoding="utf-8"))
    assert {"static/vendor/bootstrap.min.css", "tests/vendor/axe.min.js"} <= set(rows)
    assert_none(deviations(rows, ROOT))


def test_a_changed_a_missing_and_an_unknown_file_are_found(tmp_path):
    folder = tmp_path / "static" / "vendor"
    folder.mkdir(parents=True)
    (folder / "changed.css").write_text("a{}", encoding="utf-8")
    (folder / "unknown.css").write_text("a{}", encoding="utf-8")
    digest = "0" * 64
    names = ("static/vendor/changed.css", "static/vendor/missing.css")
    table = "\n".join(f"| {name} | a 1.0 | MIT | none | {digest} |" for name in names)
    assert [fault.split(":")[1].split(";")[0].strip() for fault in deviations(recorded(table), tmp_path)] == [
        "not the recorded file",
        "missing",
        "not recorded in VENDORED.md",
    ]
