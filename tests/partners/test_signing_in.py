"""Do people get in by password, by an e-mailed code and with a second factor, and nobody else?"""

import re
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client

from partners.choices import Role
from partners.models import User
from tests import world

pytestmark = pytest.mark.django_db
DESK = "/suunnittelu/"
LOGIN = "/tili/kirjaudu/"
CODE = "/tili/koodi/"


@pytest.fixture(autouse=True)
def _fresh_limits():
    """The limits count in the shared cache, whose table outlives a test on some databases."""
    cache.clear()


@pytest.fixture
def eeva() -> User:
    return world.member(
        world.user("eeva.esimerkki@example.org", "Eeva Esimerkki"), world.network(), Role.COORDINATOR
    )


def sign_in(client: Client, email: str, password: str = world.PASSWORD) -> Any:
    return client.post(LOGIN, {"login": email, "password": password})


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


# --- password


def test_coordinator_gets_to_the_desk_with_a_password(client, eeva):
    answer = sign_in(client, eeva.email)

    assert (answer.status_code, answer["Location"]) == (302, DESK)
    assert is_signed_in(client)


def test_capitals_of_the_address_do_not_matter(client, eeva):
    assert sign_in(client, "Eeva.ESIMERKKI@example.org").status_code == 302


def test_wanted_page_opens_after_signing_in(client, eeva):
    assert client.get("/suunnittelu/kalenteri/")["Location"] == f"{LOGIN}?next=/suunnittelu/kalenteri/"
    answer = client.post(
        f"{LOGIN}?next=/suunnittelu/kalenteri/", {"login": eeva.email, "password": world.PASSWORD}
    )

    assert answer["Location"] == "/suunnittelu/kalenteri/"


@pytest.mark.parametrize("address", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_nobody_is_led_to_another_host_after_signing_in(client, eeva, address):
    answer = client.post(LOGIN, {"login": eeva.email, "password": world.PASSWORD, "next": address})

    assert answer["Location"] == DESK


def test_wrong_password_and_unknown_address_get_the_same_answer(client, eeva):
    wrong = sign_in(client, eeva.email, "something else altogether")
    unknown = sign_in(client, "nobody@example.org", "something else altogether")

    assert wrong.status_code == unknown.status_code == 200
    assert "Sähköpostiosoite tai salasana on väärä" in wrong.content.decode()
    assert without_what_was_typed(wrong) == without_what_was_typed(unknown)
    assert not is_signed_in(client)


def without_what_was_typed(answer: Any) -> str:
    text = re.sub(r"(eeva\.esimerkki|nobody)@example\.org", "…", answer.content.decode())
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text)


def test_session_gets_a_new_key_when_signing_in(client, eeva):
    client.get(CODE)
    session = client.session
    session["before"] = "1"
    session.save()
    client.cookies["sessionid"] = session.session_key
    sign_in(client, eeva.email)

    assert is_signed_in(client)
    assert client.session.session_key != session.session_key


def test_disabled_account_does_not_get_in_by_password(client, eeva):
    User.objects.filter(pk=eeva.pk).update(is_active=False)
    answer = sign_in(client, eeva.email)

    assert not is_signed_in(client)
    assert answer.status_code in (200, 302)


def test_disabling_an_account_ends_its_session_at_once(client, eeva):
    client.force_login(eeva)
    assert client.get(DESK).status_code == 200
    User.objects.filter(pk=eeva.pk).update(is_active=False)

    assert client.get(DESK)["Location"] == f"{LOGIN}?next={DESK}"


def test_changing_the_password_signs_other_devices_out_and_keeps_this_one(eeva):
    here, elsewhere = Client(), Client()
    sign_in(here, eeva.email)
    sign_in(elsewhere, eeva.email)
    new = "Sotkamon sinisin kesä 2028"
    answer = here.post(
        "/tili/salasana/vaihda/", {"oldpassword": world.PASSWORD, "password1": new, "password2": new}
    )

    assert answer.status_code == 302
    assert here.get(DESK).status_code == 200
    assert elsewhere.get(DESK).status_code == 302


