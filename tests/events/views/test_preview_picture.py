"""Is a preview's picture sent only while it is kept, and only for a real digest?"""

import pytest

from tests import world

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("digest", ["0" * 32, "abc", "z" * 32, "0" * 64])
def test_an_unknown_digest_is_not_found(client, digest):
    client.force_login(world.story().eeva)
    assert client.get(f"/suunnittelu/kajaani/tiedot/esikatselu/{digest}.png").status_code == 404
