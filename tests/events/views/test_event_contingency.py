"""Is plan B switched on with everything told before, and does the page know what is ready?"""

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from events.actions.publishing import publish_event
from events.models import Event
from partners.models import Message
from tests import move_world
from tests.desk_world import Desk

pytestmark = pytest.mark.django_db
LINK = "https://example.org/talkoot"


def test_going_remote_tells_who_can_and_changes_page_and_letters(client) -> None:
    with time_machine.travel(move_world.NOW, tick=False):
        desk = Desk()
        client.force_login(desk.eeva)
        event = move_world.told_event(desk)
        publish_event(event, by=desk.eeva)
        url = reverse("desk:event_contingency", args=[event.slug])
        assert "Varasuunnitelmasta päätetään" in client.get(url).content.decode(), (
            "the model has the day of decision"
        )
        missing = client.post(url, {"attendance": "online", "remote_link": ""}).content.decode()
        assert "Kirjoita etälinkki: ilman sitä kukaan ei pääse mukaan." in missing
        facts = {"attendance": "online", "remote_link": LINK, "reason": "Lumimyräkkä."}
        with CaptureQueriesContext(connection) as queries:
            asked = client.post(url, facts)
        assert len(queries) <= 25, [query["sql"][:90] for query in queries]
        page = asked.content.decode()
        for part in (
            "Toimii etänä",
            "Kumppani 0",
            "Ei toimi etänä",
            "Kumppani 1",
            "Ei ole kertonut",
            "Kumppani 2",
        ):
            assert part in page
        assert "Jos tilaa ei tarvita, kerro siitä" in page and "Lähtee suunnitelmasta" in page
        client.post(url, facts | {"confirm": asked.context["preview"].fingerprint})
        event = Event.objects.get(pk=event.pk)
        assert (event.attendance, event.remote_link) == ("online", LINK)
        assert LINK in Message.objects.of_kind("format_changed").get(language="fi").text
        public = client.get(event.get_absolute_url()).content.decode()
        assert LINK in public and "OnlineEventAttendanceMode" in public
        assert "Tapahtuma pidetään jo näin." in client.post(url, facts).content.decode()
