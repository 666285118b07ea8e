"""Does the example's mailbox show a network's mail to its coordinators, and only where nothing really leaves?"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import world
from tests.partners.mail_samples import arrived, row

pytestmark = pytest.mark.django_db
MAILBOX = "/verkosto/esimerkkiposti/"


@pytest.fixture
def story(settings, tmp_path):
    """The cast, in a portal whose mail goes to the catcher."""
    settings.MAILBOX_DIR = tmp_path / "mailbox"
    return world.story()


def titles(client, person) -> list[str]:
    """The mails that a person finds in the mailbox."""
    client.force_login(person)
    return [mail["title"] for mail in client.get(MAILBOX).context["mails"]]


def test_a_coordinator_sees_the_mail_of_her_network_the_newest_first(client, story):
    for number in (1, 2):
        arrived(row(story.kainuu, number))
    arrived(row(story.oulu, 3))
    row(story.kainuu, 4)  # has not arrived
    assert titles(client, story.eeva) == ["Kutsu 2", "Kutsu 1"]
    assert titles(client, story.oona) == ["Kutsu 3"]
    assert titles(client, story.matti) == []
    assert titles(client, story.liisa) == []


def test_a_sign_in_code_is_seen_by_its_receiver_alone(client, story):
    code = row(None, 1, title="Koodi", is_listed=False, to_email=story.liisa.email.upper())
    listed = row(story.oulu, 2, title="Kirje", to_email=story.liisa.email)  # hers, but not hers to read here
    arrived(code)
    arrived(listed)
    assert titles(client, story.liisa) == ["Koodi"]
    assert titles(client, story.eeva) == []
    assert titles(client, story.oona) == ["Kirje"]


def test_mail_that_the_outbox_does_not_know_is_shown_to_nobody(client, story):
    message = row(story.kainuu)
    arrived(message)
    assert titles(client, story.eeva) == ["Kutsu 1"]
    message.delete()
    assert titles(client, story.eeva) == []


def test_there_is_no_mailbox_where_mail_really_leaves(client, story, settings):
    client.force_login(story.eeva)
    assert client.get(MAILBOX).status_code == 200
    settings.MAILBOX_DIR = None
    assert client.get(MAILBOX).status_code == 404


def test_every_page_of_the_desk_says_that_nothing_leaves(client, story, settings):
    client.force_login(story.eeva)
    said = f'href="{MAILBOX}"'
    for page in ("/suunnittelu/", "/verkosto/", MAILBOX):
        assert said in client.get(page).text
    assert said not in client.get("/").text
    assert 'aria-current="page"' in client.get("/verkosto/").text
    assert 'aria-current="page"' not in client.get(MAILBOX).text  # it is no page of the portal proper
    settings.MAILBOX_DIR = None
    assert said not in client.get("/verkosto/").text


def test_one_and_thirty_mails_ask_equally_many_questions_and_a_full_page_ends(client, story):
    client.force_login(story.eeva)
    counts = []
    for number in range(1, 53):
        arrived(row(story.kainuu, number))
        if number in (1, 31):
            with CaptureQueriesContext(connection) as queries:
                client.get(MAILBOX)
            counts.append(len(queries))
    assert counts[0] == counts[1] <= 8
    assert titles(client, story.eeva) == [f"Kutsu {number}" for number in range(52, 2, -1)]
    second = client.get(MAILBOX, {"sivu": 2})
    assert [mail["title"] for mail in second.context["mails"]] == ["Kutsu 2", "Kutsu 1"]
