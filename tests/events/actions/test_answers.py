"""What does an answer change, what does it leave alone, and who wins when two people answer?"""

from dataclasses import replace

import pytest

from events.actions import answers
from events.actions.answers import Answer, answer_of
from events.actions.stands import StandChanged, change_stand
from events.answering import NOTHING_SEEN, read_seen, write_seen
from events.choices import AnswerSource, StandState
from events.models import Stand
from partners.models import Change
from tests import world

pytestmark = pytest.mark.django_db
COMES = Answer(
    "confirmed", topic="Verkkopankki", sockets=2, needs=("network", "screen"),
    presenters=(("Kaisa Kursseja", "000 123 4567"),), ethics_version=1,
)  # fmt: skip


@pytest.fixture
def stand():
    """An invited stand at an event with two meetings."""
    event = world.event(world.network(), places=2)
    world.meeting(event)
    world.meeting(event, name="Suunnittelukokous 2")
    return world.stand(event, world.organisation(event.network), state="invited", topic="")


def say(stand, answer, seen=None, by_name="Kaisa Kursseja", **how):
    how = {"source": AnswerSource.LINK} | how
    return answers.answer_stand(stand.pk, answer, seen=seen, by_name=by_name, **how)


def invite(event, number):
    return world.stand(
        event, world.organisation(event.network, f"Kumppani {number}", f"k{number}"), state="invited"
    )


def test_an_answer_is_saved_whole_with_a_place_and_a_line_in_the_trail_for_each_fact(stand):
    meeting = stand.event.meetings.first()
    outcome = say(stand, replace(COMES, meetings={meeting.pk: "yes", 999: "yes"}))
    stand.refresh_from_db()
    assert outcome.is_first and outcome.is_new and not outcome.is_waiting
    assert answer_of(stand, "fi") == replace(COMES, needs=("screen", "network"), meetings={meeting.pk: "yes"})
    assert (stand.place, stand.answered_by, stand.source) == (1, "Kaisa Kursseja", "link")
    assert stand.answered_at and stand.ethics_at
    rows = {row.field: (row.before, row.after) for row in Change.objects.of_part(stand.subject)}
    assert rows["state:OP-Kainuu"] == ("invited", "confirmed")
    assert rows["presenters:OP-Kainuu"] == ("", "Kaisa Kursseja")
    assert rows["attendances:OP-Kainuu"] == ("", "Suunnittelukokous 1=yes")
    assert {row.deed for row in Change.objects.of_part(stand.subject)} == {"stand_answered"}
    assert not any("000 123" in row.after for row in Change.objects.all())


def test_the_same_answer_again_changes_nothing(stand):
    seen = answer_of(stand, "fi")
    say(stand, COMES, seen)
    stand.refresh_from_db()
    rows = Change.objects.count()
    for what_was_seen in (seen, answer_of(stand, "fi"), NOTHING_SEEN):
        outcome = say(stand, COMES, what_was_seen, by_name="Joku Toinen")
        assert not outcome.is_new and outcome.changed == ()
    assert Change.objects.count() == rows
    assert Stand.objects.get().version == stand.version


def test_two_people_who_say_different_things_at_once_are_merged(stand):
    seen = answer_of(stand, "fi")
    say(stand, COMES, seen)
    say(stand, replace(answer_of(Stand.objects.get(), "fi"), story="Tule kokeilemaan"), seen=None)
    say(stand, replace(COMES, message="Tulemme klo 13"), replace(COMES, message=""))
    stand.refresh_from_db()
    assert (stand.story, stand.message, stand.topic) == ("Tule kokeilemaan", "Tulemme klo 13", "Verkkopankki")


def test_two_people_who_say_opposite_things_at_once_are_both_told(stand):
    seen = answer_of(stand, "fi")
    say(stand, COMES, seen)
    with pytest.raises(StandChanged) as clash:
        say(stand, Answer("declined"), seen)
    assert clash.value.fields == ("state",)
    assert Stand.objects.get().state == StandState.CONFIRMED


def test_whoever_cannot_come_changes_nothing_else_and_frees_the_place(stand):
    say(stand, COMES)
    say(stand, Answer("declined", topic="", message="Olemme lomalla"))
    stand.refresh_from_db()
    assert (stand.state, stand.place, stand.topic, stand.message) == (
        "cancelled", None, "Verkkopankki", "Olemme lomalla"
    )  # fmt: skip
    assert not say(stand, Answer("declined", message="Olemme lomalla")).is_new


def test_whoever_had_not_said_yes_is_prevented_not_withdrawn(stand):
    say(stand, Answer("declined"))
    assert Stand.objects.get().state == StandState.DECLINED


