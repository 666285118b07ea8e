"""Are minutes written on one page by coordinators, also without a script?"""

from datetime import date
from uuid import uuid4

import pytest

from events.models import Event, MeetingNotes, Task
from tests import world
from tests.meeting_world import Called, plain

pytestmark = pytest.mark.django_db


@pytest.fixture
def called():
    return Called()


def test_the_whole_page_is_a_form_that_saves_all_of_it(client, called):
    person = called.meeting.attendees.create(name="Aino")
    first, second = called.write("Vanha rivi").line.uid, uuid4()
    called.desk(client)
    typed = {
        "whole": "1", "version": "0", "chair": "Liisa", "secretary": "Matti", "line": [str(first), str(second)],
        f"{first}-uid": str(first), f"{first}-seen": "1", f"{first}-kind": "decision", f"{first}-text": "Kahvit.",
        f"{second}-uid": str(second), f"{second}-seen": "0", f"{second}-kind": "task", f"{second}-source": "model:2",
        f"{second}-text": "Liisa: tilaa johdot 3.3.", "person": str(person.pk), "present": str(person.pk),
    }  # fmt: skip
    client.post(f"{called.url}muistio/", typed)
    rows = [(row.kind, row.text, row.item and row.item.title) for row in called.meeting.lines.standing()]
    assert rows == [("decision", "Kahvit.", None), ("task", "Liisa: tilaa johdot 3.3.", "Tilat")]
    person.refresh_from_db()
    assert person.was_there and MeetingNotes.objects.get().chair == "Liisa"
    page = plain(client.get(f"{called.url}muistio/").content.decode())
    assert "Tehtävä: Liisa Lainaaja, ke 3.3." in page and "js/minutes.js" in page
    client.post(f"{called.url}muistio/", typed | {f"{first}-text": "", f"{first}-seen": "2", "version": "1"})
    assert called.texts() == ["Liisa: tilaa johdot 3.3."]


def test_a_line_of_the_networks_meeting_asks_whose_plan_until_it_is_chosen(client, called):
    Event.objects.update(day=date(2099, 3, 10))
    weekly, uid = world.network_meeting(called.story.kainuu), uuid4()
    called.desk(client)
    url = f"/suunnittelu/kokoukset/{weekly.pk}/muistio/"
    line = {
        "line": str(uid),
        f"{uid}-uid": str(uid),
        f"{uid}-kind": "task",
        f"{uid}-text": "Liisa: tilaa johdot 3.3.",
    }
    client.post(url, line)
    page = client.get(url).content.decode()
    assert "Valitse, minkä talkoiden suunnitelmaan" in page and not Task.objects.filter(name="Tilaa johdot")
    client.post(url, line | {f"{uid}-seen": "1", f"{uid}-event": called.event.slug})
    assert Task.objects.get(name="Tilaa johdot").event == called.event
    page = client.get(url)
    assert (
        page.context["lines"][0]["task"]["text"].endswith("Kajaani")
        and page.context["lines"][0]["hint"] == ""
    )
    client.force_login(called.story.oona)
    assert client.get(url).status_code == 404


def test_what_another_wrote_meanwhile_is_kept_beside_and_told(client, called):
    uid = called.write("Kahvit").line.uid
    called.write("Kahvit kirjastolta", uid=uid, seen=1)
    called.desk(client)
    typed = {"line": str(uid), f"{uid}-uid": str(uid), f"{uid}-seen": "1", f"{uid}-text": "Kahvit hankkeelta"}
    page = client.post(f"{called.url}muistio/", typed, follow=True)
    assert called.texts() == ["Kahvit kirjastolta", "Kahvit hankkeelta"]
    assert "Molemmat tekstit" in page.content.decode()


def test_a_name_typed_over_somebody_elses_is_kept_and_asked_about(client, called):
    called.desk(client)
    typed = {"whole": "1", "version": "0", "chair": "Liisa", "secretary": ""}
    client.post(f"{called.url}muistio/", typed)
    page = client.post(f"{called.url}muistio/", typed | {"chair": "Aino"})
    assert page.status_code == 409 and MeetingNotes.objects.get().chair == "Liisa"
    words = plain(page.content.decode())
    assert 'value="Aino"' in page.content.decode() and "Liisa" in words and "Tallenna uudelleen" in words
    version = page.context["form"]["version"].value()
    client.post(f"{called.url}muistio/", typed | {"chair": "Aino", "version": version})
    assert MeetingNotes.objects.get().chair == "Aino"


def test_an_identity_code_is_left_out_and_a_wrong_field_keeps_what_was_typed(client, called):
    called.desk(client)
    uid = uuid4()
    typed = {
        "line": str(uid),
        f"{uid}-uid": str(uid),
        f"{uid}-text": "Aino 131052-308T tulee.",
        "chair": "Aino\0",
    }
    page = client.post(f"{called.url}muistio/", typed)
    assert page.status_code == 200 and page.context["form"].errors.keys() == {"chair"}
    assert called.texts() == ["Aino (henkilötunnus jätetty pois) tulee."]
    assert "Aino (henkilötunnus" in page.content.decode()


def test_only_coordinators_write(client, called):
    for person, status in ((called.eeva, 200), (called.story.matti, 404), (called.story.oona, 404)):
        client.force_login(person)
        assert client.get(f"{called.url}muistio/").status_code == status
