"""Does a user choose for themselves how often the portal writes what waits?"""

import pytest
from django.urls import reverse

from partners.choices import Role
from partners.models import User
from tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def eeva(client):
    person = world.member(world.user("eeva@example.org", "Eeva Esimerkki"), world.network(), Role.COORDINATOR)
    client.force_login(person)
    return person


def test_the_choice_is_kept_and_shown(client, eeva):
    url = reverse("partners:digest_edit")
    assert 'value="daily" ' in client.get(url).content.decode()
    answer = client.post(url, {"digest": "weekly"}, follow=True)
    assert answer.redirect_chain == [(url, 302)]
    assert User.objects.get(pk=eeva.pk).digest == "weekly"
    assert "Vain maanantaisin." in client.get(reverse("mfa_index")).content.decode()


def test_what_is_no_choice_is_refused_and_changes_nothing(client, eeva):
    answer = client.post(reverse("partners:digest_edit"), {"digest": "hourly"})
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert User.objects.get(pk=eeva.pk).digest == "daily"


def test_nobody_chooses_for_others(client, eeva):
    oona = world.user("oona@example.org", "Oona Outonen")
    client.post(reverse("partners:digest_edit"), {"digest": "none", "pk": oona.pk})
    assert (User.objects.get(pk=oona.pk).digest, User.objects.get(pk=eeva.pk).digest) == ("daily", "none")


def test_a_visitor_is_asked_to_sign_in(client):
    answer = client.get(reverse("partners:digest_edit"))
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account_login"))
