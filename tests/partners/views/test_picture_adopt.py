"""Does a logo that a partner gave become its organisation's only by a press of somebody who has seen just this file?"""

import pytest

from partners.models import Change, Picture
from tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


def given(story, colour: str = "#c81e5a") -> Picture:
    stand = story.kajaani.stands.first()
    facts = {"organisation": stand.organisation, "given_for": stand.subject}
    return world.picture(story.kainuu, stand.organisation.name, colour, **facts)


def press(client, row: Picture, seen: str = ""):
    return client.post(f"/verkosto/kuvat/{row.pk}/kayttoon/", {"seen": seen or row.digest})


def test_it_waits_on_the_list_and_takes_the_place_of_the_former_one(client, story):
    row = given(story)
    former = world.picture(story.kainuu, "OP", organisation=row.organisation, name_sv="OP på svenska")
    client.force_login(story.eeva)
    assert [one["picture"] for one in client.get("/verkosto/kuvat/").context["groups"][0]["given"]] == [row]
    assert press(client, row)["Location"] == f"/verkosto/kuvat/#picture-{former.pk}"
    (now,) = Picture.objects.of_partner(row.organisation)
    assert (now.pk, now.digest, now.name_sv, now.given_for) == (former.pk, row.digest, "OP på svenska", "")
    assert not Picture.objects.waiting()
    assert Change.objects.of_deeds(["picture_adopted"]).get().by == story.eeva


def test_the_first_logo_of_an_organisation_is_the_given_one_and_pressed_twice_it_is_one(client, story):
    row = given(story)
    client.force_login(story.eeva)
    for _press in range(2):
        assert press(client, row).status_code == 302
    assert list(Picture.objects.of_partner(row.organisation)) == [row]
    assert Change.objects.of_deeds(["picture_adopted"]).count() == 1


def test_a_file_that_nobody_has_seen_is_not_taken_into_use(client, story):
    row = given(story)
    client.force_login(story.eeva)
    page = client.post(f"/verkosto/kuvat/{row.pk}/kayttoon/", {"seen": "0" * 32}, follow=True)
    assert "vaihtunut" in page.content.decode()
    assert Picture.objects.waiting().count() == 1


def test_a_waiting_logo_has_no_place_in_the_row_and_no_words_to_edit(client, story):
    row = given(story)
    client.force_login(story.eeva)
    assert client.get(f"/verkosto/kuvat/{row.pk}/").status_code == 404
    assert client.post(f"/verkosto/kuvat/{row.pk}/siirra/", {"where": "up"}).status_code == 404
    assert client.get(f"/verkosto/kuvat/{row.pk}/poista/").status_code == 200


def test_strangers_and_helpers_take_nothing_into_use(client, story):
    row = given(story)
    for person in (story.oona, story.matti, story.liisa):
        client.force_login(person)
        assert press(client, row).status_code == 404
    assert Picture.objects.waiting().count() == 1
