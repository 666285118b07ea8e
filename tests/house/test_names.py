"""Does one name stand in four places: view, address, template and test? And is it a whole word?"""

import ast
import inspect
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from django.urls import URLPattern, URLResolver, get_resolver, path

from tests.house.survey import ROOT, assert_none, modules, short, templates

AUDIENCES = {"desk", "public", "link", "feeds", "partners"}
ABBREVIATIONS = {
    "org",
    "orgs",
    "evt",
    "evts",
    "mun",
    "muni",
    "munis",
    "coord",
    "mtg",
    "ctx",
    "tmpl",
    "btn",
    "addr",
    "qs",
}
# Templates that Django or allauth look up by their own names.
LOOKED_UP_ELSEWHERE = ("account/", "allauth/", "mfa/", "registration/", "admin/", "talkoot/", "django/")


def addresses(
    patterns: list[URLPattern | URLResolver], audience: str = ""
) -> Iterator[tuple[str, str, Callable]]:
    """Every (audience, name, view) of the addresses in our namespaces."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, pattern.namespace or audience)
        elif audience in AUDIENCES:
            yield audience, pattern.name or "", inspect.unwrap(pattern.callback)


def shown_templates(view: Callable) -> set[str]:
    """The names of pages in the source of a view: what it renders, without shared parts."""
    found = re.findall(r"[\"']([\w/]+)\.html[\"']", inspect.getsource(view))
    return {name for name in found if not name.startswith("parts/")}


def misnamed(audience: str, name: str, view: Callable, root: Path = ROOT) -> list[str]:
    """What is wrong with one address: its view, its template, its test."""
    label = f"{audience}:{name or '(no name)'}"
    faults = []
    if view.__name__ != name:
        faults.append(f"{label}: the view is called {view.__name__}; give both one name")
    pages = shown_templates(view)
    if pages and name not in {page.rsplit("/", 1)[-1] for page in pages}:
        faults.append(f"{label}: shows {', '.join(sorted(pages))}; its page should be called {name}.html")
    app = view.__module__.split(".")[0]
    if not list((root / "tests" / app / "views").rglob(f"test_{name}.py")):
        faults.append(f"{label}: has no test file tests/{app}/views/test_{name}.py")
    return faults


def defined_names(source: str) -> set[str]:
    """Every name that a module itself gives: functions, classes, arguments, variables."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.arg):
            names.add(node.arg)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
    return names


def abbreviated(source: str) -> list[str]:
    """The names of a module that hold an abbreviation as one of their words."""
    split = {
        name: set(re.findall(r"[a-z]+", re.sub(r"([A-Z])", r"_\1", name).lower()))
        for name in defined_names(source)
    }
    return sorted(name for name, words in split.items() if words & ABBREVIATIONS)


def test_an_address_its_view_its_page_and_its_test_share_one_name():
    found = list(addresses(get_resolver().url_patterns))
    assert found, "no address in the namespaces " + ", ".join(sorted(AUDIENCES))
    assert_none(fault for audience, name, view in found for fault in misnamed(audience, name, view))


def mentions(name: str) -> list[str]:
    """How code and templates call a template; parts are called by their stem: {% part "button" %}."""
    stem = name.removeprefix("parts/").removesuffix(".html")
    return [name, f'part "{stem}"'] if name.startswith("parts/") else [name]


def test_every_page_is_shown_by_somebody():
    everything = "\n".join(path.read_text(encoding="utf-8") for path in [*modules(), *templates()])
    names = [short(template, ROOT / "templates") for template in templates()]
    # Documents and mails are found by kind or by letter; error pages and bases stand at the top.
    named = [
        name
        for name in names
        if "/" in name and not name.startswith(("documents/", "mail/", *LOOKED_UP_ELSEWHERE))
    ]
    assert_none(
        f"templates/{name}: nobody shows it; delete it"
        for name in named
        if not any(mention in everything for mention in mentions(name))
    )


def test_names_are_whole_words():
    assert_none(
        f"{short(path)}: {name}: write the word out"
        for path in [*modules(), *modules("tests")]
        for name in abbreviated(path.read_text(encoding="utf-8"))
    )


def test_wrong_names_are_found(tmp_path):
    def event_show(request):
        return "events/event_page.html"

    (entry,) = addresses(
        [
            URLResolver(
                path("", lambda: None).pattern, [path("", event_show, name="event_open")], namespace="desk"
            )
        ]
    )
    faults = misnamed(*entry, root=tmp_path)
    assert [fault.split(": ")[1].split("; ")[0] for fault in faults] == [
        "the view is called event_show",
        "shows events/event_page",
        "has no test file tests/tests/views/test_event_open.py",
    ]
    assert abbreviated("def add_org(qs): pass\norganisation = 1\nclass EventOrg: pass") == [
        "EventOrg",
        "add_org",
        "qs",
    ]
