"""Who reads a planner's own feed, and what is in it?"""

from datetime import date, time, timedelta

import icalendar
import pytest
import vobject
from django.utils import timezone

from events.actions.calendar_feed import close_feed, open_feed
from events.actions.plan_rows import set_task_state
from events.actions.planning import redate_event
from events.choices import TaskState
from events.feed_tasks import uid_of
from events.models import Event
from partners.choices import LinkPurpose
from partners.models import Change, Link, Membership, User
from tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    made = world.story()
    for event in (made.kajaani, made.oulu_event):
        event.day = timezone.localdate() + timedelta(days=40)
        event.set_up_from = time(13)
        event.save()
        event.meetings.update(day=timezone.localdate() + timedelta(days=12))
    return made


def address(token):
    return f"/kalenteri/oma/{token}.ics"


def titles(response):
    assert response.status_code == 200
    return [
        entry.summary.value for entry in vobject.readOne(response.content.decode()).contents.get("vevent", [])
    ]


def test_coordinator_gets_events_set_up_and_meetings_of_her_network(client, story):
    response = client.get(address(open_feed(story.eeva)))
    assert titles(response) == [
        "Apua digiasioihin", "Pystytys: Apua digiasioihin", "Suunnittelukokous 1: Apua digiasioihin"
    ]  # fmt: skip
    assert response["Cache-Control"] == "private, no-cache"
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert not response.cookies


def test_stranger_gets_her_own_network_only(client, story):
    assert {title.rpartition(": ")[2] for title in titles(client.get(address(open_feed(story.oona))))} == {
        "Digipäivä Oulussa"
    }


def test_librarian_gets_the_day_and_set_up_without_meetings(client, story):
    """Also when a planner's feed has just been made of the same event."""
    client.get(address(open_feed(story.eeva)))
    assert titles(client.get(address(open_feed(story.liisa)))) == [
        "Apua digiasioihin",
        "Pystytys: Apua digiasioihin",
    ]
    assert titles(client.get(address(open_feed(story.sirpa)))) == []
    assert len(titles(client.get(address(open_feed(story.eeva))))) == 3


def test_address_stops_working_when_it_is_taken_out_of_use(client, story):
    token = open_feed(story.eeva)
    assert client.get(address(token)).status_code == 200
    close_feed(story.eeva)
    assert client.get(address(token)).status_code == 404


def test_new_address_replaces_the_old(client, story):
    old, new = open_feed(story.eeva), open_feed(story.eeva)
    assert (client.get(address(old)).status_code, client.get(address(new)).status_code) == (404, 200)


def test_reader_is_refused_when_the_person_may_no_longer_sign_in(client, story):
    token = open_feed(story.eeva)
    assert client.get(address(token)).status_code == 200
    User.objects.filter(pk=story.eeva.pk).update(is_active=False)
    assert client.get(address(token)).status_code == 404


def test_feed_is_empty_when_the_membership_has_ended(client, story):
    token = open_feed(story.eeva)
    Membership.objects.update(ends_on=timezone.localdate() - timedelta(days=1))
    assert titles(client.get(address(token))) == []


def test_only_a_live_link_of_this_purpose_and_a_person_opens(client, story):
    yesterday = timezone.now() - timedelta(days=1)
    user = f"user:{story.eeva.pk}"
    closed = [
        Link.mint(LinkPurpose.CALENDAR_FEED, user, expires_at=yesterday),
        Link.mint("something_else", user),
        Link.mint(LinkPurpose.CALENDAR_FEED, "user:999999"),
        Link.mint(LinkPurpose.CALENDAR_FEED, "user:x"),
        Link.mint(LinkPurpose.CALENDAR_FEED, f"event:{story.kajaani.pk}"),
        "unknown", "a" * 43, "ä",
    ]  # fmt: skip
    assert [client.get(address(token)).status_code for token in closed] == [404] * len(closed)
    assert client.get(address(Link.mint(LinkPurpose.CALENDAR_FEED, user))).status_code == 200


