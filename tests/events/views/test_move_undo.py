"""Is the last change taken back by one press while its mails wait, and explained when it is too late?"""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from events.models import Event, Task
from partners.models import Message
from tests import move_world
from tests.desk_world import Desk

pytestmark = pytest.mark.django_db


def test_undo_is_offered_for_ten_minutes_and_then_explained(client) -> None:
    with time_machine.travel(move_world.NOW, tick=False) as clock:
        desk = Desk()
        client.force_login(desk.eeva)
        event = move_world.told_event(desk)
        undo, page = (
            reverse("desk:move_undo", args=[event.slug]),
            reverse("desk:event_detail", args=[event.slug]),
        )
        move_world.do(event, move_world.to(), desk.eeva)
        assert undo in client.get(page).content.decode()
        told = client.post(undo, follow=True).content.decode()
        assert "Muutos on kumottu." in told and "tämä kumottiin" in told
        assert Event.objects.get(pk=event.pk).day == move_world.DAY
        assert not Message.objects.leaving().exists()
        move_world.do(event, move_world.to(), desk.eeva)
        task = event.tasks.open().exclude(offset_days=None).first()
        assert task is not None
        Task.objects.filter(pk=task.pk).update(due_on=move_world.DAY)
        assert "Joku on muokannut tapahtumaa" in client.post(undo, follow=True).content.decode()
        clock.shift(timedelta(minutes=10))
        late = client.post(undo, follow=True).content.decode()
        assert (
            "Muutosta ei voi enää kumota" in late
            and "kumoamisaika päättyi klo\u00a010.10" in late.replace("klo 10.10", "klo\u00a010.10")
        )
        assert undo not in late
        assert Event.objects.get(pk=event.pk).day == move_world.LATER
