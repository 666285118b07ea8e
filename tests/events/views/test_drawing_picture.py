"""Is every bundled drawing shown in the network's colours?"""

import pytest

from events.paper_choices import Illustration
from tests import world

pytestmark = pytest.mark.django_db


def test_every_drawing_is_sent_as_a_drawing(client):
    client.force_login(world.story().eeva)
    for name in filter(None, Illustration.values):
        answer = client.get(f"/suunnittelu/kajaani/juliste/kuva/{name}.svg")
        assert (answer.status_code, answer["Content-Type"]) == (200, "image/svg+xml")
        assert answer.content.startswith(b"<svg")
        assert b"#14507a" in answer.content
        assert "default-src 'none'" in answer["Content-Security-Policy"]


def test_a_strange_drawing_is_no_page(client):
    client.force_login(world.story().eeva)
    assert client.get("/suunnittelu/kajaani/juliste/kuva/olematon.svg").status_code == 404
