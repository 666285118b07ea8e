"""Is it shown while typing how two colours turn out in print?"""

import pytest

from tests import world

ADDRESS = "/verkosto/ilme/varit/"
pytestmark = pytest.mark.django_db


def shown(client, dark, light):
    client.force_login(world.story().eeva)
    return client.get(ADDRESS, {"colour_dark": dark, "colour_light": light})


def test_good_colours_are_printed_as_typed(client):
    response = shown(client, "#14507A", "#f3b73b")
    assert [one["is_repaired"] for one in response.context["samples"]] == [False, False]
    assert 'fill="#14507a"' in response.content.decode()


def test_a_light_colour_too_like_the_dark_one_is_lightened(client):
    _dark, light = shown(client, "#3388ff", "#f3b73b").context["samples"]
    assert light["printed"] != "#f3b73b"
    assert "mustavalkoisena" in light["note"]


@pytest.mark.parametrize("typed", ["", "sininen", "<script>", "#12345", "#1234567"])
def test_what_is_no_colour_is_told_and_drawn_nowhere(client, typed):
    response = shown(client, typed, "#f3b73b")
    assert "Tämä ei ole vielä väri" in response.context["samples"][0]["note"]
    assert "<script>" not in response.content.decode().replace("</script>", "")
