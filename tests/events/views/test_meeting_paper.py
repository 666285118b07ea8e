"""Are agenda, list to sign and minutes printed, also of a meeting without an event?"""

from datetime import date, time

import pytest

from events.actions import meetings
from tests.judges import pdf_text
from tests.meeting_world import Called

pytestmark = pytest.mark.django_db


@pytest.fixture
def called():
    return Called()


def test_each_paper_tells_its_own(client, called):
    called.meeting.attendees.create(name="Aino Aho", organisation="Kylätalo")
    called.write("Kahvit tarjoaa kirjasto.", kind="decision", source="model:2")
    called.desk(client)
    words = {
        "asialista": "Seuraava kokous",
        "lasnaololista": "Aino Aho",
        "muistio": "Päätös: Kahvit tarjoaa kirjasto.",
    }
    for kind, expected in words.items():
        answer = client.get(f"{called.url}paperi/{kind}/")
        assert answer["Content-Type"] == "application/pdf"
        assert expected in " ".join(pdf_text(answer.content).split()), kind
    assert client.get(f"{called.url}paperi/juliste/").status_code == 404


def test_a_meeting_of_the_network_has_its_papers_too(client, called):
    facts = {"name": "Viikkopalaveri", "day": date(2027, 1, 12), "starts": time(9), "minutes": 30, "place": "Teams",
             "link": "", "responsible": "coordinator"}  # fmt: skip
    row = meetings.add_meeting(called.story.kainuu, facts, called.eeva)
    called.desk(client)
    answer = client.get(f"/suunnittelu/kokoukset/{row.pk}/paperi/muistio/")
    assert "Viikkopalaveri" in pdf_text(answer.content)
