"""Is a model edited as easily as a spreadsheet by keyboard alone, also without scripts and on a phone?"""

import pytest

from tests.judges import assert_accessible, assert_fits
from tests.model_world import ModelWorld, names

pytestmark = pytest.mark.django_db(transaction=True)
TASKS = "/suunnittelu/mallit/digitukitalkoot/rivit/tehtavat/"
PHONE = {"viewport": {"width": 360, "height": 740}}


@pytest.fixture
def made(witness):
    # A press ends the request of a picture that is being made, and htmx says so in the console.
    witness.expected += ["htmx:sendAbort", "htmx:afterRequest", "htmx:abort"]
    return ModelWorld()


def focused(page) -> str:
    """The name of the field, or the value of the button, that has the focus."""
    return page.evaluate("document.activeElement.value.match(/^(up|down|remove)-/) ? document.activeElement.value"
                         " : document.activeElement.name || ''")  # fmt: skip


@pytest.mark.smoke
def test_rows_are_walked_moved_added_and_saved_by_keyboard_alone(page_of, made):
    page = page_of(made.eeva)
    page.goto(TASKS)
    page.locator("#id_r0-name").focus()
    page.keyboard.press("Enter")
    assert focused(page) == "r1-name"
    page.keyboard.press("Tab")
    page.keyboard.type("12")
    page.keyboard.press("ArrowUp")
    assert focused(page) == "r0-offset_days"
    page.keyboard.press("Alt+ArrowDown")
    page.get_by_text("on nyt rivi 2").wait_for()
    page.locator("[data-row]").nth(0).get_by_role("button", name="Alas").focus()
    page.keyboard.press("Enter")
    page.locator("[data-row]").nth(1).locator("textarea[name='r1-name']").filter(has_text="Varaa").wait_for()
    page.get_by_role("button", name="Lisää rivi").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.name === 'r2-name'")
    page.keyboard.type("Kiitä kumppaneita")
    page.keyboard.press("Tab")
    page.keyboard.type("-3")
    page.locator("#example-plan").get_by_text("Kiitä kumppaneita").wait_for()
    assert_accessible(page)
    page.keyboard.press("Control+Enter")
    page.get_by_text("Malli tallennettiin").wait_for()
    assert names(made.model) == ["Lähetä kutsu", "Varaa ilmoitus", "Kiitä kumppaneita"]
    assert [row["offset_days"] for row in made.rows()] == [56, 12, -3]
    assert made.fresh().version == 2


def test_rows_are_edited_and_pasted_without_scripts(page_of, made):
    page = page_of(made.eeva, java_script_enabled=False)
    page.goto(TASKS)
    page.locator("[data-row]").nth(1).get_by_role("button", name="Ylös").click()
    page.fill("#id_paste", "Kiitä kumppaneita\t-3\nVaraa sali\tpian")
    page.get_by_role("button", name="Lisää nämä rivit").click()
    page.get_by_role("link", name="Rivi 4, Päiviä ennen").wait_for()
    page.fill("#id_r3-offset_days", "70")
    page.get_by_role("button", name="Tallenna rivit").click()
    page.get_by_text("Malli tallennettiin").wait_for()
    assert names(made.model) == ["Varaa ilmoitus", "Lähetä kutsu", "Kiitä kumppaneita", "Varaa sali"]


def test_the_rows_of_a_model_fit_a_phone_and_are_accessible(page_of, made):
    page = page_of(made.eeva, **PHONE)
    for sort in ("kokoukset", "tehtavat", "tarvikkeet"):
        page.goto(f"/suunnittelu/mallit/digitukitalkoot/rivit/{sort}/")
        assert_fits(page)
        assert_accessible(page)
