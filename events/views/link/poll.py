"""How does a partner say by its link which of the proposed days suit, one tap at a time?"""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from talkoot.lib.text import in_language

from ...actions.polling import PollClosed, lacks_day
from .. import poll_taps
from . import words
from .doors import Visit, behind_link


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@behind_link
def poll(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show the proposed times, and save each tap at once; when the poll is over, tell what came of it."""
    asked = poll_taps.asked_of(visit.event, visit.stand) if visit.may_answer else None
    if request.method != "POST":
        return poll_page(request, visit, asked) if asked else redirect(visit.url("answer"))
    if asked is None:
        return over(request, visit)
    try:
        name = visit.stand.answered_by or visit.stand.organisation.name
        option = poll_taps.tap(asked, request.POST, name)
    except PollClosed:
        return over(request, visit)
    except ValueError as problem:
        return poll_taps.refused(request, problem, visit.url("poll"))
    return poll_taps.saved(request, asked, option, visit.url("poll"), visit.language)


def poll_page(request: HttpRequest, visit: Visit, asked: poll_taps.Asked) -> HttpResponse:
    """Return the page with all times and what this partner has said of them."""
    event, language = visit.event, visit.language
    facts = words.frame(event.network, language, visit.path) | poll_taps.page(
        asked, visit.url("poll"), language
    )
    title = in_language(event, "title", language)[0]
    where = words.place(event, language)[0] if event.venue else event.municipality.name
    return render(request, "link/poll.html", facts | {
        "over": visit.stand.organisation.name, "event_title": title, "where": where,
        "answer_url": "" if lacks_day(event) else visit.url("answer"),
    })  # fmt: skip


def over(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Say kindly that a tap came too late, and what came of the poll."""
    facts = words.frame(visit.event.network, visit.language, visit.path)
    told = poll_taps.outcome(visit.event, visit.language) | {"url": visit.url("answer")}
    return poll_taps.too_late(request, facts | told)
