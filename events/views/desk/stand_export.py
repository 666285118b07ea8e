"""How does the partner list of an event leave as a spreadsheet? By a press, which is told in the trail."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.timezone import localtime
from django.views.decorators.http import require_POST

from partners.requests import DeskRequest
from talkoot.lib.text import safe_file_name

from ... import reports
from ...actions import stands
from ...choices import Need
from ...models import Event, Stand


@require_POST
def stand_export(request: DeskRequest, slug: str) -> HttpResponse:
    """Give the partner list with contacts and answers as .xlsx."""
    event = get_object_or_404(Event.objects.editable_by(request.user).with_places(), slug=slug)
    rows = [row_of(stand) for stand in event.stands.in_order().with_contacts().with_presenters()]
    stands.tell_export(event, by=request.user)
    content = reports.partners_workbook(str(event.municipality), rows)
    name = safe_file_name(f"kumppanit-{event.slug}.xlsx")
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=reports.CONTENT_TYPE, headers=disposition)


def row_of(stand: Stand) -> list[Any]:
    """Return one stand as the cells below reports.headings()."""
    contact = next(iter(stand.organisation.contacts.all()), None)
    labels = {value.value: str(value.label) for value in Need}
    answered = localtime(stand.answered_at).replace(tzinfo=None, microsecond=0) if stand.answered_at else None
    return [
        stand.organisation.name, contact.name if contact else "", contact.email if contact else "",
        contact.phone if contact else "", stand.get_state_display(), stand.topic, stand.story,
        ", ".join(person.name for person in stand.presenters.all()), stand.tables, stand.sockets,
        ", ".join(labels.get(need, need) for need in stand.needs), stand.needs_note, stand.place, answered,
        stand.answered_by,
    ]  # fmt: skip
