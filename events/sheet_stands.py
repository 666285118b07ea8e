"""How do the rows of stands become helpers for the wall and stands for the library?"""

from collections.abc import Iterable

from partners.models import Venue
from talkoot.lib.text import in_language

from .choices import PublicFact, Scope, StandState
from .facts import Helper
from .models import Stand
from .stand_facts import RoomFacts, StandFacts

SCOPE_ORDER = [scope.value for scope in Scope]


def helpers_of(stands: Iterable[Stand], language: str) -> list[Helper]:
    """Return the stands that may be named as helpers, grouped by scope in the fixed order."""
    helpers = [
        Helper(
            slug=stand.organisation.slug,
            name=in_language(stand.organisation, "name", language)[0],
            topic=topic,
            scope=stand.scope,
            state=stand.state,
            topic_fell_back=fell_back,
            kind=stand.organisation.kind,
        )
        for stand in stands
        if PublicFact.NAME_AND_TOPIC in stand.public_facts
        for topic, fell_back in [in_language(stand, "topic", language)]
    ]
    return sorted(helpers, key=lambda helper: SCOPE_ORDER.index(helper.scope))


def stands_of(stands: Iterable[Stand], language: str) -> tuple[StandFacts, ...]:
    """Return the inner facts of those who come, by place number and then in the order of the board."""
    coming = [stand for stand in stands if stand.state == StandState.CONFIRMED]
    coming.sort(key=lambda stand: (stand.place is None, stand.place or 0, stand.order, stand.pk))
    return tuple(_stand(stand, language) for stand in coming)


def room_of(venue: Venue | None) -> RoomFacts:
    """Return what is known of the place's room."""
    return RoomFacts(venue.tables, venue.sockets, venue.screens, venue.has_wifi) if venue else RoomFacts()


def _stand(stand: Stand, language: str) -> StandFacts:
    people = list(stand.presenters.all())
    return StandFacts(
        slug=stand.organisation.slug,
        name=in_language(stand.organisation, "name", language)[0],
        topic=in_language(stand, "topic", language)[0],
        scope=stand.scope,
        state=stand.state,
        place=stand.place,
        tables=stand.tables,
        sockets=stand.sockets,
        needs=tuple(stand.needs),
        needs_note=stand.needs_note,
        presenters=tuple(person.name for person in people),
        phones=tuple(person.phone for person in people),
        works_remotely=stand.works_remotely,
    )
