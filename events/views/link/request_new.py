"""How does a partner whose link does not open get a new one, without anybody learning who is a partner?"""

from functools import partial
from typing import Any

from allauth.core.ratelimit import respond_429
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_http_methods

from partners import limits
from partners.models import Network
from partners.post.sealing import seal

from ... import jobs
from ...forms.new_link import NewLinkForm
from . import words
from .doors import with_headers


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def request_new(request: HttpRequest) -> HttpResponse:
    """Ask for a new link by mail. The answer, and the work before it, are the same whether the address is known."""
    language = words.language_of(request, settings.LANGUAGE_CODE)
    with translation.override(language):
        form, is_sent = NewLinkForm(request.POST or None), False
        if request.method == "POST" and form.is_valid():
            if not limits.take("new link from", limits.place_of(request), limits.NEW_LINKS_FROM_PLACE):
                return with_headers(respond_429(request), language)
            is_sent = True
            ask_for(form.cleaned_data["email"])
        shown: dict[str, Any] = {
            "form": form, "is_sent": is_sent, "languages": words.other_languages(reverse("link:request_new")),
            "helpers": words.helpers_of(Network.objects.order_by("name")[:5], language),
        }  # fmt: skip
        return with_headers(render(request, "link/request_new.html", shown), language)


def ask_for(email: str) -> None:
    """Hand the address, sealed, to the worker: what it finds takes time that would tell who is known."""
    if limits.take("new link to", email.casefold(), limits.NEW_LINKS_AT_ADDRESS):
        transaction.on_commit(partial(jobs.send_new_links.enqueue, seal(email.encode()).decode()))
