"""Is the language that somebody chooses kept, and does choosing lead nowhere else?"""

import pytest
from django.urls import reverse

from partners.models import User
from tests import world

pytestmark = pytest.mark.django_db
DESK = "/suunnittelu/"
LOGIN = "/tili/kirjaudu/"


@pytest.fixture
def eeva() -> User:
    return world.user("eeva.esimerkki@example.org", "Eeva Esimerkki")


def test_visitor_chooses_a_language_for_this_visit(client):
    answer = client.post(reverse("partners:language_set"), {"language": "sv", "next": LOGIN})

    assert answer["Location"] == LOGIN
    assert client.cookies["kieli"].value == "sv"
    assert client.cookies["kieli"]["httponly"]
    assert '<html lang="sv">' in client.get(LOGIN).content.decode()


def test_user_keeps_a_language(client, eeva):
    client.force_login(eeva)
    client.post(reverse("partners:language_set"), {"language": "en", "next": DESK})

    assert User.objects.get(pk=eeva.pk).language == "en"
    assert '<html lang="en">' in client.get("/tili/kaksivaiheinen/").content.decode()
    assert "kieli" not in client.cookies


@pytest.mark.parametrize("language", ["", "ru", "<script>", "fi\0"])
def test_unknown_language_changes_nothing(client, eeva, language):
    client.force_login(eeva)
    answer = client.post(reverse("partners:language_set"), {"language": language, "next": DESK})

    assert answer.status_code == 302
    assert User.objects.get(pk=eeva.pk).language == "fi"


@pytest.mark.parametrize("way_back", ["https://evil.example/", "//evil.example", "", "\\\\evil"])
def test_choosing_a_language_leads_to_our_own_pages_only(client, way_back):
    answer = client.post(reverse("partners:language_set"), {"language": "sv", "next": way_back})

    assert answer["Location"] == LOGIN


def test_language_is_not_chosen_by_a_link(client):
    assert client.get(reverse("partners:language_set")).status_code == 405
