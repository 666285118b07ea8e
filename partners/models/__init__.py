"""Which tables hold people, places and the trail?"""

from .account import Membership, User
from .history import Change, FieldChange
from .link import Link
from .municipality import Municipality
from .network import CalendarDay, Network
from .organisation import Contact, Organisation
from .venue import Closure, OpeningHours, Venue

__all__ = [
    "CalendarDay",
    "Change",
    "Closure",
    "Contact",
    "FieldChange",
    "Link",
    "Membership",
    "Municipality",
    "Network",
    "OpeningHours",
    "Organisation",
    "User",
    "Venue",
]
