"""Is a run sheet proposed of what is known, are clashes told, and is it known what is on now?"""

from dataclasses import replace
from datetime import date, datetime, time

import pytest
from django.utils import translation

from events import run_sheet
from events.day_facts import DayFacts, ProgrammeItem, SlotFacts
from events.example_sheet import example
from events.stand_facts import StandFacts

pytestmark = pytest.mark.once
DAY = date(2027, 3, 10)
TALKS = (ProgrammeItem("Huijausviestit", time(15), "Kainuun Nuotta"), ProgrammeItem("Kahvia koko ajan"))
SHEET = replace(
    example(), day=DAY, opens=time(14), closes=time(18), set_up_from=time(12), take_down_until=time(19),
    day_facts=DayFacts(programme=TALKS),
    stands=(StandFacts("nuotta", "Kainuun Nuotta", place=3, presenters=("Essi Esimerkki",)),),
)  # fmt: skip


@pytest.fixture(autouse=True)
def finnish():
    with translation.override("fi"):
        yield


def told(rows, **facts) -> str:
    return " ".join(run_sheet.remarks(rows, replace(SHEET, **facts)))


def test_the_proposal_runs_from_set_up_to_clearing_with_the_programme_and_who_gives_it():
    rows = run_sheet.proposed(SHEET)
    assert [(row.starts, row.kind) for row in rows] == [
        (time(12), "set_up"), (time(13, 45), "briefing"), (time(14), "doors"), (time(15), "talk"),
        (time(18), "take_down"),
    ]  # fmt: skip
    talk = rows[3]
    assert (talk.title, talk.who, talk.place) == (
        "Huijausviestit",
        "Kainuun Nuotta: Essi Esimerkki",
        "Paikka 3",
    )
    assert [row.is_public for row in rows] == [False, False, False, True, False]
    assert run_sheet.remarks(rows, SHEET) == [], "what the portal proposes needs no remark"
    assert (
        run_sheet.proposed(replace(SHEET, opens=None, closes=None, set_up_from=None, day_facts=DayFacts()))
        == ()
    )


def test_overlaps_gaps_and_hours_that_disagree_are_told_and_nothing_more():
    doors = SlotFacts(time(14), kind="doors")
    one = SlotFacts(time(15), "Huijausviestit", time(15, 30), "talk", place="Sali", is_public=True)
    assert "Klo 15.20 kaksi asiaa menee päällekkäin" in told(
        [doors, one, SlotFacts(time(15, 20), "Kokeilu", time(16), place="sali")]
    )
    assert "Eeva" in told(
        [doors, replace(one, who="Eeva"), SlotFacts(time(15), "Lava", time(16), who="eeva")]
    )
    assert "kaksi tietoiskua" in told([doors, one, replace(one, title="Omakanta", place="")])
    assert told([doors, one, SlotFacts(time(15, 20), "Kahvi", time(16), place="Aula")]) == ""
    early = SlotFacts(time(9), "Kokoonnutaan", time(9, 30))
    assert "Ajalle klo\u00a09.30–14 ei ole kirjattu mitään" in told([early, doors])
    assert "Ovien avaaminen puuttuu" in told([one])
    assert "Ovet avataan tässä klo 14, mutta tapahtuma alkaa klo 16" in told([doors], opens=time(16))
    assert "ovet ovat silloin kiinni" in told([doors, replace(one, starts=time(19), ends=None)])
    assert "päättyy ennen kuin alkaa" in told([doors, replace(one, ends=time(14, 30))])


def test_rows_stand_in_the_order_of_a_day_that_begins_at_five():
    late, early = SlotFacts(time(0, 30), "Valot pois"), SlotFacts(time(22), "Yökahvila")
    assert run_sheet.in_order([late, early]) == (early, late)
    same = SlotFacts(time(22), "Toinen", time(23))
    assert run_sheet.in_order([same, early]) == (early, same)
    assert run_sheet.fingerprint([late, early]) == run_sheet.fingerprint([early, late])
    assert run_sheet.fingerprint([late]) != run_sheet.fingerprint([replace(late, note="ovi")])


@pytest.mark.parametrize(
    ("moment", "on", "following"),
    [
        (datetime(2027, 3, 10, 9), [], ["set_up"]),
        (datetime(2027, 3, 10, 13, 50), ["briefing"], ["doors"]),
        (datetime(2027, 3, 10, 14, 0), ["doors"], ["talk"]),
        (datetime(2027, 3, 10, 15, 10), ["talk"], ["take_down"]),
        (datetime(2027, 3, 10, 18, 59), ["take_down"], []),
        (datetime(2027, 3, 10, 19, 0), [], []),
    ],
)
def test_it_is_known_what_is_on_and_what_comes_next(moment, on, following):
    at = run_sheet.standing(run_sheet.proposed(SHEET), DAY, moment)
    assert at.is_today
    assert [row.kind for row in at.now] == on
    assert [row.kind for row in at.following] == following


def test_the_small_hours_belong_to_the_evening_before_and_other_days_to_nobody():
    rows = [SlotFacts(time(22), "Yökahvila", time(1)), SlotFacts(time(1), "Siivous")]
    at = run_sheet.standing(rows, DAY, datetime(2027, 3, 11, 0, 30))
    assert [row.title for row in at.now] == ["Yökahvila"]
    assert [row.title for row in at.following] == ["Siivous"]
    for moment, day in (
        (datetime(2027, 3, 11, 14), DAY),
        (datetime(2027, 3, 9, 14), DAY),
        (datetime(2027, 3, 10, 14), None),
    ):
        assert not run_sheet.standing(rows, day, moment).is_today


def test_public_talks_are_the_programme_and_lines_without_an_hour_follow_them():
    rows = [SlotFacts(time(16), "Omakanta", kind="talk", who="Kainuun hyvinvointialue", is_public=True),
            SlotFacts(time(15), "Salainen", kind="talk"), SlotFacts(time(14), "Kahvi", is_public=True)]  # fmt: skip
    talks = run_sheet.talks_of(rows)
    assert talks == (ProgrammeItem("Omakanta", time(16), "Kainuun hyvinvointialue"),)
    assert run_sheet.with_lines(talks, TALKS) == (*talks, TALKS[1])
    assert run_sheet.with_lines((), TALKS) == TALKS
