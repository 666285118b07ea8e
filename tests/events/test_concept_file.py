"""Does the file of an operating model come back byte for byte, and does nothing hostile get in by it?"""

import json
from copy import deepcopy
from typing import Any
from uuid import UUID

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from events.actions.concepts import shipped_document, shipped_names
from events.choices import Channel, Responsible
from events.concept_fields import HEAD, LISTS, Field
from events.concept_file import LARGEST, MOST_LINES, FileFault, dumps, read
from events.plan_choices import Condition
from talkoot.lib import text


@pytest.fixture(autouse=True, scope="module")
def english() -> Any:
    """The sentences are compared in the language in which they are written."""
    with translation.override("en"):
        yield


def document() -> dict[str, Any]:
    return deepcopy(shipped_document("etatietoisku"))


def faults(change: Any) -> list[str]:
    found = document()
    change(found)
    with pytest.raises(FileFault) as caught:
        read(json.dumps(found).encode())
    return caught.value.lines


# --- there and back ---------------------------------------------------------------------------------------------

LETTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"))


def values(field: Field) -> st.SearchStrategy[Any]:
    """Values that a field may hold, as forms would have cleaned them."""
    if field.kind == "number":
        return st.integers(*field.limits)
    if field.kind == "choice":
        return st.sampled_from(field.choices)
    if field.kind == "identity":
        return st.uuids().map(str) if field.needed else st.none()
    if field.kind == "day":
        return st.dates().map(lambda day: day.isoformat())
    if field.kind == "clock":
        return st.times().map(lambda clock: f"{clock:%H:%M}")
    if field.kind == "email":
        return st.sampled_from(["", "eeva@example.org"])
    if field.kind == "word":
        return st.from_regex(r"[a-z_]{0,30}", fullmatch=True)
    longest = min(field.longest, 40)
    words = st.text(LETTERS, min_size=int(field.needed), max_size=longest).map(text.clean)
    return words.filter(lambda word: not field.fault(word))


def rows(fields: Any, most: int = 3) -> st.SearchStrategy[list[dict[str, Any]]]:
    name = "uid" if "uid" in fields else "key"
    row = st.fixed_dictionaries({key: values(field) for key, field in fields.items()})
    return st.lists(row, max_size=most, unique_by=lambda found: found[name])


DOCUMENTS = st.fixed_dictionaries(
    {name: values(field) for name, field in HEAD.items()}
    | {sort: rows(fields) for sort, fields in LISTS.items()}
)


@given(DOCUMENTS)
@settings(max_examples=60, deadline=None)
def test_what_was_read_is_written_in_the_same_bytes_whatever_the_model(found: dict[str, Any]) -> None:
    found |= {"format": "talkoot-toimintamalli", "format_version": 1, "opens": "10:00", "closes": "10:01"}
    for row in found["texts"]:  # the record's own fields are shorter; that is another test
        row.update({name: row[name].replace("\n", " ")[:30].strip() for name in row if name != "key"})
    once = dumps(read(json.dumps(found).encode()))
    assert dumps(read(once)) == once
    assert read(once)["tasks"] == found["tasks"]


@given(
    st.binary(max_size=300) | st.text(max_size=300).map(lambda words: words.encode("utf-8", "surrogatepass"))
)
@settings(max_examples=200, deadline=None)
def test_anything_else_is_told_in_words_and_never_breaks(content: bytes) -> None:
    with pytest.raises(FileFault) as caught:
        read(content)
    assert all(line.strip() for line in caught.value.lines)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@given(st.sampled_from([*HEAD, *LISTS]), JSON)
@settings(max_examples=200, deadline=None)
def test_any_value_at_any_name_is_taken_whole_or_refused(name: str, value: Any) -> None:
    found = document() | {name: value}
    try:
        taken = read(json.dumps(found).encode())
    except FileFault as fault:
        assert fault.lines
    else:
        assert dumps(read(dumps(taken))) == dumps(taken)


