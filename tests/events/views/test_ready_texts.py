"""Does the page of ready texts show each text in its language, with what has become old?"""

import pytest

from events.models import ReadyText
from events.plan_choices import ReadyKind
from tests import world

ADDRESS = "/suunnittelu/kajaani/tekstit/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


@pytest.fixture
def matti(client, story):
    client.force_login(story.matti)
    return client


def test_planners_look_and_others_find_nothing(client, story):
    for person, status in ((story.eeva, 200), (story.matti, 200), (story.liisa, 404), (story.oona, 404)):
        client.force_login(person)
        assert client.get(ADDRESS).status_code == status


def test_every_text_is_there_with_its_counter_and_copy_button(matti):
    response = matti.get(ADDRESS)
    page = response.content.decode()
    assert [block["key"] for block in response.context["blocks"]] == [kind.value for kind in ReadyKind]
    for block in response.context["blocks"]:
        for field in block["form"].boxes():
            assert f'data-copy="{field.id_for_label}"' in page
    assert 'data-limit="160"' in page
    assert not ReadyText.objects.exists(), "looking keeps nothing"


def test_each_language_has_its_own_texts_and_tells_what_is_missing(matti, story):
    assert "keskiviikkona" in matti.get(ADDRESS).content.decode()
    page = matti.get(ADDRESS + "?kieli=sv").content.decode()
    assert "onsdag" in page and "Tällä kielellä puuttuu tekstejä" in page
    assert "keskiviikkona" in matti.get(ADDRESS + "?kieli=tlh").content.decode()


def test_the_page_asks_the_same_whatever_is_kept(matti, story, django_assert_max_num_queries):
    for kind in ReadyKind:
        ReadyText.objects.create(event=story.kajaani, kind=kind, text="Oma teksti", facts_digest="0" * 32)
    with django_assert_max_num_queries(14):
        matti.get(ADDRESS)
