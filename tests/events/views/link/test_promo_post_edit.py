"""Does a partner mend what it ticked?"""

import pytest
from django.utils import timezone

from events.choices import Publication
from events.models import PartnerPost
from partners.models import Change
from tests.link_world import invited
from tests.posting import typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def kaisa():
    kaisa = invited(publication=Publication.PUBLISHED)
    kaisa.post = PartnerPost.objects.create(
        stand=kaisa.stand, channel="social", place="Facebook", published_on=timezone.localdate(), reach=10
    )
    kaisa.where = f"markkinointi/{kaisa.post.pk}/"
    return kaisa


def test_a_tick_is_mended_and_the_trail_tells_both(kaisa):
    form = typed(kaisa.look(kaisa.where).context["form"], reach="500")
    for _press in range(2):
        kaisa.client.post(kaisa.url + kaisa.where, form)
    assert PartnerPost.objects.get().reach == 500
    change = Change.objects.of_deeds(["partner_post_changed"]).get()
    assert change.before.endswith(", 10") and change.after.endswith(", 500")


def test_a_mistake_is_told_and_nothing_saved(kaisa):
    form = typed(kaisa.look(kaisa.where).context["form"], published_on="eilen")
    answer = kaisa.client.post(kaisa.url + kaisa.where, form)
    assert list(answer.context["form"].errors) == ["published_on"]
    assert PartnerPost.objects.get().reach == 10
