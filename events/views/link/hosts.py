"""What does the local helper of a host site see and tick behind the link: the sheet, the entry, the test call?"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from allauth.core.ratelimit import respond_429
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from partners import limits

from ... import personal_links, wording
from ...actions import host_post, hosting
from ...calendars import entries
from ...date_choices import Equipment
from ...documents import day_words, joining_sheet, press, store
from ...documents.design import Design
from ...forms.host_site import TicksForm
from ...models import Event, HostSite
from . import words
from .doors import CLOSED, with_headers
from .thanks import CALENDAR, too_busy


@dataclass(frozen=True, slots=True)
class HostVisit:
    """Somebody with a host site's link that opens."""

    token: str
    site: HostSite
    event: Event
    language: str

    def url(self, name: str) -> str:
        """Return the address of a page behind the same link, in the same language."""
        return reverse(f"link:{name}", args=[self.token]) + words.tail(self.language, None)


def behind_host_link(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let a view see a HostVisit, or show a kind page that says why the link opens nothing and whom to call."""

    @wraps(view)
    def opened(request: HttpRequest, token: str) -> HttpResponse:
        found = personal_links.open_host(token, localdate())
        is_unknown = found.door == personal_links.Door.UNKNOWN
        if is_unknown and not limits.take("unknown link", limits.place_of(request), limits.LINK_MISSES):
            return with_headers(respond_429(request), "")
        language = words.language_of(request, "fi")
        with translation.override(language):
            if found.host is None or found.event is None or found.door in CLOSED:
                facts = words.frame(found.event.network, language) if found.event else {}
                shown = {"door": found.door.value, "event": found.event, **facts}
                status = CLOSED.get(found.door, 410)
                return with_headers(
                    render(request, "link/library_closed.html", shown, status=status), language
                )
            response = view(request, HostVisit(token, found.host, found.event, language))
        return with_headers(response, language)

    return opened


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@behind_host_link
def host_site(request: HttpRequest, visit: HostVisit) -> HttpResponse:
    """Show how to join and whom to call; take what is ticked. Looking changes nothing."""
    if request.method != "POST":
        return page(request, visit, TicksForm(site=visit.site))
    form = TicksForm(request.POST, site=visit.site)
    if not form.is_valid():
        return page(request, visit, form, 422)
    name = visit.site.helper_name or visit.site.name
    try:
        hosting.tick(
            visit.site, form.cleaned_data["equipment"], seen=form.cleaned_data["version"], by_name=name
        )
    except hosting.HostSiteChanged as refusal:
        if refusal.row is None:
            raise Http404 from refusal
        messages.warning(request, _("The ticks were changed meanwhile. Here they are as they are now."))
        return page(request, visit, TicksForm(site=refusal.row), 409)
    messages.success(request, _("Thank you. The organiser sees it already."))
    return redirect(visit.url("host_site"))


@login_not_required
@require_safe
@behind_host_link
def host_sheet(request: HttpRequest, visit: HostVisit) -> HttpResponse:
    """Send the joining sheet of this place."""
    try:
        document = store.document(
            "joining_sheet", *host_post.paper_facts(visit.site, visit.language), Design("a4")
        )
    except press.PressError:
        return too_busy(request)
    name = f'inline; filename="{document.file_name}"'
    return HttpResponse(document.pdf, content_type="application/pdf", headers={"Content-Disposition": name})


@login_not_required
@require_safe
@behind_host_link
def host_calendar(request: HttpRequest, visit: HostVisit) -> HttpResponse:
    """Send the calendar entry of this place as a file for any calendar."""
    if not visit.event.day or not visit.event.opens:
        raise Http404
    facts, host = host_post.paper_facts(visit.site, visit.language)
    content = entries.download([entries.host_component(host, facts).to_ical()])
    name = f'attachment; filename="{visit.event.slug}-etapaikka.ics"'
    return HttpResponse(content, content_type=CALENDAR, headers={"Content-Disposition": name})


def page(request: HttpRequest, visit: HostVisit, form: TicksForm, status: int = 200) -> HttpResponse:
    """Return the page with this form."""
    facts, host = host_post.paper_facts(visit.site, visit.language)
    path = reverse("link:host_site", args=[visit.token])
    rows: list[dict[str, Any]] = [
        {"name": _("What"), "value": facts.title, "note": facts.what_you_get},
        {"name": _("When"), "value": day_words.when(facts)},
        {"name": _("Test call"), "value": joining_sheet.when_tested(host, visit.language)},
        {"name": _("If something does not work"), "value": day_words.asked(facts)},
    ]
    shown = words.frame(visit.event.network, visit.language, path) | {
        "site": visit.site, "facts": [row for row in rows if row["value"]], "form": form, "sheet": facts,
        "steps": joining_sheet.steps(facts), "programme": day_words.programme(facts),
        "state": [wording.state_word(facts), wording.state_sentence(facts)] if facts.state != "scheduled" else [],
        "sheet_url": visit.url("host_sheet"), "here": visit.url("host_site"),
        "calendar_url": visit.url("host_calendar") if visit.event.day and visit.event.opens else "",
        "is_tested": Equipment.TESTED in visit.site.equipment,
    }  # fmt: skip
    return render(request, "link/host_site.html", shown, status=status)