@pytest.mark.parametrize("password", ["lyhyt salasana", "123456789987654321", "eeva.esimerkki@example.org"])
def test_weak_password_is_refused(client, eeva, password):
    client.force_login(eeva)
    answer = client.post(
        "/tili/salasana/vaihda/",
        {"oldpassword": world.PASSWORD, "password1": password, "password2": password},
    )

    assert answer.status_code == 200
    assert User.objects.get(pk=eeva.pk).check_password(world.PASSWORD)


# --- limits


def test_password_of_one_address_can_be_guessed_ten_times_an_hour(client, eeva):
    for _attempt in range(10):
        answer = sign_in(client, eeva.email, "guess")
        assert "Sähköpostiosoite tai salasana on väärä" in answer.content.decode()
    answer = sign_in(client, eeva.email, "guess")
    right = sign_in(client, eeva.email)

    assert "Liian monta väärää yritystä" in answer.content.decode()
    assert not is_signed_in(client)
    assert "Liian monta väärää yritystä" in right.content.decode()


def test_limits_do_not_trust_a_claimed_address_of_the_client(eeva):
    for number in range(21):
        client = Client(REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR=f"198.51.100.{number}")
        answer = sign_in(client, f"person{number}@example.org", "guess")

    assert "Liian monta väärää yritystä" in answer.content.decode()


def test_robot_that_posts_without_pause_gets_a_page_in_our_own_look():
    client = Client(REMOTE_ADDR="192.0.2.7")
    for _number in range(31):  # thirty a minute are let through
        answer = client.post(LOGIN, {"login": "", "password": ""})

    assert answer.status_code == 429
    assert '<html lang="fi">' in answer.content.decode()
    assert "page-narrow" in answer.content.decode()


# --- forgotten password


def test_forgotten_password_is_replaced_by_a_mailed_link_that_works_once(client, eeva):
    client.post("/tili/salasana/unohtunut/", {"email": eeva.email})
    (message,) = mail.outbox
    link = re.search(r"http://localhost:8000(/tili/\S+)", message.body)
    assert link, message.body
    form = client.get(link[1], follow=True)
    new = "Sotkamon sinisin kesä 2028"
    client.post(form.redirect_chain[-1][0], {"password1": new, "password2": new})

    assert sign_in(Client(), eeva.email, new).status_code == 302
    again = Client().get(link[1], follow=True)
    assert again.context["token_fail"]
    assert "password1" not in again.content.decode()


def test_mailed_link_ignores_a_forged_host(client, eeva, settings):
    settings.ALLOWED_HOSTS = ["*"]
    client.post("/tili/salasana/unohtunut/", {"email": eeva.email}, headers={"Host": "evil.example"})

    assert "http://localhost:8000/tili/" in mail.outbox[0].body
    assert "evil.example" not in mail.outbox[0].body


# --- the rest


def test_nobody_signs_up(client):
    answers = [
        client.get("/tili/rekisteroidy/"),
        client.post("/tili/rekisteroidy/", {"email": "a@example.org"}),
    ]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert not User.objects.exists()


def test_signing_out_needs_a_press_and_leads_to_the_public_page(client, eeva):
    client.force_login(eeva)
    assert client.get("/tili/ulos/").status_code == 200
    assert is_signed_in(client)
    answer = client.post("/tili/ulos/")

    assert answer["Location"] == "/"
    assert not is_signed_in(client)


def test_every_page_of_signing_in_is_shown(client):
    for path in (
        LOGIN,
        CODE,
        "/tili/salasana/unohtunut/",
        "/tili/salasana/unohtunut/lahetetty/",
        "/tili/suljettu/",
    ):
        answer = client.get(path)
        assert (path, answer.status_code) == (path, 200)
        assert '<html lang="fi">' in answer.content.decode()


def test_every_page_of_ones_own_sign_in_is_shown(client, eeva):
    client.force_login(eeva)
    for path in ("/tili/salasana/vaihda/", "/tili/kaksivaiheinen/", "/tili/avain/", "/tili/varmista/"):
        answer = client.get(path)
        assert (path, answer.status_code) == (path, 200)
