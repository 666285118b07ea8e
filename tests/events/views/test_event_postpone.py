"""Is a postponed event told of, taken out of calendars, and silent until it has a new day?"""

from typing import Any

import pytest
import time_machine
from django.urls import reverse

from events.actions.publishing import publish_event
from events.choices import EventState
from events.models import Event
from partners.models import Message
from tests import move_world
from tests.desk_world import Desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(client: Any) -> Any:
    with time_machine.travel(move_world.NOW, tick=False):
        desk = Desk()
        client.force_login(desk.eeva)
        made = move_world.told_event(desk)
        publish_event(made, by=desk.eeva)
        yield made


def test_a_postponed_event_is_shown_as_such_everywhere_at_once(client: Any, event: Event) -> None:
    url = reverse("desk:event_postpone", args=[event.slug])
    asked = client.post(url, {"reason": "Kirjastossa on vesivahinko."})
    page = asked.content.decode().replace("\u00a0", " ")
    assert "Suunnittelukokous 1 ke 24.3.2027 perutaan." in page
    assert "Avoimet tehtävät jäävät suunnitelmaan, mutta niistä ei muistuteta." in page
    assert "Merkintä on 3 henkilön kalenterissa. Se poistetaan." in page
    assert Event.objects.get(pk=event.pk).state == EventState.SCHEDULED
    facts = {"reason": "Kirjastossa on vesivahinko.", "confirm": asked.context["preview"].fingerprint}
    assert client.post(url, facts).url == reverse("desk:event_detail", args=[event.slug])
    assert Event.objects.get(pk=event.pk).state == EventState.POSTPONED
    assert "Kirjastossa on vesivahinko." in Message.objects.of_kind("postponed").get(language="fi").text
    with time_machine.travel("2027-06-01T10:00:00+03:00", tick=False):  # the old day is long over
        public = client.get(event.get_absolute_url()).content.decode()
        assert "Tapahtuma on lykätty" in public or "Nämä talkoot on lykätty" in public
        assert "EventPostponed" in public and '"previousStartDate": "2027-04-21' in public
        assert event.title in client.get(reverse("public:event_list")).content.decode()
    assert "Tapahtuma on jo lykätty tai peruttu." in client.post(url, {"reason": ""}).content.decode()
