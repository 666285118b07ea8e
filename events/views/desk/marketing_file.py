"""How does the marketing plan leave for a spreadsheet, and how do changes come back from one?"""

from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from partners.requests import DeskRequest
from talkoot.lib import dates
from talkoot.lib.text import safe_file_name

from ... import marketing_workbook
from ...actions import marketing_import as actions
from ...choices import Channel, Responsible, TaskState
from ...forms import marketing_sheet as sheets
from ...forms.day_words import language
from ...forms.marketing import material_word
from ...marketing_rows import FACTS, row_of
from ...models import Event, Task
from . import marketing
from .band import band_of
from .marketing_page import euros

CHOICES: dict[str, Any] = {"channel": Channel, "responsible": Responsible, "state": TaskState}


@require_safe
def marketing_export(request: DeskRequest, slug: str) -> HttpResponse:
    """Give every row of the plan as .xlsx."""
    event = marketing.find(request, slug)
    rows = [cells_of(task) for task in event.tasks.of_marketing()]
    content = marketing_workbook.written(str(event.municipality), rows)
    name = safe_file_name(f"markkinointi-{event.slug}-{localdate():%Y-%m-%d}.xlsx")
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=marketing_workbook.CONTENT_TYPE, headers=headers)


@require_http_methods(["GET", "HEAD", "POST"])
def marketing_import(request: DeskRequest, slug: str) -> HttpResponse:
    """Read a spreadsheet and show what it would change; make the changes that are confirmed."""
    event = get_object_or_404(Event.objects.editable_by(request.user).with_places(), slug=slug)
    rows: list[sheets.SheetRow] = []
    form = sheets.SheetForm(request.POST or None, request.FILES or None)
    if "seen" in request.POST:
        try:
            confirm(request, event)
        except signing.BadSignature:
            messages.error(request, _("The preview had become too old. Choose the file again."))
            return redirect("desk:marketing_import", slug)
        return redirect("desk:marketing_plan", slug)
    if request.method == "POST" and form.is_valid():
        rows = sheets.compared(form.lines, event.tasks.with_marketing().select_related("event__network"))
    words = {"band": band_of(event, request), "event": event, "form": form, **preview(event, form, rows)}
    return render(request, "events/marketing_import.html", words)


def cells_of(task: Task) -> dict[str, Any]:
    """Return one row of the plan as cells by the names of their columns."""
    row = row_of(task)
    facts = {name: getattr(row, name) for name in FACTS}
    return facts | {
        "key": str(task.pk), "due_on": task.due_on, "name": task.name,
        **{name: label_of(name, getattr(task, name)) for name in CHOICES},
        "material": label_of("material", row.material),
    }  # fmt: skip


def label_of(name: str, value: Any) -> str:
    """Return a chosen word in the page's language; what is not known any more as it is kept."""
    if name == "material":
        return material_word(value)
    return str(CHOICES[name](value).label) if value in CHOICES[name].values else str(value)


def preview(event: Event, form: sheets.SheetForm, rows: list[sheets.SheetRow]) -> dict[str, Any]:
    """Return what would change in words, and what was seen as one signed word."""
    if not rows and not getattr(form, "lines", None):
        return {"is_read": form.is_bound and not form.errors, "rows": [], "seen": ""}
    shown = [row for row in rows if row.changes or row.faults]
    return {
        "is_read": True, "rows": [words_of(row) for row in shown], "same": len(rows) - len(shown),
        "seen": sheets.sealed(event.pk, [row for row in rows if not row.faults]),
        "has_any": any(row.changes and not row.faults for row in rows),
    }  # fmt: skip


def words_of(row: sheets.SheetRow) -> dict[str, Any]:
    """Return one row of the sheet in words: what it is about, what would change, what cannot be used."""
    heads = marketing_workbook.headings()
    name = row.task.name if row.task else str(row.values.get("name", ""))
    return {
        "number": row.line.number, "name": name, "is_new": row.is_new, "faults": row.faults,
        "changes": [
            (heads[column], said(column, now), said(column, then)) for column, (now, then) in row.changes.items()
        ],
    }  # fmt: skip


def said(column: str, value: Any) -> str:
    """Return a value as people read it."""
    if value in (None, ""):
        return ""
    if column in (*CHOICES, "material"):
        return label_of(column, value)
    if column in ("cost_planned", "cost_actual"):
        return euros(value)
    if column in ("due_on", "publish_on"):
        return dates.short_date(value, language())
    return dates.clock(value, language()) if column == "publish_at" else str(value)


def confirm(request: DeskRequest, event: Event) -> None:
    """Make the ticked changes as far as the plan is still what was shown. Raises signing.BadSignature."""
    shown = sheets.unsealed(event.pk, request.POST["seen"])
    chosen = sheets.ticked(request.POST)
    tasks = event.tasks.with_marketing().select_related("event__network")
    rows = sheets.compared([line for line, _seen in shown if line.number in chosen], tasks)
    seen = {line.number: word for line, word in shown}
    late = [row for row in rows if row.changes and (row.faults or row.seen != seen[row.line.number])]
    wanted = [
        actions.Wanted(row.task.pk if row.task else None, row.part(sheets.OF_TASK), row.part(FACTS))
        for row in rows if row.changes and row not in late
    ]  # fmt: skip
    changed, added = actions.apply_rows(event, wanted, by=request.user)
    tell(request, changed, added, [row.task.name if row.task else "" for row in late])


def tell(request: DeskRequest, changed: int, added: int, late: list[str]) -> None:
    """Say what was done, and which rows somebody else had changed meanwhile."""
    said = [
        ngettext("%(count)s row changed.", "%(count)s rows changed.", changed) % {"count": changed} if changed else "",
        ngettext("%(count)s row added.", "%(count)s rows added.", added) % {"count": added} if added else "",
    ]  # fmt: skip
    if any(said):
        messages.success(request, " ".join(filter(None, said)))
    else:
        messages.info(request, _("Nothing was changed."))
    if late:
        words = _("Somebody else changed these meanwhile, so they stay as they are: %(rows)s.")
        messages.warning(request, words % {"rows": ", ".join(filter(None, late))})
