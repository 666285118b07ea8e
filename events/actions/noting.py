"""How is it noted that somebody has printed a paper?"""

from django.db import transaction

from partners.models import Change, FieldChange, User

from .. import prints
from ..documents import kinds
from ..models import Event, Printing
from ..printing import Work


@transaction.atomic
def note_print(event: Event, work: Work, *, copies: int, by: User | None = None, by_name: str = "") -> bool:
    """Note that so many copies of a paper exist now; returns False when the newest print of the same tells the same."""
    locked = Event.objects.select_for_update().get(pk=event.pk)  # one note at a time, also on PostgreSQL
    order = work.order
    known = {
        "kind": order.kind, "paper": order.paper, "language": order.language, "by_name": by_name,
        "design": order.design.unusual(), "subject": prints.subject_key(work.subject),
    }  # fmt: skip
    digest = prints.facts_digest(order.kind, work.sheet, work.subject, work.second)
    rows = [row for row in Printing.objects.of(event).like(known) if row.design == known["design"]]
    if rows and rows[0].digest == digest:
        return False
    Printing.objects.create(event=event, digest=digest, copies=copies, by=by, version=locked.version, **known)
    Change.objects.record(
        subject=event.subject, network=event.network, deed="document_printed", by=by, by_name=by_name,
        changes=[FieldChange("", "", f"{kinds.KINDS[order.kind].title} {order.paper.upper()}, {copies}")],
    )  # fmt: skip
    return True
