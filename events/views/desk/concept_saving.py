"""How is an event saved as an operating model, after a look at what goes into it?"""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from partners.requests import DeskRequest

from ...actions.concept_saving import event_with_rows, save_as_concept
from ...forms.save_as_concept import SaveAsConceptForm
from ...models import Event
from .band import band_of
from .concept_page import addresses
from .plan_lines import distance


@require_http_methods(["GET", "HEAD", "POST"])
def event_save_as_concept(request: DeskRequest, slug: str) -> HttpResponse:
    """Show every row with a tick; make the model, once however often the form is sent."""
    event = event_with_rows(get_object_or_404(Event.objects.editable_by(request.user), slug=slug))
    if event.day is None:
        raise Http404(slug)  # an idea has no plan yet
    form = SaveAsConceptForm(
        request.POST if request.method == "POST" else None, event=event, distance=distance
    )
    if form.is_bound and form.is_valid():
        concept, is_new = save_as_concept(
            event, form.wanted(), creation_key=form.creation_key(), by=request.user, today=localdate()
        )
        told = (
            _("The model %(name)s was made.")
            if is_new
            else _("This form has made its model already. Here it is.")
        )
        messages.success(request, told % {"name": concept.name})
        return redirect(addresses(request, concept).page("concept_detail"))
    words = {"event": event, "band": band_of(event, request), "form": form}
    return render(request, "events/event_save_as_concept.html", words)
