"""What do calendar programs get: one event, public days, or everything that one planner, partner or venue needs?"""

from collections.abc import Collection, Container, Iterable, Mapping
from datetime import date, timedelta
from typing import cast

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import conditional_page, require_safe

from events import feed_meetings, feed_tasks, ready, shared_feeds
from events import sheet as sheets
from events.calendars import entries, feeds, todos
from events.calendars.todos import TaskFacts
from events.facts import EventSheet
from events.models import Event, Meeting
from partners.choices import LinkPurpose
from partners.models import Link, Municipality, Network, User

AS_DAYS = "paivina"  # the value of ?tehtavat= that asks for tasks as whole days
KEPT_DAYS = 60  # how long a held or cancelled event stays in feeds, so that every program sees its end
DOWNLOAD = "text/calendar; charset=utf-8; method=PUBLISH"
FEED = "text/calendar; charset=utf-8"


@login_not_required
@require_safe
@conditional_page
def event_calendar(request: HttpRequest, slug: str, language: str = "fi") -> HttpResponse:
    """Answer with one published event as a file to save."""
    event = get_object_or_404(Event.objects.published().with_places(), slug=slug)
    entry = entries.event_entry(sheets.from_rows(event, (), (), (), language))
    return _download(f"{slug}.ics", [entry])


@login_not_required
@require_safe
def network_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer with a network's published events, as a feed that anyone may subscribe to."""
    network = get_object_or_404(Network, slug=slug)
    versions = Event.objects.published().of(network).in_feed(_since()).calendar_versions()
    response = _unless_changed(request, feeds.etag(versions, network.name))
    if response.status_code != 304:
        response.content = entries.feed(network.name, ready.pieces("public", versions, _public_blocks))
    response["Cache-Control"] = "public, max-age=900"
    return response


@login_not_required
@require_safe
def personal_calendar(request: HttpRequest, token: str) -> HttpResponse:
    """Answer with a planner's events, set-up times, meetings and own tasks; whoever has the address may read it.

    Tasks are things to do; with ?tehtavat=paivina whole days, for programs that show no things to do.
    """
    user = _owner(token)
    as_days = request.GET.get("tehtavat") == AS_DAYS
    days = Event.objects.visible_to(user).in_feed(_since()).calendar_versions()
    meetings = Meeting.objects.visible_to(user).of_events(days).calendar_versions()
    versions = {event: (facts, tuple(meetings.get(event, ()))) for event, facts in days.items()}
    with override("fi"):
        name = _("Talkoot: my calendar")
    tasks = feed_tasks.tasks_of(user, _since())
    own = feed_meetings.meetings_of(user, _since())
    told = {**versions, **_apart(tasks), **feed_meetings.versions_of(own)}
    response = _unless_changed(request, feeds.etag(told, name, str(as_days)))
    if response.status_code != 304:
        found = ready.pieces("team", versions, lambda new: _team_blocks(new, meetings))
        found += feed_meetings.blocks(own, list(own)).values()
        response.content = entries.feed(name, [*found, *_task_blocks(tasks, as_days)])
    response["Cache-Control"] = "private, no-cache"
    return response


@login_not_required
@require_safe
def municipality_calendar(request: HttpRequest, code: str) -> HttpResponse:
    """Answer with the published events of one municipality, of every network there."""
    shown = shared_feeds.of_municipality(get_object_or_404(Municipality, code=code), _since())
    response = _unless_changed(request, feeds.etag(shown.versions, shown.name))
    if response.status_code != 304:
        response.content = entries.feed(shown.name, ready.pieces("public", shown.versions, _public_blocks))
    response["Cache-Control"] = "public, max-age=900"
    return response


@login_not_required
@require_safe
def partner_calendar(request: HttpRequest, token: str) -> HttpResponse:
    """Answer with all days of one partner, set-up and its meetings; whoever has the address may read it."""
    partner = shared_feeds.partner_behind(token, timezone.now())
    if partner is None:
        raise Http404
    return _shared(request, shared_feeds.of_partner(partner, _since()), with_meetings=True)


