"""Does an event take of a newer model exactly what its coordinator picks, and nothing by itself?"""

from datetime import date
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps

from events.actions import concept_editing, concept_updates
from events.choices import MeetingState, TaskState
from events.models import Concept, Event, MarketingRow, StandType, Task
from events.models.concept import ConceptMeeting, ConceptStandType, ConceptSupply, ConceptTask
from partners.models import Change, FieldChange
from tests.model_world import TODAY, ModelWorld

pytestmark = pytest.mark.django_db
NEW = "00000000-0000-4000-8000-000000000009"


@pytest.fixture
def made() -> ModelWorld:
    return ModelWorld()


@pytest.fixture
def event(made: ModelWorld) -> Event:
    """An event planned by version 1; the model is then changed in every way a row can change."""
    event = made.plan(short_name="talkoot")
    rows = made.rows()
    new = rows[0] | {"uid": NEW, "name": "Kutsu paikallislehti", "offset_days": 10, "after": rows[0]["uid"]}
    new |= {"channel": "newspaper", "audience": "kyläläiset"}
    concept_editing.save_rows(
        made.model,
        "tasks",
        [rows[0] | {"offset_days": 60, "channel": "phone"}, new],
        rows,
        by=made.elli,
        today=TODAY,
    )
    return event


def take(event: Event, *keys: str, seen: int = 2, by: Any) -> Any:
    return concept_updates.take_updates(event, keys, seen=seen, by=by, today=TODAY)


def found(made: ModelWorld, event: Event) -> list[tuple[str, str, list[str]]]:
    return [
        (one.kind, one.name, [fact.field for fact in one.facts])
        for one in concept_updates.updates_of(event, made.fresh())
    ]


def rows_of(event: Event) -> list[Any]:
    """Every row of an event's plan, with all that the model could change."""
    facts = ("id", "name", "due_on", "channel", "state", "after", "offset_days", "version")
    return [
        *event.tasks.order_by("id").values(*facts),
        *event.meetings.order_by("id").values("id", "name", "day", "state", "calendar_sequence"),
        *event.supplies.order_by("id").values("id", "name", "quantity"), *event.stand_types.values("name", "needs"),
    ]  # fmt: skip


def test_an_event_of_the_newest_version_has_nothing_to_take(made):
    event = made.plan(short_name="talkoot")
    assert found(made, event) == []
    assert not concept_updates.is_behind(event)


def test_new_changed_and_gone_rows_are_told_row_by_row(made, event):
    event = Event.objects.get(pk=event.pk)
    assert concept_updates.is_behind(event)
    assert found(made, event) == [
        ("changed", "Lähetä kutsu", ["offset_days", "channel"]),
        ("new", "Kutsu paikallislehti", []),
        ("gone", "Varaa ilmoitus", []),
    ]


def test_taking_nothing_changes_nothing(made, event):
    before = rows_of(event)
    assert take(event, by=made.eeva) == ()
    assert take(event, "tasks:no-such-row", by=made.eeva) == ()
    event = Event.objects.get(pk=event.pk)
    assert (rows_of(event), event.concept_version) == (before, 1)
    assert take(event, f"tasks:{NEW}", by=made.eeva)
    assert rows_of(event) != before


def test_only_the_picked_row_is_taken_and_the_version_is_noted(made, event):
    before = rows_of(event)
    take(event, f"tasks:{NEW}", by=made.eeva)
    event = Event.objects.get(pk=event.pk)
    assert event.concept_version == 2
    assert not concept_updates.is_behind(event)
    new = event.tasks.get(name="Kutsu paikallislehti")
    assert (new.due_on, new.offset_days, str(new.concept_row)) == (date(2027, 2, 26), 10, NEW)
    assert new.after == event.tasks.get(name="Lähetä kutsu")
    assert (
        new.marketing.audience == "kyläläiset"
    )  # a task that reaches people is a row of the marketing plan too
    assert [row for row in rows_of(event) if row.get("id") != new.pk or "due_on" not in row] == before
    trail = Change.objects.about(event.subject).get(deed="concept_updates_taken")
    assert (trail.field, trail.by) == ("Kutsu paikallislehti", made.eeva)


def test_a_changed_row_that_is_taken_follows_the_model_on_its_working_day(made, event):
    task = event.tasks.get(name="Lähetä kutsu")
    take(event, f"tasks:{task.concept_row}", by=made.eeva)
    task.refresh_from_db()
    assert (task.channel, task.offset_days, task.due_on, task.version) == ("phone", 60, date(2027, 1, 8), 2)
    assert task.computed_on == date(2027, 1, 9)  # a Saturday


