"""Is a cancelled event kept and told of, and can nobody be reminded of it?"""

import pytest
import time_machine
from django.urls import reverse

from events.actions import inviting
from events.choices import EventState
from events.models import Event, Task
from partners.models import Message
from tests import move_world, world
from tests.desk_world import Desk

pytestmark = pytest.mark.django_db


def test_cancelling_asks_of_pinned_meetings_and_ends_reminders(client) -> None:
    with time_machine.travel(move_world.NOW, tick=False):
        desk = Desk()
        client.force_login(desk.eeva)
        event = move_world.told_event(desk)
        own = world.meeting(event, name="Kiitoskahvit", day=move_world.DAY)
        url = reverse("desk:event_cancel", args=[event.slug])
        asked = client.post(url, {"reason": ""})
        page = asked.content.decode()
        assert f"row-meeting:{own.pk}" in page and "Perutaan myös" in page
        confirm = {
            "reason": "",
            "confirm": asked.context["preview"].fingerprint,
            f"row-meeting:{own.pk}": "keep",
        }
        client.post(url, confirm)
        assert Event.objects.get(pk=event.pk).state == EventState.CANCELLED
        assert list(event.meetings.filter(state="scheduled")) == [own]
        assert Message.objects.of_kind("called_off").count() == 3
        assert not Task.objects.to_remind_of(move_world.NOW.date()).filter(event=event).exists()
        assert inviting.prepare_reminders(event, desk.eeva).is_over
        assert "Tapahtuma on jo peruttu." in client.post(url, {"reason": ""}).content.decode()
