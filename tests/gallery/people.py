"""As whom are the pages looked at, and how far has each of them come with signing in?

Everybody signs in through the real form, so that pages which ask for a fresh sign-in open.
"""

from typing import Any

from tests.gallery.portal import PASSWORD

SIGNED_IN = {
    "eeva": "eeva.esimerkki@example.org",
    "matti": "matti.mallikas@example.org",
    "liisa": "liisa.lainaaja@example.org",
    "outi": "outi.oulumalli@example.org",  # coordinates another region and has no events yet
    "paavo": "paavo.paakayttaja@example.org",  # has an authenticator app, recovery codes and a passkey
}

A_DAY = 24 * 60 * 60


def clients() -> dict[str, Any]:
    """A Django client for each of them; the browser takes over their cookies."""
    from django.test import Client

    found = {"visitor": Client()} | {name: signed_in(address) for name, address in SIGNED_IN.items()}
    give_second_factors(SIGNED_IN["paavo"])
    found["between"] = started("/tili/kirjaudu/", login=SIGNED_IN["paavo"], password=PASSWORD)
    found["waiting"] = started("/tili/koodi/", email=SIGNED_IN["liisa"])
    found["forgetful"] = Client()
    found["forgetful"].get(mailed_address(SIGNED_IN["liisa"]))
    return found


def started(address: str, **typed: str) -> Any:
    """A client that has sent one form."""
    from django.test import Client

    client = Client()
    answer = client.post(address, typed)
    if answer.status_code != 302:
        raise RuntimeError(f"{address} answered {answer.status_code} instead of leading on")
    return client


def signed_in(address: str) -> Any:
    """A client that has signed in with the demo's password, and again for pages that want to be sure."""
    client = started("/tili/kirjaudu/", login=address, password=PASSWORD)
    client.post("/tili/varmista/", {"password": PASSWORD})
    session = client.session
    for record in session["account_authentication_methods"]:
        record["at"] += A_DAY  # being sure lasts five minutes, taking all pictures longer
    session.save()
    return client


def give_second_factors(address: str) -> None:
    """Give somebody an app, recovery codes and a passkey; none of them opens anything elsewhere."""
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
    from allauth.mfa.totp.internal.auth import TOTP
    from allauth.mfa.webauthn.internal.auth import WebAuthn

    from partners.models import User

    person = User.objects.get(email=address)
    TOTP.activate(person, "JBSWY3DPEHPK3PXP")
    RecoveryCodes.activate(person)
    WebAuthn.add(person, "Työpuhelin", made_up_credential())


def made_up_credential() -> dict[str, Any]:
    """What a browser sends of a new passkey (Web Authentication 5.1.3), with a key that nobody holds."""
    from fido2.cose import ES256
    from fido2.utils import websafe_encode
    from fido2.webauthn import (
        Aaguid,
        AttestationObject,
        AttestedCredentialData,
        AuthenticatorData,
        CollectedClientData,
    )  # fmt: skip

    key = ES256({1: 2, 3: -7, -1: 1, -2: bytes(32), -3: bytes(32)})
    held = AttestedCredentialData.create(Aaguid.NONE, b"gallery", key)
    flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV | AuthenticatorData.FLAG.AT
    seen = AuthenticatorData.create(bytes(32), flags, 0, held)
    told = CollectedClientData.create("webauthn.create", bytes(32), "http://localhost")
    return {
        "id": websafe_encode(b"gallery"),
        "rawId": websafe_encode(b"gallery"),
        "type": "public-key",
        "clientExtensionResults": {"credProps": {"rk": True}},
        "response": {
            "clientDataJSON": websafe_encode(told),
            "attestationObject": websafe_encode(AttestationObject.create("none", seen, {})),
        },
    }


def mailed_address(address: str) -> str:
    """The address that a mail about a forgotten password would carry."""
    from allauth.account.forms import default_token_generator
    from allauth.account.utils import user_pk_to_url_str
    from django.urls import reverse

    from partners.models import User

    person = User.objects.get(email=address)
    words = {"uidb36": user_pk_to_url_str(person), "key": default_token_generator.make_token(person)}
    return reverse("account_reset_password_from_key", kwargs=words)
