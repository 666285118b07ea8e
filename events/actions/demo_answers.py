"""What have the example's partners and library answered, and what hangs on the example library's walls?"""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from partners.models import Change, FieldChange, User
from partners.models.ethics import SHIPPED_VERSION
from talkoot.lib import days

from .. import prints, sheet
from ..choices import StandState
from ..models import Attendance, Event, Meeting, Presenter, Printing, RoomBooking, Stand

Moved = Callable[[str], date]
COPIED = (
    "place", "tables", "sockets", "needs", "needs_note", "works_remotely", "story", "story_sv", "story_en", "message",
    "public_facts", "source",
)  # fmt: skip


def moment(text: str, moved: Moved) -> datetime:
    """Return a local time of the data file ("2027-01-13T09:12") as an instant, its day shifted."""
    day, clock = text.split("T")
    return days.to_utc(moved(day), datetime.fromisoformat(f"2000-01-01T{clock}").time())


def add_answer(stand: Stand, said: dict[str, Any], moved: Moved) -> None:
    """Save what one partner has answered, with presenters and answers to the meetings."""
    for name in COPIED:
        if name in said:
            setattr(stand, name, said[name])
    stand.answered_at, stand.answered_by = moment(said["on"], moved), said["by"]
    if stand.state == StandState.CONFIRMED:
        stand.ethics_version, stand.ethics_at = SHIPPED_VERSION, stand.answered_at
    stand.save()
    Presenter.objects.bulk_create(
        Presenter(stand=stand, order=order, name=name, phone=phone)
        for order, (name, phone) in enumerate(said.get("presenters", ()))
    )
    meetings: dict[int, Meeting] = {meeting.order: meeting for meeting in stand.event.meetings.all()}
    Attendance.objects.bulk_create(
        Attendance(stand=stand, meeting=meetings[int(number)], answer=answer)
        for number, answer in said.get("meetings", {}).items()
        if int(number) in meetings
    )


def add_room(event: Event, said: dict[str, str], moved: Moved) -> None:
    """Save what the library has said about the room."""
    person = User.objects.filter(name=said["by"]).first()
    RoomBooking.objects.create(
        event=event, state=said["state"], note=said["note"], by=person, by_name=said["by"],
        answered_at=moment(said["on"], moved),
    )  # fmt: skip


def add_printings(event: Event, rows: list[dict[str, Any]], came_out: str, moved: Moved) -> None:
    """Save the posters on the library's walls, printed while one partner that has left still stood on them.

    They hang there before it leaves, which is now, also while the day of the story is still to come.
    """
    left = event.stands.get(organisation__slug=came_out)
    Stand.objects.filter(pk=left.pk).update(state=StandState.CONFIRMED)
    digest = prints.facts_digest("poster", sheet.of(event))
    Stand.objects.filter(pk=left.pk).update(state=left.state)
    name = event.venue.name if event.venue else ""
    for row in rows:
        made = Printing.objects.create(
            event=event, kind="poster", paper=row["paper"], copies=row["copies"], digest=digest, by_name=name
        )
        Printing.objects.filter(pk=made.pk).update(at=min(moment(row["on"], moved), made.at))
    Change.objects.record(
        subject=event.subject, network=event.network, part=left.subject, deed="stand_answer_changed",
        by_name=left.answered_by,
        changes=[FieldChange(f"state:{left.organisation.name}", StandState.CONFIRMED, StandState(left.state))],
    )  # fmt: skip
