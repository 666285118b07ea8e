"""Which words may the rows of operating models and marketing plans take, and what do plans lead to?"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .choices import AttendanceMode, Channel


class Condition(TextChoices):
    """When a row of an operating model belongs to the plan of an event."""

    ALWAYS = "", _("Always")
    IN_PLACE = "in_place", _("Only where people come to a place")
    REMOTE = "remote", _("Only where some or all take part remotely")
    HYBRID = "hybrid", _("Only in a hybrid event")
    ONLINE = "online", _("Only in a remote event")
    NEWSPAPER_AD = "newspaper_ad", _("Only when a newspaper advertisement is chosen")
    OUTSIDE_LIBRARY = "outside_library", _("Only outside a library")

    def holds(self, attendance: str, *, newspaper_ad: bool, in_library: bool) -> bool:
        """Tell whether a row with this condition belongs to an event of such a sort."""
        return {
            Condition.ALWAYS: True,
            Condition.IN_PLACE: attendance != AttendanceMode.ONLINE,
            Condition.REMOTE: attendance != AttendanceMode.ONSITE,
            Condition.HYBRID: attendance == AttendanceMode.HYBRID,
            Condition.ONLINE: attendance == AttendanceMode.ONLINE,
            Condition.NEWSPAPER_AD: newspaper_ad,
            Condition.OUTSIDE_LIBRARY: not in_library,
        }[self]


class OfferState(TextChoices):
    """What became of an improvement that another network offered to a model."""

    NEW = "new", _("Not looked at yet")
    TAKEN = "taken", _("Taken, wholly or in part")
    DECLINED = "declined", _("Not taken")


class Shortage(TextChoices):
    """What a room may have too little of for the stands, and what is brought along to mend it."""

    TABLES = "tables", _("Tables from elsewhere")
    SOCKETS = "sockets", _("Extension leads")
    SCREENS = "screens", _("Screens from elsewhere")
    NETWORK = "network", _("Mobile network connection")

    def pieces(self, missing: int) -> int:
        """Return how many things make up for so much missing: an extension lead gives three sockets."""
        return -(-missing // 3) if self is Shortage.SOCKETS else missing


CHANNELS_OF_PARTNERS = (
    Channel.SOCIAL, Channel.WEB, Channel.OWN_CHANNELS, Channel.EMAIL, Channel.POSTER, Channel.NEWSPAPER, Channel.MEDIA,
    Channel.MEETING,
)  # fmt: skip


class ReadyKind(TextChoices):
    """Which ready text of an event, each as long as its channel likes."""

    SHORT = "short", _("Short text, at most 160 characters")
    PARAGRAPH = "paragraph", _("One paragraph")
    PRESS = "press", _("Press release")
    NEWSPAPER = "newspaper", _("Newspaper")
    RADIO = "radio", _("Line for the radio")
    FACEBOOK = "facebook", _("Facebook event")
    MUNICIPALITY = "municipality", _("Municipal calendar of events")


class Phase(TextChoices):
    """How far an event is; computed from its rows by phases.py, never stored."""

    IDEA = "idea", pgettext_lazy("phase of an event", "Idea")
    DAY_AGREED = "day_agreed", pgettext_lazy("phase of an event", "Day agreed")
    INVITED = "invited", pgettext_lazy("phase of an event", "Invited")
    CONFIRMED = "confirmed", pgettext_lazy("phase of an event", "Confirmed")
    PUBLISHED = "published", pgettext_lazy("phase of an event", "Published")
    HELD = "held", pgettext_lazy("phase of an event", "Held")
    CLOSED = "closed", pgettext_lazy("phase of an event", "Closed")


class ReminderKind(TextChoices):
    """Which message the clock writes by itself, besides the letters of LetterKind."""

    WEEKLY = "weekly", _("The week by mail")
    TASK = "task_reminder", _("Reminder of a task")
    PARTNER = "partner_reminder", _("Reminder to a partner")
