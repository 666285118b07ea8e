"""What does a request of the desk carry? The middleware has signed its user in and told whether htmx asks."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from .models import Network, User


class DeskRequest(HttpRequest):
    """A request of somebody who has signed in; for annotations, nobody makes one."""

    user: User
    htmx: HtmxDetails
    network: Network | None  # of the event on the page, when there is one
    menu_path: str  # under which address the menu marks the page, where it is not its own
