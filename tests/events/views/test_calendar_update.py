"""Are exactly those told whose calendars show something old, once, with what is otherwise in that very calendar?"""

from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.utils import timezone

from events import sheet as sheets
from events.actions import calendar_told
from events.calendars import entries, itip
from events.models import Event, HostSite, Meeting
from partners.models import Change, Message
from partners.post import outbox
from partners.post.letter import Letter
from tests import letter_world
from tests.calendar_readers import programs, same
from tests.events.views.test_calendar_check import KAISA, tell

pytestmark = pytest.mark.django_db
HELPER = "koivu@example.org"
ADDRESS = "/suunnittelu/kajaani/kalenterit/"


def test_another_room_reaches_every_calendar_that_shows_the_old_one(client):
    asked = letter_world.asked()
    tell(asked.event, 1)
    tell(asked.event, 1, "toinen@example.org")
    client.force_login(asked.story.eeva)
    assert client.get(ADDRESS).context["updates"] == []
    Event.objects.filter(pk=asked.event.pk).update(room="Musiikkisali", calendar_sequence=1)
    tell(asked.event, 2, "toinen@example.org")  # knows it already
    page = client.get(ADDRESS)
    assert [one.email for one in page.context["updates"]] == [KAISA]
    assert "Musiikkisali" in page.text and "Paikka: Kajaanin kaupunginkirjasto, Seminaarinkatu" in page.text
    assert not Message.objects.of_kind("change").exists()  # looking sends nothing
    answer = client.post(ADDRESS, {"seen": page.context["seen"]})
    assert answer.status_code == 302
    (message,) = Message.objects.of_kind("change")
    assert message.held_until and message.held_until > timezone.now() + timedelta(minutes=9)
    assert (message.to_email, message.state, message.occasion) == (KAISA, "queued", asked.event.subject)
    found = programs()
    for program in found:
        for parcel in outbox.parcels_of(message):
            program.receive(parcel.content)
    assert same(found)[sheets.calendar_uid(asked.event)].place.startswith(
        "Kajaanin kaupunginkirjasto, Musiikkisali"
    )
    again = client.post(ADDRESS, {"seen": page.context["seen"]})  # the same page sent twice
    assert again.status_code == 409 and Message.objects.of_kind("change").count() == 1
    assert client.get(ADDRESS).context["updates"] == []
    assert Change.objects.about(asked.event.subject).of_deeds(["calendars_updated"]).count() == 1
    outbox.cancel(message)  # undone in the outbox: the calendar still shows the old room
    assert len(client.get(ADDRESS).context["updates"]) == 1
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        assert client.post(ADDRESS, {"seen": client.get(ADDRESS).context["seen"]}).status_code == 302
    assert [one.state for one in Message.objects.of_kind("change").order_by("pk")] == ["cancelled", "queued"]


def test_a_new_name_reaches_the_meetings_entries_too_and_a_meeting_that_is_off_alone_goes_alone(client):
    asked = letter_world.asked()
    tell(asked.event, 1)
    client.force_login(asked.story.eeva)
    found, event, meeting = programs(), sheets.calendar_uid(asked.event), asked.event.meetings.get()
    invite = Message.objects.get(key__startswith="told:")
    for message, press in ((invite, {}), (None, {"title": "Digipäivä"}), (None, {"room": "Sali"})):
        if press:
            Event.objects.filter(pk=asked.event.pk).update(**press, calendar_stamp=timezone.now())
            assert client.post(ADDRESS, {"seen": client.get(ADDRESS).context["seen"]}).status_code == 302
        mail = message or Message.objects.of_kind("change").latest("pk")
        for parcel in outbox.parcels_of(mail):
            for program in found:
                program.receive(parcel.content)
    kept = same(found)
    assert (kept[event].title, kept[sheets.calendar_uid(meeting)].title) == (
        "Digipäivä", f"{meeting.name}: Digipäivä",
    )  # fmt: skip
    assert "Suunnittelukokous 1:\nNimi: " in Message.objects.of_kind("change").earliest("pk").text
    assert len(outbox.parcels_of(mail)) == 1  # the room is not the meeting's
    Meeting.objects.filter(pk=meeting.pk).update(state="cancelled", calendar_sequence=1)
    assert ADDRESS in client.get("/suunnittelu/kalenteritarkistus/?talkoot=kajaani").text
    client.post(ADDRESS, {"seen": client.get(ADDRESS).context["seen"]})
    last = Message.objects.of_kind("change").latest("pk")
    assert "Suunnittelukokous 1:\nEi pidetä" in last.text
    (part,) = outbox.parcels_of(last)
    for program in found:
        program.receive(part.content)
    assert list(same(found)) == [event] and part.content_type.endswith("method=CANCEL")
    assert client.get(ADDRESS).context["updates"] == []
    assert ADDRESS not in client.get("/suunnittelu/kalenteritarkistus/?talkoot=kajaani").text


def test_what_is_off_is_taken_out_and_a_stranger_tells_nobody(client):
    asked = letter_world.asked()
    tell(asked.event, 1)
    Event.objects.filter(pk=asked.event.pk).update(state="cancelled", calendar_sequence=1)
    for person in (asked.story.oona, asked.story.matti, asked.story.liisa):
        client.force_login(person)
        assert client.get(ADDRESS).status_code == client.post(ADDRESS, {"seen": "x"}).status_code == 404
    client.force_login(asked.story.eeva)
    assert ADDRESS in client.get("/suunnittelu/kalenteritarkistus/?talkoot=kajaani").text
    client.post(ADDRESS, {"seen": client.get(ADDRESS).context["seen"]})
    assert KAISA not in calendar_told.holders(asked.event).get(sheets.calendar_uid(asked.event), {})


def test_thirty_calendars_cost_as_many_queries_as_one(client, django_assert_max_num_queries):
    asked = letter_world.asked()
    client.force_login(asked.story.eeva)
    tell(asked.event, 1)
    Event.objects.filter(pk=asked.event.pk).update(room="Sali", calendar_sequence=1)
    for count in (0, 30):
        for number in range(count):
            Event.objects.filter(pk=asked.event.pk).update(room="")
            tell(asked.event, 1, f"kaisa{number}@example.org")
            Event.objects.filter(pk=asked.event.pk).update(room="Sali")
        with django_assert_max_num_queries(17):
            page = client.get(ADDRESS)
        assert len(page.context["updates"]) == count + 1


def test_a_host_site_is_told_of_its_own_entry(client):
    asked = letter_world.asked()
    client.force_login(asked.story.eeva)
    site = HostSite.objects.create(event=asked.event, name="Palvelutalo Koivu", helper_email=HELPER)
    host = site.facts(settings.CALENDAR_DOMAIN)
    part = itip.parcel(entries.host_component(host, sheets.of(asked.event)), HELPER, site.name)
    letter = Letter("told", "told:host", "Kutsu", "Hei", HELPER, parcels=(part,))
    calendar_told.write(replace(letter, occasion=asked.event.subject, network=asked.event.network))
    assert client.get(ADDRESS).context["updates"] == []
    Event.objects.filter(pk=asked.event.pk).update(title="Digipäivä", calendar_stamp=timezone.now())
    page = client.get(ADDRESS)
    assert [(one.email, one.parts[0].title) for one in page.context["updates"]] == [(HELPER, site.name)]
    assert "Palvelutalo Koivu:\nNimi: " in page.context["updates"][0].letter.text
    client.post(ADDRESS, {"seen": page.context["seen"]})
    assert (
        calendar_told.holders(asked.event)[host.uid][HELPER].says["title"] == "Digipäivä: Palvelutalo Koivu"
    )