def test_reading_writes_nothing(client, story):
    token = open_feed(story.eeva)
    before = list(Link.objects.values())
    client.get(address(token))
    client.head(address(token))
    assert list(Link.objects.values()) == before


def test_unchanged_feed_is_not_sent_again(client, story, django_assert_num_queries):
    token = open_feed(story.eeva)
    first = client.get(address(token))
    with django_assert_num_queries(8):
        again = client.get(address(token), headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    story.kajaani.meetings.update(starts=time(10))
    changed = client.get(address(token), headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200
    assert b"T100000" in changed.content


def tasks(response, kind="vtodo"):
    """The entries of one kind that are tasks, by their title, as a reader that shares no code understands them."""
    found = vobject.readOne(response.content.decode()).contents.get(kind, [])
    return {entry.summary.value: entry for entry in found if "-task-" in entry.uid.value}


def own_tasks(story):
    """Tasks of Eeva's role, hers by name in another role, and three that are not hers."""
    soon = timezone.localdate() + timedelta(days=5)
    story.kajaani.tasks.all().delete()
    stand = story.kajaani.stands.get()
    for name, facts in {
        "Roolini": {}, "Nimelläni": {"user": story.eeva, "responsible": "library"}, "Matin": {"user": story.matti},
        "Kumppanin": {"stand": stand}, "Viestijän": {"responsible": "communications"},
        "Valmis": {"state": "done", "version": 3}, "Pois": {"state": "left_out"},
    }.items():  # fmt: skip
        world.task(story.kajaani, name=name, due_on=soon, note="Soita Maijalle", **facts)
    return soon


def test_own_tasks_are_things_to_do_due_on_a_day(client, story):
    soon = own_tasks(story)
    token = open_feed(story.eeva)
    response = client.get(address(token))
    found = tasks(response)
    assert {title: entry.status.value for title, entry in found.items()} == {
        "Roolini (Kajaani)": "NEEDS-ACTION", "Nimelläni (Kajaani)": "NEEDS-ACTION",
        "Tehty: Valmis (Kajaani)": "COMPLETED", "Jätetty pois: Pois (Kajaani)": "CANCELLED",
    }  # fmt: skip
    entry, task = found["Tehty: Valmis (Kajaani)"], story.kajaani.tasks.get(name="Valmis")
    assert (entry.due.value, entry.due.params["VALUE"]) == (soon, ["DATE"])
    assert entry.sequence.value == "3"
    assert entry.uid.value.startswith(f"talkoot-{story.kajaani.calendar_uid}-task-{task.pk}@")
    assert entry.url.value.endswith(f"/suunnittelu/kajaani/suunnitelma/#task-{task.pk}")
    assert entry.last_modified.value.tzinfo is not None
    for other in ("Maijalle", "Mallikas", "OP-Kainuu", "Eeva Esimerkki", "Viestijän"):
        assert other not in " ".join(one.serialize() for one in found.values())
    everything = icalendar.Calendar.from_ical(response.content)
    assert len(everything.walk("VTODO")) == 4
    assert [part.errors for part in everything.walk()] == [[]] * len(everything.walk())


def test_by_choice_tasks_are_whole_days_under_the_same_address(client, story):
    soon = own_tasks(story)
    response = client.get(address(open_feed(story.eeva)) + "?tehtavat=paivina")
    assert tasks(response) == {}
    found = tasks(response, "vevent")
    assert {title: entry.status.value for title, entry in found.items()} == {
        "Roolini (Kajaani)": "CONFIRMED", "Nimelläni (Kajaani)": "CONFIRMED", "Tehty: Valmis (Kajaani)": "CONFIRMED",
        "Jätetty pois: Pois (Kajaani)": "CANCELLED",
    }  # fmt: skip
    entry = found["Roolini (Kajaani)"]
    assert (entry.dtstart.value, entry.transp.value) == (soon, "TRANSPARENT")
    assert not hasattr(entry, "dtend")


def test_a_changed_task_keeps_its_identity_and_a_higher_sequence(client, story):
    own_tasks(story)
    Event.objects.update(created_at=timezone.now() - timedelta(days=2))
    token = open_feed(story.eeva)
    first = client.get(address(token))
    before = tasks(first)["Roolini (Kajaani)"]
    set_task_state(story.kajaani.tasks.get(name="Roolini"), TaskState.DONE, by=story.eeva)
    again = client.get(address(token), headers={"If-None-Match": first["ETag"]})
    after = tasks(again)["Tehty: Roolini (Kajaani)"]
    assert after.uid.value == before.uid.value
    assert int(after.sequence.value) == int(before.sequence.value) + 1
    assert after.last_modified.value > before.last_modified.value


def test_a_thing_to_do_is_read_back_whole_and_stays_the_same_thing_when_the_event_moves(client, story):
    """As the icalendar library understands it: RFC 5545 3.6.2, and RFC 9253 5 for what waits for another task."""
    own_tasks(story)
    event, token = story.kajaani, open_feed(story.eeva)
    event.tasks.update(offset_days=14)
    first, waiting = event.tasks.get(name="Roolini"), event.tasks.get(name="Nimelläni")
    event.tasks.filter(pk=waiting.pk).update(after=first)
    set_task_state(first, TaskState.DONE, by=story.eeva)
    done_at = Change.objects.of_deeds(["task_state"]).get().at

    def todos():
        calendar = icalendar.Calendar.from_ical(client.get(address(token)).content)
        return {str(entry["UID"]): entry for entry in calendar.walk("VTODO")}

    before = todos()
    done, other = (before[uid_of(event, task.pk)] for task in (first, waiting))
    assert done["STATUS"] == "COMPLETED"
    assert done.decoded("COMPLETED") == done_at.replace(microsecond=0)
    assert done.decoded("DTSTAMP") == done.decoded("LAST-MODIFIED") >= done.decoded("COMPLETED")
    assert "COMPLETED" not in other
    assert (other["RELATED-TO"], other["RELATED-TO"].params["RELTYPE"]) == (done["UID"], "DEPENDS-ON")
    assert type(other.decoded("DUE")) is date
    day = event.day + timedelta(days=7)
    assert redate_event(
        event, day=day, opens=event.opens, closes=event.closes, by=story.eeva, today=timezone.localdate()
    )
    after = todos()
    assert set(after) == set(before)
    moved = after[uid_of(event, waiting.pk)]
    assert moved.decoded("DUE") > other.decoded("DUE")
    assert moved["SEQUENCE"] > other["SEQUENCE"]
    assert moved.decoded("LAST-MODIFIED") >= other.decoded("LAST-MODIFIED")


def test_tasks_fall_away_with_their_event(client, story):
    own_tasks(story)
    Event.objects.filter(pk=story.kajaani.pk).update(state="cancelled")
    found = tasks(client.get(address(open_feed(story.eeva))))
    assert {entry.status.value for entry in found.values()} == {"CANCELLED"}


def test_a_librarian_and_a_stranger_get_no_tasks_of_the_network(client, story):
    own_tasks(story)
    assert len(tasks(client.get(address(open_feed(story.eeva))))) == 4
    assert tasks(client.get(address(open_feed(story.liisa)))) == {}
    assert not any("Kajaani" in title for title in tasks(client.get(address(open_feed(story.oona)))))


def test_one_task_and_thirty_ask_the_database_as_often(client, story, django_assert_num_queries):
    own_tasks(story)
    token = open_feed(story.eeva)
    client.get(address(token))
    for number in range(30):
        world.task(story.kajaani, name=f"T{number}", due_on=timezone.localdate())
    with django_assert_num_queries(9):  # one of them asks the trail when what is done was done
        assert len(tasks(client.get(address(token)))) == 34
