"""Does somebody with a poster in front of them find the day, on any screen, without scripts?"""

from datetime import timedelta

import pytest
from django.utils import timezone

from events.choices import Publication, Scope
from tests import world
from tests.judges import assert_accessible, assert_fits

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def kajaani():
    kainuu = world.network(is_example=True)
    day = timezone.localdate() + timedelta(days=30)
    event = world.event(
        kainuu, world.venue(kainuu), publication=Publication.PUBLISHED, day=day, step_free=True, bring="Ota oma laite.",
        description="Tule ja kokeile.", contact_name="Kirjasto", contact_phone="08 000 000", summary="Apua pulmiin.",
    )  # fmt: skip
    world.stand(event, world.organisation(kainuu))
    world.stand(event, world.organisation(kainuu, "Tietokoneyhdistys", "tietokone"), scope=Scope.DEVICE_HELP)
    return event


@pytest.mark.smoke
def test_visitor_without_scripts_finds_the_day_and_takes_it_along(witness, kajaani):
    page = witness.page(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page.goto("/")
    page.get_by_role("link", name="Apua digiasioihin").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Apua puhelimen ja tietokoneen käyttöön"
    with page.expect_download() as saved:
        page.get_by_role("link", name="Lisää kalenteriin").click()
    assert saved.value.suggested_filename == "kajaani.ics"
    page.get_by_role("link", name="På svenska").click()
    assert page.url.endswith("/sv/talkoot/kajaani/")
    assert page.locator("html").get_attribute("lang") == "sv"
    assert page.context.cookies() == []


@pytest.mark.sampled(4)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_public_pages_are_accessible_at_every_width(witness, kajaani, width, scheme):
    page = witness.page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    for address in ("/", "/talkoot/kajaani/", "/sv/talkoot/kajaani/"):
        page.goto(address)
        assert_accessible(page)
        assert_fits(page)


@pytest.mark.parametrize("state", ["cancelled", "rescheduled", "postponed"])
def test_changed_days_and_the_empty_list_are_accessible(witness, kajaani, state):
    page = witness.page(viewport={"width": 360, "height": 800})
    kajaani.state = state
    kajaani.save()
    for address in ("/", "/talkoot/kajaani/"):
        page.goto(address)
        assert_accessible(page)
    kajaani.delete()
    page.goto("/en/")
    assert page.get_by_role("heading", name="No events have been announced yet").is_visible()
    assert_accessible(page)


def test_data_for_search_engines_breaks_no_policy(witness, kajaani):
    """The browser would complain about a refused script; the witness fails on any complaint."""
    page = witness.page()
    response = page.goto("/talkoot/kajaani/")
    assert "script-src 'self'" in response.headers["content-security-policy"]
    assert '"@type": "Event"' in page.locator('script[type="application/ld+json"]').text_content()


def test_planner_makes_a_calendar_address(page_of, kajaani):
    eeva = world.member(world.user("eeva@example.org", "Eeva"), kajaani.network, "coordinator")
    page = page_of(eeva, viewport={"width": 360, "height": 800})
    page.goto("/suunnittelu/kalenteri/")
    assert_accessible(page)
    page.get_by_role("button", name="Tee kalenterilleni osoite").click()
    assert "/kalenteri/oma/" in page.get_by_label("Appleen, Thunderbirdiin ja Nextcloudiin").input_value()
    assert_accessible(page)
    assert_fits(page)
