"""How is plan B made ready before it is needed: its link, its words, and the day on which it is decided?"""

import re
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from partners.models import Change, FieldChange, User

from ..choices import AttendanceMode, Channel, Responsible, TaskState
from ..models import Event, Task
from ..schedule import planned_day

DECIDED_DAYS_BEFORE = 2
DECISION = re.compile(r"varasuunnitel|päätä\b.*(etä|hybridi)|reservplan|plan b", re.IGNORECASE)


def decision_of(event: Event) -> Task | None:
    """Return the task of deciding on plan B, whether the model has brought it or a person has added it."""
    rows = event.tasks.exclude(state=TaskState.LEFT_OUT).order_by("due_on", "id")
    return next((task for task in rows if DECISION.search(task.name)), None)


@transaction.atomic
def prepare(event: Event, *, link: str, plan: str, decision: bool, by: User, today: date) -> bool:
    """Save link and words, and put the day of decision into the plan unless it is there; nobody is told.

    Returns whether anything changed. A link that people use already (a remote event) is changed by the switch alone.
    """
    row = Event.objects.select_for_update(of=("self",)).get(pk=event.pk)
    facts = {"contingency_plan": plan}
    if row.attendance == AttendanceMode.ONSITE:
        facts["remote_link"] = link
    changed = {name: value for name, value in facts.items() if getattr(row, name) != value}
    changes = [FieldChange(name, getattr(row, name), value) for name, value in changed.items()]
    if changed:
        written = {**changed, "version": row.version + 1, "calendar_stamp": timezone.now()}
        Event.objects.filter(pk=row.pk).update(**written)
    added = decision and _decide(row, today)
    if changed or added:
        Change.objects.record(
            subject=event.subject, network=event.network, deed="event_plan_b_prepared", by=by, changes=changes
        )
    return bool(changed) or added


def _decide(event: Event, today: date) -> bool:
    if event.day is None or decision_of(event) is not None:
        return False
    planned = planned_day(event.day, DECIDED_DAYS_BEFORE)
    with override("fi"):
        name, note = (
            _("Decide on plan B"),
            _("If people cannot come together, take plan B into use on its page."),
        )
    Task.objects.create(
        event=event, order=event.tasks.count() + 1, name=name, channel=Channel.NONE, note=note,
        responsible=Responsible.COORDINATOR, due_on=planned.day, computed_on=planned.computed,
        offset_days=DECIDED_DAYS_BEFORE, was_past=planned.day < today,
    )  # fmt: skip
    return True