def test_places_are_given_from_the_lowest_and_the_rest_wait(stand):
    second, third = invite(stand.event, 2), invite(stand.event, 3)
    for one in (stand, second):
        assert not say(one, COMES).is_waiting
    assert say(third, COMES).is_waiting
    assert say(third, COMES).is_waiting and not say(third, COMES).is_new
    say(stand, Answer("declined"))
    fourth = invite(stand.event, 4)
    assert not say(fourth, COMES).is_waiting
    assert dict(Stand.objects.values_list("organisation__name", "place")) == {
        "OP-Kainuu": None, "Kumppani 2": 2, "Kumppani 3": None, "Kumppani 4": 1,
    }  # fmt: skip


def test_the_coordinator_gives_a_free_place_to_somebody_who_waits(stand):
    eeva = world.user("eeva@example.org", "Eeva Esimerkki")
    second, third = invite(stand.event, 2), invite(stand.event, 3)
    for one in (stand, second, third):
        say(one, COMES)
    waiting = answer_of(Stand.objects.get(pk=third.pk), "fi")
    assert say(third, COMES, waiting, by=eeva, by_name="", source=AnswerSource.DESK).is_waiting
    say(stand, Answer("declined"))
    outcome = say(third, COMES, waiting, by=eeva, by_name="", source=AnswerSource.PHONE)
    assert (outcome.stand.state, outcome.stand.place) == ("confirmed", 1)


def test_a_place_kept_for_somebody_is_theirs_when_they_come(stand):
    Stand.objects.filter(pk=stand.pk).update(place=2)
    say(stand, COMES)
    say(invite(stand.event, 2), COMES)
    assert sorted(Stand.objects.values_list("organisation__name", "place")) == [
        ("Kumppani 2", 1),
        ("OP-Kainuu", 2),
    ]


def test_the_last_answer_is_taken_back_once_with_people_meetings_and_place(stand):
    meeting = stand.event.meetings.first()
    before = answer_of(stand, "fi")
    say(stand, replace(COMES, meetings={meeting.pk: "no"}))
    version = Stand.objects.get().version
    assert not answers.undo_answer(stand.pk, version - 1)
    assert answers.undo_answer(stand.pk, version, by_name="Kaisa Kursseja")
    stand.refresh_from_db()
    assert answer_of(stand, "fi") == before
    assert (stand.place, stand.answered_at, stand.answered_by, stand.source) == (None, None, "", "")
    assert stand.ethics_at is None
    assert not answers.undo_answer(stand.pk, version) and not answers.undo_answer(stand.pk, stand.version)
    assert Change.objects.of_part(stand.subject).first().deed == "stand_answer_undone"


def test_taking_a_refusal_back_gives_the_place_again_or_the_end_of_the_queue(stand):
    say(stand, COMES)
    say(stand, Answer("declined"))
    second, third = invite(stand.event, 2), invite(stand.event, 3)
    say(second, COMES)
    assert answers.undo_answer(stand.pk, Stand.objects.get(pk=stand.pk).version)
    assert Stand.objects.get(pk=stand.pk).place == 2
    say(stand, Answer("declined"))
    say(third, COMES)
    assert answers.undo_answer(stand.pk, Stand.objects.get(pk=stand.pk).version)
    assert Stand.objects.get(pk=stand.pk).state == StandState.WAITING


def test_nothing_is_taken_back_after_somebody_changed_the_same_fact(stand):
    say(stand, COMES)
    current = Stand.objects.get()
    change_stand(
        current, {"topic": "Muu aihe"}, {"topic": "Verkkopankki"}, world.user("e@example.org", "Eeva")
    )
    assert not answers.undo_answer(stand.pk, current.version)
    assert Stand.objects.get().topic == "Muu aihe"


def test_texts_are_kept_in_the_language_of_the_answer(stand):
    say(stand, COMES)
    say(stand, replace(COMES, topic="Nätbanken", story="Välkommen", language="sv"))
    stand.refresh_from_db()
    assert (stand.topic, stand.topic_sv, stand.story_sv) == ("Verkkopankki", "Nätbanken", "Välkommen")


def test_a_first_answer_that_says_what_the_coordinator_knew_is_still_an_answer(stand):
    Stand.objects.filter(pk=stand.pk).update(state="confirmed", topic="Verkkopankki")
    known = answer_of(Stand.objects.get(), "fi")
    assert say(stand, known, known).is_first
    assert not say(stand, known, known).is_new


def test_what_was_seen_travels_with_the_form_and_a_broken_one_overwrites_nothing(stand):
    assert read_seen(write_seen(COMES)) == COMES
    for broken in (
        "",
        "{",
        "[]",
        "null",
        '{"state": 1, "meetings": 3}',
        "[" * 5000,
        '{"state":"x","evil":1}',
    ):
        assert read_seen(broken) == NOTHING_SEEN
    say(stand, COMES)
    with pytest.raises(StandChanged):
        say(stand, replace(COMES, topic="Toinen"), read_seen("{"))
