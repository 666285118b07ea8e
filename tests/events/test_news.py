"""Is each piece of news one sentence with a link, many of a kind one line, and bounded in questions?"""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from events import news
from events.actions import partner_posts, polling, room
from events.choices import RoomState
from events.date_choices import Suits
from events.models import Event
from events.models.poll import Proposal
from partners.models import Change, FieldChange, Message, User
from talkoot.lib import dates
from tests import poll_world, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


def told(story, name: str, deed: str, *changes: tuple[str, str, str]) -> None:
    """A partner's deed; the partner is made if it is not there."""
    stand = story.kajaani.stands.filter(organisation__name=name).first()
    if stand is None:
        stand = world.stand(
            story.kajaani, world.organisation(story.kainuu, name, name.lower().replace(" ", "-"))
        )
    rows = [FieldChange(f"{field}:{name}", before, after) for field, before, after in changes]
    Change.objects.record(
        subject=story.kajaani.subject, part=stand.subject, network=story.kainuu, deed=deed, changes=rows
    )


def titles(story, person=None) -> list[str]:
    events = list(Event.objects.with_places())
    since = timezone.now() - timedelta(days=1)
    return [one.title for one in news.answers_since(person or story.eeva, events, since)]


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ("confirmed", "OP-Kainuu tulee mukaan"), ("declined", "OP-Kainuu ei pääse"),
        ("waiting", "OP-Kainuu jäi varalle"),
        ("cancelled", "OP-Kainuu perui tulonsa"), ("unsure", "OP-Kainuu ei tiedä vielä"),
    ],
)  # fmt: skip
def test_an_answer_is_said_by_its_state(story, state, sentence):
    told(story, "OP-Kainuu", "stand_answered", ("state", "invited", state), ("tables", "1", "2"))
    assert titles(story) == [sentence]


def test_a_change_tells_which_facts_and_the_newest_word_counts(story):
    told(story, "OP-Kainuu", "stand_answered", ("state", "invited", "unsure"))
    told(story, "OP-Kainuu", "stand_answer_changed", ("state", "unsure", "confirmed"))
    assert titles(story) == ["OP-Kainuu tulee mukaan"]
    told(story, "Kela", "stand_answer_changed", ("presenters", "Essi", "Teppo"), ("tables", "1", "2"))
    (first, _other) = news.answers_since(story.eeva, [story.kajaani], timezone.now() - timedelta(days=1))
    assert (first.title, first.note) == ("Kela muutti vastaustaan", "Esittelijät, Pöydät")
    told(story, "OP-Kainuu", "stand_answer_undone", ("state", "confirmed", "unsure"))
    assert titles(story)[0] == "OP-Kainuu perui viimeisimmän vastauksensa"


def test_many_of_a_kind_are_one_line_with_names(story):
    for number in range(6):
        told(story, f"Yhdistys {number}", "stand_answered", ("state", "invited", "confirmed"))
    told(story, "Kela", "stand_answered", ("state", "invited", "declined"))
    since = timezone.now() - timedelta(days=1)
    found = news.answers_since(story.eeva, list(Event.objects.with_places()), since)
    assert [one.title for one in found] == ["Kela ei pääse", "Kuusi kumppania tulee mukaan"]
    assert found[1].note == "Yhdistys 5, Yhdistys 4, Yhdistys 3, Yhdistys 2 ja 2 muuta"
    assert found[1].url == "/suunnittelu/kajaani/kumppanit/?tila=confirmed"


def test_what_partners_published_is_told_until_it_is_taken_away(story):
    stand = world.stand(story.kajaani, world.organisation(story.kainuu, "Kela", "kela"))
    facts = {"channel": "poster", "place": "Ikkuna", "published_on": None, "reach": None, "link": ""}
    post = partner_posts.add_post(stand, facts)
    assert post
    since = timezone.now() - timedelta(days=1)
    (found,) = news.answers_since(story.eeva, [story.kajaani], since)
    assert (found.title, found.note, found.url) == (
        "Kela on julkaissut", "Juliste, Ikkuna", "/suunnittelu/kajaani/kumppanit/julkaisut/",
    )  # fmt: skip
    partner_posts.remove_post(post)
    assert titles(story) == []


def test_only_coordinators_of_the_network_hear(story):
    told(story, "OP-Kainuu", "stand_answered", ("state", "invited", "confirmed"))
    assert titles(story, story.eeva)
    for person in (story.oona, story.matti, story.liisa):
        assert titles(story, person) == []


