"""How does a web server reach the portal? (WSGI; light pages lose three quarters of their rate under ASGI)"""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "talkoot.settings")
application = get_wsgi_application()

from talkoot.checks import refuse_wrong_settings  # noqa: E402  Django has to be set up first

refuse_wrong_settings()
