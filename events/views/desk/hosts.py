"""Which host sites follow the programme remotely, and how are they added, changed, written to and taken away?"""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from partners.models import Message
from partners.requests import DeskRequest

from ...actions import host_post, hosting
from ...choices import AttendanceMode
from ...date_choices import Equipment
from ...documents.joining_sheet import when_tested
from ...forms.host_site import HostSiteForm
from ...models import Event, HostSite
from . import day
from .band import band_of


@require_safe
def host_site_list(request: DeskRequest, slug: str) -> HttpResponse:
    """Show every host site with what is in order there and what has been sent."""
    event = day.find(request, slug)
    sites = list(HostSite.objects.of_event(event).in_order())
    sent = Message.objects.to_subjects([site.subject for site in sites]).of_kinds(host_post.KINDS)
    newest = {message.subject: message for message in sent.without_text().order_by("version")}
    words = {
        "band": band_of(event, request), "event": event, "is_remote": event.attendance != AttendanceMode.ONSITE,
        "sites": [row_of(site, newest.get(site.subject)) for site in sites],
    }  # fmt: skip
    return render(request, "events/host_site_list.html", words)


def row_of(site: HostSite, message: Message | None) -> dict[str, Any]:
    """Return one place in words."""
    return {
        "site": site, "call": when_tested(site.facts(""), get_language() or "fi"),
        "things": [(thing.label, thing in site.equipment) for thing in Equipment],
        "message": message, "message_state": message.get_state_display() if message else "",
    }  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def host_site_new(request: DeskRequest, slug: str) -> HttpResponse:
    """Add a host site."""
    event = day.find(request, slug)
    form = HostSiteForm(request.POST or None, instance=HostSite(event=event))
    if form.is_bound and form.is_valid():
        is_new = hosting.add_site(event, form.values(), by=request.user) is not None
        told = _("%(name)s was added.") if is_new else _("%(name)s was there already.")
        messages.success(request, told % {"name": form.cleaned_data["name"]})
        return redirect("desk:host_site_list", slug)
    return form_page(request, event, form)


@require_http_methods(["GET", "HEAD", "POST"])
def host_site_edit(request: DeskRequest, slug: str, pk: int) -> HttpResponse:
    """Change one host site."""
    event, site = found(request, slug, pk)
    form = HostSiteForm(request.POST or None, instance=site)
    late: dict[str, Any] = {"status": 200}
    if form.is_bound and form.is_valid():
        try:
            changed = hosting.change_site(site, form.values(), seen=form.seen(), by=request.user)
        except hosting.HostSiteChanged as refusal:
            if refusal.row is None:
                messages.info(request, _("The host site had been taken away meanwhile."))
                return redirect("desk:host_site_list", slug)
            late = {"status": 409, "theirs": form.take_over(refusal.row)}
        else:
            messages.success(
                request, _("Saved.") if changed else _("Nothing had changed, so nothing was saved.")
            )
            return redirect("desk:host_site_list", slug)
    return form_page(request, event, form, site, late)


@require_POST
def host_site_remove(request: DeskRequest, slug: str, pk: int) -> HttpResponse:
    """Take a host site away; its links open nothing after that."""
    _event, site = found(request, slug, pk)
    name = site.name
    hosting.remove_site(site, by=request.user)
    messages.info(request, _("%(name)s was taken away.") % {"name": name})
    return redirect("desk:host_site_list", slug)


@require_POST
def host_site_letter(request: DeskRequest, slug: str, pk: int) -> HttpResponse:
    """Write the joining instructions to a host site as a draft, and show it in the outbox."""
    event, site = found(request, slug, pk)
    message = host_post.prepare(site, by=request.user)
    if message is None:
        messages.info(request, _("The event is over or will not take place, so nothing was written."))
        return redirect("desk:host_site_list", event.slug)
    return redirect(reverse("desk:message_detail", args=[message.pk]))


def form_page(
    request: DeskRequest, event: Event, form: HostSiteForm, site: HostSite | None = None,
    late: dict[str, Any] | None = None,
) -> HttpResponse:  # fmt: skip
    """Return the form of a new host site, or of one that is there."""
    words: dict[str, Any] = {
        "band": band_of(event, request),
        "event": event,
        "site": site,
        "form": form,
        "late": late or {"status": 200},
    }
    return render(request, "events/host_site_edit.html", words, status=words["late"]["status"])


def found(request: DeskRequest, slug: str, pk: int) -> tuple[Event, HostSite]:
    """Return an event and one of its host sites that this person may change, or raise Http404."""
    event = day.find(request, slug)
    site = get_object_or_404(HostSite.objects.of_event(event), pk=pk)
    site.event = event
    return event, site
