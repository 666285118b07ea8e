"""Does editing a model keep what two people do at once, and leave planned events alone?"""

from typing import Any

import pytest

from events.actions import concept_editing
from events.concept_file import document_of
from events.models import Concept
from partners.models import Change
from tests import world
from tests.model_world import TODAY, ModelWorld, names

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> ModelWorld:
    return ModelWorld()


def save(made: ModelWorld, rows: list[dict[str, Any]], seen: list[dict[str, Any]], by: Any = None) -> bool:
    return concept_editing.save_rows(made.model, "tasks", rows, seen, by=by or made.eeva, today=TODAY)


def changed(rows: list[dict[str, Any]], number: int, **facts: Any) -> list[dict[str, Any]]:
    """The rows with one of them changed."""
    return [row | facts if index == number else row for index, row in enumerate(rows)]


def test_a_save_raises_the_version_notes_the_day_and_is_told_in_the_trail(made):
    rows = made.rows()
    assert save(made, changed(rows, 0, offset_days=60), rows)
    model = made.fresh()
    assert (model.version, model.updated_on) == (2, TODAY)
    assert made.rows()[0]["offset_days"] == 60
    trail = Change.objects.about(model.subject).get(deed="concept_rows_edited")
    assert (trail.field, trail.before, trail.after, trail.by) == (
        "Lähetä kutsu", '{"offset_days": 56}', '{"offset_days": 60}', made.eeva,
    )  # fmt: skip


def test_saving_what_is_there_already_does_nothing(made):
    rows = made.rows()
    assert not save(made, rows, rows)
    assert made.fresh().version == 1
    assert not Change.objects.about(made.model.subject).exists()


def test_a_second_press_of_the_same_save_has_no_effect(made):
    rows = made.rows()
    mine = changed(rows, 1, name="Varaa sali")
    assert [save(made, mine, rows), save(made, mine, rows)] == [True, False]
    assert made.fresh().version == 2


def test_rows_keep_their_identities_and_get_the_order_of_the_sheet(made):
    rows = made.rows()
    assert save(made, [rows[1], rows[0]], rows)
    assert [row["uid"] for row in made.rows()] == [rows[1]["uid"], rows[0]["uid"]]


def test_two_people_who_change_different_rows_lose_nothing(made):
    rows = made.rows()
    assert save(made, changed(rows, 0, name="Lähetä kirje"), rows, by=made.elli)
    new = rows[0] | {"uid": "00000000-0000-4000-8000-000000000009", "name": "Uusi"}
    assert save(made, [rows[0], rows[1] | {"offset_days": 3}, new], rows)
    assert [(row["name"], row["offset_days"]) for row in made.rows()] == [
        ("Lähetä kirje", 56),
        ("Varaa ilmoitus", 3),
        ("Uusi", 56),
    ]


def test_the_same_fact_changed_by_both_is_told_with_both_and_nothing_is_saved(made):
    rows = made.rows()
    save(made, changed(rows, 0, name="Lähetä kirje", note="Elli"), rows, by=made.elli)
    with pytest.raises(concept_editing.RowsChanged) as refusal:
        save(made, changed(rows, 0, name="Soita"), rows)
    told = [(one.title, one.field, one.before, one.after) for one in refusal.value.clashes]
    assert told == [("Lähetä kirje", "name", "Soita", "Lähetä kirje")]
    assert (refusal.value.rows[0]["name"], refusal.value.rows[0]["note"]) == ("Soita", "Elli")
    assert names(made.model)[0] == "Lähetä kirje"
    assert save(made, refusal.value.rows, refusal.value.document["tasks"])
    assert (made.rows()[0]["name"], made.rows()[0]["note"]) == ("Soita", "Elli")


def test_a_row_that_one_removed_and_the_other_changed_is_asked_about(made):
    rows = made.rows()
    save(made, changed(rows, 0, name="Lähetä kirje"), rows, by=made.elli)
    with pytest.raises(concept_editing.RowsChanged) as refusal:
        save(made, rows[1:], rows)
    assert [row["name"] for row in refusal.value.rows] == ["Lähetä kirje", "Varaa ilmoitus"]


def test_a_row_that_only_the_other_removed_stays_removed(made):
    rows = made.rows()
    save(made, rows[1:], rows, by=made.elli)
    assert save(made, changed(rows, 1, offset_days=3), rows)
    assert [(row["name"], row["offset_days"]) for row in made.rows()] == [("Varaa ilmoitus", 3)]


def test_rows_of_which_nobody_knows_what_was_seen_overwrite_nothing(made):
    rows = made.rows()
    with pytest.raises(concept_editing.RowsChanged):
        save(made, changed(rows, 0, name="Soita"), [])
    assert names(made.model)[0] == "Lähetä kutsu"


