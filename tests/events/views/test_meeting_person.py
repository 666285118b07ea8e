"""Is an answer noted that came by phone, and somebody left out?"""

import pytest

from tests.meeting_world import Called

pytestmark = pytest.mark.django_db


@pytest.fixture
def called():
    return Called()


def test_an_answer_is_noted_and_a_person_left_out(client, called):
    person = called.meeting.attendees.create(name="Aino")
    called.desk(client)
    client.post(f"{called.url}osallistujat/{person.pk}/", {"deed": "no"})
    person.refresh_from_db()
    assert person.answer == "no"
    assert client.post(f"{called.url}osallistujat/{person.pk}/", {"deed": "x"}).status_code == 404
    client.post(f"{called.url}osallistujat/{person.pk}/", {"deed": "leave_out"})
    assert not called.meeting.attendees.exists()
