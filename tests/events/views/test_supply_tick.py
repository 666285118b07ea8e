"""Is a thing packed by one press, whoever packs, and does the paper stay the same?"""

import pytest

from events import sheet_day
from partners.models import Change
from tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(client):
    story = world.story()
    client.force_login(story.matti)
    return story


def tick(client, story, packed: str, **more: str):
    pk = story.kajaani.supplies.get().pk
    return client.post(f"/suunnittelu/kajaani/tarvikkeet/{pk}/pakattu/", {"packed": packed, **more})


def test_a_press_packs_once_and_another_takes_it_out(client, story):
    facts = sheet_day.of(story.kajaani)
    for _press in range(2):
        tick(client, story, "1")
    assert story.kajaani.supplies.get().is_packed
    assert sheet_day.of(story.kajaani) == facts, "packing makes no printed list old"
    assert Change.objects.about(story.kajaani.subject).of_deeds(["supply_packed"]).count() == 1
    tick(client, story, "0")
    assert not story.kajaani.supplies.get().is_packed


def test_the_view_that_was_open_stays_open(client, story):
    pk = story.kajaani.supplies.get().pk
    answer = tick(client, story, "1", nayta="puuttuu")
    assert answer["Location"] == f"/suunnittelu/kajaani/tarvikkeet/pakkaus/?nayta=puuttuu#supply-{pk}"


def test_other_words_and_other_networks_change_nothing(client, story):
    assert tick(client, story, "yes").status_code == 404
    client.force_login(story.oona)
    assert tick(client, story, "1").status_code == 404
    assert not story.kajaani.supplies.get().is_packed
