"""Does a cancelled event come back on its old day or another, with its meetings?"""

import pytest
import time_machine
from django.urls import reverse

from events.actions.situation import Wish
from events.choices import EventState
from events.date_choices import MoveKind
from events.models import Event
from partners.models import Message
from tests import move_world
from tests.desk_world import Desk

pytestmark = pytest.mark.django_db


def test_an_event_held_after_all_brings_its_meetings_back(client) -> None:
    with time_machine.travel(move_world.NOW, tick=False):
        desk = Desk()
        client.force_login(desk.eeva)
        event = move_world.told_event(desk)
        url = reverse("desk:event_reinstate", args=[event.slug])
        facts = {"day": "21.4.2027", "opens": "14", "closes": "18", "reason": ""}
        assert "Tapahtuma on jo voimassa." in client.post(url, facts).content.decode()
        move_world.do(event, Wish(MoveKind.CANCEL), desk.eeva)
        held = client.post(url, facts)
        assert (
            "Edellisen muutoksen voi vielä kumota" in held.content.decode()
            and not held.context["preview"].found
        )
        move_world.let_leave(move_world.NOW)
        asked = client.post(url, facts)
        assert "Suunnittelukokous 1 pidetään sittenkin ke\u00a024.3.2027." in asked.content.decode()
        client.post(url, facts | {"confirm": asked.context["preview"].fingerprint})
        event = Event.objects.get(pk=event.pk)
        assert (event.state, event.day, event.previous_day) == (EventState.SCHEDULED, move_world.DAY, None)
        assert Message.objects.of_kind("reinstated").count() == 3
        assert not event.meetings.exclude(state="scheduled").exists()