def test_saving_many_rows_takes_as_many_queries_as_saving_few(made, django_assert_max_num_queries):
    counts = []
    for more in (0, 60):
        made.more_tasks(more)
        rows = made.rows()
        mine = [row | {"offset_days": row["offset_days"] + 1} for row in rows]
        with django_assert_max_num_queries(100) as asked:
            save(made, mine, rows)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_later_edits_never_move_an_event(made):
    event = made.plan()
    before = plan_of(event)
    rows = made.rows()
    save(made, [rows[0] | {"offset_days": 5, "name": "Muu"}], rows)
    concept_editing.save_settings(
        made.model, {"set_up_minutes": 5, "text:title:fi": "Muu otsikko"},
        {"set_up_minutes": 60, "text:title:fi": "Apua digiasioihin"}, by=made.eeva, today=TODAY,
    )  # fmt: skip
    event.refresh_from_db()
    assert plan_of(event) == before
    assert made.fresh().version == 3
    assert [task.name for task in made.plan(short_name="toinen").tasks.all()] == [
        "Muu"
    ]  # a new event does follow


def plan_of(event: Any) -> list[Any]:
    """Every fact of an event that came from the model."""
    return [
        event.title, event.set_up_from, event.concept_version,
        *event.tasks.order_by("id").values_list("name", "due_on", "order", "state"),
        *event.meetings.order_by("id").values_list("name", "day"), *event.supplies.values_list("name"),
        *event.texts.values_list("key", "text"),
    ]  # fmt: skip


def settings(made: ModelWorld, values: dict[str, Any], seen: dict[str, Any], by: Any = None) -> Any:
    return concept_editing.save_settings(made.model, values, seen, by=by or made.eeva, today=TODAY)


def test_settings_and_texts_are_saved_in_their_languages(made):
    seen = {"name": "Digitukitalkoot", "text:title:sv": "", "text:bring:fi": ""}
    names_of = settings(
        made, {"name": "Talkoot", "text:title:sv": "Hjälp med digitalt", "text:bring:fi": "Puhelin"}, seen
    )
    assert set(names_of) == {"name", "text:title:sv", "text:bring:fi"}
    texts = {row.key: (row.text, row.text_sv) for row in made.fresh().texts.all()}
    assert texts["title"] == ("Apua digiasioihin", "Hjälp med digitalt")
    assert texts["bring"] == ("Puhelin", "")
    assert made.fresh().version == 2


def test_two_people_who_change_different_settings_lose_nothing(made):
    seen = {"tip": "", "summary": ""}
    settings(made, {"tip": "Elli neuvoo", "summary": ""}, seen, by=made.elli)
    settings(made, {"tip": "", "summary": "Eeva kertoo"}, seen)
    model = made.fresh()
    assert (model.tip, model.summary, model.version) == ("Elli neuvoo", "Eeva kertoo", 3)


def test_the_same_setting_changed_by_both_is_refused(made):
    settings(made, {"tip": "Elli neuvoo"}, {"tip": ""}, by=made.elli)
    with pytest.raises(concept_editing.SettingsChanged) as refusal:
        settings(made, {"tip": "Eeva neuvoo"}, {"tip": ""})
    assert refusal.value.values == {"tip": "Elli neuvoo"}
    assert made.fresh().tip == "Elli neuvoo"


def test_one_model_of_a_network_is_the_default(made):
    other = world.concept(made.story.kainuu, "Digimessut", slug="digimessut", is_default=False)
    assert concept_editing.make_default(other, by=made.eeva)
    assert not concept_editing.make_default(other, by=made.eeva)
    defaults = Concept.objects.filter(network=made.story.kainuu, is_default=True)
    assert [one.pk for one in defaults] == [other.pk]
    assert Concept.objects.filter(network=made.story.oulu, is_default=True).count() == 1


def test_a_copy_holds_the_same_plan_and_says_where_it_comes_from(made):
    copy = concept_editing.copy_concept(made.model, name="Digitukitalkoot 2", by=made.eeva, today=TODAY)
    assert copy.uid != made.model.uid
    assert (copy.version, copy.is_default, copy.is_published) == (1, False, False)
    assert [(one["name"], one["version"]) for one in copy.lineage] == [("Digitukitalkoot", 1)]
    whole = Concept.objects.whole().get(pk=copy.pk)
    assert document_of(whole)["tasks"] == made.rows()
    assert whole.slug != made.model.slug


def test_a_model_is_removed_only_when_nothing_uses_it(made):
    other = concept_editing.copy_concept(made.model, name="Toinen", by=made.eeva, today=TODAY)
    with pytest.raises(concept_editing.InUse):
        concept_editing.remove_concept(made.model, by=made.eeva)
    world.event(made.story.kainuu, slug="toinen", concept=other)
    with pytest.raises(concept_editing.InUse):
        concept_editing.remove_concept(other, by=made.eeva)
    other.events.all().delete()
    concept_editing.remove_concept(other, by=made.eeva)
    assert list(Concept.objects.filter(network=made.story.kainuu)) == [made.model]
