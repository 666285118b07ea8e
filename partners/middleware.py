"""In which language is this page shown?"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

COOKIE = "kieli"
CODES = tuple(code for code, _name in settings.LANGUAGES)


def chosen_language(request: HttpRequest) -> str:
    """Return the address's language, else the user's, else the one chosen on the sign-in page, else Finnish.

    What the browser asks for is not used: a shared library computer is often set to English.
    """
    first = request.path_info.split("/", 2)[1]
    if first in CODES:
        return first
    if request.user.is_authenticated:
        return request.user.language
    cookie = request.COOKIES.get(COOKIE, "")
    return cookie if cookie in CODES and not first == "talkoot" and first else settings.LANGUAGE_CODE


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
