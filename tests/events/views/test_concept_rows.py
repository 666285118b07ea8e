"""Is a model's sheet of rows edited by buttons alone, saved at once, and never lost to another editor?"""

from typing import Any

import pytest

from events.actions import concept_editing
from events.views.desk import concept_rows
from tests.model_world import TODAY, ModelWorld, address, filled, names, typed_in

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
    return {"seen": answer.context["seen"], "do": "save", **typed_in(answer.context["lines"])}


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
    assert [line.cells["name"].value for line in answer.context["lines"]] == [
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


def test_a_folded_row_keeps_what_is_typed_in_it_and_opens_by_a_press(client, made):
    rows = made.rows()
    concept_editing.save_rows(
        made.model, "tasks", [rows[0] | {"note": "Kysy ”viikkoa” ennen", "condition": "in_place"}, rows[1]], rows,
        by=made.elli, today=TODAY,
    )  # fmt: skip
    page = client.get(address("concept_rows", made.model, "tehtavat"))
    folded = page.content.decode()
    assert 'type="hidden" name="r0-note" value="Kysy ”viikkoa” ennen"' in folded
    assert '<textarea class="form-control" id="id_r0-note"' not in folded and "r1-note" not in folded
    assert page.context["lines"][0].told == "Vain kun tullaan paikalle · Kysy ”viikkoa” ennen"
    opened = send(client, made, filled(client, made.model) | {"do": "more-0"})
    shown = opened.content.decode()
    assert '<textarea class="form-control" id="id_r0-note"' in shown and 'aria-expanded="true"' in shown
    assert [line.is_open for line in opened.context["lines"]] == [True, False]
    assert "Vain etätapahtumassa" in shown and "Vain etätapahtumassa" not in folded
    moved = send(client, made, sheet_of(opened) | {"do": "down-0", "r0-open": "1", "r0-note": "Soita"})
    assert [(line.is_open, line.cells["note"].value) for line in moved.context["lines"]] == [
        (False, ""),
        (True, "Soita"),
    ]
    send(client, made, sheet_of(moved))
    assert [row["note"] for row in made.rows()] == ["", "Soita"]


def test_without_scripts_every_row_offers_every_choice_after_one_press(client, made):
    option = '<option value="library">'
    data = filled(client, made.model)
    plain = client.get(address("concept_rows", made.model, "tehtavat")).content.decode()
    assert plain.count(option) == 1 and "<noscript>" in plain  # once, for the script
    answer = send(client, made, data | {"do": "whole", "whole": "1"})
    assert answer.content.decode().count('<option value="library"') == 2
    saved = send(client, made, data | {"do": "save", "whole": "1", "r0-responsible": "library"}, follow=True)
    assert saved.content.decode().count('<option value="library"') == 2
    assert made.rows()[0]["responsible"] == "library"


def test_a_word_that_is_no_choice_stays_at_its_field_among_the_choices(client, made):
    answer = send(client, made, filled(client, made.model) | {"r1-channel": "postikortti"})
    page = answer.content.decode()
    assert '<option value="postikortti" selected>' in page and 'id="id_r1-channel_error"' in page
    assert '<option value="phone">' in page.split('id="id_r1-channel"')[1].split("</select>")[0]


def test_what_was_seen_is_not_believed_unless_this_portal_wrote_it(client, made):
    data = filled(client, made.model)
    assert concept_rows.read_seen(data["seen"]) == made.rows()
    assert concept_rows.read_seen(data["seen"][:-1] + "x") == concept_rows.read_seen("[]") == []


def test_sixty_rows_take_as_many_queries_as_two_and_few_bytes_each(
    client, made, settings, django_assert_max_num_queries
):
    sizes = []
    for more in (0, 60):
        made.more_tasks(more)
        data = filled(client, made.model)
        with django_assert_max_num_queries(9):
            page = client.get(address("concept_rows", made.model, "tehtavat"))
        sizes.append(len(page.content))
    assert sizes[0] < 40_000
    assert (
        sizes[1] - sizes[0]
    ) / 60 < 2_400  # bytes: a row, what was seen of it, and its line of the example
    assert send(client, made, data | {"r5-name": "Muutettu"}).status_code == 302
    assert len(data) / 62 * 300 < settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
