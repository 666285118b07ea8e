"""Which entries does a partner take along?"""

from datetime import time

import pytest
import vobject

from tests.link_world import invited

pytestmark = pytest.mark.django_db


@pytest.fixture
def kaisa():
    return invited(set_up_from=time(13), take_down_until=time(18, 30))


def entries(answer):
    assert answer.status_code == 200
    calendar = vobject.readOne(answer.content.decode())
    assert calendar.method.value == "PUBLISH" and "method=PUBLISH" in answer["Content-Type"]
    return [entry.summary.value for entry in calendar.contents["vevent"]]


def test_the_file_holds_the_day_its_set_up_and_the_meeting(kaisa):
    found = entries(kaisa.look("kalenteri.ics"))
    assert [title.partition(":")[0] for title in found] == [
        "Apua digiasioihin", "Pystytys", "Purku", "Suunnittelukokous 1",
    ]  # fmt: skip


def test_a_meeting_that_was_declined_is_left_out(kaisa):
    kaisa.send(**{f"meeting_{kaisa.meeting.pk}": "no"})
    assert not any("Suunnittelukokous" in title for title in entries(kaisa.look("kalenteri.ics")))


def test_without_a_day_there_is_no_file(kaisa):
    kaisa.stand.event.day = None
    kaisa.stand.event.save()
    assert kaisa.look("kalenteri.ics").status_code == 404
