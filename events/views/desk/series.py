"""How is a whole series of meetings changed, with all its days shown before anything is done?"""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from partners.requests import DeskRequest

from ...actions import series
from ...forms.series import SeriesForm
from ...models import Meeting
from .meetings import find, follow, list_of, page
from .series_words import plan_words


@require_http_methods(["GET", "HEAD", "POST"])
def meeting_series(request: DeskRequest, pk: int) -> HttpResponse:
    """Change rhythm, weekday, hours, place and end of a series: first every day is shown, then it is done."""
    meeting = find(request, pk)
    if meeting.series is None:
        raise Http404
    form = SeriesForm(request.POST or None, instance=Meeting.objects.whole().get(pk=pk))
    shown: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        wish = series.Wish(**form.chosen())
        if "confirm" in request.POST:
            try:
                done = series.change_series(meeting.series, wish, form.cleaned_data["shown"], request.user)
            except series.SeriesChanged:
                shown["is_late"] = True
            else:
                say_done(request, done)
                follow(meeting)
                return redirect(list_of(meeting.whose))
        shown |= plan_words(series.plan_of(meeting.series, wish), wish, meeting)
    return render(
        request, "events/meeting_series.html", page(request, meeting) | {"form": form, "plan": shown}
    )


def say_done(request: DeskRequest, done: series.Done) -> None:
    """Tell what became of the meetings, and that nothing has left yet."""
    parts = [
        (done.changed, ngettext("%(n)s meeting changed.", "%(n)s meetings changed.", done.changed)),
        (done.made, ngettext("%(n)s new meeting.", "%(n)s new meetings.", done.made)),
        (done.cancelled, ngettext("%(n)s meeting cancelled.", "%(n)s meetings cancelled.", done.cancelled)),
        (done.drafts, ngettext("%(n)s draft waits in the outbox.", "%(n)s drafts wait in the outbox.", done.drafts)),
    ]  # fmt: skip
    told = [words % {"n": number} for number, words in parts if number]
    if told:
        messages.success(request, " ".join(told))
    else:
        messages.info(request, _("Nothing had changed, so nothing was saved."))
