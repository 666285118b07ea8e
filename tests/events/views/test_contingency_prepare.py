"""Is plan B made ready without telling anybody, and the day of decision put into the plan once?"""

import pytest
import time_machine
from django.urls import reverse

from events.models import Event
from partners.models import Message
from tests import move_world
from tests.desk_world import Desk

pytestmark = pytest.mark.django_db


def test_link_words_and_day_of_decision_are_kept_and_nobody_hears(client) -> None:
    with time_machine.travel(move_world.NOW, tick=False):
        desk = Desk()
        client.force_login(desk.eeva)
        event = move_world.told_event(desk, 1)
        event.tasks.filter(name__startswith="Päätä").delete()
        url = reverse("desk:contingency_prepare", args=[event.slug])
        facts = {"link": "example.org/vara", "plan": "Siirrymme verkkoon.", "decision": "on"}
        for _press in range(2):
            answer = client.post(url, facts)
            assert answer.url == reverse("desk:event_contingency", args=[event.slug])
        made = Event.objects.get(pk=event.pk)
        assert (made.remote_link, made.contingency_plan) == (
            "https://example.org/vara",
            "Siirrymme verkkoon.",
        )
        assert made.calendar_sequence == event.calendar_sequence, "nobody's calendar knows of it"
        (task,) = event.tasks.filter(name="Päätä varasuunnitelmasta")
        assert (task.offset_days, task.due_on.isoformat()) == (2, "2027-04-19")
        assert Message.objects.count() == 1
        refused = client.post(url, {"link": "ei osoite", "plan": "Toinen suunnitelma"}).content.decode()
        assert "Kirjoita koko osoite" in refused and "Toinen suunnitelma" in refused, "nothing typed is lost"
        assert Event.objects.get(pk=event.pk).contingency_plan == "Siirrymme verkkoon."
