"""Is a picture's file sent as a picture and nothing else, and to the network's people only?"""

import pytest

from partners import pictures
from tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


def test_the_file_comes_in_a_sandbox(client, story):
    picture = world.picture(story.kainuu)
    client.force_login(story.eeva)
    answer = client.get(f"/verkosto/kuvat/{picture.pk}/kuva/")
    assert answer.content == pictures.bytes_of(picture.path)
    told = {
        name: answer[name] for name in ("Content-Type", "X-Content-Type-Options", "Content-Security-Policy")
    }
    assert told == {
        "Content-Type": "image/png", "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox; default-src 'none'",
    }  # fmt: skip
    assert answer["Content-Disposition"] == f'inline; filename="kuva-{picture.digest[:8]}.png"'
    assert answer["Cache-Control"].startswith("private")


def test_helpers_see_logos_but_no_signatures_and_strangers_nothing(client, story):
    logo = world.picture(story.kainuu)
    signature = world.picture(story.kainuu, use="signature")
    seen = {
        person: tuple(client_status(client, person, one) for one in (logo, signature))
        for person in (story.eeva, story.matti, story.liisa, story.oona)
    }
    assert list(seen.values()) == [(200, 200), (200, 404), (404, 404), (404, 404)]


def client_status(client, person, picture):
    client.force_login(person)
    return client.get(f"/verkosto/kuvat/{picture.pk}/kuva/").status_code


def test_a_row_without_its_file_is_no_page(client, story):
    picture = world.picture(story.kainuu, colour="#abcdef")
    pictures.forget(picture.path)
    client.force_login(story.eeva)
    assert client.get(f"/verkosto/kuvat/{picture.pk}/kuva/").status_code == 404
