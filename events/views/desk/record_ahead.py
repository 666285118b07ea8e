"""Where does somebody go who changes on the record's page what others know: its hours, its place, or how it is held?"""

from datetime import date, time
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.urls import reverse
from django.utils.translation import gettext as _

from partners.requests import DeskRequest

from ... import trail
from ...actions.recording import PLACE, TIME, WAY, HeldBack, Saved
from ...forms.record import RecordForm
from ...models import Event


def may_go_ahead(request: DeskRequest, event: Event, form: RecordForm, held: HeldBack) -> bool:
    """Tell whether a person may change what is held back; else the form says at each field who may."""
    if not held.names or event.network_id in request.user.standing.coordinated:
        return True
    for name in held.names:
        form.add_error(name, _("Others know of this already. A coordinator changes it and tells them."))
    return False


def ahead(event: Event, form: RecordForm, held: HeldBack) -> str:
    """Return the address that shows what would follow, with what was typed; without such facts the record's page."""
    if held.of_move:
        facts = {name: getattr(form.instance, name) for name in (*TIME, *PLACE)}
        hours = {name: facts[name] for name in TIME if name in held.of_move or name in ("opens", "closes")}
        place = {"venue": form.instance.venue_id, "room": form.instance.room}
        return _address("desk:event_move", event, {"day": event.day} | hours | place)
    if held.of_format:
        return _address("desk:event_contingency", event, {name: getattr(form.instance, name) for name in WAY})
    return reverse("desk:event_edit", args=[event.slug])


def others_know(request: DeskRequest, saved: Saved, held: HeldBack) -> None:
    """Say that the rest was saved, and what has to be confirmed first; one sort of change at a time."""
    waiting = held.of_move or held.of_format
    words = {"fields": _listed(saved.changed), "waiting": _listed(waiting)}
    if saved.changed:
        messages.success(request, _("Saved: %(fields)s.") % words)
    messages.info(
        request, _("Others know of these already, so look first at what follows: %(waiting)s.") % words
    )
    if held.of_move and held.of_format:
        words["left"] = _listed(held.of_format)
        messages.warning(request, _("These stayed as they were; change them after this: %(left)s.") % words)


def _listed(names: Any) -> str:
    words = [trail.label(name) for name in names]
    return ", ".join([*words[:1], *(word[:1].lower() + word[1:] for word in words[1:])])


def _address(name: str, event: Event, facts: dict[str, Any]) -> str:
    return f"{reverse(name, args=[event.slug])}?{urlencode({key: _typed(value) for key, value in facts.items()})}"


def _typed(value: Any) -> str:
    """Return a fact as one types it."""
    if isinstance(value, time):
        return f"{value:%H.%M}"
    return f"{value.day}.{value.month}.{value.year}" if isinstance(value, date) else str(value or "")
