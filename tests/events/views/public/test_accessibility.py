"""Does the accessibility statement hold what the law asks of it?"""

import pytest

from tests import world

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "heading"),
    [
        ("/saavutettavuus/", "Saavutettavuusseloste"),
        ("/sv/saavutettavuus/", "Tillgänglighetsutlåtande"),
        ("/en/saavutettavuus/", "Accessibility statement"),
    ],
)
def test_statement_tells_whom_to_write_and_who_supervises(client, address, heading):
    world.network()
    response = client.get(address)
    page = response.content.decode()
    for fact in (heading, "Kainuun digituki", "kainuu@example.org", "14", "Traficom", "WCAG 2.2"):
        assert fact in page, fact
    assert not response.cookies


def test_every_public_page_links_to_it_in_its_language(client):
    for address, link in (("/", "/saavutettavuus/"), ("/sv/", "/sv/saavutettavuus/")):
        assert f'href="{link}"' in client.get(address).content.decode()
