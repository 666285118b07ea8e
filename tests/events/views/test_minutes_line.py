"""Does the server answer with the line as it is, and with the one kept beside it?"""

from uuid import uuid4

import pytest

from events.actions import minutes
from tests.meeting_world import Called

pytestmark = pytest.mark.django_db


@pytest.fixture
def called():
    return Called()


def test_a_typed_line_is_answered_with_its_version_and_its_task(client, called):
    called.desk(client)
    line = {"uid": str(uuid4()), "kind": "task", "text": "Liisa: tilaa johdot 3.3.", "seen": "0"}
    for draft, has_task in (("1", False), ("", True)):
        found = client.post(f"{called.url}muistio/rivi/", line | {"draft": draft}).json()["line"]
        assert (found["version"], bool(found["task"])) == (1, has_task)
    other = client.post(f"{called.url}muistio/rivi/", line | {"text": "Toisin"}).json()
    assert (other["line"]["text"], other["twin"]["text"]) == ("Liisa: tilaa johdot 3.3.", "Toisin")
    assert client.post(f"{called.url}muistio/rivi/", line | {"uid": "x"}).status_code == 404


def test_a_full_page_says_so(client, called, monkeypatch):
    monkeypatch.setattr(minutes, "MOST_LINES", 0)
    called.desk(client)
    answer = client.post(f"{called.url}muistio/rivi/", {"uid": str(uuid4()), "text": "Yksi liikaa"})
    assert (answer.status_code, answer.json()) == (409, {"state": "full"})


def test_a_line_of_another_meeting_is_not_found(client, called):
    line = called.write("Salaisuus").line
    called.desk(client)
    other = called.next()
    sent = {"uid": str(line.uid), "text": "Muutettu", "seen": "1"}
    assert client.post(f"/suunnittelu/kokoukset/{other.pk}/muistio/rivi/", sent).status_code == 404