def test_what_a_person_set_by_hand_stays_unless_it_is_picked(made, event):
    task = event.tasks.get(name="Lähetä kutsu")
    task.due_on, task.offset_days, task.computed_on = date(2027, 1, 20), None, None
    task.save()
    take(event, f"tasks:{NEW}", by=made.eeva)
    task.refresh_from_db()
    assert (task.due_on, task.offset_days, task.channel) == (date(2027, 1, 20), None, "email")
    update = next(one for one in concept_updates.updates_of(event, made.fresh()) if one.item == task)
    assert update.by_hand
    take(event, update.key, by=made.eeva)
    task.refresh_from_db()
    assert (task.due_on, task.offset_days, task.channel) == (date(2027, 1, 8), 60, "phone")


def test_a_task_that_is_gone_from_the_model_is_left_out_and_a_done_one_is_not_asked_about(made, event):
    task = event.tasks.get(name="Varaa ilmoitus")
    take(event, f"tasks:{task.concept_row}", by=made.eeva)
    task.refresh_from_db()
    assert task.state == TaskState.LEFT_OUT
    assert "Varaa ilmoitus" not in [name for _kind, name, _facts in found(made, event)]


def test_meetings_supplies_and_stand_types_are_taken_too(made):
    event = made.plan(short_name="talkoot")
    first, second = ConceptMeeting.objects.filter(concept=made.model).order_by("order")
    second.delete()
    first.agenda, first.offset_days = "Avaus", 30
    first.save()
    ConceptSupply.objects.create(concept=made.model, name="Teippi", order=5, quantity=2)
    ConceptStandType.objects.create(concept=made.model, name="Laiteneuvonta", needs="pöytä")
    made.model.version = 2
    made.model.save()
    assert found(made, event) == [
        ("changed", "Suunnittelukokous 1", ["offset_days", "agenda"]), ("gone", "Suunnittelukokous 2", []),
        ("new", "Teippi", []), ("new", "Laiteneuvonta", []),
    ]  # fmt: skip
    keys = [one.key for one in concept_updates.updates_of(event, made.fresh())]
    assert len(take(event, *keys, by=made.eeva)) == 4
    held, cancelled = event.meetings.order_by("name")
    assert (held.day, held.agenda, held.calendar_sequence) == (date(2027, 2, 8), "Avaus", 1)
    assert (cancelled.state, cancelled.calendar_sequence) == (MeetingState.CANCELLED, 1)
    assert event.supplies.get(name="Teippi").quantity == 2
    assert [(one.name, one.needs) for one in event.stand_types.all()] == [("Laiteneuvonta", "pöytä")]
    assert found(made, event) == []


def test_a_renamed_sort_of_stand_is_the_same_row_and_one_that_is_gone_is_taken_away(made):
    for order, name in enumerate(("Laiteneuvonta", "Pankkipiste")):
        ConceptStandType.objects.create(concept=made.model, name=name, order=order)
    event = made.plan(short_name="talkoot")
    first = event.stand_types.all()[0]
    StandType.objects.update(concept_row=None)  # as sorts of stands were before they knew their rows
    import_module("events.migrations.0011_plan_gaps").know_rows(apps, None)
    rows = ConceptStandType.objects.filter(concept=made.model)
    rows.filter(name="Laiteneuvonta").update(name="Apua laitteisiin")
    rows.filter(name="Pankkipiste").delete()
    Concept.objects.filter(pk=made.model.pk).update(version=2)
    assert found(made, event) == [("changed", "Laiteneuvonta", ["name"]), ("gone", "Pankkipiste", [])]
    keys = [one.key for one in concept_updates.updates_of(event, made.fresh())]
    take(event, *keys, by=made.eeva)
    assert [(one.pk, one.name) for one in event.stand_types.all()] == [(first.pk, "Apua laitteisiin")]
    assert found(made, event) == []


def test_whom_and_what_a_task_of_marketing_reaches_is_taken_too(made):
    event = made.plan(short_name="talkoot")
    task = event.tasks.get(name="Lähetä kutsu")
    row = ConceptTask.objects.filter(uid=task.concept_row)
    row.update(audience="kyläläiset", material="poster")
    Concept.objects.filter(pk=made.model.pk).update(version=2)
    assert found(made, event) == [("changed", "Lähetä kutsu", ["audience", "material"])]
    take(event, f"tasks:{task.concept_row}", by=made.eeva)
    task = Task.objects.select_related("marketing").get(pk=task.pk)
    assert (task.marketing.audience, task.marketing.material, task.version) == ("kyläläiset", "poster", 2)
    MarketingRow.objects.update(message="Oma viesti")
    row.update(audience="", material="flyer")  # what the model leaves empty stays
    take(event, f"tasks:{task.concept_row}", by=made.eeva)
    told = MarketingRow.objects.values_list("audience", "material", "message").get()
    assert told == ("kyläläiset", "flyer", "Oma viesti")
    row.update(channel="phone")  # a call reaches no crowd
    assert found(made, event) == [("changed", "Lähetä kutsu", ["channel"])]


def test_what_the_model_leaves_empty_is_not_taken_away(made):
    event = made.plan(short_name="talkoot")
    meeting = event.meetings.order_by("day").first()
    meeting.place = "Kirjaston sali"
    meeting.save()
    assert found(made, event) == []


