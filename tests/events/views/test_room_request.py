"""Is the room asked for with times and needs, early enough for the library, and is another time taken in one press?"""

from datetime import time, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from events import personal_links
from events.actions import booking, inviting, packing
from events.choices import LetterKind, RoomState
from events.models import Event, RoomBooking
from events.room_state import room_of
from partners.models import Change, Link, Message, Venue
from talkoot.lib.links import new_token
from tests import poll_world, world

pytestmark = pytest.mark.django_db
URL = "/suunnittelu/kajaani/tilavaraus/"


@pytest.fixture
def story(client):
    made = world.story()
    Venue.objects.filter(pk=made.library.pk).update(email="kirjasto@example.org", lead_time_days=21)
    Event.objects.filter(pk=made.kajaani.pk).update(
        day=poll_world.wednesday(6), set_up_from=time(13), take_down_until=time(18, 30)
    )
    client.force_login(made.eeva)
    made.kajaani.refresh_from_db()
    return made


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_the_request_tells_times_and_needs_and_waits_in_the_outbox(client, story):
    html = plain(client.get(URL).content.decode())
    assert "klo 13–18.30" in html and "1 esittelypiste" in html and "Pyydä viimeistään" in html
    assert "Pyyntö on myöhässä" not in html
    assert client.post(URL, {"note": "Sama sali kuin viimeksi."})["Location"] == "/suunnittelu/lahtevat/"
    draft = Message.objects.get()
    text = plain(draft.text)
    assert (draft.kind, draft.state, draft.to_email) == ("room_request", "draft", "kirjasto@example.org")
    for words in ("Sama sali kuin viimeksi.", "klo 13–18.30", "1 esittelypiste", "{answer_link}", "mennessä"):
        assert words in text, words
    made = RoomBooking.objects.get()
    assert (made.state, made.request_note, made.requested_at is None) == (
        "asked",
        "Sama sali kuin viimeksi.",
        False,
    )
    client.post(URL, {"note": "Toinen sana."})
    assert Message.objects.count() == 1 and "Toinen sana." in Message.objects.get().text
    assert [row.deed for row in Change.objects.about(story.kajaani.subject)][:2] == ["room_requested"] * 2
    found = list(Message.objects.all())
    inviting.release([found[0].pk], inviting.seen_digest(found), by=story.eeva)
    assert packing.pack_all(Message.objects.unpacked()) == 1
    assert Link.objects.get().subject == story.kajaani.subject


def test_a_late_request_is_told_in_red_and_in_the_plan(client, story):
    plan = "/suunnittelu/kajaani/suunnitelma/"
    assert "Pyydä tilaa viimeistään" in client.get(plan).content.decode()
    Event.objects.filter(pk=story.kajaani.pk).update(day=timezone.localdate() + timedelta(days=5))
    html = client.get(URL).content.decode()
    assert "Pyyntö on myöhässä" in html and "notice--late" in html and "21" in html
    assert "soita ensin" in client.get(plan).content.decode()
    Venue.objects.filter(pk=story.library.pk).update(lead_time_days=None)
    assert "Pyydä tilaa viimeistään" not in client.get(plan).content.decode()
    assert "Pyyntö on myöhässä" not in client.get(URL).content.decode()


def test_another_time_is_proposed_by_the_link_taken_by_two_presses_and_is_a_promise(client, story):
    event = story.kajaani
    booking.request_room(event, "", by=story.eeva)
    token = new_token()
    personal_links.save_for_library(token, event)
    url, librarian, day = f"/kirjasto/{token}/", Client(), event.day + timedelta(days=7)
    typed = {"state": "proposed", "day": f"{day.day}.{day.month}.{day.year}", "opens": "12", "closes": "16",
             "note": "Sali on varattu.", "who": "Liisa"}  # fmt: skip
    assert librarian.post(f"{url}tila/", typed | {"day": ""}).status_code == 422
    assert librarian.post(f"{url}tila/", typed | {"closes": "11"}).status_code == 422
    assert not room_of(event).booking.answered_at
    assert librarian.post(f"{url}tila/", typed)["Location"] == url
    room = room_of(event)
    assert room.is_proposed and not room.is_confirmed
    assert (room.booking.proposed_day, room.booking.proposed_opens) == (day, time(12))
    for page in (URL, "/suunnittelu/kajaani/kirjasto/", "/suunnittelu/kajaani/"):
        html = plain(client.get(page).content.decode())
        assert "Kirjasto ehdottaa aikaa" in html and "klo 12–16" in html, page
        assert 'action="/suunnittelu/kajaani/siirra/"' in html, page
    wish = {"day": f"{day.day}.{day.month}.{day.year}", "opens": "12", "closes": "16"}
    preview = client.post("/suunnittelu/kajaani/siirra/", wish)
    assert "on itse ehdottanut" in preview.content.decode()
    confirm = preview.context["preview"]
    client.post("/suunnittelu/kajaani/siirra/", wish | {"confirm": confirm.found.fingerprint})
    event.refresh_from_db()
    assert (event.day, event.opens) == (day, time(12))
    after = room_of(event)
    assert after.is_confirmed and not after.is_outdated and after.booking.state == RoomState.CONFIRMED


def test_nothing_is_asked_without_a_day_or_a_library(client, story):
    Event.objects.filter(pk=story.kajaani.pk).update(day=None)
    assert "Sovi päivä kyselyllä" in client.get(URL).content.decode()
    assert client.post(URL, {"note": ""})["Location"] == URL
    assert not Message.objects.exists() and not RoomBooking.objects.exists()


def test_a_confirmed_room_is_not_asked_for_again_by_an_old_draft(client, story):
    client.post(URL, {"note": ""})
    RoomBooking.objects.update(state=RoomState.CONFIRMED, answered_at=timezone.now())
    inviting.refresh_drafts(story.kajaani.pk)
    assert Message.objects.get(kind=LetterKind.ROOM_REQUEST).state == "cancelled"
