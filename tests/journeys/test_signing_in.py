"""Can people sign in with what they have: a password, a code in their mail, a passkey?"""

import re
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from playwright.sync_api import expect

from partners.choices import Role
from partners.models import User
from tests import world


@pytest.fixture
def eeva(transactional_db: Any) -> User:
    """Eeva, who coordinates Kainuu."""
    cache.clear()
    return world.member(
        world.user("eeva.esimerkki@example.org", "Eeva Esimerkki"), world.network(), Role.COORDINATOR
    )


def sign_in(page: Any, person: User) -> None:
    """Type address and password and press Enter."""
    page.goto("/tili/kirjaudu/")
    page.get_by_label("Sähköposti").fill(person.email)
    page.get_by_role("textbox", name="Salasana").fill(world.PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/suunnittelu/")


def test_coordinator_signs_in_with_a_code_from_the_mail(page: Any, eeva: User):
    page.goto("/suunnittelu/")
    page.get_by_role("link", name="Lähetä koodi sähköpostiin").click()
    page.get_by_label("Sähköposti").fill(eeva.email)
    page.get_by_role("button", name="Lähetä koodi").click()
    page.wait_for_url(re.compile("/tili/koodi/vahvista/"))
    code = re.search(r"\d{4}-\d{4}", str(mail.outbox[0].body))
    assert code
    page.get_by_label("Koodi").fill(code[0])
    page.keyboard.press("Enter")

    page.wait_for_url("**/suunnittelu/")


def test_coordinator_adds_a_passkey_and_signs_in_with_it(page: Any, eeva: User, settings: Any):
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    facts = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    session.send("WebAuthn.addVirtualAuthenticator", {"options": facts})
    sign_in(page, eeva)
    page.goto("/tili/avain/uusi/")
    page.get_by_role("textbox", name="Salasana").fill(world.PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/tili/avain/uusi/")
    expect(page.get_by_label("Kirjaudun pelkällä tällä")).to_be_checked()
    page.get_by_role("button", name="Lisää pääsyavain").click()
    page.wait_for_url(re.compile("kaksivaiheinen"))
    page.goto("/tili/ulos/")
    page.locator("main form button[type=submit]").click()
    page.wait_for_url(re.compile(r"/$"))
    page.goto("/tili/kirjaudu/")
    page.locator("#passkey_login").click()

    page.wait_for_url("**/suunnittelu/")


def test_sign_in_page_speaks_the_chosen_language(page: Any, eeva: User):
    page.goto("/tili/kirjaudu/")
    page.get_by_role("button", name="Svenska").click()

    expect(page.locator("html")).to_have_attribute("lang", "sv")
    expect(page.get_by_role("heading", level=1)).to_have_text("Logga in")
