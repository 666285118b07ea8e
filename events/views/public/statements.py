"""What do we say of accessibility and of personal data?"""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import conditional_page, require_safe

from partners.models import Network
from talkoot.lib.text import in_language

from . import words


@login_not_required
@require_safe
@gzip_page
@cache_control(public=True, no_cache=True)
@conditional_page
def accessibility(request: HttpRequest, language: str = "fi") -> HttpResponse:
    """Show the accessibility statement (Act 306/2019): what is tested, what is lacking, whom to tell."""
    return render(request, "public/accessibility.html", statement("public:accessibility", language))


@login_not_required
@require_safe
@gzip_page
@cache_control(public=True, no_cache=True)
@conditional_page
def privacy(request: HttpRequest, language: str = "fi") -> HttpResponse:
    """Show the privacy notice (GDPR articles 13 and 14): whose data, why, how long, which rights."""
    return render(request, "public/privacy.html", statement("public:privacy", language))


def statement(name: str, language: str) -> dict[str, object]:
    """Return what both pages need: who is responsible, and the frame of a public page."""
    networks = Network.objects.order_by("name")
    return {
        "responsible": [(in_language(network, "name", language)[0], network.email) for network in networks],
        "languages": words.in_all_languages(lambda code: reverse(name, kwargs=words.prefix(code))),
        "home_url": words.list_url(language),
    }
