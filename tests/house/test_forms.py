"""Does every form carry its token? A part that is included with `only` gets nothing but what it is given."""

import re

from tests.house.survey import ROOT, assert_none, short, templates

INCLUDE = re.compile(r"\{%\s*include\s+\"(parts/[^\"]+)\"([^%]*)%\}")


def needs_token(name: str, seen: frozenset[str] = frozenset()) -> bool:
    """Tell whether a part, or one that it includes, has a form with a token."""
    text = (ROOT / "templates" / name).read_text(encoding="utf-8")
    if "{% csrf_token %}" in text:
        return True
    inner = {found for found, _given in INCLUDE.findall(text)} - seen - {name}
    return any(needs_token(found, seen | {name}) for found in inner)


def without_token(text: str) -> list[str]:
    """Return the parts with forms that a template includes without handing the token over."""
    return [
        name
        for name, given in INCLUDE.findall(text)
        if given.rstrip().endswith("only") and "csrf_token=" not in given and needs_token(name)
    ]


def test_every_included_form_gets_its_token():
    found = [
        f"{short(path)}: {name} needs csrf_token=csrf_token"
        for path in templates()
        for name in without_token(path.read_text(encoding="utf-8"))
    ]
    assert_none(found)


def test_a_form_included_without_its_token_is_found():
    assert without_token('{% include "parts/press.html" with url=url only %}') == ["parts/press.html"]
    assert without_token('{% include "parts/press.html" with url=url csrf_token=csrf_token only %}') == []
