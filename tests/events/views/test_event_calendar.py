"""Can anyone save a published event into a calendar?"""

import pytest
import vobject

from events import sheet as sheets
from events.calendars import entries
from events.choices import Publication
from tests import world

pytestmark = pytest.mark.django_db
ADDRESS = "/talkoot/kajaani/kalenteri.ics"


@pytest.fixture
def kajaani():
    kainuu = world.network()
    return world.event(kainuu, world.venue(kainuu), publication=Publication.PUBLISHED, title_sv="Digitalko")


def test_visitor_gets_one_event_to_save(client, kajaani):
    response = client.get(ADDRESS)
    assert response["Content-Type"] == "text/calendar; charset=utf-8; method=PUBLISH"
    assert response["Content-Disposition"] == 'attachment; filename="kajaani.ics"'
    assert not response.cookies
    calendar = vobject.readOne(response.content.decode())
    assert calendar.method.value == "PUBLISH"
    assert response.content == entries.download([entries.event_entry(sheets.of(kajaani))])
    assert calendar.vevent.uid.value == f"talkoot-{kajaani.calendar_uid}@talkoot.example.org"


def test_two_downloads_are_the_same_bytes_while_nothing_changes(client, kajaani):
    first, second = client.get(ADDRESS), client.get(ADDRESS)
    assert first.content == second.content
    assert client.get(ADDRESS, headers={"If-None-Match": first["ETag"]}).status_code == 304
    kajaani.title = "Toinen nimi"
    kajaani.save()
    assert client.get(ADDRESS).content != first.content


def test_file_is_in_the_language_of_its_address(client, kajaani):
    assert "SUMMARY:Digitalko" in client.get("/sv" + ADDRESS).content.decode()


def test_draft_and_unknown_event_are_not_found(client, kajaani):
    assert client.get(ADDRESS).status_code == 200
    kajaani.publication = Publication.DRAFT
    kajaani.save()
    assert client.get(ADDRESS).status_code == 404
    assert client.get("/talkoot/ei-ole/kalenteri.ics").status_code == 404
