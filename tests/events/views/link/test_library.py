"""What does a library see behind its link, and what does it never see?"""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from events import personal_links
from events.choices import EventState, StandState
from events.models import Event
from partners.choices import LinkPurpose
from partners.models import Change, Link
from talkoot.lib.links import new_token
from tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    made = world.story()
    Event.objects.update(day=timezone.localdate() + timedelta(days=30))
    stand = made.kajaani.stands.get()
    world.contact(stand.organisation, phone="000 999 8888")
    stand.message, stand.place, stand.needs, stand.tables = "Viesti vain järjestäjälle", 4, ["quiet"], 2
    stand.save()
    stand.presenters.create(name="Essi Esimerkki", phone="000 765 4321")
    silent = world.organisation(made.kainuu, "Hiljainen Yhdistys", "hiljainen")
    world.stand(made.kajaani, silent, state=StandState.INVITED)
    return made


@pytest.fixture
def token(story):
    made = new_token()
    personal_links.save_for_library(made, story.kajaani)
    return made


def page(client: Client, token: str, tail: str = "") -> str:
    response = client.get(f"/kirjasto/{token}/{tail}")
    assert response.status_code == 200
    return response.content.decode()


def test_the_page_says_what_when_who_and_with_what_needs(client, story, token):
    html = page(client, token)
    for words in (
        "Kajaanin kaupunginkirjasto", "OP-Kainuu", "Essi Esimerkki", "Rauhallinen paikka",
        "1 esittelypiste, 1 esittelijä, 2 pöytää ja 0 pistorasiaa.", "Sopiiko tila meille?", "Juliste A3",
        "Pöytäkyltit A4",
    ):  # fmt: skip
        assert words in html, words


def test_contacts_phones_messages_and_silent_partners_stay_away(client, story, token):
    html = page(client, token)
    for secret in (
        "000 765 4321",
        "000 999 8888",
        "kaisa.kursseja@example.org",
        "Viesti vain",
        "Hiljainen Yhdistys",
    ):
        assert secret not in html, secret


def test_a_page_behind_a_link_is_neither_kept_nor_found(client, token):
    response = client.get(f"/kirjasto/{token}/")
    assert response["Cache-Control"] == "no-store"
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert response["Referrer-Policy"] in ("same-origin", "no-referrer")


def test_looking_changes_nothing(client, story, token):
    before = list(Link.objects.values()), list(Change.objects.values())
    page(client, token)
    assert (list(Link.objects.values()), list(Change.objects.values())) == before


@pytest.mark.parametrize(
    ("language", "words"), [("sv", "Är lokalen ledig för oss?"), ("en", "Is the room free for us?")]
)
def test_the_page_speaks_the_language_asked_for(client, token, language, words):
    assert words in page(client, token, f"?kieli={language}")


def test_an_unknown_link_is_not_found_and_says_why(client, story):
    response = client.get(f"/kirjasto/{new_token()}/")
    assert response.status_code == 404
    assert "Tämä linkki ei avaa mitään" in response.content.decode()


def test_a_partners_link_does_not_open_the_librarys_page(client, story):
    token = new_token()
    personal_links.save_for_stand(token, story.kajaani.stands.first())
    assert client.get(f"/kirjasto/{token}/").status_code == 404


def test_a_revoked_link_tells_whom_to_call(client, story, token):
    story.kainuu.phone = "000 123 4567"
    story.kainuu.save()
    personal_links.revoke(LinkPurpose.LIBRARY, story.kajaani.subject)
    response = client.get(f"/kirjasto/{token}/")
    html = response.content.decode()
    assert response.status_code == 410
    assert "Järjestäjä on päättänyt sen" in html
    assert "000 123 4567" in html
    assert "OP-Kainuu" not in html


def test_a_link_ends_a_month_after_the_day(client, story, token):
    Event.objects.update(day=timezone.localdate() - timedelta(days=30))
    assert client.get(f"/kirjasto/{token}/").status_code == 200
    Event.objects.update(day=timezone.localdate() - timedelta(days=31))
    assert client.get(f"/kirjasto/{token}/").status_code == 410


def test_a_cancelled_day_is_told_first(client, story, token):
    Event.objects.update(state=EventState.CANCELLED)
    html = page(client, token)
    assert html.index("Peruttu") < html.index("Sopiiko tila")


def test_one_row_and_thirty_take_equal_queries(client, story, token):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def count() -> int:
        with CaptureQueriesContext(connection) as seen:
            page(client, token)
        return len(seen)

    page(client, token)
    few = count()
    for number in range(29):
        partner = world.organisation(story.kainuu, f"Yhdistys {number}", f"yhdistys-{number}")
        row = world.stand(story.kajaani, partner, place=number + 10)
        row.presenters.create(name=f"Malli {number}")
    assert "Yhdistys 28" in page(client, token)
    assert count() == few


def test_an_event_without_a_day_still_has_a_page(client, story, token):
    Event.objects.update(day=None)
    assert "Päivä tarkentuu" in page(client, token)
