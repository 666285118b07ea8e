"""Does one press send what was seen, once, whoever presses and however often?"""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import time

import pytest
from django.db import connections
from django.test import Client
from django_tasks_db.models import DBTaskResult

from events.actions import inviting
from partners.choices import Role
from partners.models import Message
from tests import post_world, world

ADDRESS = "/suunnittelu/lahtevat/laheta/"
LIST = "/suunnittelu/lahtevat/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


@pytest.fixture
def drafts(story):
    """Two invitations as the portal writes them, and one to a partner without an address."""
    for name, mail in (
        ("Kela", "kela@example.org"),
        ("Martat", "martat@example.org"),
        ("Veturi-Apteekki", ""),
    ):
        world.contact(post_world.partner(story.kajaani, name).organisation, email=mail)
    inviting.prepare_invitations(story.kajaani, story.eeva)
    return list(Message.objects.order_by("pk"))


def form(client, query=""):
    """What the filled button sends."""
    context = client.get(LIST + query).context
    return {
        "pk": [message.pk for message in context["sendable"]],
        "seen": context["seen"],
        "here": context["here"],
    }


def said(answer):
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def states():
    return sorted(Message.objects.values_list("to_email", "state"))


SENT = [("", "draft"), ("kela@example.org", "queued"), ("martat@example.org", "queued")]


def test_one_press_queues_what_was_seen_and_tells_the_worker(
    client, story, drafts, django_capture_on_commit_callbacks
):
    client.force_login(story.eeva)
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(ADDRESS, form(client), follow=True)
    assert "2 viestiä on jonossa ja lähtee hetken kuluttua." in said(answer)
    assert states() == SENT
    assert {message.released_by for message in Message.objects.filter(state="queued")} == {story.eeva}
    assert DBTaskResult.objects.filter(task_path="events.jobs.pack_messages").count() == 1


def test_a_press_from_a_second_tab_sends_nothing_more(client, story, drafts):
    client.force_login(story.eeva)
    first, second = form(client), form(client)
    client.post(ADDRESS, first)
    released = Message.objects.filter(state="queued").values_list("pk", "released_at")
    before = sorted(released)
    answer = client.post(ADDRESS, second, follow=True)
    assert "viestit ovat jo jonossa tai lähteneet" in said(answer)
    assert sorted(released.all()) == before


def test_two_people_who_press_send_each_message_once(client, story, drafts):
    pirkko = world.member(world.user("pirkko@example.org", "Pirkko"), story.kainuu, Role.COORDINATOR)
    other = Client()
    other.force_login(pirkko)
    client.force_login(story.eeva)
    mine, hers = form(client), form(other)
    client.post(ADDRESS, mine)
    assert "jo jonossa" in said(other.post(ADDRESS, hers, follow=True))
    assert {message.released_by for message in Message.objects.filter(state="queued")} == {story.eeva}


def test_words_that_changed_meanwhile_are_shown_before_they_go(client, story, drafts):
    client.force_login(story.eeva)
    old = form(client)
    Message.objects.filter(pk=drafts[0].pk).update(title="Uusi aihe", is_edited=True)
    answer = client.post(ADDRESS, old, follow=True)
    assert "Mitään ei lähetetty, koska jokin muuttui" in said(answer)
    assert {state for _mail, state in states()} == {"draft"}
    client.post(ADDRESS, form(client))
    assert states() == SENT


def test_a_record_that_changed_meanwhile_is_shown_before_it_goes(client, story, drafts):
    client.force_login(story.eeva)
    old = form(client)
    story.kajaani.opens = time(12)
    story.kajaani.save()
    assert "Mitään ei lähetetty" in said(client.post(ADDRESS, old, follow=True))
    assert "12–18" in Message.objects.first().text


def test_without_what_was_seen_nothing_goes(client, story, drafts):
    client.force_login(story.eeva)
    for data in (
        {},
        {"pk": ["x", "-1", "9" * 30]},
        {"pk": [drafts[0].pk]},
        {"pk": [drafts[0].pk], "seen": "0" * 32},
    ):
        assert client.post(ADDRESS, data).status_code == 302
    assert {state for _mail, state in states()} == {"draft"}


def test_one_message_goes_alone_from_its_own_sheet(client, story, drafts):
    client.force_login(story.eeva)
    mail = client.get(f"{LIST}{drafts[0].pk}/").context["mail"]
    client.post(ADDRESS, {"pk": [drafts[0].pk], "seen": mail["seen"]})
    assert [message.state for message in Message.objects.order_by("pk")] == ["queued", "draft", "draft"]


def test_a_group_has_a_button_of_its_own_when_there_are_several(client, story, drafts):
    post_world.message(story.kajaani, story.kajaani.stands.first(), kind="reminder", key="reminder:1")
    client.force_login(story.eeva)
    groups = [group for group in client.get(LIST).context["listing"].groups if group.kind == "drafts"]
    assert [(group.title, len(group.messages), bool(group.seen)) for group in groups] == [
        ("Kutsut", 2, True), ("Muistutukset", 1, True),
    ]  # fmt: skip
    client.post(ADDRESS, {"pk": [one.pk for one in groups[0].messages], "seen": groups[0].seen})
    assert set(Message.objects.filter(state="queued").values_list("to_email", "kind")) == {
        ("kela@example.org", "invitation"), ("martat@example.org", "invitation"),
    }  # fmt: skip


def test_a_pause_is_told_when_something_is_released(client, story, drafts):
    story.kainuu.post_is_paused = True
    story.kainuu.save()
    client.force_login(story.eeva)
    assert "Ne lähtevät, kun lähettäminen jatkuu." in said(client.post(ADDRESS, form(client), follow=True))


def test_nobody_sends_another_networks_messages(client, story, drafts):
    client.force_login(story.eeva)
    data = form(client)
    for person, status in ((story.oona, 302), (story.matti, 404), (story.liisa, 404)):
        client.force_login(person)
        assert client.post(ADDRESS, data).status_code == status
        assert {state for _mail, state in states()} == {"draft"}
    client.force_login(story.eeva)
    assert client.get(ADDRESS).status_code == 405


@pytest.mark.django_db(transaction=True)
def test_eight_presses_at_the_same_moment_release_each_message_once():
    story = world.story()
    world.contact(post_world.partner(story.kajaani, "Kela").organisation, email="kela@example.org")
    inviting.prepare_invitations(story.kajaani, story.eeva)
    clients = [Client() for _number in range(8)]
    for one in clients:
        one.force_login(story.eeva)
    data = form(clients[0])

    def press(one):
        try:
            return one.post(ADDRESS, data, follow=True)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        answers = [said(answer) for answer in pool.map(press, clients)]
    assert sum("1 viesti on jonossa ja lähtee" in words for words in answers) == 1
    assert (
        sum("jo jonossa tai lähteneet" in words or "Mitään ei lähetetty" in words for words in answers) == 7
    )
    assert DBTaskResult.objects.filter(task_path="events.jobs.pack_messages").count() == 1
