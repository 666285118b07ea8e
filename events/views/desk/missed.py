"""How does a coordinator see which reminders did not leave, and decide about each?"""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from partners.post import jobs as post_jobs
from partners.requests import DeskRequest

from ...forms.day_words import language
from ...missed_reminders import Missed, decide, missed_of
from .agenda import who_does
from .plan_lines import short


@require_http_methods(["GET", "HEAD", "POST"])
def reminders_missed(request: DeskRequest) -> HttpResponse:
    """Show the reminders whose moment passed while nothing was sent; send one now, or leave it."""
    if not request.user.standing.coordinated:
        raise Http404
    if request.method == "POST":
        messages.info(request, _decided(request))
        return redirect("desk:reminders_missed")
    rows = [_row(one, request) for one in missed_of(request.user, timezone.now())]
    return render(request, "events/reminders_missed.html", {"rows": rows})


def _decided(request: DeskRequest) -> str:
    """Do what was pressed, and say what became of it."""
    send = request.POST.get("deed") == "send"
    try:
        went = decide(request.user, timezone.now(), request.POST.get("key", ""), send=send)
    except LookupError:
        return _("Somebody has decided about it already.")
    if not send:
        return _("The reminder is left unsent.")
    if not went:
        return _("Nothing was sent: there is no address, or they have had a reminder today.")
    post_jobs.wake()
    return _("The reminder is on its way.")


def _row(missed: Missed, request: DeskRequest) -> dict[str, Any]:
    task, waiting = missed.task, missed.waiting
    when = short(localtime(missed.moment).date())
    if task is not None:
        note = _("The task is due on %(day)s.") % {"day": short(task.due_on)}
        return {
            "key": missed.key, "when": when, "title": task.remind_subject or task.name, "note": note,
            "event": str(task.event.municipality), "who": who_does(task, request.user),
            "url": reverse("desk:task_edit", args=[task.event.slug, task.pk]),
        }  # fmt: skip
    assert waiting is not None  # noqa: S101 - one of the two is there
    lines = [line.removeprefix("- ") for line in waiting.lines(language())]
    return {
        "key": missed.key, "when": when, "title": _("What waits for %(who)s") % {"who": waiting.stand.organisation},
        "note": "; ".join(lines), "event": str(waiting.stand.event), "who": "",
        "url": reverse("desk:stand_edit", args=[waiting.stand.event.slug, waiting.stand.pk]),
    }  # fmt: skip
