"""Which tables hold people, places and the trail?"""

from .account import Membership, User
from .ethics import Ethics, EthicsText
from .history import Change, FieldChange
from .link import Link
from .message import Attachment, Message
from .municipality import Municipality
from .network import CalendarDay, Network
from .organisation import Contact, Organisation
from .picture import Picture
from .venue import Closure, OpeningHours, Venue

__all__ = [
    "Attachment",
    "CalendarDay",
    "Change",
    "Closure",
    "Contact",
    "Ethics",
    "EthicsText",
    "FieldChange",
    "Link",
    "Membership",
    "Message",
    "Municipality",
    "Network",
    "OpeningHours",
    "Organisation",
    "Picture",
    "User",
    "Venue",
]