@login_not_required
@require_safe
def venue_calendar(request: HttpRequest, token: str) -> HttpResponse:
    """Answer with all days at one venue, set-up and clearing away; whoever has the address may read it."""
    venue = shared_feeds.venue_behind(token, timezone.now())
    if venue is None:
        raise Http404
    return _shared(request, shared_feeds.of_venue(venue, _since()), with_meetings=False)


@require_safe
def plan_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer with an event, its set-up times and its meetings as a file to save, for those who plan it."""
    user = cast(User, request.user)
    event = get_object_or_404(Event.objects.plan_visible_to(user).in_feed(date.min), slug=slug)
    return _download(f"{slug}-suunnittelu.ics", _team_blocks([event.pk], [event.pk]).values())


def _since() -> date:
    """Return the first day that feeds still show."""
    return timezone.localdate() - timedelta(days=KEPT_DAYS)


def _owner(token: str) -> User:
    """Return the active user whose feed a token opens; raises Http404 for anything else. Writes nothing."""
    link = get_object_or_404(Link.objects.opened_by(token, LinkPurpose.CALENDAR_FEED, timezone.now()))
    kind, _colon, number = link.subject.partition(":")
    if kind != "user" or not number.isdecimal():
        raise Http404
    return get_object_or_404(User, pk=int(number), is_active=True)


def _facts(events: Collection[int]) -> dict[int, EventSheet]:
    """Return the facts of events as calendars need them: with meetings, without stands and letters."""
    rows = Event.objects.with_places().prefetch_related("meetings").in_bulk(list(events))
    return {pk: sheets.from_rows(event, (), event.meetings.all(), (), "fi") for pk, event in rows.items()}


def _public_blocks(events: Collection[int]) -> Mapping[int, bytes]:
    """Return the public entries of events."""
    return {pk: entries.event_entry(facts) for pk, facts in _facts(events).items()}


def _team_blocks(events: Collection[int], planned: Container[int]) -> Mapping[int, bytes]:
    """Return the team's entries of events; meetings only of those that the reader plans."""
    rows = _facts(events).items()
    return {pk: entries.team_entries(facts, with_meetings=pk in planned) for pk, facts in rows}


def _apart(tasks: Mapping[int, TaskFacts]) -> dict[int, TaskFacts]:
    """Return tasks under numbers that no event has."""
    return {-number: facts for number, facts in tasks.items()}


def _task_blocks(tasks: Mapping[int, TaskFacts], as_days: bool) -> list[bytes]:
    """Return the entries of a person's tasks; nothing in them depends on who reads."""
    write = todos.day_entry if as_days else todos.todo_entry
    return ready.pieces(write.__name__, tasks, lambda new: {number: write(tasks[number]) for number in new})


def _shared(request: HttpRequest, shown: shared_feeds.Shown, *, with_meetings: bool) -> HttpResponse:
    """Return a feed behind a secret address, or that nothing in it has changed."""
    with override("fi"):
        name = _("Talkoot: %(whose)s") % {"whose": shown.name}
    response = _unless_changed(request, feeds.etag(shown.versions, name))
    if response.status_code != 304:
        found = ready.pieces(
            ("helpers", with_meetings), shown.versions,
            lambda new: shared_feeds.blocks(new, shown, with_meetings=with_meetings),
        )  # fmt: skip
        response.content = entries.feed(name, found)
    response["Cache-Control"] = "private, no-cache"
    return response


def _unless_changed(request: HttpRequest, etag: str) -> HttpResponse:
    """Return "not modified" if the reader has this version already, else an empty calendar answer to be filled."""
    response = get_conditional_response(request, etag=etag)
    if response is None or response.status_code != 304:
        response = HttpResponse(content_type=FEED, headers={"ETag": etag})
    return response


def _download(name: str, blocks: Iterable[bytes]) -> HttpResponse:
    """Return a calendar as a file with a name."""
    body = entries.download(blocks)
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-cache"}
    return HttpResponse(body, content_type=DOWNLOAD, headers=headers)
