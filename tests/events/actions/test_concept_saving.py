"""Does an event become a model that plans the next one alike, without its people and its place?"""

import uuid
from datetime import date, time
from typing import Any

import pytest

from events.actions.concept_saving import event_with_rows, save_as_concept
from events.choices import MeetingState, TaskState
from events.concept_file import document_of, dumps, read
from events.event_document import Wanted, offered
from events.models import Concept, Event, Task
from partners.models import Change
from tests import world
from tests.clone_world import SECRET, held_event, idea
from tests.desk_world import TODAY, Desk

pytestmark = pytest.mark.django_db
SORTS = ("tasks", "meetings", "supplies", "stand_types")


@pytest.fixture
def desk() -> Desk:
    return Desk()


def all_of(event: Event, **changes: Any) -> Wanted:
    rows = {sort: set(getattr(event, sort).values_list("pk", flat=True)) for sort in SORTS}
    facts: dict[str, Any] = {
        "name": "Kajaanin malli",
        "summary": "Mikä se on",
        "lessons": "Kahvi veti väkeä.",
    }
    return Wanted(**{**facts, "rows": rows, "texts": offered(event_with_rows(event)), **changes})


def save(desk: Desk, event: Event, **changes: Any) -> Concept:
    concept, _is_new = save_as_concept(
        event, all_of(event, **changes), creation_key=uuid.uuid4(), by=desk.eeva, today=TODAY
    )
    return Concept.objects.whole().select_related("network").get(pk=concept.pk)


def test_the_model_plans_the_next_event_alike(desk: Desk) -> None:
    event = held_event(desk)
    event.meetings.update(state=MeetingState.SCHEDULED)
    concept = save(desk, event)
    again = desk.plan(date(2027, 9, 15), desk.sotkamo)
    Event.objects.filter(pk=again.pk).delete()
    made = Desk.plan(_with(desk, concept), date(2027, 9, 15), desk.sotkamo)
    names = {task.name for task in again.tasks.all()} | {task.name for task in event.tasks.all()}
    assert {task.name for task in made.tasks.all()} == names
    assert [row.offset_days for row in concept.meetings.all()] == [28, 14]
    assert (made.title, made.opens) == (again.title, again.opens)


def _with(desk: Desk, concept: Concept) -> Desk:
    desk.model = concept
    return desk


def test_pinned_rows_become_offsets_and_ties_stay(desk: Desk) -> None:
    event = held_event(desk)
    concept = save(desk, event)
    pinned = concept.tasks.get(name="Soita radioon")
    first = event.tasks.in_order()[0]
    assert (pinned.offset_days, pinned.after) == (2, first.concept_row)
    assert concept.tasks.get(uid=first.concept_row).offset_days == first.offset_days


def test_settings_are_those_of_the_event(desk: Desk) -> None:
    event = held_event(desk)
    Event.objects.filter(pk=event.pk).update(
        opens=time(10), closes=time(15), set_up_from=time(8, 30), answer_by=date(2027, 4, 2)
    )
    concept = save(desk, event)
    assert (concept.opens, concept.closes, concept.set_up_minutes, concept.answer_by_days) == (
        time(10),
        time(15),
        90,
        20,
    )
    assert (concept.network, concept.owner, concept.is_default, concept.is_published) == (
        desk.network, desk.eeva, False, False,
    )  # fmt: skip
    assert (concept.version, concept.updated_on, concept.lessons) == (1, TODAY, "Kahvi veti väkeä.")


def test_the_model_it_was_planned_by_comes_first_in_its_lineage(desk: Desk) -> None:
    concept = save(desk, held_event(desk))
    assert concept.lineage[0] == {
        "uid": str(desk.model.uid), "name": desk.model.name, "version": desk.model.version,
        "network": desk.network.name,
    }  # fmt: skip
    assert concept.lineage[1:] == desk.model.lineage
    assert concept.base["uid"] == str(desk.model.uid) and concept.uid != desk.model.uid


