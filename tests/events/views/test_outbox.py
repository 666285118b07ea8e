"""Does the outbox show what needs a person first, in words, found by any letter, in few questions?"""

import unicodedata

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from partners.choices import MessageState
from partners.models import Message
from tests import post_world, world

ADDRESS = "/suunnittelu/lahtevat/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


def shown(client, query=""):
    """The groups of the list as (kind, title, names)."""
    listing = client.get(ADDRESS + query).context["listing"]
    return [(group.kind, group.title, [row["name"] for row in group.rows]) for group in listing.groups]


def test_what_went_wrong_stands_first_then_drafts_then_those_without_an_address(client, story):
    kela, pharmacy = (post_world.partner(story.kajaani, name) for name in ("Kela", "Veturi-Apteekki"))
    post_world.message(story.kajaani, pharmacy, to_email="", to_name="Veturi-Apteekki")
    post_world.message(story.kajaani, kela)
    post_world.message(
        story.kajaani, story.kajaani.stands.first(), state="failed", server_words="550 No such user"
    )
    post_world.message(story.kajaani, kela, kind="reminder", state="unclear")
    post_world.message(story.kajaani, kela, state="accepted")
    client.force_login(story.eeva)
    assert shown(client) == [
        ("trouble", "Odottaa päätöstäsi", ["Kela", "OP-Kainuu"]),
        ("drafts", "Kutsut", ["Kela"]),
        ("unaddressed", "Kutsut ilman sähköpostiosoitetta", ["Veturi-Apteekki"]),
    ]
    page = client.get(ADDRESS).content.decode()
    assert "550 No such user" in page
    assert "Lähetä 1 viesti" in page
    assert "Mitään ei lähde ennen kuin painat Lähetä." in page


def test_an_empty_outbox_tells_what_comes_there(client, story):
    client.force_login(story.eeva)
    page = client.get(ADDRESS).content.decode()
    assert "Mikään ei odota lähetystä" in page
    assert "Lähetä 0" not in page


@pytest.mark.parametrize("state", [*MessageState])
def test_every_state_is_told_in_words_and_none_says_delivered(client, story, state):
    post_world.message(story.kajaani, story.kajaani.stands.first(), state=state)
    client.force_login(story.eeva)
    view = next(name for name, states in VIEWS.items() if state in states)
    page = client.get(f"{ADDRESS}?tila={view}").content.decode()
    assert "OP-Kainuu" in page
    assert not [word for word in ("toimitettu", "Toimitettu", "luettu", "delivered") if word in page]


VIEWS = {
    "odottaa": ("draft", "failed", "unclear"), "matkalla": ("queued", "sending", "retrying"),
    "lahteneet": ("accepted", "by_hand"), "perutut": ("cancelled",),
}  # fmt: skip


@pytest.mark.parametrize(
    "typed", ["äänekoski", "ÄÄNEKOSKEN", unicodedata.normalize("NFD", "Äänekoski"), "  äänekos "]
)
def test_search_finds_an_organisation_whatever_the_letters(client, story, typed):
    words = typed.strip().replace("KOSKEN", "KOSKI")
    post_world.message(story.kajaani, post_world.partner(story.kajaani, "Äänekosken Äänekoski-seura"))
    post_world.message(story.kajaani, post_world.partner(story.kajaani, "Kela"))
    client.force_login(story.eeva)
    names = [
        row["name"]
        for group in client.get(ADDRESS, {"haku": words}).context["listing"].groups
        for row in group.rows
    ]
    assert names == ["Äänekosken Äänekoski-seura"]


def test_search_finds_receivers_addresses_and_subject_lines(client, story):
    found = post_world.message(
        story.kajaani, to_name="Ähtärin Åke", to_email="ake@example.org", title="Ööpinen"
    )
    post_world.message(story.kajaani)
    client.force_login(story.eeva)
    for typed in ("ähtärin", "AKE@", "ööpi"):
        listing = client.get(ADDRESS, {"haku": typed}).context["listing"]
        assert [message.pk for message in listing.messages] == [found.pk], typed