# --- what is refused, and where ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b" " * (LARGEST + 1), "too large"),
        (b'{"format": "talkoot-toimintamalli",\n "tasks": [}', "line 2, character 12"),
        (b"\xff\xfe{", "UTF-8"),
        (b"[" * 200_000, "deeper"),
        (b"[1, 2]", "not an operating model"),
        (b'{"format": "muu", "format_version": 1}', "not an operating model"),
        (b'{"format": "talkoot-toimintamalli", "format_version": true}', "not an operating model"),
        (b'{"format": "talkoot-toimintamalli", "format_version": 2}', "newer portal (format 2"),
        (b'{"format": "talkoot-toimintamalli", "format_version": 1, "opens": NaN}', "numbers or names"),
        (b'{"format": "talkoot-toimintamalli", "format": "talkoot-toimintamalli"}', "numbers or names"),
        (b'{"format_version": ' + b"9" * 5_000 + b"}", "numbers or names"),
    ],
    ids=["huge", "broken", "bytes", "deep", "list", "another", "true", "newer", "nan", "twice", "digits"],
)
def test_a_file_that_is_no_model_is_refused_with_its_reason(content: bytes, told: str) -> None:
    with pytest.raises(FileFault) as caught:
        read(content)
    assert len(caught.value.lines) == 1 and told in caught.value.lines[0]


def test_each_fault_is_told_at_its_place_in_the_file() -> None:
    def spoil(found: dict[str, Any]) -> None:
        found["tasks"][2]["offset_days"] = 400
        found["tasks"][3]["channel"] = "kyyhkynen"
        found["meetings"][0]["starts"] = "25:00"
        found["supplies"][0]["owner_id"] = 7
        del found["stand_types"][0]["name"]
        found["contact_email"] = "ei osoite"

    assert faults(spoil) == [
        "contact_email: this is not an e-mail address.",
        "meetings, row 1, starts: this should be a time such as 14:00.",
        "tasks, row 3, offset_days: the number should be between -365 and 365.",
        "tasks, row 4, channel: “kyyhkynen” is not one of the possible words: "
        f"{', '.join(word for word in Channel.values if word)}.",
        "supplies, row 1: “owner_id” is not known here.",
        "stand_types, row 1, name: this is missing.",
    ]


def test_rows_may_not_wait_for_each_other_in_a_circle_or_for_a_row_that_is_not_there() -> None:
    def circle(found: dict[str, Any]) -> None:
        first, second, third = found["tasks"][:3]
        first["after"], second["after"], third["after"] = second["uid"], first["uid"], str(UUID(int=5))

    assert faults(circle) == [
        "tasks, row 1, after: the task waits for itself.",
        "tasks, row 2, after: the task waits for itself.",
        "tasks, row 3, after: the task that it comes after is not in the file.",
    ]


def test_one_identity_stands_once_and_a_model_is_not_its_own_ancestor() -> None:
    def twice(found: dict[str, Any]) -> None:
        found["supplies"][1]["uid"] = found["supplies"][0]["uid"]
        origin = {"uid": found["uid"], "name": "Malli", "version": 1, "network": ""}
        found["lineage"] = [origin]

    assert faults(twice) == [
        "supplies, row 2: the same identity stands twice in the file.",
        "lineage: a model cannot be based on itself.",
    ]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Soita 131052-308T", "personal identity code"),
        ("Nimi\u202eesrever", "control characters"),
        ("Nimi\x00", "control characters"),
        ("kaksi\nriviä", "line breaks"),
        ("\ud800", "control characters"),
        ("x" * 201, "at most 200"),
        ("   ", "must not be empty"),
        (7, "quotation marks"),
        (None, "quotation marks"),
        ({"$ref": "#"}, "quotation marks"),
    ],
)
def test_hostile_words_in_a_tasks_name_are_refused(words: Any, told: str) -> None:
    def spoil(found: dict[str, Any]) -> None:
        found["tasks"][0]["name"] = words

    (line,) = faults(spoil)
    assert line.startswith("tasks, row 1, name: ") and told in line


