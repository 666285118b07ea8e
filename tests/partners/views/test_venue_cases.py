"""Are the forms of a name proposed while it is typed, whatever is typed?"""

import pytest

from tests import world

ADDRESS = "/verkosto/paikat/taivutus/"
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "where"),
    [("Puolangan kirjasto", "Puolangan kirjastossa"), ("Paltamon kunnantalo", "Paltamon kunnantalolla")],
)
def test_the_locative_is_proposed(client, name, where):
    client.force_login(world.story().eeva)
    assert f'value="{where}"' in client.get(ADDRESS, {"name": name}).content.decode()


@pytest.mark.parametrize("name", ["", "   ", "<script>alert(1)</script>", "x" * 5000, "\x00", "مكتبة", "👍"])
def test_anything_typed_gives_a_page(client, name):
    client.force_login(world.story().eeva)
    response = client.get(ADDRESS, {"name": name})
    assert response.status_code == 200
    assert "<script>" not in response.content.decode()