def test_one_event_alone_is_shown_by_its_name_in_the_address(client, story):
    other = world.event(story.kainuu, story.other_library, slug="sotkamo")
    post_world.message(story.kajaani)
    wanted = post_world.message(other)
    client.force_login(story.eeva)
    assert [one.pk for one in client.get(f"{ADDRESS}?talkoot=sotkamo").context["listing"].messages] == [
        wanted.pk
    ]


def test_hidden_messages_are_never_listed(client, story):
    post_world.message(story.kajaani, is_listed=False, kind="digest", title="Kirjautumiskoodi 123456")
    client.force_login(story.eeva)
    assert "Kirjautumiskoodi" not in client.get(ADDRESS).content.decode()
    assert client.get(f"{ADDRESS}{Message.objects.get().pk}/").status_code == 404


def test_another_network_sees_its_own_only_and_others_find_nothing(client, story):
    post_world.message(story.kajaani, title="Vain Kainuun")
    client.force_login(story.eeva)
    assert "Vain Kainuun" in client.get(ADDRESS).content.decode()
    client.force_login(story.oona)
    answer = client.get(ADDRESS)
    assert answer.status_code == 200
    assert "Vain Kainuun" not in answer.content.decode()
    for person in (story.matti, story.liisa):
        client.force_login(person)
        assert client.get(ADDRESS).status_code == 404


def questions(client, address=ADDRESS):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_one_thirty_and_three_thousand_messages_ask_equally_many_questions(client, story):
    client.force_login(story.eeva)
    stand = story.kajaani.stands.first()
    post_world.many(story.kajaani, 1, subject=stand.subject)
    counts = [questions(client)]
    post_world.many(story.kajaani, 29, subject=stand.subject)
    counts.append(questions(client))
    post_world.many(story.kajaani, 2970, subject=stand.subject)
    counts += [questions(client), questions(client, f"{ADDRESS}?sivu=50")]
    assert len(set(counts)) == 1, counts


def test_a_log_of_thousands_pages_in_equally_many_questions(client, story):
    client.force_login(story.eeva)
    post_world.many(story.kajaani, 3000, state="accepted", settled_at=post_world.SENT_AT)
    first, last = client.get(f"{ADDRESS}?tila=lahteneet"), client.get(f"{ADDRESS}?tila=lahteneet&sivu=60")
    assert first.context["listing"].messages[0].title == "Kutsu 3000"
    assert last.context["listing"].messages[-1].title == "Kutsu 1"
    assert last.context["older"] is None
    assert questions(client, f"{ADDRESS}?tila=lahteneet") == questions(
        client, f"{ADDRESS}?tila=lahteneet&sivu=60"
    )


@pytest.mark.parametrize(
    "query",
    [
        "?sivu=0",
        "?sivu=-3",
        "?sivu=99999999999",
        "?sivu=²",
        "?tila=x",
        "?talkoot=%00",
        "?haku=%00",
        "?tila=%00",
    ],
)
def test_odd_addresses_show_an_ordinary_page(client, story, query):
    client.force_login(story.eeva)
    assert client.get(ADDRESS + query).status_code == 200


def test_progress_and_a_full_hour_are_told_while_messages_leave(client, story):
    now = timezone.now()
    story.kainuu.post_per_hour = 2
    story.kainuu.save()
    for state in ("queued", "accepted", "accepted"):
        post_world.message(story.kajaani, state=state, released_at=now, settled_at=now, claimed_at=now)
    client.force_login(story.eeva)
    page = client.get(f"{ADDRESS}?tila=matkalla").content.decode()
    assert "1 viesti on matkalla." in page
    assert "Postipalvelin on ottanut vastaan 2/3." in page
    assert "Päivitä" in page
    assert "2 viestiä tunnissa" in page
