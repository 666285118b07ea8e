"""Does a copied event get its plan anew and nothing of what was confirmed, all of it or nothing?"""

import uuid
from collections.abc import Callable
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, connection
from django.forms.models import model_to_dict
from django.test.utils import CaptureQueriesContext

from events.actions.cloning import NotClonable, clone_event, clone_event_once
from events.choices import Channel, StandState, TaskState
from events.models import Event, MarketingRow, Stand
from events.schedule import planned_day
from partners.choices import VenueKind
from partners.models import Change, Link, Message
from tests import world
from tests.clone_world import DAY, NEW_DAY, SECRET, held_event, when
from tests.desk_world import Desk

pytestmark = pytest.mark.django_db
ENOUGH = 32_000  # values in one statement; SQLite takes 32,766 since 3.32, Django's caution is 999


@pytest.fixture
def desk() -> Desk:
    return Desk()


def copy(desk: Desk, source: Event, **changes: Any) -> Event:
    return Event.objects.with_places().get(pk=make(desk, source, **changes).pk)


def make(desk: Desk, source: Event, **changes: Any) -> Event:
    place = changes.pop("venue", desk.sotkamo)
    return clone_event(source, municipality=place.municipality, venue=place, by=desk.eeva, **when(**changes))


def test_the_copy_is_an_unpublished_event_of_the_other_place(desk: Desk) -> None:
    source = held_event(desk)
    event = copy(desk, source)
    assert (event.slug, event.publication, event.state) == ("sotkamo-2027", "draft", "scheduled")
    assert (event.day, event.opens, event.closes) == (NEW_DAY, time(14), time(18))
    assert (event.venue, event.cloned_from, event.concept) == (desk.sotkamo, source, desk.model)
    assert (event.version, event.calendar_sequence) == (1, 0)
    assert event.calendar_uid != source.calendar_uid
    assert (event.contact_name, event.contact_phone) == ("Sotkamon kirjasto", "000 123 4567")
    assert Change.objects.about(event.subject).get().after == "Kajaani 22.4.2027"


def test_every_relative_row_is_dated_anew_and_pinned_rows_keep_their_distance(desk: Desk) -> None:
    source = held_event(desk)
    event = copy(desk, source)
    for task in event.tasks.exclude(offset_days=None):
        planned = planned_day(NEW_DAY, task.offset_days or 0)
        assert (task.due_on, task.computed_on) == (planned.day, planned.computed)
    pinned = event.tasks.get(name="Soita radioon")
    assert NEW_DAY - pinned.due_on == DAY - date(2027, 4, 20)
    assert pinned.after == event.tasks.get(concept_row=source.tasks.in_order()[0].concept_row)
    assert event.tasks.count() == source.tasks.count()
    assert set(event.tasks.values_list("state", flat=True)) == {TaskState.OPEN}
    meeting = event.meetings.get()  # the cancelled one stays behind
    assert meeting.day == planned_day(NEW_DAY, meeting.offset_days or 0).day
    assert event.answer_by == planned_day(NEW_DAY, desk.model.answer_by_days).day


def test_a_day_of_answers_set_by_hand_keeps_its_distance(desk: Desk) -> None:
    source = held_event(desk)
    Event.objects.filter(pk=source.pk).update(answer_by=DAY - timedelta(days=9), set_up_from=time(12, 15))
    event = copy(desk, source, opens=time(10))
    assert event.answer_by == planned_day(NEW_DAY, 9).day
    assert event.set_up_from == time(8, 15)


def test_what_was_left_out_stays_so_unless_it_was_for_want_of_time(desk: Desk) -> None:
    source = held_event(desk)
    one, other = source.tasks.in_order()[:2]
    source.tasks.filter(pk__in=[one.pk, other.pk]).update(state=TaskState.LEFT_OUT)
    source.tasks.filter(pk=one.pk).update(was_past=True)
    states = dict(copy(desk, source).tasks.values_list("concept_row", "state"))
    assert (states[one.concept_row], states[other.concept_row]) == (TaskState.OPEN, TaskState.LEFT_OUT)


