"""What has been agreed with a partner, and how does it tick what is done?"""

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
    """Mark the ticked tasks as done; a press without a tick, as a mail scanner's, changes nothing."""
    sent = request.POST.getlist("task")
    keys = {int(key) for key in sent if key.isascii() and key.isdigit() and len(key) < LONGEST_KEY}
    name = visit.stand.answered_by or visit.stand.organisation.name
    if not keys or visit.is_cancelled:
        messages.warning(request, _("Tick the tasks first. Nothing was changed."))
    elif partner_tasks.mark_done(visit.stand, keys, by_name=name, token=visit.token):
        messages.success(request, _("Saved. The organiser sees it already."))
    return redirect(visit.url("promo_kit") + "#tasks")


def agreed(visit: Visit) -> dict[str, Any]:
    """Return what has been agreed with the partner, each with its day in words; one query."""
    today = localdate()
    rows = [
        {
            "pk": task.pk,
            "name": task.name,
            "is_open": task.is_open,
            "is_late": task.is_open and task.due_on < today,
            "when": dates.weekday_date(task.due_on, visit.language),
        }
        for task in partner_tasks.agreed_with(visit.stand)
    ]
    return {"rows": rows, "may_tick": not visit.is_cancelled and any(row["is_open"] for row in rows)}
