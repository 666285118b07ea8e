"""Which partners have told of the event, where and to how many, and how does the coordinator note one by phone?"""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from partners.requests import DeskRequest

from ...actions import partner_posts as acts
from ...forms.partner_post import NotedPostForm, PartnerPostForm
from ...models import Event, PartnerPost
from . import posted
from .band import band_of


@require_http_methods(["GET", "HEAD", "POST"])
def partner_posts(request: DeskRequest, slug: str) -> HttpResponse:
    """Show who has published where and who has not; note one for a partner when the form is sent."""
    event = get_object_or_404(Event.objects.editable_by(request.user).with_places(), slug=slug)
    form = NotedPostForm(request.POST or None, event=event)
    if form.is_bound and form.is_valid():
        stand = form.cleaned_data["stand"]
        try:
            added = acts.add_post(stand, form.values(), by=request.user)
        except acts.TooMany:
            messages.error(
                request, _("%(name)s has so many already that no more can be noted.") % {"name": stand}
            )
        else:
            told = _("%(name)s: noted.") if added else _("%(name)s: it was noted already.")
            messages.success(request, told % {"name": stand.organisation.name})
        return redirect("desk:partner_posts", slug)
    words: dict[str, Any] = {"band": band_of(event, request), "event": event, "form": form}
    return render(request, "events/partner_posts.html", words | posted.whole(event))


@require_http_methods(["GET", "HEAD", "POST"])
def partner_post_edit(request: DeskRequest, slug: str, pk: int) -> HttpResponse:
    """Mend one thing that a partner has published."""
    post = found(request, slug, pk)
    event, name = post.stand.event, post.stand.organisation.name
    form = PartnerPostForm(request.POST or None, instance=post)
    if form.is_bound and form.is_valid():
        changed = acts.change_post(post, form.values(), by=request.user)
        told = _("%(name)s: saved.") if changed else _("%(name)s: nothing had changed.")
        messages.success(request, told % {"name": name})
        return redirect("desk:partner_posts", slug)
    words = {"band": band_of(event, request), "event": event, "post": post, "form": form, "name": name}
    return render(request, "events/partner_post_edit.html", words)


@require_POST
def partner_post_remove(request: DeskRequest, slug: str, pk: int) -> HttpResponse:
    """Take one thing away that was noted as published."""
    post = found(request, slug, pk)
    acts.remove_post(post, by=request.user)
    messages.success(request, _("It was taken away."))
    return redirect("desk:partner_posts", slug)


def found(request: DeskRequest, slug: str, pk: int) -> PartnerPost:
    """Return a note that this person may change, with its partner and event, or raise Http404."""
    places = (
        "stand__organisation",
        "stand__event__venue",
        "stand__event__municipality",
        "stand__event__network",
    )
    posts = PartnerPost.objects.editable_by(request.user).select_related(*places)
    return get_object_or_404(posts, stand__event__slug=slug, pk=pk)
