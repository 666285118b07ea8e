"""Are templates words and structure only, with nothing inline and nothing unescaped?"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.survey import ROOT, assert_none, files, modules, short, templates

RULES = {
    "X001": "<p>{{ text|safe }}</p>",
    "X002": '<p style="color: red">a</p>',
    "X003": '<button type="button" onclick="go()">a</button>',
    "X004": "<script>let a = 1</script>",
    "X005": "<a href={{ address }}>a</a>",
    "X006": '<img alt="" src="https://example.org/a.png">',
}
UNESCAPED = re.compile(r"\bmark_safe\b|\bSafeString\(|autoescape\s+off|\|\s*safe(?:seq)?\b")
QUERIES = re.compile(r"\.(?:filter|exclude|annotate|raw|extra)\(")


def lint(folder: Path) -> str:
    """What the template linter says about a folder, under our configuration."""
    command = [
        sys.executable,
        "-m",
        "djlint",
        str(folder),
        "--lint",
        "--quiet",
        "--configuration",
        str(ROOT / "pyproject.toml"),
    ]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return result.stdout + result.stderr


def matching(pattern: re.Pattern[str], paths: list[Path], advice: str) -> list[str]:
    """Lines of these files that match, each with what to do instead."""
    return [
        f"{short(path)}:{number}: {line.strip()}: {advice}"
        for path in paths
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if pattern.search(line)
    ]


def test_nothing_is_printed_unescaped():
    assert_none(matching(UNESCAPED, [*modules(), *templates()], "escape it: format_html, or a template"))


def test_views_and_templates_ask_no_database_questions():
    views = [path for path in modules() if "views" in path.parts]
    assert_none(
        matching(QUERIES, [*views, *templates()], "let the queryset answer: Event.objects.visible_to(user)")
    )


def test_scripts_make_no_code_from_text():
    scripts = list(files("static/js", suffixes=(".js",)))
    assert_none(
        matching(
            re.compile(r"\beval\(|new Function|innerHTML|document\.write|\.style\b\s*="),
            scripts,
            "not under our policy",
        )
    )


@pytest.mark.parametrize("rule", RULES)
def test_the_linter_knows_our_rule(rule, tmp_path):
    name = f"{rule.lower()}-{os.getpid()}"  # below the project, where the linter finds our rules
    sample = ROOT / "var" / "house" / name / "sample.html"
    sample.parent.mkdir(parents=True, exist_ok=True)
    try:
        sample.write_text(f"{RULES[rule]}\n", encoding="utf-8")
        assert rule in lint(sample.parent)
        sample.write_text('<p class="a">{{ text }}</p>\n', encoding="utf-8")
        assert rule not in lint(sample.parent)
    finally:
        sample.unlink()
        sample.parent.rmdir()


def test_unescaped_text_and_queries_are_found(tmp_path):
    page = tmp_path / "page.html"
    page.write_text("{{ text|safe }}\n{% autoescape off %}\n{{ text|safe_name }}\n", encoding="utf-8")
    assert len(matching(UNESCAPED, [page], "escape it")) == 2
    view = tmp_path / "view.py"
    view.write_text("Event.objects.filter(pk=1)\nEvent.objects.visible_to(user)\n", encoding="utf-8")
    assert len(matching(QUERIES, [view], "ask")) == 1
