"""Do imports run downhill, and would we notice if they did not?"""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.house.survey import ROOT

LINTER = Path(sys.executable).parent / "lint-imports"
# A small house with the same rooms; each contract is then broken in it once.
ROOMS = [
    "talkoot/lib/days.py", "talkoot/urls.py", "talkoot/settings.py", "talkoot/checks.py",
    "talkoot/database_checks.py", "talkoot/wsgi.py",
    "partners/urls.py", "partners/views/desk.py", "partners/forms/contact.py", "partners/post/outbox.py",
    "partners/models/network.py", "partners/rules.py", "partners/choices.py",
    "events/urls/desk.py", "events/views/event.py", "events/jobs.py", "events/forms/event.py",
    "events/actions/planning.py",
    "events/letters.py", "events/documents/press.py", "events/documents/press_child.py", "events/documents/kinds.py",
    "events/calendars/entries.py", "events/structured.py", "events/linked_events.py", "events/sheet.py",
    "events/models/event.py", "events/rules.py", "events/schedule.py", "events/facts.py", "events/choices.py",
]  # fmt: skip
BREACHES = {
    "partners/forms/contact.py": ("import events.sheet", "talkoot.urls > events > partners > talkoot.lib"),
    "talkoot/lib/days.py": ("import partners.choices", "talkoot.urls > events > partners > talkoot.lib"),
    "partners/rules.py": ("import talkoot.settings", "nobody imports the project's top modules"),
    "events/models/event.py": ("import events.sheet", "layers of events"),
    "events/forms/event.py": ("import events.actions.planning", "layers of events"),
    "partners/models/network.py": ("import partners.post.outbox", "layers of partners"),
    "events/documents/kinds.py": (
        "import events.models.event",
        "documents, calendars and exchange formats never see the database",
    ),
    "events/views/event.py": ("import weasyprint", "weasyprint only in the press"),
    "events/letters.py": ("import icalendar", "icalendar only in the calendars"),
}


def lint(root: Path) -> subprocess.CompletedProcess[str]:
    """Run the contracts of pyproject.toml over the packages below root."""
    environment = {**os.environ, "PYTHONPATH": str(root), "COLUMNS": "200"}
    return subprocess.run(
        [LINTER, "--no-cache"], cwd=root, env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture
def small_house(tmp_path):
    (tmp_path / "pyproject.toml").write_text(
        (ROOT / "pyproject.toml").read_text(encoding="utf-8"), encoding="utf-8"
    )
    for room in ROOMS:
        path = tmp_path / room
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", encoding="utf-8")
        for folder in path.relative_to(tmp_path).parents:
            if str(folder) != ".":
                (tmp_path / folder / "__init__.py").touch()
    (tmp_path / "events/documents/press.py").write_text("import weasyprint\n", encoding="utf-8")
    (tmp_path / "events/calendars/entries.py").write_text(
        "import icalendar\nimport events.facts\n", encoding="utf-8"
    )
    return tmp_path


def test_imports_run_downhill():
    result = lint(ROOT)
    assert result.returncode == 0, result.stdout + result.stderr


def test_a_house_in_order_passes(small_house):
    result = lint(small_house)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("room", BREACHES)
def test_a_forbidden_import_turns_its_contract_red(small_house, room):
    statement, contract = BREACHES[room]
    (small_house / room).write_text(f"{statement}\n", encoding="utf-8")
    result = lint(small_house)
    assert result.returncode == 1, result.stdout + result.stderr
    assert f"{contract} BROKEN" in result.stdout


def test_every_contract_but_the_one_on_cycles_is_tried():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    names = {contract["name"] for contract in contracts if contract["type"] != "acyclic_siblings"}
    assert names == {contract for _, contract in BREACHES.values()}


def test_a_cycle_is_found(small_house):
    (small_house / "events/models/concept.py").write_text("import events.models.event\n", encoding="utf-8")
    (small_house / "events/models/event.py").write_text("import events.models.concept\n", encoding="utf-8")
    result = lint(small_house)
    assert "no cycles among the modules of an app BROKEN" in result.stdout
