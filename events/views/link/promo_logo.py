"""How does a partner give its own logo for what it publishes, look at it, and take it away again?"""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from partners import limits
from partners.uploads import PICTURE_FIELD
from partners.views.pictures import sent_file

from ... import promo
from ...actions import partner_logos
from ...forms.partner_logo import LogoRemovalForm, PartnerLogoForm
from ...forms.partner_post import PartnerPostForm
from .doors import Visit, behind_link
from .promo import name_of, page


@login_not_required
@require_POST
@behind_link
def promo_logo(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Take in the partner's logo, or say at the field why not."""
    if visit.is_cancelled:
        return page(request, visit, PartnerPostForm(), 409)
    form = form_of(request, visit)
    if not form.is_valid() or form.read is None:
        return page(request, visit, PartnerPostForm(), logo_form=form)
    partner_logos.give_logo(visit.stand, form.read, by_name=name_of(visit), token=visit.token)
    messages.success(request, _("Your logo was saved. The organiser sees it too."))
    return redirect(visit.url("promo_kit") + "#logo")


@login_not_required
@require_POST
@behind_link
def promo_logo_remove(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Take the partner's logo away when the box is ticked; pressed twice it is taken away once."""
    removal = LogoRemovalForm(request.POST)
    if not removal.is_valid():
        return page(request, visit, PartnerPostForm(), logo_removal=removal)
    partner_logos.remove_logo(visit.stand, by_name=name_of(visit), token=visit.token)
    messages.success(request, _("Your logo was taken away."))
    return redirect(visit.url("promo_kit") + "#logo")


@login_not_required
@require_safe
@behind_link
def promo_logo_file(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Send the logo that stands in what this partner publishes, as a picture and nothing else."""
    picture = promo.logo_row(visit.stand)
    if picture is None:
        raise Http404
    return sent_file(picture)


def form_of(request: HttpRequest, visit: Visit) -> PartnerLogoForm:
    """Return the form as it was sent; a file counts towards what may be read in an hour."""
    facts: dict[str, Any] = {"dropped": getattr(request, "dropped_files", ())}
    if PICTURE_FIELD in request.FILES:
        facts["may_send"] = limits.take("logo", visit.stand.subject, limits.LOGOS_OF_STAND)
    return PartnerLogoForm(request.POST, request.FILES, **facts)