def test_an_event_without_a_model_makes_one_too(desk: Desk) -> None:
    event = held_event(desk)
    Event.objects.filter(pk=event.pk).update(concept=None)
    concept = save(desk, event)
    assert concept.lineage == [] and concept.tasks.count() == event.tasks.count()


def test_names_of_the_place_become_placeholders_and_the_models_own_texts_stay(desk: Desk) -> None:
    desk.model.texts.filter(key="title").update(
        text="Digitukitalkoot {venue_locative}", text_sv="I {municipality}"
    )
    event = held_event(desk)
    Event.objects.filter(pk=event.pk).update(
        summary="Tule Kajaaniin! Kajaanin kaupunginkirjastossa autetaan, Kajaanilaiset.",
        summary_sv="I Kajana hjälps vi åt.",
    )
    texts = {text.key: text for text in save(desk, event).texts.all()}
    assert (texts["title"].text, texts["title"].text_sv) == (
        "Digitukitalkoot {venue_locative}",
        "I {municipality}",
    )
    assert (
        texts["summary"].text == "Tule {municipality_destination}! {venue_locative} autetaan, Kajaanilaiset."
    )
    assert texts["summary"].text_sv == "I {municipality} hjälps vi åt."
    assert texts["letter_opening"].text == desk.model.texts.get(key="letter_opening").text


def test_what_is_not_ticked_stays_out(desk: Desk) -> None:
    event = held_event(desk)
    one = event.tasks.in_order()[0]
    concept = save(desk, event, rows={"tasks": {one.pk}}, texts=["title"])
    assert [row.name for row in concept.tasks.all()] == [one.name]
    assert not any(getattr(concept, sort).exists() for sort in ("meetings", "supplies", "stand_types"))
    assert "summary" not in {text.key for text in concept.texts.all()}


def test_nothing_of_people_partners_or_results_goes_into_a_model(desk: Desk) -> None:
    event = held_event(desk)
    event.tasks.update(note=f"Soita Kaisalle {SECRET}", links=SECRET, state=TaskState.DONE)
    event.supplies.update(bringer=f"Kaisa {SECRET}", note=SECRET)
    event.meetings.update(place=f"Kaisan koti {SECRET}", link="https://teams.example.org/salaisuus")
    written = dumps(document_of(save(desk, event))).decode()
    assert SECRET not in written and "Kumppani 1" not in written and "radio.example.org" not in written
    with_notes = save(desk, event, name="Muistiinpanoineen", with_notes=True)
    assert SECRET in dumps(document_of(with_notes)).decode()  # only where that is asked for


def test_the_model_is_a_sound_file(desk: Desk) -> None:
    concept = save(desk, held_event(desk))
    assert read(dumps(document_of(concept))) == document_of(concept)


def test_a_copied_row_never_gets_an_identity_twice(desk: Desk) -> None:
    event = held_event(desk)
    twin = Task.objects.in_order().filter(event=event)[0]
    world.task(event, name="Kaksonen", concept_row=twin.concept_row)
    uids = [row.uid for row in save(desk, event).tasks.all()]
    assert len(uids) == len(set(uids)) == event.tasks.count()


def test_one_form_makes_one_model(desk: Desk) -> None:
    event, key = held_event(desk), uuid.uuid4()
    made = [
        save_as_concept(event, all_of(event), creation_key=key, by=desk.eeva, today=TODAY)
        for _press in range(2)
    ]
    assert [is_new for _concept, is_new in made] == [True, False] and made[0][0] == made[1][0]
    deeds = Change.objects.about(event.subject).filter(deed="event_saved_as_concept")
    assert [change.after for change in deeds] == ["Kajaanin malli"]


def test_an_idea_is_no_model(desk: Desk) -> None:
    with pytest.raises(ValueError, match="no plan"):
        save(desk, idea(desk))
