"""Is the record saved once, merged with other people's changes, and told in the trail?"""

from datetime import time

import pytest

from events.actions.recording import RecordChanged, Seen, save_record
from events.merging import RECORD_FIELDS, values_of
from events.models import Event
from partners.models import Change
from tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


def as_seen(event: Event) -> Seen:
    return Seen(event.version, values_of(event))


def typed(event: Event, **facts):
    return {name: getattr(event, name) for name in RECORD_FIELDS} | facts


def trail_of(event: Event):
    rows = Change.objects.filter(subject=event.subject, deed="event_edited").order_by("id")
    return [(row.by_name, row.field, row.before, row.after) for row in rows]


def test_a_changed_fact_is_saved_and_told(story):
    event = story.kajaani
    saved = save_record(event, typed(event, title="Digipäivä"), as_seen(event), by=story.eeva)
    now = Event.objects.get(pk=event.pk)
    assert (saved.changed, now.title, now.version) == (("title",), "Digipäivä", event.version + 1)
    assert now.calendar_sequence == event.calendar_sequence
    assert now.calendar_stamp > event.calendar_stamp
    assert trail_of(event) == [("Eeva Esimerkki", "title", "Apua digiasioihin", "Digipäivä")]


def test_saving_without_changes_leaves_no_mark(story):
    event = story.kajaani
    saved = save_record(event, typed(event), as_seen(event), by=story.eeva)
    now = Event.objects.get(pk=event.pk)
    assert (saved.changed, now.version, now.calendar_stamp) == ((), event.version, event.calendar_stamp)
    assert trail_of(event) == []


@pytest.mark.parametrize(
    ("facts", "rise"),
    [
        ({"opens": time(13)}, 1), ({"closes": time(19)}, 1), ({"room": "Aula"}, 1),
        ({"attendance": "online", "remote_link": "https://teams.example.org/"}, 1),
        ({"title": "Digipäivä"}, 0), ({"set_up_from": time(12)}, 0), ({"theme": "almanakka"}, 0),
    ],
)  # fmt: skip
def test_calendars_hear_of_time_and_place_only(story, facts, rise):
    event = story.kajaani
    save_record(event, typed(event, **facts), as_seen(event), by=story.eeva)
    assert Event.objects.get(pk=event.pk).calendar_sequence == event.calendar_sequence + rise


def test_the_municipality_follows_the_venue(story):
    event = story.kajaani
    save_record(event, typed(event, venue=story.other_library), as_seen(event), by=story.eeva)
    now = Event.objects.get(pk=event.pk)
    assert (now.venue, now.municipality) == (story.other_library, story.other_library.municipality)


def test_different_facts_by_two_people_are_merged(story):
    event = story.kajaani
    seen = as_seen(event)
    save_record(event, typed(event, room="Aula"), seen, by=story.matti)
    saved = save_record(event, typed(event, title="Digipäivä"), seen, by=story.eeva)
    now = Event.objects.get(pk=event.pk)
    assert (saved.changed, saved.merged) == (("title",), ("room",))
    assert (now.title, now.room, now.version) == ("Digipäivä", "Aula", event.version + 2)


def test_the_same_fact_by_two_people_is_refused_and_nothing_is_saved(story):
    event = story.kajaani
    seen = as_seen(event)
    save_record(event, typed(event, room="Aula"), seen, by=story.matti)
    with pytest.raises(RecordChanged) as refusal:
        save_record(event, typed(event, room="Sali", title="Digipäivä"), seen, by=story.eeva)
    now = Event.objects.get(pk=event.pk)
    assert refusal.value.found.clashes == ("room",)
    assert (refusal.value.current.room, now.room, now.title) == ("Aula", "Aula", event.title)


def test_a_second_press_has_no_second_effect(story):
    event = story.kajaani
    seen, values = as_seen(event), typed(event, room="Aula")
    save_record(event, values, seen, by=story.eeva)
    again = save_record(event, values, seen, by=story.eeva)
    assert (again.changed, len(trail_of(event))) == ((), 1)
    assert Event.objects.get(pk=event.pk).version == event.version + 1


def test_without_knowing_what_was_seen_differences_are_asked_about(story):
    event = story.kajaani
    with pytest.raises(RecordChanged) as refusal:
        save_record(event, typed(event, room="Sali"), Seen(0, {}), by=story.eeva)
    assert refusal.value.found.clashes == ("room",)
