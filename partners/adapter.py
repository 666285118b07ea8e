"""How does signing in differ from the library's own way? No signing up, own words, links from our own address."""

from typing import Any
from urllib.parse import quote

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

PRODUCT_NAME = "Talkoot"


class ClosedAdapter(DefaultAccountAdapter):
    """Accounts are made by a network's administrator."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This sign-in is not in use. Ask your network's administrator."),
        "email_password_mismatch": _("The e-mail address or the password is wrong. Check both."),
        "incorrect_code": _("The code is wrong. Check it in the newest mail."),
        "incorrect_password": _("The password is wrong."),
        "enter_current_password": _("Type the password you use now."),
        "invalid_password_reset": _("The link has been used or is too old. Ask for a new one."),
        "too_many_login_attempts": _(
            "Too many wrong attempts. Wait an hour, or sign in with an e-mailed code."
        ),
        "rate_limited": _("Too many requests. Wait a moment and try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Refuse: partners and visitors never need an account."""
        return False

    def render_mail(
        self, template_prefix: str, email: Any, context: dict[str, Any], headers: dict[str, str] | None = None
    ) -> Any:
        """Return the mail; its words know the portal's address, and robots are told not to answer."""
        context = context | {"portal_url": settings.PORTAL_BASE_URL}
        headers = {"Auto-Submitted": "auto-generated"} | (headers or {})
        return super().render_mail(template_prefix, email, context, headers)

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Return the mailed address; its host is the configured one, never the request's (a forged Host header)."""
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
        return settings.PORTAL_BASE_URL + path.replace("UID-KEY", quote(key))


class SecondFactorAdapter(DefaultMFAAdapter):
    """Passkeys and authenticator apps show the product's name instead of a host name."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _(
            "The code is wrong. Check that your phone shows the right time and type the newest code."
        ),
    }

    def _get_site_name(self) -> str:
        return PRODUCT_NAME

    def generate_authenticator_name(self, user: object, type: object) -> str:
        """Return the name proposed for a new passkey."""
        return gettext("My device")
