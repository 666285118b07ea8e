"""Who meets whom? Eeva calls the partners of Kajaani together: a bank with its contact, the library, her own people."""

from datetime import date, time
from typing import Any
from uuid import UUID, uuid4

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from events.actions import minutes
from events.date_choices import LineKind
from events.models import Meeting, MinutesLine
from tests import world

AGENDA = "Avaus\nTilat\n- lehtisali\nSeuraava kokous"


class Called:
    """A meeting with an agenda of three points, and everybody who may be asked to it."""

    def __init__(self, **facts: Any) -> None:
        self.story = world.story()
        self.event, self.eeva = self.story.kajaani, self.story.eeva
        self.story.library.email = "kirjasto@example.org"
        self.story.library.save()
        self.stand = self.event.stands.get()
        world.contact(self.stand.organisation)
        Meeting.objects.filter(event=self.event).update(**({"agenda": AGENDA} | facts))
        self.meeting = Meeting.objects.whole().get(event=self.event)
        self.url = f"/suunnittelu/kokoukset/{self.meeting.pk}/"

    def now(self) -> Meeting:
        """Return the meeting as it is in the database."""
        return Meeting.objects.whole().get(pk=self.meeting.pk)

    def next(self, **facts: Any) -> Meeting:
        """Add the second planning meeting."""
        return world.meeting(
            self.event,
            **({"name": "Suunnittelukokous 2", "day": date(2027, 2, 24), "starts": time(13)} | facts),
        )

    def write(self, text: str, kind: LineKind = LineKind.TALK, **facts: Any) -> minutes.Saved:
        """Write one line of the minutes."""
        return minutes.save_line(self.meeting, sent(text, kind, **facts), self.eeva)

    def texts(self) -> list[str]:
        """Return the standing lines in order."""
        return [line.text for line in MinutesLine.objects.filter(meeting=self.meeting).standing()]

    def desk(self, client: Client) -> Client:
        """Sign Eeva in."""
        client.force_login(self.eeva)
        return client


def plain(words: str) -> str:
    """Words with ordinary spaces, as a person reads them."""
    return words.replace("\xa0", " ")


def queries_of(client: Client, url: str) -> int:
    """How many questions one look at a page asks the database."""
    with CaptureQueriesContext(connection) as found:
        assert client.get(url).status_code == 200
    return len(found)


def sent(text: str, kind: LineKind = LineKind.TALK, uid: UUID | None = None, **facts: Any) -> minutes.Sent:
    """A line as a browser sends it."""
    return minutes.Sent(uid or uuid4(), kind, text, **facts)
