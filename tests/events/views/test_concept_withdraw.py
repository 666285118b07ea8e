"""Does withdrawing close the public page and leave what others have taken?"""

import pytest
from django.urls import reverse

from tests.concept_world import Sharing

pytestmark = pytest.mark.django_db


def test_the_page_closes_and_copies_stay(client):
    sharing = Sharing()
    copy = sharing.fork()
    client.force_login(sharing.eeva)
    where = reverse("desk:concept_withdraw", args=[sharing.model.slug])
    assert client.get(where).status_code == 405
    client.post(where)
    assert (
        client.get(reverse("public:concept_detail", args=["kainuu", sharing.model.slug])).status_code == 404
    )
    assert sharing.again(copy).tasks.count() == sharing.original.tasks.count() > 0


def test_others_do_not_withdraw(client):
    sharing = Sharing()
    client.force_login(sharing.oona)
    where = reverse("desk:concept_withdraw", args=[sharing.model.slug]) + "?verkosto=kainuu"
    assert client.post(where).status_code == 404
    assert sharing.original.is_published
