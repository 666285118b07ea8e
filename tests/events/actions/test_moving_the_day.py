"""Do run sheet, programme and notices follow a moved day, once each, and is what was kept forgotten in time?"""

from datetime import date, time, timedelta
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.db import models

from events.actions import messages as post
from events.actions import moving, packing, snapshots
from events.actions.publishing import publish_event
from events.actions.situation import Wish
from events.choices import MeetingState
from events.date_choices import MoveKind, SlotKind
from events.management.commands.tick import STEPS
from events.models import DayPlan, Event, HostSite, Move, RunSlot
from events.views.desk.move_page import told
from partners.choices import LinkPurpose, MessageState
from partners.models import Link, Message, Venue
from partners.post import outbox
from tests import move_world, post_world, world
from tests.desk_world import Desk
from tests.move_world import DAY, LATER, NOW, do, found_of, to

pytestmark = pytest.mark.django_db
# What has days that no move of the event touches: what has happened, and the rhythm of a series (its meetings move).
STAY = {
    "calendartold", "changenote", "closing", "document", "meetingnotes", "meetingseries", "move",
    "partnerpost", "printing", "pollvote",
}  # fmt: skip


@pytest.fixture
def desk() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield Desk()


@pytest.fixture
def event(desk: Desk) -> Event:
    """A public event whose three partners have been written to."""
    made = move_world.told_event(desk)
    publish_event(made, by=desk.eeva)
    return Event.objects.get(pk=made.pk)


def test_run_sheet_and_programme_follow_the_hours_and_come_back(desk: Desk, event: Event) -> None:
    for starts, ends, kind in (
        (time(13), time(14), SlotKind.SET_UP), (time(14), None, SlotKind.DOORS),
        (time(15, 30), time(16), SlotKind.TALK), (time(18), time(18, 30), SlotKind.TAKE_DOWN),
    ):  # fmt: skip
        RunSlot.objects.create(event=event, starts=starts, ends=ends, kind=kind, title=kind)
    DayPlan.objects.update_or_create(
        event=event, defaults={"programme": "14.30 Huijausviestit – Kela\nKahvia"}
    )
    HostSite.objects.create(
        event=event, name="Hoivakoti", test_call_on=date(2027, 4, 14), test_call_at=time(10)
    )
    before = move_world.dump(event)
    wish = to(opens=time(12), closes=time(17))
    found = found_of(event, wish)
    lines = told(found)["day"]
    assert len(lines) == 3 and "Hoivakoti" in lines[2]
    do(event, wish, desk.eeva)
    slots = [(row.starts, row.ends) for row in event.run_slots.all()]
    assert slots == [
        (time(11), time(12)), (time(12), None), (time(13, 30), time(14)), (time(17), time(17, 30)),
    ]  # fmt: skip
    assert DayPlan.objects.get(event=event).programme == "12.30 Huijausviestit – Kela\nKahvia"
    assert moving.undo(event.pk, by=desk.eeva, now=NOW + timedelta(minutes=5))
    assert move_world.dump(event) == before


def test_every_dated_table_of_an_event_is_in_the_picture_of_a_move() -> None:
    held, dated = set(snapshots.tables()), set()
    for model in apps.get_app_config("events").get_models():
        fields = model._meta.concrete_fields
        is_of_event = any(
            field.is_relation and field.related_model._meta.model_name in {"event", *held} for field in fields
        )
        has_day = any(
            isinstance(field, models.TimeField)
            or (isinstance(field, models.DateField) and not isinstance(field, models.DateTimeField))
            for field in fields
        )
        if is_of_event and has_day:
            dated.add(model._meta.model_name)
    assert {"task", "polloption", "runslot", "hostsite", "roombooking"} <= dated
    assert dated - held - STAY == set()


def test_a_move_undone_and_made_again_writes_to_each_partner_once_of_the_final_time(
    desk: Desk, event: Event
) -> None:
    do(event, to(date(2027, 5, 5)), desk.eeva)
    assert moving.undo(event.pk, by=desk.eeva, now=NOW + timedelta(minutes=5))
    undone = Message.objects.of_kind("moved").first()
    move = do(event, to(), desk.eeva)
    due = Message.objects.due(NOW + timedelta(minutes=10))
    assert sorted(one.to_email for one in due) == [f"kumppani{number}@example.org" for number in range(3)]
    assert {one.pk for one in due} == set(move.before["messages"])
    finnish = due.get(language="fi").text
    assert "12.5.2027" in finnish and " 5.5.2027" not in finnish.replace("\u00a0", " ")
    assert undone is not None and post.revive_message(undone, desk.eeva)
    outbox.release([undone.pk], desk.eeva)
    assert packing.pack_all([Message.objects.get(pk=undone.pk)]) == 0
    undone.refresh_from_db()
    assert (undone.state, undone.facts_have_changed) == (MessageState.DRAFT, True), (
        "it tells what does not hold"
    )


