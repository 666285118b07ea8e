"""Do two writers see each other's lines?"""

import pytest

from tests.meeting_world import Called

pytestmark = pytest.mark.django_db


@pytest.fixture
def called():
    return Called()


def test_all_lines_are_told_in_order_with_who_is_there(client, called):
    person = called.meeting.attendees.create(name="Aino", was_there=True)
    first = called.write("Yksi").line
    called.write("Kaksi")
    called.write("", uid=first.uid, seen=1)
    called.desk(client)
    found = client.get(f"{called.url}muistio/rivit/").json()
    assert [line["text"] for line in found["lines"]] == ["Kaksi"]
    assert found["present"] == {str(person.pk): True}
