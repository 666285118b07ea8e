"""How does a web server reach the portal? (WSGI; light pages lose three quarters of their rate under ASGI)"""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "talkoot.settings")
application = get_wsgi_application()
