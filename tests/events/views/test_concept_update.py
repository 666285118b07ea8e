"""Is a coordinator told that the model has changed, shown each difference, and given only what she picks?"""

from typing import Any

import pytest
from django.urls import reverse

from events.actions import concept_editing
from events.models import Event
from partners.models import Change, FieldChange
from tests.model_world import TODAY, ModelWorld

pytestmark = pytest.mark.django_db
NOTICE = "Malli on päivittynyt"


@pytest.fixture
def made(client: Any) -> ModelWorld:
    made = ModelWorld()
    client.force_login(made.eeva)
    return made


@pytest.fixture
def event(made: ModelWorld) -> Event:
    """An event planned by version 1, and the model now in version 2."""
    event = made.plan(short_name="talkoot")
    rows = made.rows()
    new = rows[0] | {"uid": "00000000-0000-4000-8000-000000000009", "name": "Kutsu paikallislehti"}
    concept_editing.save_rows(
        made.model, "tasks", [rows[0] | {"channel": "phone"}, rows[1], new], rows, by=made.elli, today=TODAY
    )
    return event


def url(event: Event, name: str = "concept_update") -> str:
    return reverse(f"desk:{name}", args=[event.slug])


def test_the_plan_tells_of_a_newer_model_and_of_no_other(client, made, event):
    fresh = made.plan(short_name="uudempi")
    assert NOTICE in client.get(url(event, "event_plan")).content.decode()
    assert NOTICE not in client.get(url(fresh, "event_plan")).content.decode()
    client.force_login(made.matti)
    assert NOTICE not in client.get(url(event, "event_plan")).content.decode()


def test_each_difference_stands_as_it_is_and_as_the_model_has_it(client, event):
    page = client.get(url(event))
    rows = [row for group in page.context["groups"] for row in group["rows"]]
    assert [(row["name"], row["word"], row["picked"]) for row in rows] == [
        ("Lähetä kutsu", "Muuttunut", False),
        ("Kutsu paikallislehti", "Uusi", False),
    ]
    assert rows[0]["facts"] == [{"label": "Kanava", "was": "Sähköposti", "now": "Puhelin"}]


def test_a_changed_text_stands_whole_on_both_sides_and_own_words_are_told(client, made, event):
    Event.objects.filter(pk=event.pk).update(title="Kajaanin omat talkoot")
    change = FieldChange("title", event.title, "Kajaanin omat talkoot")
    Change.objects.record(
        subject=event.subject, network=event.network, deed="event_edited", by=made.eeva, changes=[change]
    )
    assert texts(client.get(url(event))) == []
    seen = concept_editing.settings_of(made.fresh(), {"text:title:fi": ""})
    concept_editing.save_settings(
        made.fresh(), {"text:title:fi": "Kajaanin digipäivä"}, seen, by=made.elli, today=TODAY
    )
    page = client.get(url(event))
    (row,) = texts(page)
    assert (row["name"], row["by_hand"]) == ("Otsikko", "Kirjoitettu tässä tapahtumassa")
    assert ["".join(text for text, _differs in side) for side in row["sides"]] == [
        "Kajaanin omat talkoot",
        "Kajaanin digipäivä",
    ]
    assert "Jos otat tämän, se korvaa tässä tapahtumassa kirjoitetun." in page.content.decode()
    client.post(url(event), {"seen": "3", "do": "take", "take": row["key"]})
    assert Event.objects.get(pk=event.pk).title == "Kajaanin digipäivä"


def texts(page: Any) -> list[dict[str, Any]]:
    """The texts that a page offers."""
    return [row for group in page.context["groups"] if group["sort"] == "texts" for row in group["rows"]]


def test_only_what_is_picked_is_taken(client, event):
    key = next(row["key"] for group in client.get(url(event)).context["groups"] for row in group["rows"])
    answer = client.post(url(event), {"seen": "2", "do": "take", "take": key}, follow=True)
    assert "Mallista otettiin 1 rivi." in answer.content.decode()
    assert NOTICE not in answer.content.decode()
    assert event.tasks.get(name="Lähetä kutsu").channel == "phone"
    assert not event.tasks.filter(name="Kutsu paikallislehti").exists()


def test_nothing_picked_changes_nothing_and_the_notice_stays(client, event):
    before = list(event.tasks.values())
    answer = client.post(url(event), {"seen": "2", "do": "take"}, follow=True)
    assert "Et valinnut mitään" in answer.content.decode()
    assert list(event.tasks.values()) == before
    assert NOTICE in client.get(url(event, "event_plan")).content.decode()


def test_a_cancelled_meeting_stays_in_the_plan_as_left_out(client, made, event):
    rows = made.rows("meetings")
    concept_editing.save_rows(made.model, "meetings", rows[:1], rows, by=made.elli, today=TODAY)
    meeting = event.meetings.get(name="Suunnittelukokous 2")
    client.post(url(event), {"seen": "3", "do": "take", "take": f"meetings:{meeting.concept_row}"})
    lines = {line.key: line.state for line in client.get(url(event, "event_plan")).context["lines"]}
    assert lines[f"meeting-{meeting.pk}"] == "left_out"
    assert sorted(lines.values()).count("left_out") == 1


def test_leaving_everything_ends_the_notice(client, event):
    before = list(event.tasks.values())
    client.post(url(event), {"seen": "2", "do": "leave"})
    assert list(event.tasks.values()) == before
    assert NOTICE not in client.get(url(event, "event_plan")).content.decode()


@pytest.mark.parametrize("seen", ["1", "", "kaksi"])
def test_a_model_saved_meanwhile_is_shown_again_with_the_picks(client, event, seen):
    key = next(row["key"] for group in client.get(url(event)).context["groups"] for row in group["rows"])
    answer = client.post(url(event), {"seen": seen, "do": "take", "take": key})
    assert answer.status_code == 409
    picked = [row["key"] for group in answer.context["groups"] for row in group["rows"] if row["picked"]]
    assert picked == [key]
    assert event.tasks.get(name="Lähetä kutsu").channel == "email"


def test_strangers_and_helpers_take_nothing(client, made, event):
    for person in (made.oona, made.matti):
        client.force_login(person)
        assert client.get(url(event)).status_code == 404
        assert client.post(url(event), {"seen": "2", "do": "leave"}).status_code == 404
    assert Event.objects.get(pk=event.pk).concept_version == 1


def test_an_event_without_a_model_has_no_such_page(client, event):
    Event.objects.filter(pk=event.pk).update(concept=None)
    assert client.get(url(event)).status_code == 404


def test_many_differences_take_as_many_queries_as_few(client, made, event, django_assert_max_num_queries):
    counts = []
    for more in (1, 30):
        made.more_tasks(more)
        client.get(url(event))
        with django_assert_max_num_queries(60) as asked:
            client.get(url(event))
        counts.append(len(asked))
    assert counts[0] == counts[1]
