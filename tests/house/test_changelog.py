"""Does the changelog tell users, in its fixed form, what has changed for them?"""

import re

from tests.house.survey import ROOT, assert_none

CHANGELOG = ROOT / "CHANGELOG.md"
VERSION = re.compile(r"^## \[(Unreleased|\d+\.\d+\.\d+\] - \d{4}-\d{2}-\d{2}|Unreleased\])")
SECTIONS = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def faults(text: str) -> list[str]:
    """Departures from the form of Keep a Changelog 1.1.0: versions, sections, one line for each change."""
    found = []
    lines = text.splitlines()
    headings = [line for line in lines if line.startswith("## ")]
    if not headings or not headings[0].startswith("## [Unreleased]"):
        found.append("the first version must be ## [Unreleased]")
    found += [f"{line}: write ## [1.2.3] - 2026-12-31" for line in headings if not VERSION.match(line)]
    found += [
        f"{line}: not one of {sorted(SECTIONS)}"
        for line in lines
        if line.startswith("### ") and line[4:] not in SECTIONS
    ]
    found += [
        f"{line}: a change is a sentence"
        for line in lines
        if line.startswith("- ") and not line.endswith(".")
    ]
    return found


def test_the_changelog_keeps_its_form():
    text = CHANGELOG.read_text(encoding="utf-8")
    assert re.search(r"^- \S", text, re.MULTILINE)
    assert_none(faults(text))


def test_a_changelog_out_of_form_is_found():
    assert len(faults("## 1.0\n### News\n- did something\n")) == 4
    assert faults("## [Unreleased]\n### Added\n- A poster.\n## [0.1.0] - 2026-11-30\n") == []
