"""Which meetings does the example network hold without an event: every week remotely, every month together?"""

import uuid
from collections.abc import Callable
from datetime import date, time
from typing import Any

from partners.models import Network, User

from ..date_choices import Rhythm
from ..models import Meeting
from . import meetings

Moved = Callable[[str], date]


def add_series(network: Network, rows: list[dict[str, Any]], moved: Moved, by: User) -> None:
    """Make the series of the data file; each meeting has the same identity in calendars every time."""
    for row in rows:
        facts = {name: row[name] for name in ("name", "minutes", "place", "link")}
        facts |= {"day": moved(row["first_day"]), "starts": time.fromisoformat(row["starts"])}
        series, _days = meetings.add_series(network, facts, Rhythm(row["rhythm"]), moved(row["last_day"]), by)
        for number, meeting in enumerate(Meeting.objects.in_series(series, date.min)):
            name = f"https://talkoot.example.org/{network.slug}/{row['key']}/{number}"
            Meeting.objects.filter(pk=meeting.pk).update(
                calendar_uid=uuid.uuid5(uuid.NAMESPACE_URL, name), agenda=row["agenda"]
            )
