"""Does somebody without a stand open one meeting by a link, and answer?"""

from datetime import date

import pytest
from django.test import Client

from events import personal_links
from events.models import Attendee, Meeting
from partners.choices import LinkPurpose
from tests.meeting_world import Called

pytestmark = pytest.mark.django_db


@pytest.fixture
def aino():
    called = Called(day=date(2099, 2, 10))
    person = called.meeting.attendees.create(name="Aino Aho", organisation="Kylätalo")
    token, _address = personal_links.new_address(LinkPurpose.ATTENDEE)
    personal_links.save_for_attendee(token, person, called.meeting)
    return f"/kokous/{token}/", person


def test_the_link_shows_one_meeting_and_takes_the_answer(aino):
    url, person = aino
    client = Client()
    page = client.get(url)
    assert "Aino Aho, Kylätalo" in page.content.decode() and page["Cache-Control"] == "no-store"
    assert Attendee.objects.get().answer == ""
    assert client.post(url, {"answer": "no"}).status_code == 302
    assert Attendee.objects.get(pk=person.pk).answer == "no"
    assert "Vi deltar" in client.get(f"{url}?kieli=sv").content.decode()


def test_an_unknown_link_an_old_one_and_one_of_a_partner_open_nothing(aino):
    url, _person = aino
    client = Client()
    assert client.get("/kokous/tuntematon/").status_code == 404
    assert client.get(url.replace("/kokous/", "/k/")).status_code == 404
    Meeting.objects.update(day=date(2020, 1, 2))
    assert client.get(url).status_code == 410
