"""How are the rows of an operating model edited like a spreadsheet, with the plan they give beside them?"""

from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from partners.requests import DeskRequest

from ...actions import concept_editing
from ...concept_compare import Difference, Kind
from ...concept_file import Document, document_of
from ...concept_trail import latest_by, row_label, row_value
from ...forms.concept_paste import columns_of
from ...forms.concept_row import label_of
from ...forms.concept_sheet import Sheet
from ...forms.example_plan import ExampleForm
from ...forms.sheet_line import shared_choices
from ...models import Concept
from .concept_page import addresses, asked, sort_names, sort_of, tabs
from .concept_plan import example_plan

SAVE = "save"
SALT = "rows of a model that were seen"


@require_http_methods(["GET", "HEAD", "POST"])
def concept_rows(request: DeskRequest, slug: str, sort: str) -> HttpResponse:
    """Show all rows of one sort as lines of fields; arrange them by buttons, and save them all at once."""
    concept, what = asked(request, slug, to_edit=True), sort_of(sort)
    if request.method != "POST":
        document = document_of(concept)
        sheet = Sheet.of_rows(what, document[what])
        sheet.whole = "whole" in request.GET
        return shown(request, concept, sort, sheet, document[what])
    sheet, press = Sheet.of_post(what, request.POST), request.POST.get("do", SAVE)
    seen = read_seen(request.POST.get("seen", ""))
    if press != SAVE:
        sheet.press(press, request.POST)
        return shown(request, concept, sort, sheet, seen)
    if not sheet.check():
        return shown(request, concept, sort, sheet, seen)
    try:
        changed = concept_editing.save_rows(
            concept, what, sheet.plain(), seen, by=request.user, today=localdate()
        )
    except concept_editing.RowsChanged as refusal:
        mine = Sheet.of_rows(what, refusal.rows)
        mine.whole = sheet.whole
        return shown(request, refusal.current, sort, mine, refusal.document[what], clash(what, refusal))
    tell(request, changed)
    return redirect(addresses(request, concept).page("concept_rows", sort) + query(request, concept))


@require_POST
def concept_picture(request: DeskRequest, slug: str, sort: str) -> HttpResponse:
    """Show the plan of what has been typed so far on the example day. Nothing is saved."""
    concept, what = asked(request, slug, to_edit=True), sort_of(sort)
    words = picture(request, document_of(concept), Sheet.of_post(what, request.POST), typed=True)
    return render(request, "events/concept_picture.html", words)


def shown(
    request: DeskRequest,
    concept: Concept,
    sort: str,
    sheet: Sheet,
    seen: Any,
    late: dict[str, Any] | None = None,
) -> HttpResponse:
    """Return the page of one sort. `seen` are the rows that the person began from, as they travel with the form."""
    where, document, what = addresses(request, concept), document_of(concept), sheet.sort
    words = {
        "concept": concept, "sheet": sheet, "lines": sheet.lines, "faults": sheet.faults, "late": late, "sort": sort,
        "title": sort_names()[what], "tabs": tabs(request, concept, sort), "here": where.page("concept_rows", sort),
        "detail_url": where.page("concept_detail"), "seen": signing.dumps(seen, salt=SALT, compress=True),
        "columns": [label_of(what, name) for name in columns_of(what)], "is_pressed": request.method == "POST",
        "picture_url": where.page("concept_picture", sort), "press_url": where.tail or "?",
        "shared": shared_choices(what),
    }  # fmt: skip
    words |= picture(request, document, sheet, typed=bool(request.method == "POST" and not sheet.faults))
    return render(request, "events/concept_rows.html", words, status=409 if late else 200)


def picture(request: DeskRequest, document: Document, sheet: Sheet, *, typed: bool) -> dict[str, Any]:
    """Return the plan on the example day: of the rows as typed so far, those with mistakes left out."""
    given = request.POST if request.method == "POST" else request.GET
    form = ExampleForm(given, localdate(), document["attendance"])
    left_out = 0
    if typed:
        copy = Sheet(sheet.sort, [dict(row) for row in sheet.rows])
        copy.check()
        rows = copy.plain(only_valid=True)
        left_out = len(copy.rows) - len(rows)
        document = {**document, sheet.sort: rows}
    return {
        "example": form,
        "plan": example_plan(document, form.example()),
        "left_out": left_out,
        "typed": typed,
    }


def read_seen(kept: str) -> list[dict[str, Any]]:
    """Return the rows that the person had before them; nothing when that was lost on the way."""
    try:
        found = signing.loads(kept, salt=SALT)
    except signing.BadSignature:
        return []
    return list(found)


def clash(sort: str, refusal: concept_editing.RowsChanged) -> dict[str, Any]:
    """Return who saved meanwhile, and of each fact that both changed what stands there now."""
    theirs = [(difference_label(sort, one), difference_value(sort, one)) for one in refusal.clashes]
    return {"status": 409, "latest": latest_by(refusal.current), "theirs": theirs}


def difference_label(sort: str, one: Difference) -> str:
    """Return whose fact differs: "Varaa ilmoitus, channel"."""
    return f"{one.title}, {row_label(sort, one.field)}" if one.field else one.title


def difference_value(sort: str, one: Difference) -> str:
    """Return what stands there now."""
    if one.kind == Kind.REMOVED:
        return _("They removed this row. Yours is still here.")
    if one.kind == Kind.ADDED:
        return _("You removed this row, and they changed it. It is back so that you can decide.")
    return row_value(sort, one.field, one.after) or _("empty")


def query(request: DeskRequest, concept: Concept) -> str:
    """Return the example that was chosen, so that the saved plan is shown on the same day, and how lists are shown."""
    kept = request.POST.copy()
    for name in [name for name in kept if not name.startswith(("example_", "whole")) or not kept[name]]:
        del kept[name]
    if not kept:
        return ""
    several = len(request.user.standing.networks) > 1
    return ("&" if several else "?") + kept.urlencode()


def tell(request: DeskRequest, changed: bool) -> None:
    """Say whether anything was saved; events that have been planned keep their own rows."""
    if changed:
        messages.success(request, _("The model was saved. Events that have been planned stay as they are."))
    else:
        messages.info(request, _("Nothing had changed, so nothing was saved."))
