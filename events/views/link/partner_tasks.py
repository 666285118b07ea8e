"""What has been agreed with a partner, how does it tick what is done, and how does it take a tick back?"""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from talkoot.lib import dates

from ...actions import partner_tasks
from .doors import Visit, behind_link

LONGEST_KEY = 12  # digits


@login_not_required
@require_POST
@behind_link
def tasks_done(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Mark ticked tasks as done, or one as open again; a press without a tick, as a mail scanner's, changes nothing."""
    is_back = "undo" in request.POST
    keys = numbers(request.POST.getlist("undo" if is_back else "task"))
    who = {"by_name": visit.stand.answered_by or visit.stand.organisation.name, "token": visit.token}
    if not keys or visit.is_cancelled:
        messages.warning(request, _("Tick the tasks first. Nothing was changed."))
    elif is_back and partner_tasks.take_back(visit.stand, keys, **who):
        messages.success(request, _("Taken back. The organiser sees it already."))
    elif not is_back and partner_tasks.mark_done(visit.stand, keys, **who):
        messages.success(request, _("Saved. The organiser sees it already."))
    return redirect(visit.url("promo_kit") + "#tasks")


def numbers(sent: Iterable[str]) -> set[int]:
    """Return the keys of tasks among what was sent; what no page of ours has written is left out."""
    return {int(key) for key in sent if key.isascii() and key.isdigit() and len(key) < LONGEST_KEY}


def agreed(visit: Visit) -> dict[str, Any]:
    """Return what has been agreed with the partner, each with its day in words; one query."""
    today = localdate()
    rows = [
        {
            "pk": task.pk,
            "name": task.name,
            "is_open": task.is_open,
            "may_take_back": not task.is_open and not visit.is_cancelled,
            "is_late": task.is_open and task.due_on < today,
            "when": dates.weekday_date(task.due_on, visit.language),
        }
        for task in partner_tasks.agreed_with(visit.stand)
    ]
    return {"rows": rows, "may_tick": not visit.is_cancelled and any(row["is_open"] for row in rows)}
