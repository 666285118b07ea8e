"""Is a picture taken in by coordinators alone, and is a file that is none refused at its field?"""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from partners import pictures
from partners.models import Change, Picture
from partners.uploads import PICTURE_TAKEN_IN
from tests import world
from tests.partners import picture_samples as samples

ADDRESS = "/verkosto/kuvat/uusi/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


@pytest.fixture
def eeva(client, story):
    client.force_login(story.eeva)
    return client


def sent(content: bytes, name: str = "tunnus.png", **facts):
    return {"use": "logo", "name": "Kainuun digituki", "picture": SimpleUploadedFile(name, content)} | facts


def test_a_logo_is_kept_named_and_told(eeva, story):
    response = eeva.post(ADDRESS, sent(samples.png(), name_sv="Digitalt stöd", is_funder="on"))
    row = Picture.objects.get()
    assert response["Location"] == f"/verkosto/kuvat/#picture-{row.pk}"
    facts = (row.network, row.use, row.name_sv, row.is_funder, row.width, row.height, row.ending)
    assert facts == (story.kainuu, "logo", "Digitalt stöd", True, 480, 160, "png")
    assert pictures.bytes_of(row.path)
    told = Change.objects.get(subject=f"picture:{row.pk}")
    assert (told.deed, told.by) == ("picture_added", story.eeva)


def test_a_logo_may_be_a_partners_own_and_only_of_the_same_network(eeva, story):
    own, other = story.kainuu.organisations.get(), story.oulu.organisations.get()
    refused = eeva.post(ADDRESS, sent(samples.png(), organisation=other.pk))
    assert list(refused.context["form"].errors) == ["organisation"]
    eeva.post(ADDRESS, sent(samples.png(), organisation=own.pk))
    assert list(Picture.objects.of_partner(own)) == [Picture.objects.get()]
    page = eeva.get("/verkosto/kuvat/").content.decode()
    assert "vain kumppanin OP-Kainuu omissa julkaisuissa" in page


def test_new_pictures_come_last_in_their_row(eeva, story):
    world.picture(story.kainuu, order=4)
    eeva.post(ADDRESS, sent(samples.png()))
    assert Picture.objects.get(name="Kainuun digituki").order == 5


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("kuva.svg", samples.SVG),
        ("kuva.png", samples.SVG),
        ("kuva.png", samples.png() + b"<script>"),
        ("kuva.png", samples.bomb()),
        ("kuva.gif", samples.moving("GIF")),
        ("kuva.png", b""),
        ("kuva.png", b"\0" * 2_500_000),
        ("kuva.png", b"\0" * 50_000_000),
        ("kuva.png", None),
    ],
)
def test_what_is_no_picture_is_told_at_its_field_and_nothing_is_kept(eeva, name, content):
    data = sent(content or b"", name)
    if content is None:
        del data["picture"]
    response = eeva.post(ADDRESS, data)
    assert response.status_code == 200
    form = response.context["form"]
    assert list(form.errors) == ["picture"]
    assert 'value="Kainuun digituki"' in response.content.decode()
    assert not Picture.objects.exists()


def test_fifty_megabytes_are_dropped_while_they_arrive(eeva):
    response = eeva.post(ADDRESS, sent(b"\0" * 50_000_000))
    assert response.wsgi_request.dropped_files == ("picture",)
    assert response.wsgi_request.FILES.get("picture") is None
    assert PICTURE_TAKEN_IN < 4_000_000


def test_the_name_of_the_file_counts_for_nothing(eeva):
    eeva.post(ADDRESS, sent(samples.png(), "../../x.png"))
    row = Picture.objects.get()
    assert (len(row.digest), row.ending) == (32, "png")
    assert "x.png" not in row.path


def test_a_picture_for_posters_has_no_place_among_logos(eeva):
    town = world.municipality("205")
    eeva.post(ADDRESS, sent(samples.jpeg(), use="poster", municipality=town.pk, is_funder="on"))
    row = Picture.objects.get()
    assert (row.use, row.municipality, row.is_funder, row.ending) == ("poster", None, False, "jpg")


def test_the_use_is_chosen_by_the_address(eeva):
    assert eeva.get(f"{ADDRESS}?kaytto=signature").context["form"]["use"].value() == "signature"
    assert eeva.get(f"{ADDRESS}?kaytto=muu").context["form"]["use"].value() == "logo"


def test_strangers_and_helpers_add_nothing(client, story):
    for person in (story.matti, story.liisa):
        client.force_login(person)
        assert client.post(ADDRESS, sent(samples.png())).status_code == 404
    client.force_login(story.oona)
    client.post(ADDRESS, sent(samples.png(), network=story.kainuu.pk))
    assert [row.network for row in Picture.objects.all()] == [story.oulu]
