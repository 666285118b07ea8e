"""Is every page closed unless it says otherwise, and is nobody's session read on an open one?"""

import pytest

from tests import world

pytestmark = pytest.mark.django_db


def test_visitor_is_sent_to_sign_in_by_a_closed_page(client):
    response = client.get("/suunnittelu/")
    assert response.status_code == 302
    assert response["Location"].startswith("/tili/")


def test_session_is_read_on_closed_pages_only(client, django_assert_num_queries):
    """The first number is the control: there is a session to be read."""
    client.force_login(world.member(world.user("eeva@example.org", "Eeva"), world.network(), "coordinator"))
    closed = client.get("/suunnittelu/kalenteri/")
    assert "Cookie" in closed["Vary"]
    with django_assert_num_queries(1):
        opened = client.get("/tietosuoja/")
    assert "Cookie" not in opened.get("Vary", "")


@pytest.mark.parametrize(
    ("address", "language"), [("/", "fi"), ("/sv/", "sv"), ("/en/", "en"), ("/talkoot/x/", "fi")]
)
def test_address_of_a_public_page_decides_its_language(client, address, language):
    client.force_login(world.user("sven@example.org", "Sven", language="sv"))
    assert client.get(address)["Content-Language"] == language
