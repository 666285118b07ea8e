"""Is a printed poster remembered, and is the library told when what hangs on its wall has grown old?"""

import pytest

from events import personal_links
from events.models import Event, Printing
from partners.models import Change, FieldChange
from talkoot.lib.links import new_token
from tests import world

pytestmark = pytest.mark.django_db
OLD = "Tulosta nämä uudelleen"


@pytest.fixture
def story():
    return world.story()


@pytest.fixture
def link(story):
    token = new_token()
    personal_links.save_for_library(token, story.kajaani)
    return f"/kirjasto/{token}/"


def test_a_press_notes_the_print_once(client, story, link):
    for _press in range(2):
        html = client.post(f"{link}tulostettu/", {"paper": "a3", "copies": "2"}, follow=True).content.decode()
    assert "Tulostettu" in html
    assert OLD not in html
    assert [(row.kind, row.paper, row.language, row.by_name) for row in Printing.objects.all()] == [
        ("poster", "a3", "fi", "Kajaanin kaupunginkirjasto")
    ]


@pytest.mark.parametrize("copies", ["", "0", "-1", "kaksi", "1000", "²"])
def test_a_press_without_a_number_notes_nothing(client, story, link, copies):
    """A scanner that presses every button types no number."""
    html = client.post(f"{link}tulostettu/", {"paper": "a3", "copies": copies}, follow=True).content.decode()
    assert "Kirjoita, montako kappaletta tulostit." in html
    assert not Printing.objects.exists()


def test_a_state_is_not_told_by_the_word_for_a_room(client, story, link):
    client.post(f"{link}tulostettu/", {"paper": "a3", "copies": "2"})
    Event.objects.filter(pk=story.kajaani.pk).update(state="cancelled")
    Change.objects.record(
        subject=story.kajaani.subject, network=story.kainuu, deed="event_cancelled", by=story.eeva,
        changes=[FieldChange("state", "scheduled", "cancelled")],
    )  # fmt: skip
    assert "Muuttunut: Tapahtuman tila." in client.get(link).content.decode()
    client.force_login(story.eeva)
    desk = client.get("/suunnittelu/kajaani/").content.decode()
    assert "Talkoot peruttiin" in desk and "Tapahtuman tila" not in desk


def test_whoever_stays_away_is_not_told_by_the_word_for_a_room_either(client, story, link):
    client.post(f"{link}tulostettu/", {"paper": "a3", "copies": "2"})
    stand = story.kajaani.stands.get()
    stand.state = "declined"
    stand.save()
    Change.objects.record(
        subject=story.kajaani.subject, network=story.kainuu, deed="stand_answer_changed", part=stand.subject,
        changes=[FieldChange(f"state:{stand.organisation}", "confirmed", "declined")],
    )  # fmt: skip
    assert f"Muuttunut: {stand.organisation}, osallistuminen." in client.get(link).content.decode()


def test_a_poster_that_tells_old_facts_is_to_be_changed_and_why_is_told(client, story, link):
    client.post(f"{link}tulostettu/", {"paper": "a3", "copies": "2"})
    story.kajaani.free = "Maksuton."
    story.kajaani.save()
    Change.objects.record(
        subject=story.kajaani.subject, network=story.kainuu, deed="event_edited", by=story.eeva,
        changes=[FieldChange("free", "", "Maksuton."), FieldChange("case_number", "", "SALAINEN/1")],
    )  # fmt: skip
    html = client.get(link).content.decode()
    assert OLD in html
    assert "Muuttunut: Maksuttomuus" in html or "Muuttunut: " in html
    assert "SALAINEN" not in html
    client.post(f"{link}tulostettu/", {"paper": "a3", "copies": "2"})
    assert OLD not in client.get(link).content.decode()


def test_facts_that_no_poster_tells_leave_it_alone(client, story, link):
    client.post(f"{link}tulostettu/", {"paper": "a3", "copies": "2"})
    stand = story.kajaani.stands.get()
    stand.tables = 5
    stand.save()
    assert OLD not in client.get(link).content.decode()


def test_a_librarian_notes_a_print_signed_in(client, story):
    client.force_login(story.liisa)
    client.post("/suunnittelu/kajaani/kirjasto/tulostettu/", {"paper": "a4", "copies": "2"})
    row = Printing.objects.get()
    assert (row.by, row.by_name, row.paper) == (story.liisa, "Kajaanin kaupunginkirjasto", "a4")


def test_a_paper_that_there_is_not_is_not_found(client, link):
    assert client.post(f"{link}tulostettu/", {"paper": "a9"}).status_code == 404
    assert not Printing.objects.exists()
