"""Is a print noted with its facts, called old with what changed, and true again when they are back?"""

import pytest

from events.actions.recording import Seen, save_record
from events.actions.stands import change_stand
from events.choices import Publication
from events.models import Event, Printing
from tests import world

PAGE = "/suunnittelu/kajaani/asiakirjat/"
ADDRESS = f"{PAGE}poster/tulostettu/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    story = world.story()
    Event.objects.filter(pk=story.kajaani.pk).update(publication=Publication.PUBLISHED)
    return story


def shown(client, language: str = "fi") -> list[tuple[str, bool, list[str]]]:
    """The prints of a language on the documents page: paper, whether old, what changed."""
    posters = client.get(PAGE).context["posters"]
    rows = next(poster["prints"] for poster in posters if poster["code"] == language)
    return [(row["paper"], row["is_old"], row["changed"]) for row in rows]


def rename(story, before: str, after: str) -> None:
    save_record(story.kajaani, {"title": after}, Seen(0, {"title": before}), by=story.eeva)


def test_a_print_is_noted_with_its_copies_and_giver(client, story):
    client.force_login(story.matti)
    said = client.post(
        ADDRESS, {"paper": "a3", "language": "fi", "copies": "12"}, follow=True
    ).content.decode()
    row = Printing.objects.get()
    assert (row.paper, row.copies, row.by, row.kind) == ("a3", 12, story.matti, "poster")
    for words in ("Tuloste merkittiin.", "12 kpl", "Matti Mallikas", "Ajan tasalla"):
        assert words in said
    again = client.post(ADDRESS, {"paper": "a3", "language": "fi", "copies": "12"}, follow=True)
    assert "Sama tuloste oli jo merkitty." in again.content.decode()


def test_changed_facts_make_it_old_and_are_named(client, story):
    client.force_login(story.eeva)
    for language in ("fi", "sv"):
        client.post(ADDRESS, {"paper": "a4", "language": language})
    stand = story.kajaani.stands.get()
    seen = {"topic": stand.topic}
    change_stand(stand, {"topic": "verkkopankki"}, seen, by=story.eeva)
    rename(story, story.kajaani.title, "Apua puhelimeen")
    assert shown(client) == [("A4", True, ["OP-Kainuu, mitä kumppani esittelee", "Otsikko"])]
    change_stand(stand, seen, {"topic": "verkkopankki"}, by=story.eeva)
    rename(story, "Apua puhelimeen", story.kajaani.title)
    assert shown(client) == [("A4", False, [])]


def test_what_no_poster_tells_ages_nothing(client, story):
    client.force_login(story.eeva)
    client.post(ADDRESS, {"paper": "a4"})
    save_record(
        story.kajaani, {"contingency_plan": "Teams"}, Seen(0, {"contingency_plan": ""}), by=story.eeva
    )
    assert shown(client) == [("A4", False, [])]


def test_a_withdrawn_event_ages_its_posters(client, story):
    client.force_login(story.eeva)
    client.post(ADDRESS, {"paper": "a4"})
    client.post("/suunnittelu/kajaani/piilota/")
    assert shown(client) == [("A4", True, ["Talkoot palautettiin luonnokseksi"])]


@pytest.mark.parametrize("facts", [{"paper": "a9"}, {"language": "xx"}])
def test_unknown_paper_and_language_are_not_found(client, story, facts):
    client.force_login(story.eeva)
    assert client.post(ADDRESS, facts).status_code == 404
    assert client.post(f"{PAGE}invitation_letter/tulostettu/", {}).status_code == 404
    assert not Printing.objects.exists()


def test_strangers_note_nothing(client, story):
    for person in (story.oona, story.sirpa):
        client.force_login(person)
        assert client.post(ADDRESS, {"paper": "a4"}).status_code == 404
    assert not Printing.objects.exists()
