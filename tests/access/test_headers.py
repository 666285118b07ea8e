"""Does every kind of answer, also of errors and of static files, carry the protecting headers?"""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import path

from tests import world
from tests.access.walk import HEADERS

pytestmark = pytest.mark.django_db


def breaking(request: Any) -> HttpResponse:
    """A page that breaks."""
    raise RuntimeError("broken on purpose")


def refusing(request: Any) -> HttpResponse:
    """A page that refuses."""
    from django.core.exceptions import PermissionDenied

    raise PermissionDenied


class Broken:
    """The portal's addresses and two pages that fail."""

    from talkoot.urls import handler400, handler403, handler404, handler500, urlpatterns

    handler400, handler403, handler404, handler500 = handler400, handler403, handler404, handler500
    urlpatterns = [path("rikki/", breaking), path("kielletty/", refusing), *urlpatterns]  # type: ignore[list-item]


def policy_of(answer: Any) -> dict[str, str]:
    """The directives of a content security policy."""
    parts = (part.strip().partition(" ") for part in answer["Content-Security-Policy"].split(";"))
    return {name: value for name, _space, value in parts if name}


def check(answer: Any) -> None:
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    policy = policy_of(answer)
    assert policy["default-src"] == "'none'"
    for name in ("script-src", "style-src", "img-src", "font-src", "connect-src", "form-action"):
        assert policy[name] == "'self'"
    for name in ("base-uri", "object-src", "frame-ancestors"):
        assert policy[name] == "'none'"


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/", 200),
        ("/sv/", 200),
        ("/tili/kirjaudu/", 200),
        ("/suunnittelu/", 302),
        ("/hallinta/", 302),
        ("/talkoot/ei-ole/", 404),
        ("/ei/ole/tallaista", 404),
        ("/verkosto/kieli/", 405),
    ],
)
def test_answer_carries_the_headers(settings, address, status):
    settings.ROOT_URLCONF = Broken
    answer = Client(raise_request_exception=False).get(address)

    assert answer.status_code == status
    check(answer)


@pytest.mark.parametrize(("address", "status"), [("/rikki/", 500), ("/kielletty/", 403)])
def test_failing_page_of_the_signed_in_carries_the_headers_and_tells_nothing(settings, address, status):
    settings.ROOT_URLCONF = Broken
    client = Client(raise_request_exception=False)
    client.force_login(world.user("eeva@example.org", "Eeva"))
    answer = client.get(address)

    assert answer.status_code == status
    assert "broken on purpose" not in answer.content.decode()
    check(answer)


def test_form_without_its_token_is_refused_with_the_headers_and_a_way_on():
    answer = Client(enforce_csrf_checks=True).post("/tili/kirjaudu/", {"login": "a@example.org"})

    assert answer.status_code == 403
    check(answer)


def test_forged_host_is_refused_with_the_headers():
    answer = Client().get("/", headers={"Host": "evil.example"})

    assert answer.status_code == 400
    check(answer)


@pytest.mark.parametrize("name", ["css/base.css", "js/talkoot.js", "fonts/text.woff2", "img/favicon.svg"])
def test_static_file_carries_the_headers(settings, name):
    settings.WHITENOISE_USE_FINDERS = True
    settings.WHITENOISE_AUTOREFRESH = True
    answer = Client().get(f"/static/{name}")
    answer.close()

    assert answer.status_code == 200
    check(answer)


def test_page_of_the_desk_is_kept_by_no_cache(client):
    story = world.story()
    client.force_login(story.eeva)
    answer = client.get("/suunnittelu/")

    assert "Set-Cookie" not in client.get("/").headers
    assert "no-store" in answer["Cache-Control"]


def test_cookies_are_closed_to_scripts_and_other_sites(settings, client):
    world.user("eeva@example.org", "Eeva")
    answer = client.post("/tili/kirjaudu/", {"login": "eeva@example.org", "password": world.PASSWORD})
    cookie = answer.cookies[settings.SESSION_COOKIE_NAME]

    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")
    assert not cookie["domain"]
    assert not cookie["max-age"]  # ends with the browser