def test_partners_are_to_be_invited_again_with_their_last_answers_as_proposals(desk: Desk) -> None:
    source = held_event(desk)
    silent = world.stand(
        source, world.organisation(desk.network, "Kela", "kela"), state=StandState.INVITED, topic=""
    )
    event = copy(desk, source)
    found = {stand.organisation.name: stand for stand in event.stands.in_order()}
    assert len(found) == 4
    assert {stand.state for stand in found.values()} == {StandState.INVITED}
    assert all(stand.invite_again for stand in found.values())
    came = found["Kumppani 1"]
    assert came.proposal == {
        "scope": "own_service", "topic": "aihe 1", "topic_sv": "", "topic_en": "", "topic_se": "",
        "story": "", "story_sv": "", "story_en": "", "tables": 2, "sockets": 1, "needs": ["screen"],
        "needs_note": "iso kyltti", "works_remotely": True, "public_facts": ["name_and_topic"], "presenters": 1,
        "place": "Kajaani", "day": "2027-04-22",
    }  # fmt: skip
    nothing_said = (
        "topic",
        "needs",
        "needs_note",
        "message",
        "ethics_version",
        "answered_at",
        "place",
        "works_remotely",
    )
    assert [getattr(came, name) for name in nothing_said] == ["", [], "", "", None, None, None, None]
    assert found["Kela"].proposal == {} and found["Kela"].organisation == silent.organisation


def test_a_proposal_nobody_answered_goes_on_to_the_next_copy(desk: Desk) -> None:
    first = copy(desk, held_event(desk))
    second = copy(desk, first, venue=desk.puolanka, day=date(2027, 10, 13))
    assert [stand.proposal for stand in second.stands.all()] == [
        stand.proposal for stand in first.stands.all()
    ]


def test_nothing_confirmed_or_private_of_that_day_comes_along(desk: Desk) -> None:
    source = held_event(desk)
    letters, links = Message.objects.count(), Link.objects.count()
    event = copy(desk, source)
    assert (Message.objects.count(), Link.objects.count()) == (letters, links)
    assert not event.printings.exists() and not event.texts.filter(text__contains=SECRET).exists()
    assert not any(hasattr(event, name) for name in ("closing", "day_plan", "booking"))
    assert (event.remote_link, event.case_number) == ("", "")
    rows: list[Any] = [
        event,
        *event.stands.all(),
        *event.tasks.all(),
        *event.meetings.all(),
        *event.supplies.all(),
    ]
    rows += MarketingRow.objects.filter(task__event=event)
    assert SECRET in str([model_to_dict(row) for row in (source, *source.stands.all())])
    assert SECRET not in str([model_to_dict(row) for row in rows])
    assert not Stand.objects.filter(event=event).exclude(presenters=None, posts=None).exists()
    assert set(event.supplies.values_list("is_packed", "cost")) == {(False, None)}


def test_marketing_keeps_what_was_planned_and_forgets_what_came_of_it(desk: Desk) -> None:
    event = copy(desk, held_event(desk))
    assert (event.marketing_plan.audiences, event.marketing_plan.budget) == ("ikäihmiset", Decimal(500))
    row = MarketingRow.objects.get(task__event=event, task__name="Soita radioon")
    assert (row.message, row.cost_planned, row.publish_at) == ("Tule mukaan", Decimal(120), time(7, 30))
    assert row.publish_on == NEW_DAY - timedelta(days=1)
    assert (row.cost_actual, row.result, row.reach, row.link) == (None, "", None, "")


def test_the_run_sheet_keeps_its_distance_to_the_opening_and_forgets_who_does_it(desk: Desk) -> None:
    source = held_event(desk)
    Event.objects.filter(pk=source.pk).update(opens=time(12))

    def rows(event: Event) -> list[Any]:
        return list(
            event.run_slots.values_list("starts", "ends", "kind", "title", "who", "place", "is_public")
        )

    assert rows(copy(desk, source)) == [
        (time(13, 45), time(14), "briefing", "", "", "", False),
        (time(15), None, "talk", "Huijaukset", "", "", False),  # nobody has promised it yet
    ]
    assert rows(copy(desk, source, venue=source.venue, day=date(2027, 10, 20)))[0][5] == "Sali"


def test_places_that_follow_a_remote_programme_come_along_within_the_municipality(desk: Desk) -> None:
    source = held_event(desk)
    assert not copy(desk, source, venue=source.venue).host_sites.exists(), "the event is in place only"
    Event.objects.filter(pk=source.pk).update(attendance="hybrid")
    assert not copy(desk, source, day=date(2027, 10, 13)).host_sites.exists(), "another municipality"
    site, old = (
        copy(desk, source, venue=source.venue, day=date(2027, 10, 20)).host_sites.get(),
        source.host_sites.get(),
    )
    assert (site.name, site.helper_name) == ("Hoivakoti Koivu", "Hilla Hoitaja")
    assert (site.equipment, site.test_call_on, site.version) == ([], None, 1)
    assert site.calendar_uid != old.calendar_uid


