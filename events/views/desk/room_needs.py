"""Is there enough in the room for all who come: tables, sockets, screens, network, quiet places, numbered places?"""

from collections import Counter
from collections.abc import Iterable, Sequence

from django.db.models import Field
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ...choices import Need, StandState
from ...forms.day_words import Check, capital
from ...models import Event, Stand


def room_checks(event: Event, stands: Iterable[Stand]) -> list[Check]:
    """Return one sentence for each thing that those who come need, what falls short first; none without stands."""
    coming = [stand for stand in stands if stand.state == StandState.CONFIRMED]
    if not coming:
        return []
    needs = Counter(need for stand in coming for need in stand.needs)
    venue = event.venue
    lines = [
        _places(event, len(coming)),
        _counted("tables", sum(stand.tables for stand in coming), venue.tables if venue else None),
        _counted("sockets", sum(stand.sockets for stand in coming), venue.sockets if venue else None),
        _counted("screens", needs[Need.SCREEN], venue.screens if venue else None),
        _network(needs[Need.NETWORK], venue.has_wifi if venue else None),
    ]
    lines += [_who(need, coming) for need in (Need.QUIET, *REST) if needs[need]]
    found = [line for line in lines if line is not None]
    return sorted(found, key=lambda line: line.kind == "ok")


MOST_TOLD = 2
REST = (Need.LIGHT, Need.WALL, Need.ROLL_UP, Need.LOADING, Need.PARKING)


def unknown_facts(event: Event, stands: Sequence[Stand]) -> Check | None:
    """Return which facts of the room nobody has written down though somebody needs them, with the way to do it."""
    venue = event.venue
    if venue is None or not any(stand.state == StandState.CONFIRMED for stand in stands):
        return None
    facts = ("tables", "sockets", "screens", "has_wifi")
    if all(getattr(venue, name) is not None for name in facts):
        return None
    unknown = [venue._meta.get_field(name) for name in facts if getattr(venue, name) is None]
    missing = [str(field.verbose_name) for field in unknown if isinstance(field, Field)]
    return Check(
        "info",
        _("Not known of the room: %(facts)s.") % {"facts": ", ".join(missing)},
        reverse("partners:venue_edit", args=[venue.pk]),
        _("Add what the room has"),
    )


def shortage(lines: Iterable[Check]) -> str:
    """Return the first sentences about what the room does not have enough of, for the top of the board."""
    return " ".join([line.text for line in lines if line.kind == "warn"][:MOST_TOLD])


def _counted(what: str, needed: int, there: int | None) -> Check | None:
    """Return whether there is enough of a thing that is counted; a room whose facts are unknown only tells the need."""
    if not needed:
        return None
    numbers = {"needed": needed, "there": there}
    if there is None:
        words = {
            "tables": ngettext("%(n)s table is needed.", "%(n)s tables are needed.", needed),
            "sockets": ngettext("%(n)s wall socket is needed.", "%(n)s wall sockets are needed.", needed),
            "screens": ngettext("%(n)s screen is needed.", "%(n)s screens are needed.", needed),
        }
        return Check("ok", words[what] % {"n": needed})
    words = {
        "tables": _("Tables: %(needed)s needed, the room has %(there)s."),
        "sockets": _("Wall sockets: %(needed)s needed, the room has %(there)s."),
        "screens": _("Screens: %(needed)s needed, the room has %(there)s."),
    }
    return Check("warn" if needed > there else "ok", words[what] % numbers)


def _network(needed: int, there: bool | None) -> Check | None:
    if not needed:
        return None
    who = ngettext(
        "%(n)s stand needs a network connection", "%(n)s stands need a network connection", needed
    ) % {"n": needed}
    if there is None:
        return Check("ok", f"{who}.")
    if there:
        return Check("ok", _("%(who)s, and the room has Wi-Fi for guests.") % {"who": who})
    return Check("warn", _("%(who)s, and the room has no Wi-Fi for guests.") % {"who": who})


def _places(event: Event, coming: int) -> Check | None:
    if event.places is None:
        return None
    text = _("Places: %(coming)s stands have confirmed, there are %(places)s places.") % {
        "coming": coming, "places": event.places,
    }  # fmt: skip
    return Check("warn" if coming > event.places else "ok", text)


def _who(need: Need, coming: Sequence[Stand]) -> Check:
    names = [stand.organisation.name for stand in coming if need in stand.needs]
    return Check("ok", f"{capital(str(need.label))}: {', '.join(names)}.")
