"""What the network does together."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    """Events and everything derived from them."""

    name = "events"
    verbose_name = _("Events")
