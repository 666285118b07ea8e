"""What does a partner publish behind its link, and how does it tick what it has published?"""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from partners import limits

from ... import promo
from ...actions import partner_posts
from ...documents import press
from ...forms.partner_logo import LogoRemovalForm, PartnerLogoForm
from ...forms.partner_post import PartnerPostForm, RemovalForm
from ...models import PartnerPost
from . import promo_words, words
from .doors import Visit, behind_link
from .thanks import too_busy

FILES_AN_HOUR = 60  # of one stand: a scanner that opens every link must not keep the press busy
PATIENCE = 4  # times that of a picture at the desk: a partner downloads seldom, and has no waiting page


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@behind_link
def promo_kit(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show texts, pictures and wishes, and what has been published; note one thing more when the form is sent."""
    form = PartnerPostForm(request.POST if request.method == "POST" else None)
    if form.is_bound and visit.is_cancelled:
        return page(request, visit, PartnerPostForm(), 409)
    if form.is_bound and form.is_valid():
        try:
            partner_posts.add_post(visit.stand, form.values(), by_name=name_of(visit), token=visit.token)
        except partner_posts.TooMany:
            messages.error(
                request, _("So many are noted already that we cannot take more. Call the organiser.")
            )
        else:
            messages.success(request, _("Thank you. The organiser sees it already."))
        return redirect(visit.url("promo_kit") + "#published")
    return page(request, visit, form)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@behind_link
def promo_post_edit(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """Mend one thing that was noted as published."""
    post = found(visit, pk)
    form = PartnerPostForm(request.POST if request.method == "POST" else None, instance=post)
    if form.is_bound and form.is_valid():
        post.refresh_from_db()
        partner_posts.change_post(post, form.values(), by_name=name_of(visit), token=visit.token)
        messages.success(request, _("Saved. The organiser sees it already."))
        return redirect(visit.url("promo_kit") + "#published")
    return edit_page(request, visit, post, form, RemovalForm())


@login_not_required
@require_POST
@behind_link
def promo_post_remove(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """Take one thing away that was noted as published; pressed twice it is taken away once."""
    post, removal = PartnerPost.objects.at(pk), RemovalForm(request.POST)
    if post is not None and post.stand_id != visit.stand.pk:
        raise Http404("another partner's note")
    if post is not None:
        post.stand = visit.stand
        if not removal.is_valid():
            return edit_page(request, visit, post, PartnerPostForm(instance=post), removal)
        partner_posts.remove_post(post, by_name=name_of(visit), token=visit.token)
    messages.success(request, _("It was taken away."))
    return redirect(visit.url("promo_kit") + "#published")


@login_not_required
@require_safe
@behind_link
def promo_file(request: HttpRequest, visit: Visit, name: str) -> HttpResponse:
    """Send the poster or a picture, with the partner's own logo where it has one."""
    if name not in promo.FILES:
        raise Http404(name)
    if not limits.take("promo", visit.stand.subject, FILES_AN_HOUR):
        return too_busy(request)
    file = promo.FILES[name]
    try:
        with press.within(settings.PICTURE_PATIENCE * PATIENCE):
            content = promo.content_of(visit.stand, file, visit.language)
    except press.PressError:
        return too_busy(request)
    response = HttpResponse(content, content_type=file.content_type)
    response["Content-Disposition"] = f'attachment; filename="{visit.event.slug}-{name}"'
    return response


def page(
    request: HttpRequest,
    visit: Visit,
    form: PartnerPostForm,
    status: int = 200,
    *,
    logo_form: PartnerLogoForm | None = None,
    logo_removal: LogoRemovalForm | None = None,
) -> HttpResponse:
    """Return the kit with this form, and with those of the logo as far as they were sent."""
    path = reverse("link:promo_kit", args=[visit.token])
    logo_form, logo_removal = logo_form or PartnerLogoForm(), logo_removal or LogoRemovalForm()
    shown: dict[str, Any] = words.frame(visit.event.network, visit.language, path)
    shown |= {
        "visit": visit, "stand": visit.stand, **visit.pages, "form": form, "logo_form": logo_form,
        "logo_removal": logo_removal, "has_errors": bool(form.errors or logo_form.errors or logo_removal.errors),
    } | promo_words.kit(visit)  # fmt: skip
    return render(request, "link/promo_kit.html", shown, status=status)


def edit_page(
    request: HttpRequest, visit: Visit, post: PartnerPost, form: PartnerPostForm, removal: RemovalForm
) -> HttpResponse:
    """Return the page of one note: its form, and the way to take it away."""
    path = reverse("link:promo_post_edit", args=[visit.token, post.pk])
    shown = words.frame(visit.event.network, visit.language, path) | {
        "visit": visit, "stand": visit.stand, **visit.pages, "form": form, "removal": removal,
        "has_errors": bool(removal.errors),
        "edit_url": visit.url("promo_post_edit", post.pk), "remove_url": visit.url("promo_post_remove", post.pk),
    }  # fmt: skip
    return render(request, "link/promo_post_edit.html", shown)


def found(visit: Visit, pk: int) -> PartnerPost:
    """Return one of this partner's notes, or raise Http404."""
    post = PartnerPost.objects.of_stand(visit.stand).select_related("stand__organisation").at(pk)
    if post is None or visit.is_cancelled:
        raise Http404("no such note")
    post.stand = visit.stand
    return post


def name_of(visit: Visit) -> str:
    """Return in whose name a note is made: whoever answered, else the organisation."""
    return visit.stand.answered_by or visit.stand.organisation.name
