"""Does a partner take away the logo that it gave, only by ticking the box, and nobody else's?"""

import pytest

from events.choices import Publication
from partners.models import Change, Picture
from tests import world
from tests.link_world import Kaisa, invited

ADDRESS = "markkinointi/logo/poista/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def kaisa():
    kaisa = invited(publication=Publication.PUBLISHED)
    stand = kaisa.stand
    world.picture(stand.event.network, "OP-Kainuu", organisation=stand.organisation, given_for=stand.subject)
    return kaisa


def press(who: Kaisa, **ticked: str):
    return who.client.post(who.url + ADDRESS, ticked)


def test_a_press_without_the_tick_takes_nothing_away(kaisa):
    page = press(kaisa)
    assert list(page.context["logo_removal"].errors) == ["no_logo"]
    assert Picture.objects.waiting().count() == 1


def test_ticked_it_goes_once_and_is_told(kaisa):
    for _press in range(2):
        assert press(kaisa, no_logo="on")["Location"] == f"{kaisa.url}markkinointi/#logo"
    assert not Picture.objects.exists()
    assert Change.objects.of_deeds(["partner_logo_removed"]).get().by_name == "OP-Kainuu"


def test_another_partners_link_neither_takes_it_away_nor_shows_it(kaisa):
    event = kaisa.stand.event
    kela = Kaisa(world.stand(event, world.organisation(event.network, "Kela", "kela")), kaisa.meeting)
    assert kaisa.look("markkinointi/logo/kuva/").status_code == 200
    assert kela.look("markkinointi/logo/kuva/").status_code == 404
    assert "logo/kuva/" not in kela.look("markkinointi/").content.decode()
    press(kela, no_logo="on")
    assert Picture.objects.waiting().count() == 1


def test_what_the_network_has_taken_into_use_stays(kaisa):
    Picture.objects.update(given_for="")
    assert "logo/poista/" not in kaisa.look("markkinointi/").content.decode()
    press(kaisa, no_logo="on")
    assert Picture.objects.count() == 1
