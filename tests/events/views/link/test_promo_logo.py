"""Does a partner give its own logo through its link, is a file that is none refused at its field, and is it told?"""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from events import news, sheet
from events.choices import EventState, Publication
from events.models import Event
from partners import limits, pictures
from partners.choices import Role
from partners.models import Change, Link, Picture
from tests import world
from tests.link_world import Kaisa, invited
from tests.partners import picture_samples as samples

ADDRESS = "markkinointi/logo/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def kaisa():
    kaisa = invited(publication=Publication.PUBLISHED)
    world.picture(kaisa.stand.event.network, "Kainuun tunnus", "#14507a")
    return kaisa


def give(kaisa: Kaisa, content: bytes | None, name: str = "logo.png"):
    sent = {} if content is None else {"picture": SimpleUploadedFile(name, content)}
    return kaisa.client.post(kaisa.url + ADDRESS, sent)


def given() -> list[Picture]:
    return list(Picture.objects.waiting())


def test_a_logo_given_twice_is_one_stands_in_the_own_kit_alone_and_is_told_by_name(kaisa):
    for _press in range(2):
        assert give(kaisa, samples.png((300, 100)))["Location"] == f"{kaisa.url}markkinointi/#logo"
    (row,) = given()
    assert (row.given_for, row.organisation, row.width) == (
        kaisa.stand.subject,
        kaisa.stand.organisation,
        300,
    )
    told = Change.objects.about(kaisa.stand.event.subject).of_deeds(["partner_logo_given"]).get()
    assert (told.by_name, told.part, told.after) == ("OP-Kainuu", kaisa.stand.subject, "OP-Kainuu: 300 × 100")
    assert Link.objects.get().last_used_at
    page = kaisa.look("markkinointi/").content.decode()
    assert 'alt="Logo: OP-Kainuu"' in page and f"logo/kuva/?v={row.digest[:8]}" in page
    assert [logo.picture.alt for logo in sheet.of(kaisa.stand.event).logos] == ["Kainuun tunnus"]
    assert not Picture.objects.of_partner(kaisa.stand.organisation).exists(), (
        "no logo of the organisation yet"
    )


def test_another_file_takes_the_place_of_the_first(kaisa):
    give(kaisa, samples.png((300, 100)))
    (first,) = given()
    give(kaisa, samples.png((200, 200)))
    (second,) = given()
    assert (first.pk, second.width) == (second.pk, 200)
    assert pictures.bytes_of(second.path)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("logo.png", samples.SVG), ("logo.svg", samples.SVG), ("logo.png", samples.bomb()),
        ("logo.png", samples.lying_bomb()), ("logo.png", samples.png() + b"<script>"),
        ("logo.png", b"\0" * 4_000_000), ("logo.png", b""), ("logo.png", None),
    ],
)  # fmt: skip
def test_what_is_no_picture_is_told_at_its_field_and_nothing_is_kept(kaisa, name, content):
    page = give(kaisa, content, name)
    assert page.status_code == 200
    assert list(page.context["logo_form"].errors) == ["picture"]
    assert str(page.context["logo_form"].errors["picture"][0]) in page.content.decode()
    assert not given() and not Change.objects.of_deeds(["partner_logo_given"])


def test_files_are_not_read_without_end_and_not_for_a_cancelled_day(kaisa, monkeypatch):
    monkeypatch.setattr(limits, "LOGOS_OF_STAND", 1)
    give(kaisa, samples.SVG)
    page = give(kaisa, samples.png())
    assert "tunnin kuluttua" in page.content.decode() and not given()
    event = kaisa.stand.event
    event.state = EventState.CANCELLED
    event.save()
    assert give(kaisa, samples.png()).status_code == 409


def test_the_organiser_hears_of_it_until_it_is_in_use(kaisa):
    eeva = world.member(world.user("eeva@example.org", "Eeva"), kaisa.stand.event.network, Role.COORDINATOR)
    events, since = list(Event.objects.with_places()), timezone.now() - timedelta(days=1)
    give(kaisa, samples.png((300, 100)))
    give(kaisa, samples.png((200, 200)))
    (told,) = news.answers_since(eeva, events, since)
    assert (told.title, told.url) == ("OP-Kainuu antoi logon", "/verkosto/kuvat/#given")
    Picture.objects.waiting().update(given_for="")
    assert news.answers_since(eeva, events, since) == []
