"""In which language is a page shown, may a browser keep it, and does its reader still need a second factor?"""

from collections.abc import Callable
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation import gettext as _

COOKIE = "kieli"
CODES = tuple(code for code, _name in settings.LANGUAGES)
# First parts of public addresses. Other languages have theirs below /sv/ and /en/.
FINNISH_PAGES = ("", "talkoot", "toimintamallit", "kalenteri", "saavutettavuus", "tietosuoja")


def chosen_language(request: HttpRequest) -> str:
    """Return the address's language, else the user's, else the one chosen on the sign-in page, else Finnish.

    What the browser asks for is not used: a shared library computer is often set to English.
    """
    first = request.path_info.split("/", 2)[1]
    if first in CODES:
        return first
    if first in FINNISH_PAGES:  # the same page for everybody, so nobody's session is asked
        return settings.LANGUAGE_CODE
    if request.user.is_authenticated:
        return request.user.language
    cookie = request.COOKIES.get(COOKIE, "")
    return cookie if cookie in CODES and first not in ("talkoot", "") else settings.LANGUAGE_CODE


class LanguageMiddleware:
    """Activates one language for the length of a request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the chosen language and say so in a header."""
        language = chosen_language(request)
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


class DoorMiddleware(LoginRequiredMiddleware):
    """Asks for a sign-in on every page that does not say `login_not_required`.

    Django's own looks at the session first; ours leaves it alone on public pages, which then are the same for
    everybody and may be kept by caches on the way.
    """

    def process_view(self, request: HttpRequest, view_func: Any, view_args: Any, view_kwargs: Any) -> Any:
        """Return a redirect to the sign-in, or None to go on."""
        if not getattr(view_func, "login_required", True):
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)


class PrivatePagesMiddleware:
    """Keeps pages behind the sign-in out of every cache: libraries' computers are shared (RFC 9111 5.2.2.5)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Forbid storing where the view has not decided itself."""
        response = self.get_response(request)
        match = request.resolver_match
        if match is not None and getattr(match.func, "login_required", True):
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response


class SecondFactorMiddleware:
    """Leads whoever signed in without a second factor to take one into use, where the setting requires it.

    Pages open to everybody, signing out and the pages where a factor is made stay reachable.
    """

    ALLOWED = ("mfa_", "account_logout", "account_reauthenticate", "partners:totp_picture")

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Redirect to the second factor's page, or return None to go on."""
        if not settings.REQUIRE_SECOND_FACTOR or not request.user.is_authenticated:
            return None
        name = request.resolver_match.view_name if request.resolver_match else ""
        if (
            not getattr(view, "login_required", True)
            or name.startswith(self.ALLOWED)
            or has_second_factor(request)
        ):
            return None
        messages.info(
            request, _("Take a passkey or an authenticator app into use first. This portal requires it.")
        )
        return redirect("mfa_index")


def has_second_factor(request: HttpRequest) -> bool:
    """Tell whether the user signed in with a second factor or has one; no query in the first case."""
    used = {record.get("method") for record in get_authentication_records(request, request.user)}
    return "mfa" in used or is_mfa_enabled(request.user)
