"""Is a second factor offered to everybody, and asked of everybody where the setting says so?"""

import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client

from partners.choices import Role
from partners.models import User
from tests import world

pytestmark = pytest.mark.django_db
DESK = "/suunnittelu/"
FACTORS = "/tili/kaksivaiheinen/"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture(autouse=True)
def _fresh_limits():
    cache.clear()


@pytest.fixture
def eeva() -> User:
    return world.member(world.user("eeva@example.org", "Eeva"), world.network(), Role.COORDINATOR)


def newest_code(secret: str) -> str:
    """What the phone's app shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def sign_in(client: Client, user: User) -> Any:
    return client.post("/tili/kirjaudu/", {"login": user.email, "password": world.PASSWORD})


def test_signed_in_user_takes_an_app_into_use_and_gets_recovery_codes(client, eeva):
    sign_in(client, eeva)
    assert client.get(FACTORS + "sovellus/kayttoon/")["Location"].startswith("/tili/varmista/")
    client.post("/tili/varmista/", {"password": world.PASSWORD})
    page = client.get(FACTORS + "sovellus/kayttoon/")
    picture = client.get("/verkosto/oma/avainkuva/")

    assert page.status_code == 200
    assert (picture.status_code, picture["Content-Type"]) == (200, "image/svg+xml")
    assert picture.content.startswith(b"<?xml") or b"<svg" in picture.content
    answer = client.post(
        FACTORS + "sovellus/kayttoon/", {"code": newest_code(client.session["mfa.totp.secret"])}
    )
    assert answer["Location"] == FACTORS + "varakoodit/"
    assert len(client.get(answer["Location"]).context["unused_codes"]) == 10
    assert client.get("/verkosto/oma/avainkuva/").status_code == 404


def test_app_is_asked_for_after_the_password(client, eeva):
    TOTP.activate(eeva, SECRET)
    answer = sign_in(client, eeva)

    assert answer["Location"] == FACTORS + "koodi/"
    assert client.get(DESK).status_code == 302
    wrong = client.post(FACTORS + "koodi/", {"code": "000000"})
    assert "Koodi on väärä" in wrong.content.decode()
    answer = client.post(FACTORS + "koodi/", {"code": newest_code(SECRET)})
    assert answer["Location"] == DESK
    assert client.get(DESK).status_code == 200


def test_new_password_by_mail_does_not_bypass_the_app(client, eeva):
    TOTP.activate(eeva, SECRET)
    eeva.set_password("Sotkamon sinisin kesä 2028")
    eeva.save()
    answer = client.post("/tili/kirjaudu/", {"login": eeva.email, "password": "Sotkamon sinisin kesä 2028"})

    assert answer["Location"] == FACTORS + "koodi/"


def test_without_the_setting_a_password_is_enough(client, eeva, settings):
    settings.REQUIRE_SECOND_FACTOR = False
    sign_in(client, eeva)

    assert client.get(DESK).status_code == 200


def test_with_the_setting_every_page_leads_to_taking_a_factor_into_use(client, eeva, settings):
    settings.REQUIRE_SECOND_FACTOR = True
    sign_in(client, eeva)

    assert client.get(DESK)["Location"] == FACTORS
    assert client.post("/suunnittelu/uudet/")["Location"] == FACTORS
    assert client.get("/hallinta/")["Location"] == FACTORS
    assert "Tämä portaali vaatii sen" in client.get(FACTORS).content.decode()


def test_with_the_setting_signing_out_and_public_pages_stay_open(client, eeva, settings):
    settings.REQUIRE_SECOND_FACTOR = True
    sign_in(client, eeva)

    assert client.get("/").status_code == 200
    assert client.get("/tili/ulos/").status_code == 200
    assert client.get("/tili/varmista/").status_code == 200
    assert client.post("/tili/ulos/")["Location"] == "/"


def test_with_the_setting_and_a_factor_the_desk_opens_at_once(client, eeva, settings):
    settings.REQUIRE_SECOND_FACTOR = True
    TOTP.activate(eeva, SECRET)
    sign_in(client, eeva)
    client.post(FACTORS + "koodi/", {"code": newest_code(SECRET)})

    assert client.get(DESK).status_code == 200


def test_factor_made_in_this_session_is_enough(client, eeva, settings):
    settings.REQUIRE_SECOND_FACTOR = True
    sign_in(client, eeva)
    assert client.get(DESK).status_code == 302
    Authenticator.objects.create(user=eeva, type=Authenticator.Type.WEBAUTHN, data={})

    assert client.get(DESK).status_code == 200
