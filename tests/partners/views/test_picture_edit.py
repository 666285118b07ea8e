"""Is a picture renamed or replaced, told in the trail, and is the old file gone then?"""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from partners import pictures
from partners.models import Change, Picture
from tests import world
from tests.partners import picture_samples as samples
from tests.posting import typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


@pytest.fixture
def picture(story):
    return world.picture(story.kainuu)


def test_names_are_saved_and_told(client, story, picture):
    client.force_login(story.eeva)
    address = f"/verkosto/kuvat/{picture.pk}/"
    client.post(address, typed(client.get(address).context["form"], name_en="Kainuu digital support"))
    picture.refresh_from_db()
    assert picture.name_en == "Kainuu digital support"
    told = Change.objects.get(subject=f"picture:{picture.pk}")
    assert (told.deed, told.field, told.after) == ("picture_edited", "name_en", "Kainuu digital support")


def test_saving_unchanged_leaves_no_mark(client, story, picture):
    client.force_login(story.eeva)
    address = f"/verkosto/kuvat/{picture.pk}/"
    client.post(address, typed(client.get(address).context["form"]))
    assert not Change.objects.filter(subject=f"picture:{picture.pk}").exists()


def test_another_file_takes_its_place(client, story, picture, django_capture_on_commit_callbacks):
    client.force_login(story.eeva)
    address, old = f"/verkosto/kuvat/{picture.pk}/", picture.path
    new = SimpleUploadedFile("uusi.png", samples.png((90, 30)))
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address, typed(client.get(address).context["form"], picture=new))
    picture.refresh_from_db()
    assert (picture.width, picture.height) == (90, 30)
    assert pictures.bytes_of(picture.path)
    assert pictures.bytes_of(old) is None


def test_a_refused_file_changes_nothing(client, story, picture):
    client.force_login(story.eeva)
    address, old = f"/verkosto/kuvat/{picture.pk}/", picture.path
    new = SimpleUploadedFile("uusi.png", samples.SVG)
    response = client.post(address, typed(client.get(address).context["form"], picture=new, name="Toinen"))
    assert list(response.context["form"].errors) == ["picture"]
    assert Picture.objects.get().path == old
    assert Picture.objects.get().name == picture.name


def test_a_signature_is_not_asked_what_only_logos_have(client, story):
    signature = world.picture(story.kainuu, use="signature")
    client.force_login(story.eeva)
    form = client.get(f"/verkosto/kuvat/{signature.pk}/").context["form"]
    assert {"use", "municipality", "is_funder"}.isdisjoint(form.fields)
