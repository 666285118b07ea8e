"""How soon does a new web process answer, and how much memory does it hold? Started by web.py, once per process."""

import io
import os
import sys
from typing import Any

REQUESTS = 20


def call(application: Any, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Ask a WSGI application for a page; returns status, headers and body."""
    environ = {
        "REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": "", "SCRIPT_NAME": "", "SERVER_NAME": "localhost",
        "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1", "HTTP_HOST": "localhost", "REMOTE_ADDR": "127.0.0.1",
        "wsgi.version": (1, 0), "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(), "wsgi.errors": sys.stderr,
        "wsgi.multithread": True, "wsgi.multiprocess": False, "wsgi.run_once": False, **headers,
    }  # fmt: skip
    heard: list[Any] = []
    answer = application(environ, lambda status, fields, info=None: heard.extend((status, fields)))
    try:
        body = b"".join(answer)
    finally:
        if hasattr(answer, "close"):
            answer.close()
    return int(heard[0].split(" ")[0]), dict(heard[1]), body


def bare() -> Any:
    """The smallest Django that lists the same 200 events: the usual apps and middlewares, one query, one template."""
    import django
    from django.conf import settings
    from django.core.handlers.wsgi import WSGIHandler
    from django.db import connection
    from django.http import HttpRequest, HttpResponse
    from django.template import engines
    from django.urls import path

    from tests.bench.bare_settings import BARE

    settings.configure(**BARE, ROOT_URLCONF=__name__)
    django.setup()
    row = "<li><a href='{{ slug }}'>{{ title }}</a> {{ day }}</li>"
    source = f"<ul>{{% for slug, title, day in rows %}}{row}{{% endfor %}}</ul>"
    template = engines["django"].from_string(source)

    def listed(request: HttpRequest) -> HttpResponse:
        with connection.cursor() as cursor:
            cursor.execute("SELECT slug, title, day FROM events_event ORDER BY day DESC LIMIT 200")
            return HttpResponse(template.render({"rows": cursor.fetchall()}))

    globals()["urlpatterns"] = [path("", listed)]
    return WSGIHandler()


def ours() -> Any:
    """The product as a server loads it."""
    from talkoot.wsgi import application

    return application


def main(which: str) -> None:
    """Print "ready" at the first 200, then kilobytes after some requests and whether the renderer was loaded."""
    application = {"bare": bare, "ours": ours}[which]()
    status, _headers, body = call(application, "/")
    if status != 200 or len(body) < 10_000:
        raise SystemExit(f"{which} answered {status} with {len(body)} bytes")
    print("ready", flush=True)
    for _ in range(REQUESTS - 1):
        call(application, "/")
    with open(f"/proc/{os.getpid()}/status", encoding="ascii") as facts:
        kilobytes = next(line.split()[1] for line in facts if line.startswith("VmRSS"))
    print(kilobytes, "weasyprint" in sys.modules, flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
