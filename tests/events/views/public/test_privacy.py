"""Does the privacy notice say whose data is kept, why, how long, and where to complain?"""

import pytest

from tests import world

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/tietosuoja/", ("Rekisterinpitäjä", "Oikeutesi", "Evästeet", "24 kuukaut", "henkilötunnusta")),
        (
            "/sv/tietosuoja/",
            ("Personuppgiftsansvarig", "Dina rättigheter", "Kakor", "24 månader", "personbeteckning"),
        ),
        ("/en/tietosuoja/", ("Controller", "Your rights", "Cookies", "24 months", "identity code")),
    ],
)
def test_notice_has_the_sections_of_the_regulation(client, address, words):
    world.network()
    response = client.get(address)
    page = response.content.decode()
    for fact in (*words, "kainuu@example.org", "tietosuoja.fi"):
        assert fact in page, fact
    assert not response.cookies
    assert client.get(address, headers={"If-None-Match": response["ETag"]}).status_code == 304


def test_every_public_page_links_to_it_in_its_language(client):
    for address, link in (("/", "/tietosuoja/"), ("/en/", "/en/tietosuoja/")):
        assert f'href="{link}"' in client.get(address).content.decode()
