"""What is counted on the day, without names, and in which hours? One home for the paper and for a screen.

Topics and devices follow the counting sheet of digital support: what was asked, and on what.
"""

from datetime import time
from itertools import pairwise

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

MOST_SLOTS = 6


class Topic(TextChoices):
    """What somebody was helped with; one person may ask about several."""

    BASICS = "basics", _("Basic use of the device")
    APPS = "apps", _("Apps")
    MESSAGES = "messages", _("E-mail and messages")
    PICTURES = "pictures", _("Pictures and saving")
    BANK = "bank", _("Online bank and identification")
    HEALTH = "health", _("Health services, My Kanta")
    BENEFITS = "benefits", _("Kela and benefits")
    TAXES = "taxes", _("Taxes and public services")
    TRAVEL = "travel", _("Travel and tickets")
    SAFETY = "safety", _("Data security and scams")
    LIBRARY = "library", _("The library's e-materials")
    AIDS = "aids", _("Aids and accessibility")
    BUYING = "buying", _("What to buy")
    OTHER = "other", _("Something else")


class Device(TextChoices):
    """On what somebody was helped."""

    ANDROID = "android", _("Smartphone, Android")
    IPHONE = "iphone", _("iPhone")
    TABLET = "tablet", _("Tablet")
    COMPUTER = "computer", pgettext_lazy("a device", "Computer")
    OTHER = "other", _("Television or other device")
    NONE = "none", _("No device")


def slots(opens: time | None, closes: time | None) -> tuple[tuple[time, time], ...]:
    """Return the opening hours cut at whole hours, at every second or third when there would be over six slots.

    () when the hours are unknown. A night that ends on the next morning is one slot.
    """
    if opens is None or closes is None:
        return ()
    if closes <= opens:
        return ((opens, closes),)
    last = closes.hour + (1 if closes.minute else 0)
    step = -(-(last - opens.hour) // MOST_SLOTS)
    cuts = [time(hour) for hour in range(opens.hour + step, last, step)]
    return tuple(pairwise([opens, *cuts, closes]))
