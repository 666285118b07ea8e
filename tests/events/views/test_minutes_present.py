"""Is it noted who is there?"""

import pytest

from events.models import MeetingNotes
from partners.models import Change
from tests.meeting_world import Called

pytestmark = pytest.mark.django_db


@pytest.fixture
def called():
    return Called()


def test_those_asked_are_ticked_and_others_written_in(client, called):
    person = called.meeting.attendees.create(name="Aino")
    called.desk(client)
    url = f"{called.url}muistio/lasna/"
    answer = client.post(
        url, {"person": str(person.pk), "present": "1"}, headers={"Accept": "application/json"}
    )
    assert answer.json()["state"] == "saved"
    assert client.post(url, {"name": "Urho", "organisation": "Kylätalo"}).status_code == 302
    found = called.meeting.attendees.order_by("name").values_list("name", "was_there")
    assert list(found) == [("Aino", True), ("Urho", True)]


def test_who_leads_and_who_writes_is_kept_as_it_is_typed(client, called):
    called.desk(client)
    url = f"{called.url}muistio/lasna/"
    json = {"Accept": "application/json"}
    for sent in ({"chair": "Eeva"}, {"secretary": " Matti\n 131052-308T "}, {"chair": "Eeva Esimerkki"}):
        answer = client.post(url, sent, headers=json).json()
        assert answer["state"] == "saved"
    heads = client.get(f"{called.url}muistio/rivit/").json()["heads"]
    assert heads == answer["heads"]
    assert heads["chair"] == "Eeva Esimerkki"
    assert heads["secretary"].startswith("Matti") and "131052" not in heads["secretary"]
    told = Change.objects.filter(field="chair").order_by("pk").values_list("before", "after")
    assert list(told) == [("", "Eeva"), ("Eeva", "Eeva Esimerkki")]
    form = {"version": heads["version"], "chair": "Eeva", "secretary": heads["secretary"]}
    assert client.post(f"{called.url}muistio/", form).status_code == 302, "nobody else has saved the page"
    assert MeetingNotes.objects.get().chair == "Eeva"
