"""How does a web server reach the portal? (WSGI; light pages lose three quarters of their rate under ASGI)"""

import os
from contextlib import suppress
from threading import Thread

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "talkoot.settings")
application = get_wsgi_application()

from events.documents import press  # noqa: E402  Django has to be set up first
from talkoot.checks import refuse_wrong_settings  # noqa: E402

refuse_wrong_settings()


def warm_the_press() -> None:
    """Start this process's renderer, so that the first poster does not wait a second for it."""
    with suppress(press.PressError):
        press.press.warm()


Thread(target=warm_the_press, daemon=True).start()
