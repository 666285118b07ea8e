"""Are minutes given by one press: page, mail and the next agenda?"""

import pytest

from partners.models import Message
from tests.meeting_world import Called, plain

pytestmark = pytest.mark.django_db


@pytest.fixture
def called():
    return Called()


def test_one_press_gives_the_minutes(client, called):
    called.meeting.attendees.create(name="Aino Aho", email="aino@example.org")
    second = called.next()
    called.write("Eeva: soita Kelaan joskus", kind="task")
    called.desk(client)
    page = client.post(f"{called.url}muistio/jaa/", follow=True).content.decode()
    assert "1 luonnos odottaa" in page and "Suunnittelukokous 2" in page
    mail = Message.objects.get()
    assert plain(mail.title) == "Muistio: Suunnittelukokous 1 ke 10.2." and "{answer_link}" in mail.text
    second.refresh_from_db()
    assert "Eeva: soita Kelaan joskus" in second.current_agenda
