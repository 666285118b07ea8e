"""Does a partner take a tick back by a press, once, and never by looking?"""

import pytest
from django.utils import timezone

from events.choices import Publication
from events.models import PartnerPost
from partners.models import Change
from tests.link_world import invited

pytestmark = pytest.mark.django_db


def test_a_tick_is_taken_back_by_a_press_only(client):
    kaisa = invited(publication=Publication.PUBLISHED)
    post = PartnerPost.objects.create(stand=kaisa.stand, place="Facebook", published_on=timezone.localdate())
    address = f"{kaisa.url}markkinointi/{post.pk}/poista/"
    assert kaisa.client.get(address).status_code == 405
    assert PartnerPost.objects.count() == 1
    unsure = kaisa.client.post(address)  # as a mail scanner presses it
    assert "Rastita ruutu, jos haluatte poistaa merkinnän." in unsure.content.decode()
    assert PartnerPost.objects.count() == 1
    for _press in range(2):
        assert kaisa.client.post(address, {"sure": "on"})["Location"] == f"{kaisa.url}markkinointi/#published"
    assert PartnerPost.objects.count() == 0
    assert Change.objects.of_deeds(["partner_post_removed"]).count() == 1