def test_a_notice_that_failed_is_mended_and_leaves(desk: Desk, event: Event) -> None:
    do(event, to(), desk.eeva)
    again, mended = Message.objects.of_kind("moved").order_by("pk")[:2]
    Message.objects.filter(pk__in=[again.pk, mended.pk]).update(state=MessageState.FAILED, settled_at=NOW)
    assert post.send_again(again, desk.eeva)
    assert post.revive_message(mended, desk.eeva)
    assert outbox.edit(mended, title="Uusi aika", text="Uusi aika on 12.5.")
    outbox.release([mended.pk], desk.eeva)
    assert packing.pack_all([Message.objects.get(pk=mended.pk)]) == 1
    assert {again.pk, mended.pk} <= {one.pk for one in Message.objects.due(NOW + timedelta(minutes=10))}
    mended.refresh_from_db()
    assert outbox.link_of(mended) and len(outbox.parcels_of(mended)) == 3


def test_a_notice_to_the_library_that_was_left_never_opens_the_event_again(desk: Desk, event: Event) -> None:
    library = event.venue
    assert library is not None
    Venue.objects.filter(pk=library.pk).update(email="vanha@example.org")
    facts = {
        "kind": "library_link",
        "key": f"library_link:{event.pk}:{library.pk}:v1",
        "subject": event.subject,
    }
    post_world.message(event, state=MessageState.ACCEPTED, **facts)
    other = world.venue(desk.network, name="Kuhmon kirjasto")
    do(event, to(DAY, venue=other), desk.eeva)
    notice = Message.objects.of_kind("moved").get(to_email="vanha@example.org")
    for is_forgotten, is_ready in ((False, 1), (True, 0)):
        Message.objects.filter(pk=notice.pk).update(state=MessageState.FAILED, settled_at=NOW)
        notice.refresh_from_db()
        if is_forgotten:
            outbox.erase(notice)
        assert post.revive_message(notice, desk.eeva)
        outbox.release([notice.pk], desk.eeva)
        assert packing.pack_all([Message.objects.get(pk=notice.pk)]) == is_ready
        assert not Link.objects.live(LinkPurpose.LIBRARY, event.subject).exists()
    notice.refresh_from_db()
    assert notice.state == MessageState.FAILED and "unohdettu" in notice.server_words


def test_how_everything_was_is_forgotten_a_day_after_undoing_has_ended(desk: Desk, event: Event) -> None:
    move = do(event, Wish(MoveKind.CANCEL, reason="Flunssa"), desk.eeva)
    assert moving.forget_old(NOW + timedelta(hours=20)) == 0
    assert moving.forget_old(NOW + timedelta(days=2)) == 1
    assert moving.forget_old(NOW + timedelta(days=2)) == 0
    kept = Move.objects.get(pk=move.pk).before
    assert set(kept) == {"messages", "rows"} and kept["messages"] == move.before["messages"]
    assert set(kept["rows"]["changed"]) == {"meeting"}
    assert {name for pair in kept["rows"]["changed"]["meeting"].values() for one in pair for name in one} == {
        "state"
    }
    do(event, to(LATER, kind=MoveKind.REINSTATE), desk.eeva)
    assert set(event.meetings.values_list("state", flat=True)) == {MeetingState.SCHEDULED}
    assert "look_after_moves" in STEPS


@pytest.mark.once
def test_undoing_the_move_of_a_large_event_restores_every_row(desk: Desk) -> None:
    event = move_world.large_event(desk)
    counts = (event.stands.count(), event.tasks.count(), event.meetings.count(), Message.objects.count())
    assert counts == (40, 60, 6, 200)
    before = move_world.dump(event)
    do(event, to(), desk.eeva)
    assert moving.undo(event.pk, by=desk.eeva, now=NOW + timedelta(minutes=9))
    assert move_world.dump(event) == before
    assert not Message.objects.leaving().exists()
