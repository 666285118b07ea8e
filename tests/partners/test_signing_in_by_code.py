"""Do people without a password get in by a code in their mail, once and soon, and nobody else?"""

import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from partners.choices import Role
from partners.models import User
from tests import world

pytestmark = pytest.mark.django_db
DESK = "/suunnittelu/"
CODE = "/tili/koodi/"
CONFIRM = "/tili/koodi/vahvista/"


@pytest.fixture(autouse=True)
def _fresh_limits():
    """The limits count in the shared cache, whose table outlives a test on some databases."""
    cache.clear()


@pytest.fixture
def eeva() -> User:
    return world.member(
        world.user("eeva.esimerkki@example.org", "Eeva Esimerkki"), world.network(), Role.COORDINATOR
    )


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def mailed_code() -> str:
    found = re.search(r"\b\d{4}-\d{4}\b", str(mail.outbox[-1].body))
    assert found, mail.outbox[-1].body
    return found[0]


def another(code: str) -> str:
    """A code of the same form that is not this one."""
    return code.translate(str.maketrans("0123456789", "1234567890"))


def test_guessed_at_owner_still_gets_in_with_a_code(client, eeva):
    for _attempt in range(11):
        client.post("/tili/kirjaudu/", {"login": eeva.email, "password": "guess"})
    client.post(CODE, {"email": eeva.email})
    client.post(CONFIRM, {"code": mailed_code()})

    assert is_signed_in(client)


def test_one_address_gets_five_codes_an_hour(client, eeva):
    for _request in range(7):
        Client().post(CODE, {"email": eeva.email})

    assert len(mail.outbox) == 5


def test_coordinator_gets_to_the_desk_with_a_mailed_code(client, eeva):
    answer = client.post(CODE, {"email": eeva.email})
    assert answer["Location"] == CONFIRM
    (message,) = mail.outbox
    code = mailed_code()

    assert message.to == [eeva.email]
    assert code in message.subject
    assert message.extra_headers["Auto-Submitted"] == "auto-generated"
    assert "Kirjoita koodi sivulle" in message.body
    answer = client.post(CONFIRM, {"code": code})
    assert answer["Location"] == DESK
    assert is_signed_in(client)


def test_code_is_accepted_with_and_without_its_dash(client, eeva):
    client.post(CODE, {"email": eeva.email})
    client.post(CONFIRM, {"code": f" {mailed_code().replace('-', ' ')} "})

    assert is_signed_in(client)


def test_code_of_a_page_in_swedish_comes_in_swedish(client, eeva):
    client.post("/verkosto/kieli/", {"language": "sv", "next": CODE})
    client.post(CODE, {"email": eeva.email})

    assert mail.outbox[0].subject.startswith("Din inloggningskod är ")
    assert "Skriv koden på sidan" in mail.outbox[0].body


def test_third_wrong_code_ends_the_attempt(client, eeva):
    client.post(CODE, {"email": eeva.email})
    code = mailed_code()
    answers = [client.post(CONFIRM, {"code": another(code)}) for _attempt in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 302]
    assert "Koodi on väärä" in answers[0].content.decode()
    client.post(CONFIRM, {"code": code})
    assert not is_signed_in(client)


def test_code_does_not_work_in_another_browser(eeva):
    mine, other = Client(), Client()
    mine.post(CODE, {"email": eeva.email})
    other.post(CONFIRM, {"code": mailed_code()})

    assert not is_signed_in(other)


def test_code_grows_old(client, eeva, clock):
    client.post(CODE, {"email": eeva.email})
    clock.shift(16 * 60)
    client.post(CONFIRM, {"code": mailed_code()})

    assert not is_signed_in(client)


@pytest.fixture
def clock():
    """The clock, which may be moved on by seconds."""
    import time_machine

    with time_machine.travel(timezone.now(), tick=True) as traveller:
        yield traveller


@pytest.mark.parametrize("disabled", [True, False])
def test_unknown_or_disabled_address_gets_the_same_page_and_a_mail_without_a_code(client, eeva, disabled):
    address = eeva.email if disabled else "nobody@example.org"
    User.objects.filter(pk=eeva.pk).update(is_active=False)
    answer = client.post(CODE, {"email": address})

    assert (answer.status_code, answer["Location"]) == (302, CONFIRM)
    assert client.get(CONFIRM).status_code == 200
    (message,) = mail.outbox
    assert message.subject == "Tällä osoitteella ei ole tunnusta"
    assert not re.search(r"\d{4}-?\d{4}", message.body)
    client.post(CONFIRM, {"code": "1234-5678"})
    assert not is_signed_in(client)
