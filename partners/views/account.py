"""What of one's own sign-in is ours and not the library's: language, mail, closed sign-up, the picture of a secret?"""

from typing import NoReturn, cast

from allauth.mfa.adapter import get_adapter
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ..forms.account import DigestForm, LanguageForm
from ..middleware import COOKIE
from ..models import User

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


@require_http_methods(["GET", "HEAD", "POST"])
def digest_edit(request: HttpRequest) -> HttpResponse:
    """Show and keep how often this user wants to be told by mail what waits."""
    user = cast(User, request.user)
    form = DigestForm(request.POST or None, instance=User.objects.get(pk=user.pk))
    if request.method == "POST" and form.is_valid():
        user.hear(form.cleaned_data["digest"])
        messages.success(request, _("Saved."))
        return redirect("partners:digest_edit")
    return render(request, "partners/digest_edit.html", {"form": form})


@require_safe
@never_cache
def totp_picture(request: HttpRequest) -> HttpResponse:
    """Show the secret that is being taken into use as a square code; 404 when none is."""
    secret = request.session.get(SESSION_KEY)
    if not secret:
        raise Http404
    adapter = get_adapter()
    return HttpResponse(adapter.build_totp_svg(adapter.build_totp_url(request.user, secret)), "image/svg+xml")
