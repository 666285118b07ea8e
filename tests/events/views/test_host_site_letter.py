"""Is a host site written to as a draft, with sheet, entry and link when it leaves, and does it follow the event?"""

from datetime import time, timedelta

import pytest
from django.utils import timezone

from events import personal_links
from events.actions import moving, packing
from events.actions.consequences import weigh
from events.actions.situation import Situation, Wish
from events.date_choices import MoveKind
from events.models import CalendarTold, DayPlan, HostSite
from partners.models import Message
from partners.post import outbox
from tests.host_world import ADDRESS, LINK, add, hybrid

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(client):
    story = hybrid(client)
    DayPlan.objects.create(event=story.kajaani, joining="Avaa linkki puoli tuntia ennen.\nSano nimenne.")
    add(client)
    return story


def written(client) -> Message:
    client.post(f"{ADDRESS}{HostSite.objects.get().pk}/viesti/")
    return Message.objects.get(kind="host_site")


def packed(story, message: Message) -> int:
    outbox.release([message.pk], story.eeva)
    message.refresh_from_db()
    count = packing.pack_all([message])
    message.refresh_from_db()
    return count


def entry_of(message: Message) -> str:
    (part,) = [one for one in outbox.parcels_of(message) if one.name.endswith(".ics")]
    return part.content.decode().replace("\r\n ", "")


def test_the_draft_leaves_with_sheet_entry_and_link(client, story):
    message, site = written(client), HostSite.objects.get()
    assert (message.state, message.to_email, message.to_name) == (
        "draft",
        "hilla@example.org",
        "Hilla Hoitaja",
    )
    assert "1. Avaa linkki puoli tuntia ennen." in message.text
    assert written(client) == message, "pressed twice it is one draft"
    assert packed(story, message) == 1
    assert [one.name for one in outbox.parcels_of(message) if one.name.endswith(".pdf")]
    for words in (f"UID:talkoot-{site.calendar_uid}", "METHOD:REQUEST", LINK, "Hoivakoti Koivu"):
        assert words in entry_of(message)
    assert personal_links.open_host(outbox.link_of(message).split("/")[-2], story.kajaani.day).host == site
    assert CalendarTold.objects.get().event == story.kajaani


def test_what_was_seen_and_has_changed_becomes_a_draft_again(client, story):
    message = written(client)
    story.kajaani.opens = time(16)
    story.kajaani.save()
    assert packed(story, message) == 0
    assert message.state == "draft"


def test_the_place_follows_when_the_event_moves_and_is_called_off(client, story):
    message, site, event, now = written(client), HostSite.objects.get(), story.kajaani, timezone.now()
    packed(story, message)
    Message.objects.filter(pk=message.pk).update(state="accepted")
    move = Wish(MoveKind.MOVE, event.day + timedelta(days=7), event.opens, event.closes)
    for wish, kind, method in (
        (move, "moved", "METHOD:REQUEST"), (Wish(MoveKind.CANCEL), "called_off", "METHOD:CANCEL"),
    ):  # fmt: skip
        found = weigh(Situation.of(event.pk, now), wish)
        moving.carry_out(event.pk, wish, seen=found.fingerprint, by=story.eeva, now=now)
        told = Message.objects.get(kind=kind, subject=site.subject)
        assert f"UID:talkoot-{site.calendar_uid}" in entry_of(told)
        assert method in entry_of(told)
        assert personal_links.open_host(outbox.link_of(told).split("/")[-2], event.day).host == site
        Message.objects.filter(pk=told.pk).update(state="accepted", held_until=None)
