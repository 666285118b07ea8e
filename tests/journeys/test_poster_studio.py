"""Is a poster's look chosen in the browser: the real poster follows, is saved, and works without script too?"""

import pytest

from events.models import Event, PosterDesign
from tests import world
from tests.judges import assert_accessible, assert_fits

pytestmark = pytest.mark.django_db(transaction=True)
STUDIO = "/suunnittelu/kajaani/juliste/"
SHOWN = "old => { const one = document.querySelector('#preview img'); return one.src !== old && one.naturalWidth > 0; }"


@pytest.fixture
def story(settings):
    settings.PREVIEW_PATIENCE = settings.PICTURE_PATIENCE = 60.0  # both cores belong to other tests too
    return world.story()


def test_the_poster_follows_each_choice_and_is_saved_by_one_press(page_of, story):
    page = page_of(story.eeva)
    page.goto(STUDIO)
    assert page.locator(".studio__own").is_hidden()
    for field, value in (("theme", "jarvi"), ("headline_choice", "safe")):
        old = page.evaluate("document.querySelector('#preview img').src")
        page.check(f"[name={field}][value={value}]")
        page.wait_for_function(SHOWN, arg=old, timeout=30_000)
    assert Event.objects.get(slug="kajaani").theme == "kysyja"
    assert_accessible(page)
    for width in (360, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert_fits(page)
    page.get_by_role("button", name="Tallenna ilme").click()
    page.get_by_text("Julisteen ilme tallennettiin.").wait_for()
    assert Event.objects.get(slug="kajaani").theme == "jarvi"
    assert PosterDesign.objects.get().headline == "Opi tunnistamaan huijausviestit"


def test_the_studio_works_by_keyboard_and_without_script(page_of, story):
    page = page_of(story.eeva, java_script_enabled=False)
    page.goto(STUDIO)
    old = page.locator("#preview img").get_attribute("src")
    page.locator("[name=theme]:checked").press("ArrowDown")
    page.get_by_role("button", name="Päivitä kuva").press("Enter")
    assert page.locator("[name=theme]:checked").get_attribute("value") == "almanakka"
    assert page.locator("#preview img").get_attribute("src") != old
    assert Event.objects.get(slug="kajaani").theme == "kysyja"
