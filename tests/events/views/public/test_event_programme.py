"""Do visitors read the short talks and how to join remotely, on the page and in calendars, as they are now?"""

from datetime import time

import pytest

from events import sheet
from events.calendars import entries
from events.models import DayPlan, Event, RunSlot
from tests import world

ADDRESS = "/talkoot/kajaani/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def kajaani():
    story = world.story()
    Event.objects.filter(pk=story.kajaani.pk).update(publication="published")
    RunSlot.objects.create(
        event=story.kajaani,
        starts=time(15),
        kind="talk",
        title="Huijausviestit",
        who="Kainuun Nuotta",
        is_public=True,
    )
    RunSlot.objects.create(event=story.kajaani, starts=time(13), kind="briefing", title="Vain meille")
    DayPlan.objects.create(
        event=story.kajaani, programme="15 Vanha\nKahvia koko ajan", programme_sv="15 Bluffmeddelanden",
        joining="Avaa linkki.\nSano nimesi.", joining_sv="Öppna länken.",
    )  # fmt: skip
    return story.kajaani


def words(client, address: str = ADDRESS) -> str:
    return client.get(address).content.decode().replace("\u00a0", " ")


def test_public_talks_are_the_programme_in_each_language(client, kajaani):
    page = words(client)
    assert "Huijausviestit" in page
    assert "Kainuun Nuotta" in page
    assert "Kahvia koko ajan" in page
    assert "Vanha" not in page
    assert "Vain meille" not in page
    swedish = words(client, f"/sv{ADDRESS}")
    assert "Bluffmeddelanden" in swedish
    assert "Huijausviestit" not in swedish
    assert 'lang="fi">Huijausviestit' in words(client, f"/en{ADDRESS}"), (
        "who listens to the page hears Finnish"
    )


def test_how_to_join_is_told_of_remote_days_alone_on_the_page_and_in_calendars(client, kajaani):
    assert "Avaa linkki." not in words(client)
    facts = sheet.of(kajaani)
    assert facts.joining == ""
    Event.objects.filter(pk=kajaani.pk).update(attendance="hybrid", remote_link="https://meet.example.org/t")
    page = words(client)
    assert "Avaa linkki." in page
    assert "Öppna länken." in words(client, f"/sv{ADDRESS}")
    entry = entries.event_entry(sheet.of(kajaani)).decode().replace("\r\n ", "")
    assert r"Avaa linkki.\nSano nimesi." in entry
    assert "Avaa linkki." in client.get(f"{ADDRESS}kalenteri.ics").content.decode()


def test_page_still_takes_at_most_eight_queries(client, kajaani, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        client.get(ADDRESS)