def test_a_text_that_does_not_fit_into_the_record_is_refused() -> None:
    def spoil(found: dict[str, Any]) -> None:
        next(row for row in found["texts"] if row["key"] == "summary")["text_sv"] = "å" * 161

    (line,) = faults(spoil)
    assert line.endswith("text_sv: the record takes at most 160 characters here, on one line.")


def test_words_in_braces_are_not_counted_as_they_become_names_of_places() -> None:
    found = document()
    words = f"{'å' * 150} {{municipality_locative}}"
    next(row for row in found["texts"] if row["key"] == "summary")["text_sv"] = words
    assert words in str(read(json.dumps(found).encode()))


def test_closing_comes_after_opening() -> None:
    assert faults(lambda found: found.update(closes=found["opens"])) == [
        "closes: closing should be later than opening."
    ]


def test_a_file_full_of_faults_tells_the_first_of_them_and_how_many_more_there_are() -> None:
    lines = faults(lambda found: found.update(tasks=[{}] * 30))
    assert len(lines) == MOST_LINES + 1
    assert lines[-1] == "And 70 more faults."


def test_a_list_without_end_is_refused_before_its_rows_are_read() -> None:
    assert faults(lambda found: found.update(supplies=[{}] * 301)) == [
        "supplies: there are too many rows, at most 300."
    ]


# --- what ships -------------------------------------------------------------------------------------------------


def test_four_models_ship_and_the_usual_one_comes_first() -> None:
    assert shipped_names() == ["digitukitalkoot-kirjastossa", "digimessut", "etatietoisku", "vierailu-kylaan"]


@pytest.mark.parametrize("name", shipped_names())
def test_each_shipped_model_is_whole(name: str) -> None:
    found = shipped_document(name)
    texts = {row["key"]: row for row in found["texts"]}
    assert all(found[field] for field in ("summary", "for_whom", "tip", "materials", "lessons"))
    assert all(meeting["agenda"].count("\n") >= 4 for meeting in found["meetings"])
    for key, row in texts.items():
        filled = [bool(row[language]) for language in ("text", "text_sv", "text_en")]
        assert filled == [key != "letter_attachments"] * 3, key
    assert len(texts) == len(LISTS["texts"]["key"].choices)
    conditions = {row["condition"] for sort in ("meetings", "tasks", "supplies") for row in found[sort]}
    assert {Condition.ALWAYS, Condition.NEWSPAPER_AD} <= conditions
    assert conditions & {Condition.REMOTE, Condition.HYBRID, Condition.ONLINE}
    assert {task["responsible"] for task in found["tasks"]} >= {
        Responsible.COORDINATOR,
        Responsible.LIBRARY,
    } - ({Responsible.LIBRARY} if name == "digimessut" else set())


@pytest.mark.parametrize("name", shipped_names())
def test_nothing_of_a_shipped_model_comes_before_what_it_waits_for(name: str) -> None:
    tasks = {task["uid"]: task for task in shipped_document(name)["tasks"]}
    for task in tasks.values():
        if task["after"]:
            assert task["offset_days"] <= tasks[task["after"]]["offset_days"], task["name"]


def test_the_online_talk_is_remote_and_rehearsed_a_week_before() -> None:
    found = shipped_document("etatietoisku")
    assert found["attendance"] == "online"
    assert [row["offset_days"] for row in found["meetings"] if row["name"] == "Harjoitus"] == [7]


def test_materials_of_shipped_models_are_kinds_of_documents() -> None:
    from events.documents.kinds import KINDS

    named = {task["material"] for name in shipped_names() for task in shipped_document(name)["tasks"]}
    assert named - {""} <= set(KINDS)
    assert len(named) > 8
