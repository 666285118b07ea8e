"""What do people, pastes and robots type into the fields of a page, and what is wrong with the answer?"""

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from django import forms
from django.db import transaction
from django.utils.html import escape

from tests.access.cast import Cast
from tests.access.routes import Route, all_routes
from tests.access.rules_table import RULES
from tests.access.rules_words import Rule

REFUSED = {  # what no text may hold, and a sentence says so
    "a control character": "ennen\x07jälkeen",
    "NUL": "ennen\0jälkeen",
    "a direction override": "ennen\u202ejälkeen",
    "a non-character": "ennen\uffffjälkeen",
    "an identity code": "Aino 131052-308T",
}
WELCOME = {  # odd but honest texts; if they are kept, they are kept as they are
    "emoji": "👩‍👩‍👧 🇫🇮 talkoot",
    "right-to-left letters": "مرحبا بكم",
    "markup": "<script>alert(1)</script>",
    "a template": "{{ settings.SECRET_KEY }} {% now 'Y' %} {0.__class__} %(title)s ${x}",
    "quotes": "\"'><img src=x onerror=alert(1)>",
    "a combining letter": "a\u0308a\u0308kko\u0308nen",
    "percent signs": "100 % %s %d %%",
}
WRONG = {  # not a date, time, number, address or choice
    "the year 0": "1.1.0",
    "the year 9999": "31.12.9999",
    "a missing leap day": "29.2.2027",
    "a missing day": "31.4.2027",
    "hour 24": "24.00",
    "hour 25": "25:61",
    "a huge number": "9" * 400,
    "minus": "-1",
    "infinity": "Infinity",
    "not a number": "NaN",
    "a word": "huomenna",
    "another field's key": "None",
    "a script address": "javascript:alert(1)",
    "line ends": "a\r\nBcc: kaikki@example.org",
    "only spaces": "   \t ",
    "Unicode digits": "١٠.٣.٢٠٢٧",
}
EVERYTHING = {"nothing": ""} | REFUSED | WELCOME | WRONG
ALONE = ("nothing", "the year 0", "a huge number")  # also tried field by field
ENGLISH = re.compile(r"\b(Enter|Ensure|This|Select|valid|required|must|the|The|Write|Check|There)\b")
SKIPPED = ("account_logout", "partners:language_set")


def pages() -> Iterator[tuple[Route, Rule]]:
    """Yield the addresses that take something, once each."""
    seen = set()
    for route in all_routes():
        for rule in RULES.get(route.name, ()):
            if (
                "POST" in rule.methods
                and rule.allowed
                and route.name not in SKIPPED
                and route.name not in seen
            ):
                seen.add(route.name)
                yield route, rule


def someone(rule: Rule) -> str:
    """The subject who may use an address; visitors first, so that sign-in pages show their forms."""
    return next(name for name in ("visitor", "coordinator", "stranger") if name in rule.allowed)


def send(cast: Cast, subject: str, method: str, address: str, data: Any = None) -> Any:
    """One request whose effects are taken back; the answer keeps its context."""
    client = cast.clients[subject]
    cookies = deepcopy(client.cookies)
    with transaction.atomic():
        answer = client.post(address, data) if method == "POST" else client.get(address)
        transaction.set_rollback(True)
    client.cookies = cookies
    return answer


def forms_of(answer: Any) -> list[forms.BaseForm]:
    """The forms of a page, each once."""
    found: dict[int, forms.BaseForm] = {}
    for context in answer.context or ():
        for part in context:
            for value in part.values() if isinstance(part, dict) else ():
                for one in value if isinstance(value, (list, tuple)) else (value,):
                    form = getattr(one, "form", one)  # a line of a sheet has one
                    if isinstance(form, forms.BaseForm):
                        found[id(form)] = form
    return list(found.values())


def cells_of(answer: Any) -> list[Any]:
    """The cells of a page whose rows are a sheet: no forms, but with names, values and mistakes like fields."""
    lines = (answer.context or {}).get("lines") or ()
    return [cell for line in lines if hasattr(line, "cells") for cell in line.cells.values()]


def typed_in(page: Any) -> dict[str, Any]:
    """What the page's form would send if nothing were typed."""
    data: dict[str, Any] = {cell.html_name: cell.value for cell in cells_of(page)}
    for form in forms_of(page):
        for field in form:
            shown = field.value()
            if isinstance(shown, bool):
                data |= {field.html_name: "on"} if shown else {}
            elif isinstance(shown, (list, tuple)):
                data[field.html_name] = [str(item) for item in shown]
            else:
                data[field.html_name] = "" if shown is None else str(shown)
    return data


def texts(page: Any) -> list[str]:
    """The names of fields into which something can be typed."""
    typed = (forms.TextInput, forms.Textarea)
    fields = [
        field.html_name
        for form in forms_of(page)
        for field in form
        if isinstance(field.field.widget, typed) and not isinstance(field.field.widget, forms.HiddenInput)
    ]
    cells = [
        cell.html_name for cell in cells_of(page) if cell.column.name != "uid" and not cell.column.choices
    ]
    return [*fields, *cells]


def faults(answer: Any, names: list[str], value: str, must_refuse: bool) -> Iterator[str]:
    """Yield what is wrong with the answer to a form in which these fields held this value."""
    if answer.status_code >= 500:
        yield f"status {answer.status_code}"
    if answer.status_code != 200:
        if must_refuse and answer.status_code < 400 and answer.context is None:
            yield "was accepted"
        return
    content = answer.content.decode()
    for cell in cells_of(answer):
        told = [str(text) for text in cell.mistakes]
        yield from (f"{cell.html_name}: in English: {text}" for text in told if ENGLISH.search(text))
        yield from (
            f"{cell.html_name}: {text!r} is not on the page" for text in told if escape(text) not in content
        )
        is_text = not cell.column.is_number and not cell.column.choices
        if must_refuse and is_text and cell.html_name in names and not told:
            yield f"{cell.html_name}: was not refused"
    for form in forms_of(answer):
        if not form.is_bound:
            continue
        for name, errors in form.errors.items():
            yield from (f"{name}: in English: {error}" for error in errors if ENGLISH.search(str(error)))
            yield from (
                f"{name}: {error!r} is not on the page" for error in errors if escape(error) not in content
            )
        for field in form:
            is_text = isinstance(form.fields[field.name], forms.CharField)
            if must_refuse and is_text and field.html_name in names and not form.errors.get(field.name):
                yield f"{field.html_name}: was not refused"
        kept = escape(value.strip().replace("\0", ""))
        if (
            form.errors
            and kept
            and value.isprintable()
            and kept not in content
            and "password" not in names[0]
        ):
            yield f"{names}: what was typed is gone"
