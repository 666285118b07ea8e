"""Does a link to a published event show its picture, and does the page say in words what poster and picture say?"""

import io
import re
from html import unescape
from typing import Any

import pytest
from PIL import Image

from events import sheet as sheets
from events.choices import Publication, Scope, StandState
from events.documents.poster_words import PosterWords, poster_words
from events.models import Event, PosterDesign
from tests import world

pytestmark = pytest.mark.django_db
ADDRESS = "/talkoot/kajaani/kuva.png"


@pytest.fixture
def kajaani(settings: Any, tmp_path: Any) -> Event:
    """A published event in which every fact of a poster is filled in, in three languages."""
    settings.PREVIEW_PATIENCE = 30.0
    files = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = settings.STORAGES | {"rendered": files}
    kainuu = world.network(project="Digituki tutuksi")
    event = world.event(
        kainuu, world.venue(kainuu), publication=Publication.PUBLISHED, kind_name="Digitukitalkoot",
        kind_name_sv="Digitalko", kind_name_en="Digital support day", title="Talkoot kirjastossa",
        what_you_get_sv="Hjälp med telefonen", what_you_get_en="Help with your phone", room="Lehtisali",
        free="Maksuton. Ei ilmoittautumista.", free_sv="Avgiftsfritt.", free_en="Free of charge.",
        bring="Ota oma laite mukaan.\nSalasanat mukaan.", step_free=True, induction_loop=False,
        accessible_toilet=True, access_note="Ovi on sivulla.", contact_name="Kirjaston neuvonta",
        contact_phone="08 000 000", languages=["fi", "sv", "so"],
    )  # fmt: skip
    for number, scope in enumerate((Scope.DEVICE_HELP, Scope.OWN_SERVICE, Scope.INFO_ONLY)):
        organisation = world.organisation(kainuu, f"Järjestö {number}", f"jarjesto-{number}")
        world.stand(
            event, organisation, scope=scope, topic=f"Aihe {number}", topic_sv=f"Ämne {number}",
            state=StandState.CONFIRMED,
        )  # fmt: skip
    return event


def facts_of(words: PosterWords) -> list[str]:
    """Return every fact that the poster prints, without the labels before them."""
    contact = words.contact.partition(": ")[2].split(", ")
    told = [
        words.what,
        words.name,
        words.clock,
        words.place,
        words.address,
        words.free,
        *words.bring,
        *contact,
    ]
    told += [words.day.partition(" ")[2], *words.notes]
    told += [part for helper in words.helpers for part in (helper.name, helper.topic)]
    return [fact for fact in [*told, *words.organiser.partition(": ")[2].split(", ")] if fact]


def squeezed(text: str) -> str:
    """Return a text or page without tags, spaces and soft hyphens."""
    return re.sub(r"[\s\u00a0\u00ad]", "", unescape(re.sub(r"<[^>]+>", "", text)))


@pytest.mark.parametrize(("language", "prefix"), [("fi", ""), ("sv", "/sv"), ("en", "/en")])
def test_page_says_every_fact_of_the_poster(client: Any, kajaani: Event, language: str, prefix: str) -> None:
    page = client.get(f"{prefix}/talkoot/kajaani/").content.decode()
    facts = facts_of(poster_words(sheets.of(kajaani, language)))
    assert len(facts) > 18
    assert [fact for fact in facts if squeezed(fact) not in squeezed(page.partition("<body")[2])] == []


def test_headline_chosen_for_the_poster_is_the_pages_too(client: Any, kajaani: Event) -> None:
    PosterDesign.objects.create(event=kajaani, headline="Tule kysymään puhelimesta")
    page = client.get("/talkoot/kajaani/").content.decode()
    assert re.search(r"<h1[^>]*>Tule kysymään puhelimesta</h1>", page)
    assert '<meta property="og:title" content="Tule kysymään puhelimesta">' in page
    assert '<span lang="fi">Tule kysymään' in client.get("/sv/talkoot/kajaani/").content.decode()


def test_link_has_a_picture_of_its_size_with_words_for_it(client: Any, kajaani: Event) -> None:
    page = client.get("/sv/talkoot/kajaani/").content.decode()
    told = dict(re.findall(r'<meta (?:property|name)="([\w:]+)" content="([^"]*)">', page))
    assert told["og:image"] == "http://localhost:8000/sv/talkoot/kajaani/kuva.png"
    assert (told["og:image:width"], told["og:image:height"]) == ("1200", "630")
    assert told["og:image:alt"].startswith("Hjälp med telefonen, ")
    assert told["twitter:card"] == "summary_large_image"


def test_anyone_gets_the_picture_once_and_without_a_cookie(client: Any, kajaani: Event) -> None:
    first = client.get(ADDRESS)
    assert (first.status_code, first["Content-Type"]) == (200, "image/png")
    assert Image.open(io.BytesIO(first.content)).size == (1200, 630)
    assert not first.cookies and "Cookie" not in first.headers.get("Vary", "")
    again = client.get(ADDRESS, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/sv" + ADDRESS).content != first.content
    kajaani.free = "Vapaa pääsy."
    kajaani.save()
    assert client.get(ADDRESS, headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_draft_has_no_picture(client: Any, kajaani: Event) -> None:
    kajaani.publication = Publication.DRAFT
    kajaani.save()
    assert client.get(ADDRESS).status_code == 404


def test_reader_is_asked_to_come_back_when_the_press_is_busy(
    client: Any, kajaani: Event, settings: Any
) -> None:
    settings.PREVIEW_PATIENCE = 0.0001
    answer = client.get(ADDRESS)
    assert (answer.status_code, answer["Retry-After"], answer["Cache-Control"]) == (503, "10", "no-store")
