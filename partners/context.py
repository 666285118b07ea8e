"""Which facts does every page show: the network, the menu, the example banner?"""

from typing import Any

from django.http import HttpRequest


def portal(request: HttpRequest) -> dict[str, Any]:
    """Return nothing yet."""
    return {}
