"""Does a partner see its meetings behind its link, answer them, and read the minutes it was asked to?"""

import pytest

from events.actions import minutes
from events.models import Attendance, Meeting
from tests.link_world import Kaisa, invited
from tests.meeting_world import sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def kaisa() -> Kaisa:
    kaisa = invited()
    Meeting.objects.update(agenda="Avaus\n- Läsnäolijat")
    return kaisa


def test_looking_changes_nothing_and_one_press_answers(kaisa):
    page = kaisa.look("kokoukset/")
    assert page.status_code == 200 and "Läsnäolijat" in page.content.decode()
    assert not Attendance.objects.exists()
    for word in ("no", "yes", "yes"):
        kaisa.client.post(f"{kaisa.url}kokoukset/", {"meeting": kaisa.meeting.pk, "answer": word})
        assert Attendance.objects.get().answer == word
    assert "Tallennettu" in kaisa.look("kokoukset/").content.decode()
    kaisa.client.post(f"{kaisa.url}kokoukset/", {"meeting": "999999", "answer": "no"})
    assert Attendance.objects.get().answer == "yes"


def test_minutes_are_read_by_those_who_were_asked_once_they_are_given(kaisa, django_user_model):
    writer = django_user_model.objects.create_user("eeva@example.org", name="Eeva")
    minutes.save_line(kaisa.meeting, sent("Kahvit tarjoaa kirjasto."), writer)
    assert "Kahvit tarjoaa" not in kaisa.look("kokoukset/").content.decode()
    minutes.share(kaisa.meeting, writer)
    assert "Kahvit tarjoaa" not in kaisa.look("kokoukset/").content.decode()  # nobody asked the bank
    kaisa.meeting.attendees.create(stand=kaisa.stand, name="Kaisa")
    assert "Kahvit tarjoaa" in kaisa.look("kokoukset/").content.decode()
