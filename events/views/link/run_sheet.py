"""How does the day run, for a partner or the library behind a personal link?"""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ...choices import StandState
from .. import phone_sheet
from . import words
from .doors import Visit, behind_link
from .library_door import LibraryVisit, behind_library_link

GONE = (StandState.DECLINED, StandState.CANCELLED)


@login_not_required
@require_safe
@behind_link
def run_sheet_phone(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show the day to a partner, with its own people and place; whoever does not come is led to the answer."""
    if visit.stand.state in GONE:
        return redirect(visit.url("answer"))
    own = visit.stand.organisation.slug
    facts = phone_sheet.words(visit.event, visit.language, with_people=False, own=own)
    ways = (visit.url("answer"), _("Our own page"), visit.url("run_sheet_phone"))
    return page(request, visit, reverse("link:run_sheet_phone", args=[visit.token]), facts, ways)


@login_not_required
@require_safe
@behind_library_link
def library_run_sheet(request: HttpRequest, visit: LibraryVisit) -> HttpResponse:
    """Show the day to the library, with presenters by name."""
    facts = phone_sheet.words(visit.event, visit.language, with_people=True)
    ways = (visit.url("library"), _("The library's page"), visit.url("library_run_sheet"))
    return page(request, visit, reverse("link:library_run_sheet", args=[visit.token]), facts, ways)


def page(
    request: HttpRequest,
    visit: Visit | LibraryVisit,
    path: str,
    facts: dict[str, Any],
    ways: tuple[str, str, str],
) -> HttpResponse:
    """Return the day in big letters; `ways`: address and words of the way back, and the page once more."""
    shown = words.frame(visit.event.network, visit.language, path) | facts
    shown |= {"event": visit.event, "back_url": ways[0], "back_text": ways[1], "again_url": ways[2]}
    return render(request, "link/run_sheet_phone.html", shown)
