"""Does one press give all letters in one PDF, each with a link of its own, and only those asked for?"""

import pytest

from partners.models import Link
from tests import post_world, world
from tests.judges import pdf_text

ADDRESS = "/suunnittelu/kajaani/kutsut/kirjeet.pdf"
pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    found = world.story()
    for name in ("Kela", "Martat"):
        post_world.partner(found.kajaani, name)
    return found


def test_every_partners_letter_is_in_one_file_with_its_own_link(client, story):
    client.force_login(story.eeva)
    answer = client.post(ADDRESS)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="kirjeet-kajaani.pdf"'
    text = pdf_text(answer.content)
    assert "Kela" in text
    assert "Martat" in text
    subjects = set(Link.objects.values_list("subject", flat=True))
    assert {
        stand.subject for stand in story.kajaani.stands.filter(organisation__name__in=["Kela", "Martat"])
    } <= subjects


def test_one_partners_letter_alone(client, story):
    client.force_login(story.eeva)
    kela = story.kajaani.stands.get(organisation__name="Kela")
    text = pdf_text(client.post(ADDRESS, {"stand": kela.pk}).content)
    assert "Kela" in text
    assert "Martat" not in text
    assert list(Link.objects.values_list("subject", flat=True)) == [kela.subject]


def test_another_events_stand_prints_nothing_of_it(client, story):
    client.force_login(story.eeva)
    foreign = story.oulu_event.stands.get()
    client.post(ADDRESS, {"stand": foreign.pk})
    assert not Link.objects.filter(subject=foreign.subject).exists()


def test_strangers_helpers_and_librarians_find_nothing(client, story):
    for person in (story.oona, story.matti, story.liisa):
        client.force_login(person)
        assert client.post(ADDRESS).status_code == 404
    assert not Link.objects.exists()
    client.force_login(story.eeva)
    assert client.get(ADDRESS).status_code == 405
