"""Is it told what uses a picture before it is removed, and what happens to its file?"""

import pytest

from events.models import PosterDesign
from partners import pictures
from partners.models import Change, Picture
from tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


def test_the_posters_that_use_it_are_named_and_go_on_without(client, story):
    picture = world.picture(story.kainuu, use="poster")
    PosterDesign.objects.create(event=story.kajaani, picture=picture)
    client.force_login(story.eeva)
    page = client.get(f"/verkosto/kuvat/{picture.pk}/poista/")
    assert page.context["users"] == [str(story.kajaani)]
    client.post(f"/verkosto/kuvat/{picture.pk}/poista/")
    assert PosterDesign.objects.get().picture is None
    assert Change.objects.get(deed="picture_removed").before == picture.name


def test_looking_removes_nothing(client, story):
    picture = world.picture(story.kainuu)
    client.force_login(story.eeva)
    assert client.get(f"/verkosto/kuvat/{picture.pk}/poista/").context["users"] == []
    assert Picture.objects.filter(pk=picture.pk).exists()


def test_the_file_goes_with_the_last_picture_that_shows_it(client, story, django_capture_on_commit_callbacks):
    one, same = world.picture(story.kainuu, colour="#123456"), world.picture(story.oulu, colour="#123456")
    assert one.path == same.path
    for picture, person, is_kept in ((one, story.eeva, True), (same, story.oona, False)):
        client.force_login(person)
        with django_capture_on_commit_callbacks(execute=True):
            client.post(f"/verkosto/kuvat/{picture.pk}/poista/")
        assert (pictures.bytes_of(one.path) is not None) is is_kept