def test_texts_of_the_model_speak_of_the_new_place_and_own_words_stay(desk: Desk) -> None:
    desk.model.texts.filter(key="title").update(
        text="Digitukitalkoot {venue_locative}", text_sv="I {municipality}"
    )
    source = held_event(desk)
    assert source.title == "Digitukitalkoot Kajaanin kaupunginkirjastossa"
    Event.objects.filter(pk=source.pk).update(summary="Tule Kajaanin keskustaan.")
    event = copy(desk, source)
    assert (event.title, event.title_sv) == ("Digitukitalkoot Sotkamon kirjastossa", "I Sotkamo")
    assert event.summary == "Tule Kajaanin keskustaan."
    assert [text.text for text in event.texts.order_by("key")] == [
        text.text for text in source.texts.order_by("key")
    ]


def test_a_long_name_of_the_new_place_does_not_break_the_copy(desk: Desk) -> None:
    desk.model.texts.filter(key="title").update(text="Digitukitalkoot: {venue_locative}")
    name = f"Sotkamon {'hyvin ' * 13}pitkä kirjasto"
    source = held_event(desk)
    event = copy(desk, source, venue=world.venue(desk.network, "765", name, locative=f"Talossa {name}"))
    assert event.title.startswith("Digitukitalkoot: Talossa Sotkamon") and len(event.title) == 120


def test_rows_that_the_new_place_does_not_need_stay_behind_and_those_it_needs_come(desk: Desk) -> None:
    house = world.venue(desk.network, "765", "Naapurivaaran kylätalo", kind=VenueKind.OTHER)
    task = desk.model.tasks.all()[0]
    first, task.after, task.audience, task.channel = task.uid, task.uid, "kyläläiset", Channel.POSTER
    task.pk, task.uid, task.name, task.condition = None, uuid.uuid4(), "Sovi avaimista", "outside_library"
    task.save()
    source = held_event(desk)
    assert not source.tasks.filter(name="Sovi avaimista").exists()
    outside = copy(desk, source, venue=house)
    added = outside.tasks.get(name="Sovi avaimista")
    assert added.due_on == planned_day(NEW_DAY, task.offset_days).day
    assert (added.after, added.marketing.audience) == (outside.tasks.get(concept_row=first), "kyläläiset")
    assert not copy(desk, outside, day=date(2027, 10, 13)).tasks.filter(name="Sovi avaimista").exists()


def test_ideas_and_venues_of_another_network_are_refused(desk: Desk) -> None:
    source = held_event(desk)
    oulu = desk.stranger().memberships.get().network
    with pytest.raises(NotClonable):
        copy(desk, source, venue=world.venue(oulu, "564", "Oulun kaupunginkirjasto"))
    Event.objects.filter(pk=source.pk).update(day=None, publication="draft")
    with pytest.raises(NotClonable):
        copy(desk, source)


def test_a_form_sent_twice_makes_one_event(desk: Desk) -> None:
    source, key = held_event(desk), uuid.uuid4()
    place = {"municipality": desk.sotkamo.municipality, "venue": desk.sotkamo}
    made = [
        clone_event_once(source, creation_key=key, by=desk.eeva, **place, **when()) for _press in range(2)
    ]
    assert [is_new for _event, is_new in made] == [True, False]
    assert made[0][0] == made[1][0] and Event.objects.filter(cloned_from=source).count() == 1


def queries_of(desk: Desk, source: Event) -> int:
    with CaptureQueriesContext(connection) as found:
        make(desk, source)
    return len(found)


def test_forty_stands_and_sixty_tasks_take_as_many_queries_as_five(desk: Desk, monkeypatch: Any) -> None:
    monkeypatch.setattr(type(connection.features), "max_query_params", ENOUGH)
    small = queries_of(desk, held_event(desk, stands=5))
    Event.objects.all().delete()
    desk.network.organisations.all().delete()
    assert queries_of(desk, held_event(desk, stands=40, tasks=60)) == small


class Crash(DatabaseError):
    """The database is gone."""


def crashing_at(number: int) -> Callable[..., Any]:
    """Stop once before the statement with this number."""
    count = 0

    def wrapper(execute: Any, sql: str, *arguments: Any) -> Any:
        nonlocal count
        count += 1
        if count == number:
            raise Crash(sql)
        return execute(sql, *arguments)

    return wrapper


def left_behind() -> dict[str, int]:
    """How many rows each table of the plan has."""
    models = apps.get_app_config("events").get_models()
    return {model._meta.label: model._default_manager.count() for model in models}


def test_a_crash_at_any_statement_leaves_nothing_behind(desk: Desk) -> None:
    source = held_event(desk)
    before, crashes = left_behind(), 0
    for number in range(1, 200):
        try:
            with connection.execute_wrapper(crashing_at(number)):
                make(desk, source)
        except Crash:
            crashes += 1
            assert left_behind() == before, number
            assert Change.objects.count() == 1
            continue
        break
    assert crashes > 15
    assert left_behind()["events.Event"] == before["events.Event"] + 1
