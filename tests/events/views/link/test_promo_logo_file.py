"""Is the logo of what a partner publishes sent as a picture and nothing else, its own before the organisation's?"""

import io

import pytest
from PIL import Image

from tests import world
from tests.link_world import invited

ADDRESS = "markkinointi/logo/kuva/"
pytestmark = pytest.mark.django_db


def test_the_given_logo_is_shown_before_that_of_the_organisation():
    kaisa = invited()
    network, own = kaisa.stand.event.network, {"organisation": kaisa.stand.organisation}
    assert kaisa.look(ADDRESS).status_code == 404
    for colour, facts in (("#14507a", {}), ("#c81e5a", {"given_for": kaisa.stand.subject})):
        world.picture(network, "OP-Kainuu", colour, **own, **facts)
        answer = kaisa.look(ADDRESS)
        assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("image/png", "nosniff")
        assert "sandbox" in answer["Content-Security-Policy"]
        red, green, blue = Image.open(io.BytesIO(answer.content)).convert("RGB").getpixel((5, 5))
        assert f"#{red:02x}{green:02x}{blue:02x}" == colour
