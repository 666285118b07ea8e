"""Is a model's sheet of rows edited by buttons alone, saved at once, and never lost to another editor?"""

from typing import Any

import pytest

from tests.model_world import ModelWorld, address, filled, names

pytestmark = pytest.mark.django_db
SORTS = ("kokoukset", "tehtavat", "tarvikkeet", "pisteet")


@pytest.fixture
def made(client: Any) -> ModelWorld:
    made = ModelWorld()
    client.force_login(made.eeva)
    return made


def send(
    client: Any, made: ModelWorld, data: dict[str, str], word: str = "tehtavat", follow: bool = False
) -> Any:
    return client.post(address("concept_rows", made.model, word), data, follow=follow)


def sheet_of(answer: Any) -> dict[str, str]:
    """What the page in an answer would send."""
    data = {"seen": answer.context["seen"], "do": "save"}
    for line in answer.context["lines"]:
        for field in line["form"]:
            data[field.html_name] = str(field.field.prepare_value(field.value()) or "")
    return data


@pytest.mark.parametrize("word", SORTS)
def test_nothing_typed_saves_nothing_whatever_the_sort(client, made, word):
    answer = send(client, made, filled(client, made.model, word), word, follow=True)
    assert "Mikään ei ollut muuttunut" in answer.content.decode()
    assert made.fresh().version == 1


def test_a_changed_row_is_saved_as_one_new_version(client, made):
    data = filled(client, made.model) | {"r0-offset_days": "-3", "r1-responsible": "library"}
    answer = send(client, made, data, follow=True)
    assert "Malli tallennettiin" in answer.content.decode()
    rows = made.rows()
    assert (rows[0]["offset_days"], rows[1]["responsible"], made.fresh().version) == (-3, "library", 2)


def test_a_press_arranges_and_saves_nothing_until_the_sheet_is_saved(client, made):
    answer = send(client, made, filled(client, made.model) | {"do": "down-0"})
    assert [line["form"]["name"].value() for line in answer.context["lines"]] == [
        "Varaa ilmoitus",
        "Lähetä kutsu",
    ]
    assert "Ei vielä tallennettu" in answer.content.decode()
    assert names(made.model) == ["Lähetä kutsu", "Varaa ilmoitus"]
    send(client, made, sheet_of(answer))
    assert names(made.model) == ["Varaa ilmoitus", "Lähetä kutsu"]


def test_a_row_is_added_filled_in_and_saved(client, made):
    added = sheet_of(send(client, made, filled(client, made.model) | {"do": "add"}))
    send(client, made, added | {"r2-name": "Kiitä kumppaneita", "r2-offset_days": "-2", "r2-after": "1"})
    new = made.rows()[2]
    assert (new["name"], new["offset_days"], new["after"]) == ("Kiitä kumppaneita", -2, made.rows()[0]["uid"])


def test_a_mistake_is_told_at_its_field_with_a_link_and_nothing_is_lost(client, made):
    data = filled(client, made.model) | {"r0-offset_days": "pian", "r1-name": "Varaa iso ilmoitus"}
    answer = send(client, made, data)
    page = answer.content.decode()
    assert 'href="#id_r0-offset_days"' in page and 'id="id_r0-offset_days_error"' in page
    assert "pian" in page and "Varaa iso ilmoitus" in page
    assert made.fresh().version == 1


def test_the_plan_beside_follows_what_was_typed_and_the_chosen_day(client, made):
    data = filled(client, made.model) | {"do": "picture", "r0-offset_days": "7", "example_day": "22.4.2027"}
    plan = send(client, made, data).context["plan"]
    assert [(line.what, line.day.isoformat()) for line in plan.lines if line.kind == "task"] == [
        ("Varaa ilmoitus", "2027-04-01"), ("Lähetä kutsu", "2027-04-15"),
    ]  # fmt: skip
    saved = send(client, made, data | {"do": "save"}, follow=True)
    assert saved.context["plan"].day.endswith("22.4.2027")


def test_two_editors_of_different_rows_lose_nothing(client, made):
    mine = filled(client, made.model) | {"r0-name": "Eevan kutsu"}
    theirs = filled(client, made.model) | {"r1-name": "Ellin ilmoitus"}
    client.force_login(made.elli)
    send(client, made, theirs)
    client.force_login(made.eeva)
    assert send(client, made, mine).status_code == 302
    assert names(made.model) == ["Eevan kutsu", "Ellin ilmoitus"]


def test_a_clash_is_told_with_both_and_the_next_save_decides(client, made):
    mine = filled(client, made.model) | {"r0-name": "Eevan kutsu"}
    theirs = filled(client, made.model) | {"r0-name": "Ellin kutsu", "r1-name": "Ellin ilmoitus"}
    client.force_login(made.elli)
    send(client, made, theirs)
    client.force_login(made.eeva)
    answer = send(client, made, mine)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Elli Toinen" in page and "Ellin kutsu" in page and "Eevan kutsu" in page
    assert names(made.model) == ["Ellin kutsu", "Ellin ilmoitus"]
    assert send(client, made, sheet_of(answer)).status_code == 302
    assert names(made.model) == ["Eevan kutsu", "Ellin ilmoitus"]


def test_a_new_event_is_planned_by_the_edited_rows(client, made):
    send(client, made, filled(client, made.model) | {"r0-name": "Uusi nimi"})
    event = made.plan(short_name="uusi")
    assert {task.name for task in event.tasks.all()} == {"Uusi nimi", "Varaa ilmoitus"}
    assert event.concept_version == 2


def test_an_unknown_sort_is_no_page_and_a_stranger_finds_none(client, made):
    assert client.get(address("concept_rows", made.model, "muut")).status_code == 404
    data = filled(client, made.model) | {"r0-name": "Kaapattu"}
    client.force_login(made.oona)
    assert send(client, made, data).status_code == 404
    assert names(made.model)[0] == "Lähetä kutsu"


def test_sixty_rows_fit_the_limit_of_fields_and_take_as_many_queries_as_two(
    client, made, settings, django_assert_max_num_queries
):
    counts = []
    for more in (0, 60):
        made.more_tasks(more)
        data = filled(client, made.model)
        with django_assert_max_num_queries(60) as asked:
            client.get(address("concept_rows", made.model, "tehtavat"))
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert send(client, made, data | {"r5-name": "Muutettu"}).status_code == 302
    assert len(data) / 62 * 300 < settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
