"""What happens when everybody tries a door with every method, and which of it breaks the door's rule?"""

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connection, transaction
from django.urls import NoReverseMatch, reverse

from tests.access.cast import ANYBODY, Cast
from tests.access.routes import Route
from tests.access.rules_words import VISITORS, Rule

FOREIGNERS_FIRST = ("stranger", "other_librarian", "expired", "visitor", "disabled", "librarian", "helper")
OTHER_METHODS = ("HEAD", "PUT", "PATCH", "DELETE", "OPTIONS")
SAFE = ("GET", "HEAD", "OPTIONS")
THROUGH = {"GET": {200, 302}, "HEAD": {200, 302}, "POST": {200, 302, 303, 400, 409, 422}}
KEPT_ASIDE = ("django_session", "cache")  # signing in and limits write there; both are no facts of anybody
WRITING = re.compile(r'^\s*(?:INSERT INTO|UPDATE|DELETE FROM|REPLACE INTO)\s+"?(\w+)', re.IGNORECASE)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


@dataclass(frozen=True)
class Answer:
    """What came back, and which tables were written to meanwhile."""

    status: int
    location: str
    text: str
    written: tuple[str, ...]
    headers: dict[str, str]

    @property
    def asks_to_sign_in(self) -> bool:
        """Tell whether this is the redirect of a closed door."""
        return self.status == 302 and self.location.startswith(reverse("account_login") + "?next=")


class Ear:
    """Hears every statement that writes."""

    def __init__(self) -> None:
        self.tables: list[str] = []

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        found = WRITING.match(sql)
        if found and found[1] not in KEPT_ASIDE:
            self.tables.append(found[1])
        return execute(sql, params, many, context)


def ask(cast: Cast, subject: str, method: str, address: str, data: Any = None) -> Answer:
    """Send one request as somebody and take back everything it did to the database and to the browser."""
    client = cast.clients[subject]
    cookies = deepcopy(client.cookies)
    ear = Ear()
    with transaction.atomic():
        with connection.execute_wrapper(ear):
            response = client.post(address, data) if method == "POST" else client.generic(method, address)
        text = readable(response)
        transaction.set_rollback(True)
    client.cookies = cookies
    headers = dict(response.headers)
    return Answer(response.status_code, headers.get("Location", ""), text, tuple(ear.tables), headers)


def readable(response: Any) -> str:
    """Return the words of an answer: of a page, a calendar or a PDF; pictures have none."""
    kind = response.headers.get("Content-Type", "")
    content = b"".join(response.streaming_content) if response.streaming else response.content
    if kind.startswith("application/pdf") and content:
        from pypdfium2 import PdfDocument

        document = PdfDocument(content)
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    if kind.startswith("image/") and "svg" not in kind:
        return ""
    return content.decode("utf-8", "replace").replace("\r\n ", "")  # calendars fold long lines


def database() -> dict[str, int]:
    """Return a fingerprint of every row of every table that holds facts."""
    found: dict[str, int] = {}
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            table = model._meta.db_table
            if table not in KEPT_ASIDE and model._meta.managed:
                cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)} ORDER BY 1")
                found[table] = hash(repr(cursor.fetchall()))
    return found


def violations(
    cast: Cast, route: Route, rule: Rule, is_open: bool, subjects: Sequence[str] = ()
) -> Iterator[str]:
    """Yield every breach of a rule at a route, foreigners first, so that the first is found quickly."""
    order = subjects or [*FOREIGNERS_FIRST, *(name for name in ANYBODY if name not in FOREIGNERS_FIRST)]
    try:
        address = route.address(rule.arguments(route.parameters, cast.own)) + rule.query
    except (NoReverseMatch, KeyError) as problem:
        yield f"{route}: no address could be made ({problem!r}); say in the rule which row fills its parameters"
        return
    for subject in order:
        for method in ("GET", "POST"):
            answer = ask(cast, subject, method, address, rule.sends)
            for breach in breaches(cast, rule, is_open, subject, method, answer):
                yield f"{subject} {method} {address}: {breach}"
    for mixed in mixed_addresses(cast, route, rule):
        for method in ("GET", "POST"):
            answer = ask(cast, "coordinator", method, mixed, rule.sends)
            if (answer.status not in rule.denied and answer.status != 405) or answer.written:
                yield f"coordinator {method} {mixed}, partly of another network: {answer.status} {answer.written}"


def breaches(
    cast: Cast, rule: Rule, is_open: bool, subject: str, method: str, answer: Answer
) -> Iterator[str]:
    """Yield what is wrong with one answer."""
    may = subject in rule.allowed
    if not may and subject in VISITORS and not is_open:
        if not answer.asks_to_sign_in:
            yield f"{answer.status} instead of being asked to sign in"
    elif method not in rule.methods:
        if answer.status != 405 and (may or answer.status not in rule.denied):
            yield f"{answer.status} though the method is not declared"
    elif may and answer.status not in (rule.through or THROUGH[method]):
        yield f"{answer.status} instead of being let in"
    elif not may and answer.status not in rule.denied:
        yield f"{answer.status} instead of {sorted(rule.denied)}"
    if may and not is_open and answer.asks_to_sign_in:
        yield "asked to sign in though signed in"
    if answer.written and (method in SAFE or not may):
        yield f"wrote to {sorted(set(answer.written))}"
    for word in cast.forbidden_to(subject, is_open, rule.reads):
        if word in answer.text or word.upper() in answer.text:
            yield f"read {word}"
    yield from missing_headers(answer)


def missing_headers(answer: Answer) -> Iterator[str]:
    """Yield the protecting headers that an answer lacks."""
    policy = answer.headers.get("Content-Security-Policy", "")
    if "default-src 'none'" not in policy or "unsafe" in policy:
        yield f"no strict content security policy: {policy or 'none'}"
    for name, value in HEADERS.items():
        if answer.headers.get(name) != value:
            yield f"{name} is {answer.headers.get(name)}"


def mixed_addresses(cast: Cast, route: Route, rule: Rule) -> Iterator[str]:
    """Yield addresses of which one part is ours and another belongs to the other network."""
    parts = [name for name in route.parameters if name not in rule.fixed]
    if len(parts) < 2:
        return
    ours = rule.arguments(route.parameters, cast.own)
    theirs = rule.arguments(route.parameters, cast.foreign)
    for name in parts:
        if ours[name] != theirs[name]:
            yield route.address(ours | {name: theirs[name]}) + rule.query


def method_violations(cast: Cast, route: Route, rule: Rule) -> Iterator[str]:
    """Yield methods that are accepted undeclared, and safe ones that leave traces in any row."""
    subject = next((name for name in ANYBODY if name in rule.allowed), None)
    if subject is None:
        return
    address = route.address(rule.arguments(route.parameters, cast.own)) + rule.query
    before = database()
    if "GET" in rule.methods:
        ask_without_rollback(cast, subject, address)
        if database() != before:
            changed = [table for table, rows in database().items() if rows != before[table]]
            yield f"{subject} GET {address} changed rows of {changed}"
    for method in OTHER_METHODS:
        answer = ask(cast, subject, method, address)
        if method not in rule.methods and answer.status != 405:
            yield f"{subject} {method} {address}: {answer.status}, not declared"
        if method == "HEAD" and method in rule.methods and answer.text:
            yield f"{subject} HEAD {address} has a body"


def ask_without_rollback(cast: Cast, subject: str, address: str) -> None:
    """Look at a page and leave what it did, so that it can be looked for."""
    client = cast.clients[subject]
    cookies = deepcopy(client.cookies)
    client.get(address)
    client.cookies = cookies
