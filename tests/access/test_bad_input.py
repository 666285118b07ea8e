"""Does whatever people, pastes and robots type end in a sentence at its field, never in a breakdown?

Every address that takes a form is found in the table of rules, and every field on its page; new ones come along by
themselves.
"""

import os
from functools import partial
from typing import Any
from urllib.parse import urlencode
from zlib import crc32

import pytest
from django.utils.html import escape

from tests.access.cast import Cast
from tests.access.questions import names_read
from tests.access.routes import Route, all_routes
from tests.access.rules_table import RULES
from tests.access.rules_words import Rule
from tests.access.typing_in import (
    ALONE,
    EVERYTHING,
    REFUSED,
    WELCOME,
    WRONG,
    faults,
    forms_of,
    pages,
    send,
    someone,
    texts,
    typed_in,
)

pytestmark = pytest.mark.django_db

TURNS = 5
PAGES = [pytest.param(route, rule, id=route.name) for route, rule in pages()]


@pytest.mark.once
@pytest.mark.parametrize(("route", "rule"), PAGES)
def test_form_answers_bad_input_with_a_sentence_at_the_field(cast: Cast, route: Route, rule: Rule):
    """Every sort of input meets every fifth page, and every page a fifth of them; ./dev faults tries all."""
    address, subject = route.address(rule.arguments(route.parameters, cast.own)) + rule.query, someone(rule)
    page = send(cast, subject, "GET", address) if "GET" in rule.methods else None
    base = typed_in(page) | rule.sends if page is not None else dict(rule.sends)
    names = texts(page) if page is not None else list(rule.sends)
    found = []
    for what, value in turn_of(route).items():
        tries = [names, *([name] for name in names)] if what in ALONE and len(names) <= 8 else [names]
        for together in filter(None, tries):
            answer = send(cast, subject, "POST", address, base | dict.fromkeys(together, value))
            refuse = what in REFUSED and bool(page) and route.name.startswith(("desk:", "partners:"))
            found += [f"{what}: {fault}" for fault in faults(answer, together, value, refuse)]

    assert not found, "\n".join(dict.fromkeys(found))


def turn_of(route: Route) -> dict[str, str]:
    """The sorts of input whose turn it is on a page: by its name, so that a new page moves no other's."""
    first = crc32(route.name.encode()) % TURNS
    sorts = list(EVERYTHING.items())
    return dict(sorts if "TALKOOT_EVERY_CASE" in os.environ else sorts[first::TURNS])


@pytest.mark.once
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
    strange = [("a word", "muu"), ("NUL", "\0"), ("a number", "9" * 21), ("markup", "<b>")]
    for what, value in strange[crc32(route.name.encode()) % 2 :: 2]:
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


TOGETHER = 1  # of the pages that read the same names one word tries so many; another word tries the next ones
Questions = dict[frozenset[str], list[tuple[str, str]]]


def opened(cast: Cast, subject: str, address: str, tail: str) -> Any:
    """The answer to somebody who opens an address with this end."""
    return send(cast, subject, "GET", address + tail)


@pytest.fixture(scope="module")
def questions(cast: Cast, django_db_blocker: Any) -> Questions:
    """What pages read after the question mark, and who opens which address that reads just that."""
    found: Questions = {}
    with django_db_blocker.unblock():
        for route in all_routes():
            for rule in RULES.get(route.name, ()):
                if "GET" in rule.methods and rule.allowed:
                    subject, address = (
                        someone(rule),
                        route.address(rule.arguments(route.parameters, cast.own)),
                    )
                    names = names_read(partial(opened, cast, subject, address))
                    found.setdefault(names, []).append((subject, address))
    assert {"nayta", "sivu", "w", "language", "day", "verkosto", "haku"} <= set().union(*found)
    return found


# What a database may stumble over is tried on both.
@pytest.mark.parametrize(
    "what",
    [
        *(pytest.param(what, marks=pytest.mark.once) for what in ("nothing", *WELCOME, *WRONG)),
        *REFUSED,
        pytest.param("a huge number", id="a huge number again"),
    ],
)
def test_strange_words_after_the_question_mark_break_no_page(cast: Cast, questions: Questions, what: str):
    found, turn = [], list(EVERYTHING).index(what) * TOGETHER
    for names, pages_of in questions.items():
        tail = urlencode(dict.fromkeys(sorted(names), EVERYTHING[what]))
        for place in range(turn, turn + min(TOGETHER, len(pages_of))):
            subject, address = pages_of[place % len(pages_of)]
            answer = send(cast, subject, "GET", f"{address}?{tail}")
            found += [f"{address}: {answer.status_code}"] if answer.status_code >= 500 else []

    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "address",
    [
        "/talkoot/%ff%fe/",
        "/talkoot/%00/",
        "/suunnittelu/%ed%a0%80/",
        "/kalenteri/oma/%00.ics",
        "/?%ff=%fe",
        "/suunnittelu/kajaani/tehtavat/99999999999999999999999/",
        "/tili/salasana/unohtunut/1-%00/",
        "/tili/avain/99999999999999999999/nimi/",
        "/verkosto/kumppanit/99999999999999999999/",
    ],
)
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
