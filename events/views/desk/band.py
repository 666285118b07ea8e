"""What stands above each desk page of one event: its name, day, place and sections?"""

from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.timezone import localdate
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from partners.requests import DeskRequest
from talkoot.lib import dates

from ...choices import EventState
from ...models import Event

# URL name, the names of pages below it, and the word
SECTIONS = (
    (
        "event_detail",
        (
            "event_publish",
            "event_withdraw",
            "event_move",
            "event_postpone",
            "event_cancel",
            "event_reinstate",
            "event_contingency",
            "event_changes",
            "event_clone",
            "event_save_as_concept",
            "idea_plan",
            "event_poll",
        ),
    ),
    ("event_edit", ()),
    (
        "stand_list",
        (
            "stand_new",
            "stand_edit",
            "stand_remove",
            "place_grid",
            "import_new",
            "import_check",
            "import_progress",
            "partner_posts",
            "partner_post_edit",
        ),
    ),
    (
        "event_plan",
        (
            "task_list",
            "task_new",
            "task_edit",
            "meeting_list",
            "meeting_new",
            "meeting_detail",
            "meeting_edit",
            "meeting_invite",
            "meeting_minutes",
            "event_format",
            "concept_update",
        ),
    ),
    (
        "marketing_plan",
        (
            "marketing_row_edit",
            "marketing_row_new",
            "marketing_import",
            "ready_texts",
            "ready_text_save",
        ),
    ),
    (
        "document_list",
        (
            "document_order",
            "document_print",
            "document_wait",
            "poster_studio",
            "day_edit",
            "run_sheet",
            "run_sheet_phone",
            "host_site_list",
            "host_site_new",
            "host_site_edit",
            "closing_edit",
            "letters",
            "batch_detail",
            "letters",
        ),
    ),
    ("supply_list", ("supply_new", "supply_edit", "supply_pack")),
    ("library_page", ("room_answer", "room_request")),
)


def band_of(event: Event, request: DeskRequest) -> dict[str, Any]:
    """Return the facts for parts/event_band.html, as far as this person may open its sections."""
    language = get_language() or "fi"
    request.network = event.network  # the bar speaks of this event's network, and need not ask for it
    when = (
        dates.event_time(event.day, event.opens, event.closes, None, language)
        if event.day
        else _("Day not agreed yet")
    )
    room = f", {event.room}" if event.room else ""
    town = event.municipality.genitive if language == "fi" else event.municipality.name
    return {
        "name": event.title,
        "when": when,
        "state": _state(event),
        "is_off": event.state in (EventState.CANCELLED, EventState.POSTPONED),
        "place": f"{event.venue}{room}" if event.venue else event.municipality.name,
        "left": _left(event, language),
        "sections": _sections(event, request),
        "label": _("Sections of the event in %(place)s") % {"place": town},
        "back_url": _address("event_list"),
    }


def _state(event: Event) -> str:
    """Return that the day has moved or does not hold, in a word; nothing of an event that takes place as planned."""
    return "" if event.state == EventState.SCHEDULED else str(EventState(event.state).label)


def _left(event: Event, language: str) -> str:
    """Return how far the day is, as words; empty without a day, after it, and where it does not hold."""
    if event.state in (EventState.CANCELLED, EventState.POSTPONED):
        return ""
    days = (event.day - localdate()).days if event.day else -1
    if days < 0:
        return ""
    return _("Today") if days == 0 else _("%(days)s left") % {"days": dates.day_count(days, language)}


def _sections(event: Event, request: DeskRequest) -> list[dict[str, Any]]:
    words = {
        "event_detail": _("Overview"), "event_edit": _("Record"), "stand_list": _("Partners"), "event_plan": _("Plan"),
        "marketing_plan": pgettext("section of an event", "Marketing"), "document_list": _("Documents"),
        "library_page": _("Library"), "supply_list": _("Supplies"),
    }  # fmt: skip
    current = request.resolver_match.url_name if request.resolver_match else ""
    standing = request.user.standing
    planning = event.network_id in standing.networks
    coordinating = event.network_id in standing.coordinated
    may_open = {"stand_list": coordinating, "library_page": coordinating or event.venue_id in standing.venues}
    found = []
    for name, below in SECTIONS:
        url = _address(name, event.slug)
        if url and may_open.get(name, planning or name in ("event_detail", "document_list")):
            found.append(
                {"label": words[name], "url": url, "is_current": current == name or current in below}
            )
    return found


def _address(name: str, *arguments: Any) -> str:
    """Return the address of a desk page, or nothing while there is no such page."""
    try:
        return reverse(f"desk:{name}", args=arguments)
    except NoReverseMatch:
        return ""