def test_a_row_that_does_not_belong_to_this_sort_of_event_is_not_offered(made, event):
    ConceptTask.objects.filter(uid=NEW).update(condition="online")
    assert "Kutsu paikallislehti" not in [name for _kind, name, _facts in found(made, event)]
    ConceptTask.objects.filter(uid=NEW).update(condition="in_place")
    assert "Kutsu paikallislehti" in [name for _kind, name, _facts in found(made, event)]


def test_leaving_everything_changes_no_row_and_the_event_is_told_of_the_next_version_only(made, event):
    before = rows_of(event)
    assert concept_updates.leave_updates(event, seen=2, by=made.eeva)
    assert not concept_updates.leave_updates(event, seen=2, by=made.eeva)
    event = Event.objects.get(pk=event.pk)
    assert (rows_of(event), event.concept_version) == (before, 2)


def test_a_model_that_was_saved_meanwhile_is_looked_at_again(made, event):
    for press in (lambda: take(event, f"tasks:{NEW}", seen=1, by=made.eeva),
                  lambda: concept_updates.leave_updates(event, seen=1, by=made.eeva)):  # fmt: skip
        with pytest.raises(concept_updates.ModelChanged):
            press()
    assert not event.tasks.filter(name="Kutsu paikallislehti").exists()


def test_a_second_press_takes_nothing_twice(made, event):
    assert len(take(event, f"tasks:{NEW}", by=made.eeva)) == 1
    assert take(event, f"tasks:{NEW}", by=made.eeva) == ()
    assert event.tasks.filter(name="Kutsu paikallislehti").count() == 1


def write(made: ModelWorld, **texts: str) -> None:
    """Texts of the model as Elli saves them: title="…" or letter_opening_sv="…"."""
    named = {}
    for name, text in texts.items():
        key, _line, language = name.rpartition("_")
        named[f"text:{key}:{language}" if language in ("fi", "sv", "en") else f"text:{name}:fi"] = text
    model = made.fresh()
    seen = concept_editing.settings_of(model, named)
    concept_editing.save_settings(model, named, seen, by=made.elli, today=TODAY)


def test_texts_that_the_model_has_changed_are_taken_one_by_one_and_own_words_only_when_picked(made):
    write(
        made,
        title="Digitukitalkoot {venue_locative}",
        bring_fi="Oma puhelin",
        letter_opening_fi="Tervetuloa!",
    )
    event = made.plan(short_name="talkoot")
    assert found(made, event) == []
    Event.objects.filter(pk=event.pk).update(title="Kajaanin omat talkoot", bring="Eväät")
    Change.objects.record(
        subject=event.subject, network=event.network, deed="event_edited", by=made.eeva,
        changes=[FieldChange("title", event.title, "Kajaanin omat talkoot"), FieldChange("bring", "", "Eväät")],
    )  # fmt: skip
    event = Event.objects.get(pk=event.pk)
    assert found(made, event) == []  # what people have written stays theirs as long as the model is the same
    write(
        made,
        title="Digipäivä {venue_locative}",
        letter_opening_fi="Lämpimästi tervetuloa!",
        summary_sv="Kort",
    )
    offered = [one for one in concept_updates.updates_of(event, made.fresh()) if one.sort == "texts"]
    assert {(one.uid, one.facts[0].was, one.by_hand) for one in offered} == {
        ("title", "Kajaanin omat talkoot", True),
        ("letter_opening", "Tervetuloa!", False),
        ("summary_sv", event.summary_sv, False),
    }
    version = made.fresh().version
    assert len(take(event, "texts:letter_opening", "texts:summary_sv", seen=version, by=made.eeva)) == 2
    event = Event.objects.get(pk=event.pk)
    assert (event.title, event.bring, event.summary_sv) == ("Kajaanin omat talkoot", "Eväät", "Kort")
    assert event.texts.get(key="letter_opening").text == "Lämpimästi tervetuloa!"
    assert found(made, event) == []  # the title was looked at, and left
    write(made, title="Digitukipäivä {venue_locative}")
    take(event, "texts:title", seen=version + 1, by=made.eeva)
    title = Event.objects.get(pk=event.pk).title
    assert title.startswith("Digitukipäivä ") and "{" not in title
    edit = Change.objects.about(event.subject).of_deeds(["event_edited"]).first()
    assert (edit.field, edit.before, edit.after) == ("title", "Kajaanin omat talkoot", title)


def test_looking_at_many_differences_takes_as_many_queries_as_at_few(made, django_assert_max_num_queries):
    event = made.plan(short_name="talkoot")
    counts = []
    for more in (1, 30):
        made.more_tasks(more)
        model = made.fresh()
        with django_assert_max_num_queries(50) as asked:
            assert len(concept_updates.updates_of(event, model)) >= more
        counts.append(len(asked))
    assert counts[0] == counts[1]
