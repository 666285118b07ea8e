"""What do the desk's front page and one event's front page show?"""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from partners.requests import DeskRequest

from ... import trail
from ...actions.situation import OFF
from ...forms.new_event import NewEventForm
from ...models import Event, Move
from ...room_state import room_of
from ..library import room_words
from . import posted
from .agenda import agenda_of
from .awaited import awaited_of
from .band import band_of
from .cloned import source_of, source_words
from .documents import may_see_people
from .last_move import change_of
from .news_rows import news_of
from .phase_page import phase_bar, phase_checks, whole_facts
from .plan_page import document_pictures, progress_of
from .plan_points import address
from .printed import old_prints_of_page
from .situation import late_rows, next_task, partners_strip, publication_checks, side_rows

HELD_SHOWN = 5
CHANGES_SHOWN = 5


@require_safe
def event_list(request: DeskRequest) -> HttpResponse:
    """Show what needs this person next, and beside it their events."""
    today, user = localdate(), request.user
    mine = Event.objects.visible_to(user).briefly().with_counts()
    coming, held = list(mine.coming(today)), list(mine.held(today)[:HELD_SHOWN])
    coordinates = bool(user.standing.coordinated)
    is_first = not coming and not held and coordinates
    agenda = agenda_of(user, today, awaited_of(user, coming, today))
    news = news_of(request, [*coming, *held], today)
    agenda.needs = len(news["needs"])
    return render(request, "events/event_list.html", {
        "agenda": agenda,
        "events": side_rows([*coming, *held], today), "coordinates": coordinates,
        "plans": bool(user.standing.networks), "first_name": user.name.split(" ")[0],
        "first_form": NewEventForm(user=user) if is_first else None, "news": news,
    })  # fmt: skip


@require_safe
def event_detail(request: DeskRequest, slug: str) -> HttpResponse:
    """Show where one event stands: phase, what is late, partners, plan, documents, and what changed."""
    events = Event.objects.visible_to(request.user).with_places().with_papers()
    event = get_object_or_404(Move.objects.beside(events), slug=slug)
    standing = request.user.standing
    planning, may_edit = event.network_id in standing.networks, event.network_id in standing.coordinated
    today, stands = localdate(), list(event.stands.in_order().with_presenters().with_posts())
    tasks = list(event.tasks.in_order().with_marketing()) if planning else []
    strip, progress = partners_strip(stands), progress_of(tasks)
    room = room_of(event) if may_see_people(event, request) else None
    facts = whole_facts(event, stands, tasks, today, room)
    return render(request, "events/event_detail.html", {
        "event": event, "band": band_of(event, request), "planning": planning, "may_edit": may_edit,
        "phase": phase_bar(facts), "phase_checks": phase_checks(event, facts, with_links=may_edit),
        "late": late_rows([] if event.state in OFF else tasks, request.user, today), "strip": strip,
        "progress": progress, "next": next_task(tasks, today),
        "old_prints": old_prints_of_page(event, stands, tasks),
        "pictures": document_pictures(event, request.user),
        "changes": trail.rows_about(event.subject, CHANGES_SHOWN, with_partners=may_edit) if planning else [],
        "checks": publication_checks(event, stands, today),
        "posted": posted.in_short(event, stands) if may_edit else None,
        "room": room_words(room, get_language() or "fi") if room else None,
        "calendar_url": address("feeds:event_calendar", event.slug),
        **change_of(event, planning),
        "cloned_from": source_words(source) if planning and (source := source_of(event)) else None,
    })  # fmt: skip
