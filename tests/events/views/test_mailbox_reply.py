"""Does an answer in the example's mailbox go the whole way: mail, mailbox, clock, answer to the meeting?"""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from events import jobs
from events import sheet as sheets
from events.actions import calendar_told
from events.calendars import itip
from events.choices import Attending
from events.models import Attendance, Attendee, CalendarTold
from partners.post import catcher, mime
from partners.post.letter import Letter
from tests import letter_world

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
KAISA = "fi@partner.example.org"


@pytest.fixture
def clock():
    """The clock stands still until it is moved."""
    with time_machine.travel(NOW, tick=False) as found:
        yield found


@pytest.fixture
def asked(settings, tmp_path):
    """Kaisa has been asked to a meeting, and the mail lies in the catcher's directory; returns (story, its name)."""
    settings.MAILBOX_DIR = tmp_path / "mailbox"
    made = letter_world.asked()
    facts = sheets.of(made.event)
    parts = itip.meeting_parts(facts.meetings[0], facts, KAISA, "Kaisa Kursseja")
    letter = Letter(
        "told", "told:1", "Kutsu", "Hei", KAISA, network=made.event.network, occasion=made.event.subject,
        subject=made.of("fi").subject, parcels=tuple(parts),
    )  # fmt: skip
    message, _is_new = calendar_told.write(letter)
    path = catcher.save(mime.compose(message, "", parts), settings.MAILBOX_DIR)
    return made, path.stem


def test_an_answer_from_the_example_sets_the_answer_to_the_meeting(client, asked, capsys, clock) -> None:
    made, name = asked
    client.force_login(made.story.eeva)
    url = f"/suunnittelu/esimerkkivastaus/{name}/"
    assert url in client.get(f"/verkosto/esimerkkiposti/{name}/").text
    assert client.get(url).status_code == 405
    for minute, (answer, word) in enumerate((("ACCEPTED", Attending.YES), ("DECLINED", Attending.NO))):
        clock.move_to(NOW + timedelta(minutes=minute))
        assert client.post(url, {"answer": answer}).status_code == 302
        assert jobs.read_mailbox(timezone.now()) == 1
        assert jobs.read_mailbox(timezone.now()) == 0
        assert Attendance.objects.get(stand=made.of("fi")).answer == word
    assert CalendarTold.objects.replies().count() == 2
    call_command("read_mailbox")
    assert "0" in capsys.readouterr().out
    assert not Attendee.objects.exists()


def test_strangers_and_unknown_answers_put_nothing_in(client, asked, settings) -> None:
    made, name = asked
    url = f"/suunnittelu/esimerkkivastaus/{name}/"
    client.force_login(made.story.oona)
    assert client.post(url, {"answer": "ACCEPTED"}).status_code == 404
    client.force_login(made.story.eeva)
    assert client.post(url, {"answer": "MAYBE"}).status_code == 404
    assert jobs.read_mailbox(timezone.now()) == 0
    settings.MAILBOX_DIR = None
    assert client.post(url, {"answer": "ACCEPTED"}).status_code == 404
