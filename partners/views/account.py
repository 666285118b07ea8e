"""What of one's own sign-in is ours and not the library's: language, closed sign-up, the picture of a new secret?"""

from typing import NoReturn

from allauth.mfa.adapter import get_adapter
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from ..forms.account import LanguageForm
from ..middleware import COOKIE

SESSION_KEY = "mfa.totp.secret"  # where the library keeps it in the session


@login_not_required
def signup_closed(request: HttpRequest) -> NoReturn:
    """Say that there is no such page: accounts are made by a network's administrator."""
    raise Http404


@login_not_required
@require_POST
def language_set(request: HttpRequest) -> HttpResponse:
    """Keep the chosen language: with the user, or in a cookie of this visit before signing in."""
    form = LanguageForm(request.POST, host=request.get_host(), is_secure=request.is_secure())
    response = redirect(form.way_back())
    if form.is_valid():
        language = form.cleaned_data["language"]
        if request.user.is_authenticated:
            request.user.speak(language)
        else:
            response.set_cookie(
                COOKIE, language, samesite="Lax", httponly=True, secure=settings.SESSION_COOKIE_SECURE
            )
    return response


@require_safe
@never_cache
def totp_picture(request: HttpRequest) -> HttpResponse:
    """Show the secret that is being taken into use as a square code; 404 when none is."""
    secret = request.session.get(SESSION_KEY)
    if not secret:
        raise Http404
    adapter = get_adapter()
    return HttpResponse(adapter.build_totp_svg(adapter.build_totp_url(request.user, secret)), "image/svg+xml")
