"""Are people chosen who are asked, and does a mistake in a line name the line?"""

import pytest

from partners.models import Message
from tests.meeting_world import Called

pytestmark = pytest.mark.django_db


@pytest.fixture
def called():
    return Called()


def test_ticked_people_get_drafts_and_nobody_else(client, called):
    called.desk(client)
    page = client.get(f"{called.url}kutsu/")
    ticks = [key for key in page.context["form"]["people"].value() if key.startswith("stand")]
    client.post(f"{called.url}kutsu/", {"people": ticks, "further": "Aino Aho, Kylätalo, aino@example.org"})
    assert sorted(Message.objects.values_list("to_email", flat=True)) == [
        "aino@example.org", "kaisa.kursseja@example.org",
    ]  # fmt: skip
    assert called.now().invited_at is not None


def test_a_wrong_address_names_its_line_and_asks_nobody(client, called):
    called.desk(client)
    page = client.post(f"{called.url}kutsu/", {"further": "Aino, Kylätalo\nPekka, pekka@"})
    assert "Rivi 2" in page.content.decode() and not Message.objects.exists()
