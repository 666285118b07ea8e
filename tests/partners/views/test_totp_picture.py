"""Is the picture of a new secret shown to its owner while it is being taken into use, and never else?"""

import pytest

from tests import world

pytestmark = pytest.mark.django_db
PICTURE = "/verkosto/oma/avainkuva/"


def test_secret_in_the_making_is_shown_as_a_picture_that_no_cache_keeps(client):
    client.force_login(world.user("eeva@example.org", "Eeva"))
    session = client.session
    session["mfa.totp.secret"] = "JBSWY3DPEHPK3PXP"
    session.save()
    answer = client.get(PICTURE)

    assert (answer.status_code, answer["Content-Type"]) == (200, "image/svg+xml")
    assert b"<path" in answer.content
    assert b"JBSWY3DPEHPK3PXP" not in answer.content
    assert "no-store" in answer["Cache-Control"]


def test_nothing_is_shown_when_no_secret_is_in_the_making(client):
    client.force_login(world.user("eeva@example.org", "Eeva"))

    assert client.get(PICTURE).status_code == 404


def test_visitor_is_asked_to_sign_in(client):
    assert client.get(PICTURE).status_code == 302
