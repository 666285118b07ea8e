"""Would the matrix notice if a door stood open? Each rule and each sign-in is taken away in turn, and it must cry out.

This is a control of the guard, not a stand-in for our code: what is taken away is exactly what the matrix protects.
"""

import inspect
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import pytest
from django.db.models import Q

import events.rules
import partners.rules
from tests.access.cast import Cast
from tests.access.routes import Route, all_routes
from tests.access.rules_table import OPEN, RULES
from tests.access.rules_words import SIGNED_IN
from tests.access.walk import ask, violations

pytestmark = [pytest.mark.django_db, pytest.mark.once]
MODULES = (events.rules, partners.rules)
CLOSED = [route for route in all_routes() if not route.is_admin and route.name not in OPEN]
# Pages of everybody who signs in that show nothing of any network: one's own sign-in, and case forms of a typed name.
NOBODYS_DATA = (
    "account_", "mfa_", "partners:totp_picture", "partners:venue_cases", "partners:network_colours",
    "partners:digest_edit", "desk:calendar_feed", "desk:reminders_missed",
    "desk:calendar_check", "desk:mailbox_reply",  # nothing until it is asked; their own tests try a stranger's
    "desk:tasks_change", "desk:tasks_undo",  # what changes is named in what is sent; their own tests try a stranger's
)  # fmt: skip


def scopes(module: ModuleType) -> Iterator[str]:
    """Yield the names of the rules: functions of the module that return a Q object."""
    for name, function in vars(module).items():
        is_own = inspect.isfunction(function) and function.__module__ == module.__name__
        if is_own and inspect.signature(function).return_annotation is Q:
            yield name


EVERY_SCOPE = [
    pytest.param(module, name, id=f"{module.__name__}.{name}")
    for module in MODULES
    for name in scopes(module)
]


def open_wide(monkeypatch: pytest.MonkeyPatch, module: ModuleType, name: str) -> None:
    """Let a rule find every row for everybody."""

    def everything(user: object, prefix: str = "") -> Q:
        return Q(pk__isnull=False)  # an empty Q would vanish beside another one

    monkeypatch.setattr(module, name, everything)


def first_violation(cast: Cast, routes: list[Route]) -> str | None:
    """Return the first breach that the matrix finds, foreigners tried first."""
    for route in routes:
        for rule in RULES[route.name]:
            for found in violations(cast, route, rule, False, ("stranger", "helper", "librarian")):
                return found
    return None


@pytest.fixture(scope="module")
def asking(cast: Cast, django_db_blocker: Any) -> dict[str, list[Route]]:
    """Which doors ask which rule, so that a rule's control need not try every door of the house."""
    found: dict[str, list[Route]] = {}
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock():
        asked: set[str] = set()
        for module in MODULES:
            for name in scopes(module):
                patch.setattr(module, name, listening(getattr(module, name), name, asked))
        for route in CLOSED:
            asked.clear()
            for rule in RULES[route.name]:
                ask(cast, "stranger", "GET", route.address(rule.arguments(route.parameters, cast.own)))
            for name in asked:
                found.setdefault(name, []).append(route)
    return found


def listening(rule: Callable[..., Q], name: str, asked: set[str]) -> Callable[..., Q]:
    """Return a rule that notes that it was asked."""

    def noted(*arguments: Any, **options: Any) -> Q:
        asked.add(name)
        return rule(*arguments, **options)

    return noted


def test_there_are_rules_to_take_away():
    assert len(EVERY_SCOPE) >= 7


@pytest.mark.parametrize(("module", "name"), EVERY_SCOPE)
def test_matrix_turns_red_when_a_rule_is_taken_away(
    cast: Cast, asking: dict[str, list[Route]], monkeypatch: pytest.MonkeyPatch, module: ModuleType, name: str
):
    open_wide(monkeypatch, module, name)

    assert first_violation(cast, asking.get(name, CLOSED))


OURS = [
    route for route in CLOSED if not route.name.startswith(("account_", "mfa_"))
]  # the library's guard themselves twice


@pytest.mark.parametrize("route", OURS, ids=str)
def test_matrix_turns_red_when_an_address_needs_no_sign_in(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, route: Route
):
    monkeypatch.setattr(route.view, "login_required", False, raising=False)

    for rule in RULES[route.name]:
        assert next(violations(cast, route, rule, False, ("visitor",)), None)


SCOPED = [route for route in CLOSED if not route.name.startswith(NOBODYS_DATA)]


@pytest.mark.parametrize("route", SCOPED, ids=str)
def test_matrix_turns_red_at_an_address_whose_scope_is_taken_away(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, route: Route
):
    for module in MODULES:
        for name in scopes(module):
            open_wide(monkeypatch, module, name)

    for rule in RULES[route.name]:
        foreigners = tuple(SIGNED_IN - rule.allowed - {"keeper"}) or ("stranger", "coordinator")
        assert next(violations(cast, route, rule, False, foreigners), None)
