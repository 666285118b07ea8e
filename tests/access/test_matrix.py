"""Is every address of the portal closed to everybody who has no business there?"""

from collections import Counter

import pytest

from tests.access.cast import ANYBODY, MAY_READ, Cast, mark
from tests.access.routes import Route, all_routes
from tests.access.rules_table import OPEN, RULES
from tests.access.rules_words import ADMINISTRATION, Rule
from tests.access.walk import ask, method_violations, violations

# Who may do what is decided by the same queries on both databases; bad input, which is not, is sent to both.
pytestmark = [pytest.mark.django_db, pytest.mark.once]
ROUTES = [route for route in all_routes() if not route.is_admin]
PAIRS = [(route, rule) for route in ROUTES for rule in RULES.get(route.name, ())]
CASES = [
    pytest.param(route, rule, id=f"{route.name}@{route.path}-{number}")
    for number, (route, rule) in enumerate(PAIRS)
]


def test_every_address_has_a_name():
    assert [str(route) for route in ROUTES if not route.name] == []


def test_every_name_has_a_rule():
    assert sorted({route.name for route in ROUTES} - set(RULES)) == []


def test_every_rule_has_an_address():
    assert sorted(set(RULES) - {route.name for route in ROUTES}) == []


def test_only_named_addresses_are_open_without_signing_in():
    assert {route.name for route in ROUTES if route.is_open} == OPEN


def test_no_view_function_serves_two_names():
    """A mark that opens a function opens all its addresses, so two names must not share one."""
    names = Counter(view for view, _name in {(route.view, route.name) for route in ROUTES})

    assert [view for view, count in names.items() if count > 1] == []


@pytest.mark.parametrize(("route", "rule"), CASES)
def test_address_keeps_its_rule(cast: Cast, route: Route, rule: Rule):
    found = list(violations(cast, route, rule, route.name in OPEN))

    assert not found, "\n".join(found)


@pytest.mark.parametrize(("route", "rule"), CASES)
def test_address_answers_to_declared_methods_only_and_looking_changes_nothing(
    cast: Cast, route: Route, rule: Rule
):
    found = list(method_violations(cast, route, rule))

    assert not found, "\n".join(found)


def test_every_mark_is_read_by_somebody_who_may(cast: Cast):
    """Otherwise the marks would prove nothing."""
    seen = set()
    for route, rule in PAIRS:
        if "GET" in rule.methods and "coordinator" in rule.allowed:
            for rows, subject in ((cast.own, "coordinator"), (cast.foreign, "stranger")):
                text = ask(cast, subject, "GET", route.address(rule.arguments(route.parameters, rows))).text
                seen |= {kind for kind in MAY_READ if mark(kind) in text}

    assert seen >= {kind for kind, who in MAY_READ.items() if who}


def admin_address(route: Route, cast: Cast) -> str:
    """Return an address of the administration, for the first row of the model it is about."""
    from django.apps import apps

    model = next(
        (m for m in apps.get_models() if f":{m._meta.label_lower.replace('.', '_')}_" in route.name), None
    )
    first = model._default_manager.first() if model else None
    values = {
        "object_id": first.pk if first else 1,
        "id": cast.story.eeva.pk,
        "content_type_id": 1,
        "app_label": "partners",
    }
    return route.address({name: values.get(name, "mita-vain") for name in route.parameters})


def admin_breaches(cast: Cast, route: Route, subject: str, method: str) -> list[str]:
    """Return what is wrong with one subject's try at a page of the administration."""
    address = admin_address(route, cast)
    answer = ask(cast, subject, method, address)
    told = f"{subject} {method} {address}: {answer.status}"
    if subject in ADMINISTRATION.allowed:
        is_shown = answer.status in (200, 302, 403, 404, 405) and not answer.asks_to_sign_in
        return [f"{told} wrote {answer.written}"] if not is_shown or answer.written else []
    denied = (200, 302, 403, 405) if route.name in ("admin:logout", "admin:jsi18n") else ADMINISTRATION.denied
    leaked = [word for word in cast.forbidden_to(subject) if word in answer.text]
    is_closed = answer.status in denied and not answer.written and not leaked
    return [] if is_closed else [f"{told} wrote {answer.written} read {leaked}"]


@pytest.mark.once
def test_administration_is_the_keepers_alone(cast: Cast):
    routes = [route for route in all_routes() if route.is_admin and route.name]
    assert len(routes) > 40
    tries = [(subject, "GET") for subject in ANYBODY] + [
        ("visitor", "POST"),
        ("stranger", "POST"),
        ("admin", "POST"),
    ]
    breaches = [
        breach
        for route in routes
        for subject, method in tries
        for breach in admin_breaches(cast, route, subject, method)
    ]

    assert not breaches, "\n".join(breaches)
