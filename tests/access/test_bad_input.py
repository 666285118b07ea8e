"""Does whatever people, pastes and robots type end in a sentence at its field, never in a breakdown?

Every address that takes a form is found in the table of rules, and every field on its page; new ones come along by
themselves.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from django import forms
from django.db import transaction
from django.utils.html import escape

from tests.access.cast import Cast
from tests.access.routes import Route, all_routes
from tests.access.rules_table import RULES, Rule

pytestmark = [pytest.mark.django_db, pytest.mark.once]

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
ALONE = (
    "nothing",
    "NUL",
    "markup",
    "the year 0",
    "a missing day",
    "a huge number",
)  # also tried field by field
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


PAGES = [pytest.param(route, rule, id=route.name) for route, rule in pages()]


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
                if isinstance(value, forms.BaseForm):
                    found[id(value)] = value
    return list(found.values())


def typed_in(page: Any) -> dict[str, Any]:
    """What the page's form would send if nothing were typed."""
    data: dict[str, Any] = {}
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
    return [
        field.html_name
        for form in forms_of(page)
        for field in form
        if isinstance(field.field.widget, typed) and not isinstance(field.field.widget, forms.HiddenInput)
    ]


def faults(answer: Any, names: list[str], value: str, must_refuse: bool) -> Iterator[str]:
    """Yield what is wrong with the answer to a form in which these fields held this value."""
    if answer.status_code >= 500:
        yield f"status {answer.status_code}"
    if answer.status_code != 200:
        if must_refuse and answer.status_code < 400 and answer.context is None:
            yield "was accepted"
        return
    content = answer.content.decode()
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


@pytest.mark.parametrize(("route", "rule"), PAGES)
def test_form_answers_bad_input_with_a_sentence_at_the_field(cast: Cast, route: Route, rule: Rule):
    address, subject = route.address(rule.arguments(route.parameters, cast.own)) + rule.query, someone(rule)
    page = send(cast, subject, "GET", address) if "GET" in rule.methods else None
    base = typed_in(page) | rule.sends if page is not None else dict(rule.sends)
    names = texts(page) if page is not None else list(rule.sends)
    found = []
    for what, value in EVERYTHING.items():
        tries = [names, *([name] for name in names)] if what in ALONE and len(names) <= 8 else [names]
        for together in filter(None, tries):
            answer = send(cast, subject, "POST", address, base | dict.fromkeys(together, value))
            refuse = what in REFUSED and bool(page) and route.name.startswith(("desk:", "partners:"))
            found += [f"{what}: {fault}" for fault in faults(answer, together, value, refuse)]

    assert not found, "\n".join(dict.fromkeys(found))


@pytest.mark.parametrize(("route", "rule"), PAGES)
def test_form_answers_to_a_strange_choice_with_a_sentence(cast: Cast, route: Route, rule: Rule):
    if "GET" not in rule.methods:
        return
    address, subject = route.address(rule.arguments(route.parameters, cast.own)) + rule.query, someone(rule)
    page = send(cast, subject, "GET", address)
    base, found = typed_in(page), []
    choices = [
        field.html_name for form in forms_of(page) for field in form if field.html_name not in texts(page)
    ]
    for what, value in {
        "a word": "muu",
        "NUL": "\0",
        "a number": "999999999999999999999",
        "markup": "<b>",
    }.items():
        answer = send(cast, subject, "POST", address, base | dict.fromkeys(choices, value))
        found += [f"{what}: {fault}" for fault in faults(answer, ["-"], "", False)]
    answer = send(cast, subject, "POST", address, {name: [value, value] for name, value in base.items()})
    found += [f"everything twice: {fault}" for fault in faults(answer, ["-"], "", False)]

    assert not found, "\n".join(dict.fromkeys(found))


MEGABYTE = "Kajaani " * 131_072


