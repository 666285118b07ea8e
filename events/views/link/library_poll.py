"""How does a library say by its link which of the proposed days suit it? Its no outweighs all votes."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from talkoot.lib.text import in_language

from ...actions.polling import PollClosed, lacks_day
from .. import poll_taps
from . import words
from .library_door import LibraryVisit, behind_library_link


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@behind_library_link
def library_poll(request: HttpRequest, visit: LibraryVisit) -> HttpResponse:
    """Show the proposed times, and save each tap at once; when the poll is over, tell what came of it."""
    asked = poll_taps.asked_of(visit.event, None)
    if request.method != "POST":
        return library_poll_page(request, visit, asked) if asked else redirect(visit.url("library"))
    if asked is None:
        return over(request, visit)
    try:
        option = poll_taps.tap(asked, request.POST, visit.venue)
    except PollClosed:
        return over(request, visit)
    except ValueError as problem:
        return poll_taps.refused(request, problem, visit.url("library_poll"))
    return poll_taps.saved(request, asked, option, visit.url("library_poll"), visit.language)


def library_poll_page(request: HttpRequest, visit: LibraryVisit, asked: poll_taps.Asked) -> HttpResponse:
    """Return the page with all times and what the library has said of them."""
    event, language, path = visit.event, visit.language, reverse("link:library", args=[visit.token])
    url = visit.url("library_poll")
    facts = words.frame(event.network, language, path) | poll_taps.page(asked, url, language)
    title = in_language(event, "title", language)[0]
    return render(request, "link/library_poll.html", facts | {
        "over": visit.venue, "event_title": title, "where": words.place(event, language)[0],
        "answer_url": "" if lacks_day(event) else visit.url("library"),
    })  # fmt: skip


def over(request: HttpRequest, visit: LibraryVisit) -> HttpResponse:
    """Say kindly that a tap came too late, and what came of the poll."""
    facts = words.frame(visit.event.network, visit.language, reverse("link:library", args=[visit.token]))
    told = poll_taps.outcome(visit.event, visit.language) | {"url": visit.url("library")}
    return poll_taps.too_late(request, facts | told)
