"""How are the organisations of a network listed, added and changed, each with one contact?"""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from talkoot.lib.text import clean, forbidden_characters

from .. import keeping
from ..forms.people import ContactForm, OrganisationForm
from ..models import Contact, Network, Organisation
from ..requests import DeskRequest

ON_A_PAGE = 50
LONGEST_SEARCH = 100  # characters


@require_safe
def organisation_list(request: DeskRequest) -> HttpResponse:
    """Show the organisations of the networks that a person coordinates, page by page, or those that are searched."""
    found = Organisation.objects.managed_by(request.user).with_contacts().in_order()
    search = searched(request.GET.get("haku", ""))
    if search:
        found = found.holding(search)
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("sivu"))
    words: dict[str, Any] = {"page": page, "organisations": page.object_list, "search": search}
    words["may_add"] = bool(request.user.standing.coordinated)
    words["heads"] = [_("Organisation"), _("Kind"), _("Contact"), _("Municipality")]
    return render(request, "partners/organisation_list.html", words)


def searched(typed: str) -> str:
    """Return what to look for, in the form in which texts are kept; nothing for what no text can hold."""
    words = clean(typed)[:LONGEST_SEARCH]
    return "" if forbidden_characters(words) else words


@require_http_methods(["GET", "HEAD", "POST"])
def organisation_new(request: DeskRequest) -> HttpResponse:
    """Add an organisation."""
    get_object_or_404(Network.objects.managed_by(request.user)[:1])
    form = OrganisationForm(request.POST or None, user=request.user, instance=Organisation())
    contact = ContactForm(request.POST or None, instance=Contact())
    if request.method == "POST" and all([form.is_valid(), contact.is_valid()]):
        keeping.save_organisation(form.instance, contact.instance, by=request.user)
        messages.success(request, _("%(name)s was added.") % {"name": form.instance.name})
        return redirect("partners:organisation_list")
    return render(request, "partners/organisation_new.html", {"form": form, "contact": contact})


@require_http_methods(["GET", "HEAD", "POST"])
def organisation_edit(request: DeskRequest, pk: int) -> HttpResponse:
    """Change an organisation and its first contact."""
    found = Organisation.objects.managed_by(request.user).select_related("network").with_contacts()
    organisation = get_object_or_404(found, pk=pk)
    name, first = organisation.name, next(iter(organisation.contacts.all()), None)
    form = OrganisationForm(request.POST or None, user=request.user, instance=organisation)
    contact = ContactForm(request.POST or None, instance=first or Contact())
    if request.method == "POST" and all([form.is_valid(), contact.is_valid()]):
        changed = keeping.save_organisation(form.instance, contact.instance, by=request.user)
        told = _("%(name)s: saved.") if changed else _("%(name)s: nothing had changed.")
        messages.success(request, told % {"name": form.instance.name})
        return redirect("partners:organisation_list")
    return render(
        request, "partners/organisation_edit.html", {"form": form, "contact": contact, "name": name}
    )
