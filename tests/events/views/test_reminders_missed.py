"""Does a coordinator decide about each reminder that did not leave, and is nothing ever sent in a burst?"""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.urls import reverse

from events import partner_reminders, reminders
from events.models import Event, Stand
from partners.models import Message, Organisation
from tests import post_world, world

HELSINKI = ZoneInfo("Europe/Helsinki")
NOW = datetime(2027, 2, 17, 10, tzinfo=HELSINKI)  # a Wednesday
URL = "/suunnittelu/muistutukset/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def story(client):
    with time_machine.travel(NOW, tick=False):
        made = world.story()
        made.kajaani.tasks.all().delete()
        made.kajaani.stands.all().delete()
        client.force_login(made.eeva)
        yield made


def missed_task(event: Event, **facts):
    """A task due next week whose reminder should have left on Monday."""
    facts = {"name": "Varaa ilmoitus", "due_on": date(2027, 2, 22), "remind_days": 7} | facts
    return world.task(event, **facts)


def silent_partner(event: Event) -> Stand:
    """A partner that should have heard on Monday that its answer is due."""
    Event.objects.filter(pk=event.pk).update(answer_by=date(2027, 2, 19))
    organisation = world.organisation(event.network, "Kela", "kela")
    world.contact(organisation)
    stand = world.stand(event, organisation, state="invited")
    post_world.message(event, stand, state="accepted")
    return stand


def rows(client) -> list[str]:
    answer = client.get(URL)
    assert answer.status_code == 200
    return [row["key"] for row in answer.context["rows"]]


def press(client, key: str, deed: str) -> str:
    answer = client.post(URL, {"key": key, "deed": deed}, follow=True)
    return " ".join(str(message) for message in answer.context["messages"])


def reminded() -> list[str]:
    """The states of the reminders that were written, one by one."""
    return list(
        Message.objects.of_kinds(["task_reminder", "partner_reminder"]).values_list("state", flat=True)
    )


def test_what_was_missed_is_listed_and_the_clock_sends_none_of_it(client, story):
    task, stand = missed_task(story.kajaani), silent_partner(story.kajaani)
    assert rows(client) == [f"partner-{stand.pk}", f"task-{task.pk}"]
    assert reminders.send_due(NOW) + partner_reminders.send_due(NOW) == 0
    page = client.get(URL).content.decode().replace("\u00a0", " ")
    assert "Lähtemättä jääneet muistutukset" in page
    assert "pe 19.2.: vastauksenne" in page
    assert reverse("desk:reminders_missed") in client.get(reverse("desk:event_list")).content.decode()


def test_one_press_sends_one_and_once(client, story):
    task, other = missed_task(story.kajaani), missed_task(story.kajaani, name="Toinen")
    assert press(client, f"task-{task.pk}", "send") == "Muistutus on lähdössä."
    assert rows(client) == [f"task-{other.pk}"]
    assert press(client, f"task-{task.pk}", "send") == "Joku on jo päättänyt siitä."
    assert reminded() == ["queued"]


def test_leaving_sends_nothing_and_is_final(client, story):
    task, stand = missed_task(story.kajaani), silent_partner(story.kajaani)
    assert press(client, f"task-{task.pk}", "leave") == "Muistutus jäi lähettämättä."
    assert press(client, f"partner-{stand.pk}", "leave") == "Muistutus jäi lähettämättä."
    assert rows(client) == []
    assert set(reminded()) == {"cancelled"}
    assert partner_reminders.send_due(NOW) == 0


def test_a_partner_gets_one_letter_for_all_that_waits(client, story):
    stand = silent_partner(story.kajaani)
    task = missed_task(story.kajaani, stand=stand)
    assert rows(client) == [f"partner-{stand.pk}", f"task-{task.pk}"]
    assert press(client, f"partner-{stand.pk}", "send") == "Muistutus on lähdössä."
    assert rows(client) == []
    (message,) = Message.objects.of_kind("partner_reminder")
    assert "vastauksenne" in message.text
    assert "Varaa ilmoitus" in message.text


def test_a_partners_task_can_be_sent_by_itself(client, story):
    stand = silent_partner(story.kajaani)
    task = missed_task(story.kajaani, stand=stand)
    assert press(client, f"task-{task.pk}", "send") == "Muistutus on lähdössä."
    assert rows(client) == []
    assert Message.objects.of_kind("partner_reminder").count() == 1


@pytest.mark.parametrize(("what", "facts"), [
    ("task", {"state": "done"}), ("task", {"due_on": date(2027, 2, 16)}), ("task", {"remind_days": 4}),
    ("event", {"state": "cancelled"}),
])  # fmt: skip
def test_nothing_is_asked_about_what_is_over(client, story, what, facts):
    task = missed_task(story.kajaani)
    assert len(rows(client)) == 1
    (story.kajaani.tasks if what == "task" else Event.objects.filter(pk=task.event_id)).update(**facts)
    assert rows(client) == []


def test_what_left_in_time_is_not_listed(client, story):
    missed_task(story.kajaani)
    stand = silent_partner(story.kajaani)
    monday = NOW - timedelta(days=2)
    with time_machine.travel(monday, tick=False):
        assert (reminders.send_due(monday), partner_reminders.send_due(monday)) == (1, 1)
    assert rows(client) == []
    assert Message.objects.to_subject(stand.subject).count() == 2


def test_until_a_day_has_passed_nothing_is_missed(client, story):
    missed_task(story.kajaani)
    silent_partner(story.kajaani)
    with time_machine.travel(NOW - timedelta(days=1, hours=4), tick=False):
        assert rows(client) == []
    with time_machine.travel(NOW - timedelta(days=1), tick=False):
        assert len(rows(client)) == 2


def test_nobody_is_written_to_who_wants_no_invitations(client, story):
    silent_partner(story.kajaani)
    assert len(rows(client)) == 1
    Organisation.objects.update(no_invitations=True)
    assert rows(client) == []


def test_a_stranger_decides_about_nothing_of_this_network_and_helpers_have_no_page(client, story):
    task = missed_task(story.kajaani)
    client.force_login(story.oona)
    assert rows(client) == []
    assert press(client, f"task-{task.pk}", "send") == "Joku on jo päättänyt siitä."
    for person in (story.matti, story.liisa):
        client.force_login(person)
        assert client.get(URL).status_code == 404
        assert client.post(URL, {"key": f"task-{task.pk}", "deed": "send"}).status_code == 404
    assert reminded() == []


def test_one_and_thirty_ask_the_database_as_often(client, story, django_assert_num_queries):
    missed_task(story.kajaani)
    client.get(URL)
    with django_assert_num_queries(9):
        assert len(rows(client)) == 1
    for number in range(30):
        missed_task(story.kajaani, name=f"T{number}")
    with django_assert_num_queries(9):
        assert len(rows(client)) == 31
