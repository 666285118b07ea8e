"""Which words may polls, minutes, run sheets and moves take?"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Suits(TextChoices):
    """What somebody says of one proposed day."""

    YES = "yes", pgettext_lazy("a proposed day", "Suits")
    IF_NEEDED = "if_needed", pgettext_lazy("a proposed day", "If needed")
    NO = "no", pgettext_lazy("a proposed day", "Does not suit")


class ItemOrigin(TextChoices):
    """Where a point of an agenda came from."""

    MODEL = "model", _("From the operating model")
    OPEN = "open", _("Open in the plan")
    CARRIED = "carried", _("Left over from the last meeting")
    OWN = "own", _("Added by hand")


class LineKind(TextChoices):
    """What a line of the minutes is."""

    TALK = "talk", _("Discussion")
    DECISION = "decision", _("Decision")
    TASK = "task", pgettext_lazy("a line of minutes", "Task")


class SlotKind(TextChoices):
    """What happens in a row of the run sheet."""

    SET_UP = "set_up", _("Set-up")
    BRIEFING = "briefing", _("Briefing")
    DOORS = "doors", _("Doors open")
    TALK = "talk", pgettext_lazy("a row of the run sheet", "Short talk")
    BREAK = "break", _("Break")
    OTHER = "other", pgettext_lazy("a row of the run sheet", "Other")
    TAKE_DOWN = "take_down", _("Clearing away")


class MoveKind(TextChoices):
    """What was done to the time, the state or the form of an event."""

    MOVE = "move", _("Moved to another time")
    POSTPONE = "postpone", _("Postponed without a new day")
    CANCEL = "cancel", pgettext_lazy("what was done", "Cancelled")
    REINSTATE = "reinstate", _("Takes place after all")
    FORMAT = "format", _("Held in another way")


class Rhythm(TextChoices):
    """How often the meetings of a series come."""

    WEEKLY = "weekly", _("Every week")
    FORTNIGHTLY = "fortnightly", _("Every second week")
    MONTHLY = "monthly", _("Every month on the same weekday")


class Equipment(TextChoices):
    """What a place must have to follow a programme together over the web."""

    SCREEN = "screen", _("Screen or projector")
    SPEAKERS = "speakers", _("Loudspeakers")
    CAMERA = "camera", _("Camera")
    MICROPHONE = "microphone", _("Microphone")
    NETWORK = "network", _("Network connection")
    BACKUP = "backup", _("Reserve connection")
    TESTED = "tested", _("Test call done")

    @classmethod
    def things(cls) -> "tuple[Equipment, ...]":
        """Return those that are things; the rest are deeds."""
        return tuple(one for one in cls if one != cls.TESTED)