@pytest.mark.parametrize(
    "name", ["desk:event_edit", "desk:stand_new", "partners:organisation_new", "partners:venue_new"]
)
def test_megabyte_in_a_field_is_refused_there_and_kept(cast: Cast, name: str):
    route, rule = next((route, rule) for route, rule in pages() if route.name == name)
    address = route.address(rule.arguments(route.parameters, cast.own))
    page = send(cast, "coordinator", "GET", address)
    field = next(found for found in texts(page) if found in ("title", "topic", "name"))
    answer = send(cast, "coordinator", "POST", address, typed_in(page) | {field: MEGABYTE})

    assert answer.status_code == 200
    assert [form.errors[field] for form in forms_of(answer) if field in form.errors]
    assert MEGABYTE.strip() in answer.content.decode()


PARAMETERS = (
    "nayta", "sivu", "w", "paper", "language", "theme", "organisation", "municipality", "venue", "day", "opens",
    "closes", "name", "uusi", "asked", "next", "kirje", "paperi", "kieli",
)  # fmt: skip


@pytest.mark.parametrize("what", ["nothing", *REFUSED, *WELCOME, *WRONG])
def test_strange_words_after_the_question_mark_break_no_page(cast: Cast, what: str):
    from urllib.parse import urlencode

    tail, found = urlencode(dict.fromkeys(PARAMETERS, EVERYTHING[what])), []
    for route in all_routes():
        for rule in RULES.get(route.name, ()):
            if (
                "GET" in rule.methods
                and rule.allowed
                and not route.name.endswith(("poster", "document_print"))
            ):
                address = route.address(rule.arguments(route.parameters, cast.own))
                answer = send(cast, someone(rule), "GET", f"{address}?{tail}")
                found += [f"{address}: {answer.status_code}"] if answer.status_code >= 500 else []

    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "address",
    [
        "/talkoot/%ff%fe/", "/talkoot/%00/", "/suunnittelu/%ed%a0%80/", "/kalenteri/oma/%00.ics", "/?%ff=%fe",
        "/suunnittelu/kajaani/tehtavat/99999999999999999999999/", "/tili/salasana/unohtunut/1-%00/",
        "/tili/avain/99999999999999999999/nimi/", "/verkosto/kumppanit/99999999999999999999/",
    ],
)  # fmt: skip
def test_broken_address_is_no_page(cast: Cast, address: str):
    for subject in ("visitor", "coordinator"):
        assert send(cast, subject, "GET", address).status_code < 500, subject


def new_event(cast: Cast, **typed: Any) -> Any:
    """Send the form of a new event with something wrong in it."""
    right = {
        "municipality": "205",
        "venue": cast.own["venue"].pk,
        "day": "10.3.2027",
        "opens": "14",
        "closes": "18",
    }
    return send(cast, "coordinator", "POST", "/suunnittelu/uudet/", right | typed)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"opens": "18", "closes": "14"}, "closes"),
        ({"opens": "14", "closes": "14"}, "closes"),
        ({"day": "28.3.2027", "opens": "3.30", "closes": "12"}, "opens"),
        ({"day": "29.2.2027"}, "day"),
        ({"day": ""}, "day"),
        ({"venue": "999999"}, "venue"),
    ],
)
def test_impossible_time_or_place_is_told_at_its_field(cast: Cast, typed: dict[str, str], field: str):
    answer = new_event(cast, **typed)

    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == [field]
    assert all(escape(value) in answer.content.decode() for value in typed.values() if field != "venue")


def test_library_of_another_network_cannot_be_chosen(cast: Cast):
    answer = new_event(cast, venue=cast.foreign["venue"].pk)

    assert list(answer.context["form"].errors) == ["venue"]


def test_double_hour_of_october_is_accepted(cast: Cast):
    assert new_event(cast, day="31.10.2027", opens="3.30", closes="12").status_code == 302


def test_sweep_cries_out_when_texts_are_no_longer_cleaned(cast: Cast, monkeypatch: pytest.MonkeyPatch):
    """The control of this file: it must see a field that lets everything in."""
    monkeypatch.setattr("talkoot.lib.text.forbidden_characters", lambda text: [])
    address = "/verkosto/kumppanit/uusi/"
    page = send(cast, "coordinator", "GET", address)
    names = texts(page)
    answer = send(
        cast,
        "coordinator",
        "POST",
        address,
        typed_in(page) | dict.fromkeys(names, REFUSED["a control character"]),
    )

    assert len(names) >= 5
    assert list(faults(answer, names, "", True))
