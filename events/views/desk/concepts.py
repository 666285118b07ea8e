"""Which operating models does a network have, what is in one, and how is one made the default, copied or removed?"""

from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from partners.models import Network
from partners.requests import DeskRequest

from ...actions import concept_editing
from ...concept_fields import SCHEMA
from ...concept_file import document_of
from ...concept_trail import row_value, rows_about
from ...forms.example_plan import ExampleForm
from ...models import Concept
from .concept_files import shipped_for
from .concept_page import SORTS, addresses, asked, origin_words, sort_names
from .concept_plan import example_plan
from .plan_lines import distance

CHANGES_SHOWN = 8
ANY_DAY = date(2027, 3, 10)


@require_safe
def concept_list(request: DeskRequest) -> HttpResponse:
    """Show the models of the networks whose planning side this person sees."""
    if not Network.objects.joined_by(request.user).exists():
        raise Http404
    concepts = Concept.objects.visible_to(request.user).with_use()
    rows = [{"concept": one, "url": addresses(request, one).page("concept_detail")} for one in concepts]
    several = len(request.user.standing.networks) > 1
    words = {"rows": rows, "several": several, "may_edit": bool(request.user.standing.coordinated)}
    words["shipped"] = shipped_for(request.user)
    return render(request, "events/concept_list.html", words)


@require_safe
def concept_detail(request: DeskRequest, slug: str) -> HttpResponse:
    """Show the whole model: the plan it gives on an example day, its rows and texts, and where it comes from."""
    concept: Any = asked(request, slug)  # with event_count
    where, document = addresses(request, concept), document_of(concept)
    form = ExampleForm(request.GET, localdate(), concept.attendance)
    may_edit = concept.network_id in request.user.standing.coordinated
    return render(request, "events/concept_detail.html", {
        "concept": concept, "example": form, "plan": example_plan(document, form.example()), "may_edit": may_edit,
        "groups": row_groups(document, where), "texts": concept.texts.all(), "origins": origin_words(concept),
        "plan_url": f"{reverse('desk:event_new')}?model={concept.pk}",
        "edit_url": where.page("concept_edit"), "copy_url": where.page("concept_copy"),
        "default_url": where.page("concept_default"), "remove_url": where.page("concept_remove"),
        "export_url": where.page("concept_export"), "schema_url": SCHEMA,
        "network": request.GET.get("verkosto", ""), "changes": rows_about(concept, CHANGES_SHOWN),
        "may_remove": may_edit and not concept.is_default and not concept.event_count,
    })  # fmt: skip


@require_POST
def concept_default(request: DeskRequest, slug: str) -> HttpResponse:
    """Plan new events by this model from now on."""
    concept = asked(request, slug, to_edit=True, with_rows=False)
    concept_editing.make_default(concept, by=request.user)
    messages.success(request, _("New events are now planned by the model %(name)s.") % {"name": concept.name})
    return redirect(addresses(request, concept).page("concept_detail"))


@require_POST
def concept_copy(request: DeskRequest, slug: str) -> HttpResponse:
    """Make a copy that can be changed on its own, and open it for editing."""
    concept = asked(request, slug, to_edit=True)
    name = _("%(name)s, copy") % {"name": concept.name[:100]}
    copy = concept_editing.copy_concept(concept, name=name, by=request.user, today=localdate())
    messages.success(request, _("Here is the copy. Give it a name of its own."))
    return redirect(addresses(request, copy).page("concept_edit"))


@require_http_methods(["GET", "HEAD", "POST"])
def concept_remove(request: DeskRequest, slug: str) -> HttpResponse:
    """Ask whether a model is to be removed, and remove it; not one that is in use."""
    concept = asked(request, slug, to_edit=True, with_rows=False)
    where = addresses(request, concept)
    if request.method == "POST":
        try:
            concept_editing.remove_concept(concept, by=request.user)
        except concept_editing.InUse:
            messages.warning(request, _("The model is in use, so it was not removed."))
            return redirect(where.page("concept_detail"))
        messages.success(request, _("The model %(name)s was removed.") % {"name": concept.name})
        return redirect(reverse("desk:concept_list"))
    words = {"concept": concept, "back_url": where.page("concept_detail")}
    return render(request, "events/concept_remove.html", words)


def row_groups(document: dict[str, Any], where: Any) -> list[dict[str, Any]]:
    """Return every row of a model as words, by sort, with the address where the sort is edited."""
    names = sort_names()
    return [
        {"sort": sort, "title": names[sort], "rows": [row_words(sort, row) for row in document[sort]],
         "url": where.page("concept_rows", word)}
        for word, sort in SORTS.items()
    ]  # fmt: skip


def row_words(sort: str, row: dict[str, Any]) -> dict[str, Any]:
    """Return one row: its name, its facts in short and its long text."""
    facts = [when_words(row["offset_days"])] if "offset_days" in row else []
    shown = ("starts", "place", "responsible", "channel", "scope", "needs", "bringer", "audience")
    facts += [row_value(sort, name, row[name]) for name in shown if row.get(name) and row[name] != "none"]
    if row.get("quantity", 1) != 1:
        facts.append(_("%(n)s pieces") % {"n": row["quantity"]})
    if row["condition"]:
        facts.append(row_value(sort, "condition", row["condition"]))
    return {
        "name": row["name"],
        "facts": " · ".join(facts),
        "text": row.get("agenda") or row.get("note") or "",
    }


def when_words(offset: int) -> str:
    """Return when a row is due, counted from the event: "4 weeks before"."""
    return distance(ANY_DAY, ANY_DAY - timedelta(days=offset)) or _("on the day")
