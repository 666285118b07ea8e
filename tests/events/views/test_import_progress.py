"""Does the page of one import say how far it is, what came of it, and what to do when it stands still?"""

from datetime import timedelta

import pytest
from django.utils import timezone

from events.intake_choices import ImportState
from events.models import Import
from tests import world
from tests.lists import many, saved, staged

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


@pytest.fixture
def eeva(client, story):
    client.force_login(story.eeva)
    return client


def address(one: Import) -> str:
    return f"/suunnittelu/kajaani/kumppanit/liita/{one.pk}/eteneminen/"


def at_work(story, **facts):
    one = staged(story, many(60))
    facts = {
        "state": ImportState.RUNNING,
        "done_count": 700,
        "row_count": 2_000,
        "progressed_at": timezone.now(),
    } | facts
    Import.objects.filter(pk=one.pk).update(**facts)
    return one


def test_work_in_hand_shows_a_bar_that_refreshes_itself_and_a_link(eeva, story):
    page = eeva.get(address(at_work(story))).content.decode()
    assert '<progress max="2000" value="700"' in page
    assert "Tallennettu 700 kumppania, kaikkiaan 2\u00a0000." in page
    assert 'hx-trigger="every 2s"' in page and f'<a href="{address(Import.objects.get())}">' in page
    assert "Tallennus on pysähtynyt" not in page


def test_work_that_stands_still_can_be_gone_on_with(eeva, story):
    one = at_work(story, progressed_at=timezone.now() - timedelta(minutes=1))
    page = eeva.get(address(one)).content.decode()
    assert "Tallennus on pysähtynyt" in page and "csrfmiddlewaretoken" in page
    assert f"/liita/{one.pk}/tallenna/" in page


def test_work_done_says_what_came_of_it_and_offers_the_way_back(eeva, story):
    page = eeva.get(address(saved(story))).content.decode()
    assert "2 kumppania on nyt talkoiden listalla kutsuttuina. Yhtään kirjettä ei ole lähetetty." in page
    assert "Kaksi uutta kumppania verkostossa." in page
    assert "Peru koko lista" in page and "hx-trigger" not in page.split('id="saving"')[1].split(">")[0]


def test_work_that_broke_off_says_so(eeva, story):
    page = eeva.get(
        address(at_work(story, state=ImportState.FAILED, trouble="OperationalError"))
    ).content.decode()
    assert "Tallennus keskeytyi" in page and "Jatka tallentamista" in page


def test_a_list_that_is_still_checked_leads_to_the_check(eeva, story):
    one = staged(story)
    assert eeva.get(address(one))["Location"] == address(one).removesuffix("eteneminen/")


def test_a_saved_list_is_not_checked_again(eeva, story):
    one = saved(story)
    assert eeva.get(address(one).removesuffix("eteneminen/"))["Location"] == address(one)
