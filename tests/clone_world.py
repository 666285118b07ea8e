"""Which event do the tests of copies start from? Kajaani's, held and full of things that must not come along."""

from datetime import date, time
from decimal import Decimal
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from events.actions.ideas import write_idea
from events.choices import AnswerSource, MeetingState, Publication, StandState, TaskState
from events.models import (
    Closing,
    DayPlan,
    Event,
    HostSite,
    MarketingPlan,
    MarketingRow,
    PartnerPost,
    Printing,
    RoomBooking,
    RunSlot,
    Stand,
    Task,
)
from partners.choices import LinkPurpose
from partners.models import Link, Message, Municipality
from tests import world
from tests.desk_world import TODAY, Desk

DAY = date(2027, 4, 22)
NEW_DAY = date(2027, 9, 15)
SECRET = "zqsalaisuusqz"


def when(**changes: Any) -> dict[str, Any]:
    """The day and hours of the copy."""
    return {"day": NEW_DAY, "opens": time(14), "closes": time(18), "today": TODAY} | changes


def partner(event: Event, number: int, **facts: Any) -> Stand:
    """A partner that came, with everything it said."""
    whose = world.organisation(event.network, f"Kumppani {number}", f"kumppani-{number}")
    said = {
        "state": StandState.CONFIRMED, "order": number, "topic": f"aihe {number}", "tables": 2, "sockets": 1,
        "needs": ["screen"], "needs_note": "iso kyltti", "message": f"Viesti {SECRET}", "answered_at": timezone.now(),
        "answered_by": f"Kaisa {SECRET}", "source": AnswerSource.LINK, "ethics_version": 1, "place": number,
        "works_remotely": True,
    } | facts  # fmt: skip
    stand = Stand.objects.create(event=event, organisation=whose, **said)
    stand.presenters.create(name=f"Essi {SECRET}", phone="000 123 4567")
    return stand


def told_of(event: Event, tasks: int) -> None:
    """Do all tasks, some of them added by hand, and write down what was told of the event."""
    first = event.tasks.in_order()[0]
    Task.objects.bulk_create(
        Task(
            event=event,
            name=f"Lisätehtävä {number}",
            due_on=date(2027, 4, 1),
            responsible="library",
            order=90,
        )
        for number in range(tasks)
    )
    pinned = world.task(event, name="Soita radioon", due_on=date(2027, 4, 20), order=99, after=first)
    world.task_file(pinned, f"Sopimus {SECRET}.txt", SECRET.encode())
    event.tasks.update(state=TaskState.DONE)
    MarketingPlan.objects.create(event=event, audiences="ikäihmiset", budget=Decimal(500))
    MarketingRow.objects.create(
        task=pinned, message="Tule mukaan", cost_planned=Decimal(120), cost_actual=Decimal(99), result=SECRET,
        reach=400, link="https://radio.example.org/", publish_on=date(2027, 4, 21), publish_at=time(7, 30),
    )  # fmt: skip


def held_event(desk: Desk, stands: int = 3, tasks: int = 0) -> Event:
    """The event of Kajaani after its day, public, answered, printed, told of and counted."""
    event = desk.plan(DAY)
    Event.objects.filter(pk=event.pk).update(
        publication=Publication.PUBLISHED,
        remote_link="https://teams.example.org/x",
        case_number=SECRET,
        version=7,
    )
    for number in range(1, stands + 1):
        stand = partner(event, number)
        PartnerPost.objects.create(stand=stand, place=SECRET, reach=7)
        Link.mint(LinkPurpose.STAND, stand.subject, network=event.network)
        Message.objects.create(
            network=event.network, kind="invitation", occasion=event.subject, subject=stand.subject,
            key=f"invitation:{stand.pk}", to_email="kaisa@example.org", title=SECRET, text=SECRET,
            message_id=f"<{stand.pk}@example.org>",
        )  # fmt: skip
    told_of(event, tasks)
    event.meetings.filter(offset_days=14).update(state=MeetingState.CANCELLED)
    event.supplies.update(is_packed=True, cost=Decimal(3))
    Closing.objects.create(event=event, visitors=120, worked="Kahvi veti väkeä.", improve="Kyltit ajoissa.")
    DayPlan.objects.create(event=event, wifi_password=SECRET)
    RoomBooking.objects.create(event=event, state="confirmed")
    RunSlot.objects.create(
        event=event, starts=time(11, 45), ends=time(12), kind="briefing", who=SECRET, place="Sali"
    )
    RunSlot.objects.create(
        event=event, starts=time(13), kind="talk", title="Huijaukset", who=SECRET, is_public=True
    )
    HostSite.objects.create(
        event=event,
        name="Hoivakoti Koivu",
        helper_name="Hilla Hoitaja",
        equipment=["screen"],
        test_call_on=DAY,
    )
    Printing.objects.create(event=event, kind="poster", copies=10, digest="0" * 32)
    event.refresh_from_db()
    return event


def idea(desk: Desk, code: str = "765", name: str = "Talkoot Vuokattiin") -> Event:
    """An idea for Sotkamo, with its reason and what shows it."""
    return write_idea(
        network=desk.network, municipality=Municipality.objects.get(code=code), name=name,
        reason="Pankin konttori suljettiin.", evidence="42 soittoa", by=desk.eeva,
    )  # fmt: skip


def queries_of(client: Any, url: str) -> int:
    """How many queries a page takes."""
    with CaptureQueriesContext(connection) as found:
        assert client.get(url).status_code == 200
    return len(found)
