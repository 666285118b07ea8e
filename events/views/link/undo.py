"""How does a partner take the last answer back?"""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from ...actions import replying
from ...forms.new_link import SureForm
from . import words
from .answer import follow_up
from .doors import Visit, behind_link


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@behind_link
def undo(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show what would be taken back, and take it back when the button is pressed. Looking changes nothing."""
    stand, is_late = visit.stand, False
    form = SureForm(request.POST if request.method == "POST" else None)
    if not visit.may_answer:
        return redirect(visit.url("answer"))
    if form.is_valid():
        version = request.POST.get("version", "")
        known = int(version) if version.isdecimal() and len(version) < 10 else 0
        outcome = replying.undo(visit.token, stand.pk, known, by_name=stand.answered_by)
        is_late = outcome is None
        if outcome is not None:
            follow_up(outcome)
            return redirect(f"{visit.path}?{words.undone_query(visit.language)}")
    shown = words.frame(visit.event.network, visit.language, request.path) | {
        "visit": visit, "stand": stand, **visit.pages, "changes": words.undone(stand), "is_late": is_late,
        "form": form,
    }  # fmt: skip
    return render(request, "link/undo.html", shown, status=409 if is_late else 200)
