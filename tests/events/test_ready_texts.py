"""Are ready texts made of the record in each language, and do they keep to their lengths whatever the names are?"""

from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events import ready_texts
from events.example_sheet import example
from events.facts import PUBLIC_LANGUAGES
from events.plan_choices import ReadyKind
from events.ready_texts import SHORT, Part, digest_of, packed, unpacked

pytestmark = pytest.mark.once
LONGEST = (
    "Kainuun maakuntakirjaston ja Kajaanin kaupunginkirjaston yhteinen tietokoneenkäyttäjäyhdistyksen " * 2
)


def texts(language="fi", **facts):
    """Return the texts of the example with some facts replaced, by kind and box."""
    sheet = replace(example(), language=language, **facts)
    return {
        kind: {part.key: part.text for part in parts} for kind, parts in ready_texts.texts_of(sheet).items()
    }


def test_every_kind_of_text_is_made_in_every_public_language():
    for language in PUBLIC_LANGUAGES:
        made = texts(language)
        assert set(made) == set(ReadyKind)
        assert all(any(words for words in boxes.values()) for boxes in made.values())
    assert "Paikalla auttamassa:" in texts("fi")[ReadyKind.PARAGRAPH]["text"]
    assert "På plats för att hjälpa:" in texts("sv")[ReadyKind.PARAGRAPH]["text"]


def test_the_short_text_says_what_when_where_and_that_it_is_free():
    assert texts()[ReadyKind.SHORT]["text"] == (
        "Apua puhelimen, tabletin ja tietokoneen käyttöön. Ke 10.3.2027 klo 14–18, Kajaanin kaupunginkirjasto. "
        "Maksuton. Ei ilmoittautumista."
    )
    few = texts(what_you_get="Apua puhelimeen", free="Maksuton.")[ReadyKind.SHORT]["text"]
    assert few.endswith("Maksuton. https://talkoot.example.org/talkoot/kajaani/")


def test_the_longest_names_fit_and_the_day_stays():
    place = replace(example().place, name=LONGEST[:120])
    for language in PUBLIC_LANGUAGES:
        boxes = texts(language, what_you_get=LONGEST[:160], title=LONGEST[:160], place=place, free=LONGEST)
        short = boxes[ReadyKind.SHORT]["text"]
        assert len(short) <= SHORT and "2027" in short and "…" in short
        assert len(boxes[ReadyKind.MUNICIPALITY]["short"]) <= SHORT


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=220)


@settings(max_examples=60, deadline=None)
@given(what=WORDS, title=WORDS, name=WORDS, free=WORDS, summary=WORDS, language=st.sampled_from(PUBLIC_LANGUAGES),
       day=st.none() | st.dates(date(2024, 1, 1), date(2035, 12, 31)),
       state=st.sampled_from(["scheduled", "rescheduled", "cancelled", "postponed"]))  # fmt: skip
def test_whatever_the_record_says_the_short_text_is_at_most_160_characters(
    what, title, name, free, summary, language, day, state
):
    place = replace(example().place, name=name, locative=name)
    facts = {"what_you_get": what, "title": title, "kind_name": title, "free": free, "summary": summary}
    boxes = ready_texts.texts_of(
        replace(example(), language=language, place=place, day=day, state=state, **facts)
    )
    for parts in boxes.values():
        assert all(len(part.text) <= part.limit for part in parts)
    assert boxes[ReadyKind.SHORT][0].limit == SHORT == boxes[ReadyKind.MUNICIPALITY][1].limit


def test_a_cancelled_day_says_so_first_in_every_text():
    made = texts(state="cancelled")
    for kind, box in (
        (ReadyKind.SHORT, "text"), (ReadyKind.PARAGRAPH, "text"), (ReadyKind.NEWSPAPER, "text"),
        (ReadyKind.RADIO, "text"),
        (ReadyKind.FACEBOOK, "name"), (ReadyKind.MUNICIPALITY, "name"), (ReadyKind.MUNICIPALITY, "short"),
    ):  # fmt: skip
        assert made[kind][box].startswith("PERUTTU"), kind
    assert "Peruttu" in made[ReadyKind.PRESS]["text"]


def test_the_radio_hears_weekday_month_and_hours_in_words():
    assert "keskiviikkona 10. maaliskuuta kello 14–18" in texts()[ReadyKind.RADIO]["text"]
    assert "onsdag 10 mars klockan 14–18" in texts("sv")[ReadyKind.RADIO]["text"]
    assert "Wednesday 10 March from 14:00 to 18:00" in texts("en")[ReadyKind.RADIO]["text"]
    assert "kello 9.30 alkaen" in texts(opens=time(9, 30), closes=None)[ReadyKind.RADIO]["text"]


def test_a_calendar_gets_each_field_by_itself():
    boxes = texts()[ReadyKind.MUNICIPALITY]
    assert (boxes["starts"], boxes["ends"]) == ("10.3.2027 14.00", "10.3.2027 18.00")
    assert boxes["address"] == "Seminaarinkatu 15, 87100 Kajaani"
    assert boxes["organiser"] == "Kainuun digituki"
    assert texts(day=None)[ReadyKind.MUNICIPALITY]["starts"] == ""


def test_a_paragraph_says_nothing_twice():
    words = texts()[ReadyKind.PARAGRAPH]["text"]
    assert words.count("Ei ilmoittautumista") == 1
    assert words.casefold().count("apua puhelimen, tabletin ja tietokoneen käyttöön") == 1


def test_the_digest_changes_exactly_when_the_words_do():
    first = ready_texts.texts_of(example())
    same = ready_texts.texts_of(replace(example(), theme="almanakka", answer_by=date(2027, 1, 1)))
    other = ready_texts.texts_of(replace(example(), opens=time(13)))
    for kind in ReadyKind:
        assert digest_of(first[kind]) == digest_of(same[kind])
        assert (digest_of(first[kind]) != digest_of(other[kind])) is True


@given(st.text(max_size=50), st.text(max_size=50))
def test_what_is_kept_comes_back_in_its_boxes(name, words):
    boxes = (Part("name", "x"), Part("description", "y"))
    kept = packed({"name": name, "description": words})
    assert [part.text for part in unpacked(kept, boxes)] == [name, words]
    assert [part.text for part in unpacked(packed({"text": words}), (Part("text", "", SHORT),))] == [words]


def test_a_kept_text_that_cannot_be_read_gives_way_to_the_records():
    boxes = (Part("name", "x"), Part("description", "y"))
    assert unpacked("{broken", boxes) == boxes
    assert [part.text for part in unpacked('{"name": "z"}', boxes)] == ["z", "y"]