def test_many_troubled_mails_are_one_line_and_all_are_counted(story):
    for number in range(7):
        state = "failed" if number < 5 else "draft"
        Message.objects.create(
            network=story.kainuu, kind="invitation", occasion=story.kajaani.subject, key=f"k{number}", title="Kutsu",
            message_id=f"<{number}@example.org>", text="Hei", to_name="Malli", state=state,
        )  # fmt: skip
    troubled = Message.objects.managed_by(story.eeva).troubled()
    with CaptureQueriesContext(connection) as queries:
        found = news.mails(troubled, [story.kajaani])
    assert ([one.title for one in found], len(queries)) == (
        ["Usea viesti ei lähtenyt, tai lähtö on epäselvä"], 1,
    )  # fmt: skip
    assert (User.objects.get(pk=story.eeva.pk).waiting_messages, story.oona.waiting_messages) == (7, 0)
    Message.objects.filter(key__in=["k0", "k1", "k2"]).update(state="cancelled")
    found = news.mails(troubled.all(), [story.kajaani])
    assert [one.title for one in found] == ["Viesti ei lähtenyt: Malli"] * 2
    assert User.objects.get(pk=story.eeva.pk).waiting_messages == 4


def said_by_library(story, deed: str, before: str, after: str, field: str = "") -> None:
    """What the library's people said behind their link."""
    Change.objects.record(
        subject=story.kajaani.subject, network=story.kainuu, deed=deed, by_name="Kirjasto",
        changes=[FieldChange(field, before, after)],
    )  # fmt: skip


def test_a_time_that_the_library_refuses_or_takes_back_is_told_once(story):
    first, second = "ke 10.3.2027 klo 14–18", "to 11.3.2027 klo 14–18"
    said_by_library(story, "poll_voted", "", "yes", first)
    assert titles(story) == []
    told(story, "Kela", "poll_voted", ("", "", "no"))  # a partner's no is no news
    said_by_library(story, "poll_voted", "", "no", second)
    said_by_library(story, "poll_voted", "no", "if_needed", second)
    said_by_library(story, "poll_voted", "if_needed", "no", second)
    assert titles(story) == [f"Kirjastolle ei sovi: {second}"]
    (found,) = news.answers_since(story.eeva, [story.kajaani], timezone.now() - timedelta(days=1))
    assert (found.url, found.place) == ("/suunnittelu/kajaani/paivakysely/", "Kajaani")
    said_by_library(story, "poll_voted", "no", "yes", second)
    assert titles(story) == []


def test_a_promise_taken_back_is_told_and_many_refusals_are_one_line(story):
    moment = timezone.now()
    said_by_library(story, "poll_voted", "yes", "if_needed", "ke 10.3.2027 klo 14–18")
    said_by_library(story, "poll_voted", "yes", "no", "to 11.3.2027 klo 14–18")
    assert titles(story) == [
        "Kirjastolle ei sovikaan: to 11.3.2027 klo 14–18",
        "Kirjastolle sopii vain tarvittaessa: ke 10.3.2027 klo 14–18",
    ]
    for day in (1, 2, 3):
        said_by_library(story, "poll_voted", "", "no", f"ke {day}.9.2027 klo 14–18")
    (many,) = [one for one in news.answers_since(story.eeva, [story.kajaani], moment) if one.note]
    assert (many.title, many.note) == (
        "Kolme ehdotettua aikaa ei sovi kirjastolle",
        "ke 1.9.2027 klo 14–18; ke 2.9.2027 klo 14–18; ke 3.9.2027 klo 14–18",
    )  # fmt: skip


def test_what_the_library_says_of_the_room_last_is_told_with_its_words(story):
    said_by_library(story, "room_refused", "", "Remontti.")
    said_by_library(story, "room_proposed", "Remontti.", "ke 17.3.2027 klo 14–18; Silloin käy.")
    (found,) = news.answers_since(story.eeva, [story.kajaani], timezone.now() - timedelta(days=1))
    assert (found.title, found.note, found.url) == (
        "Kirjasto ehdottaa toista aikaa", "ke 17.3.2027 klo 14–18; Silloin käy.",
        "/suunnittelu/kajaani/tilavaraus/",
    )  # fmt: skip
    said_by_library(story, "room_confirmed", "Silloin käy.", "")
    assert titles(story) == ["Kirjasto vahvisti tilan"]
    assert titles(story, story.oona) == []


def test_times_are_told_in_the_readers_language():
    asked = poll_world.idea(("Kela",))
    first = asked.options[0]
    polling.vote(asked.poll, None, first.pk, Suits.NO, by_name="Kirjasto")
    proposal = Proposal(first.day, first.opens, first.closes)
    room.answer_room(asked.now(), RoomState.PROPOSED, "Silloin käy.", proposal=proposal, by_name="Liisa")
    since = timezone.now() - timedelta(days=1)
    with translation.override("sv"):
        proposed, refused = news.answers_since(asked.story.eeva, list(Event.objects.with_places()), since)
    time = dates.event_time(first.day, first.opens, first.closes, None, "sv")
    assert (refused.title, refused.url) == (
        f"Passar inte biblioteket: {time}", "/suunnittelu/kajaani-idea/paivakysely/",
    )  # fmt: skip
    assert (proposed.title, proposed.note) == (
        "Biblioteket föreslår en annan tid", f"{time}; Silloin käy.",
    )  # fmt: skip
