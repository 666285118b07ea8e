"""How fast does Django itself answer on the same rows, without sign-in, rights, languages or looks?

Lean views read values() and give the template ready-made links and dates; the plain one uses model objects, {% url %}
and |date, as a first version would. A handler of its own has the eight usual middlewares.
"""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.handlers.wsgi import WSGIHandler
from django.db.models import Count, Max
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from events.models import Event, Stand
from tests.bench.web_world import FEEDS

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "tests.bench.web_baseline.own_addresses",
]
TOP = "<!doctype html><html lang='fi'><head><title>Talkoot</title></head><body><h1>Talkoot</h1><ul>"
LEAN = (
    "{% for row in rows %}<li><a href='{{ row.url }}'>{{ row.name }}</a> "
    "{{ row.when }} {{ row.where }}</li>{% endfor %}"
)
PLAIN = (
    "{% for event in events %}<li><a href=\"{% url 'one' event.slug %}\">{{ event.title }}</a> "
    "{{ event.day|date:'j.n.Y' }} {{ event.opens|time:'H.i' }}–"
    "{{ event.closes|time:'H.i' }} {{ event.venue.name }}</li>{% endfor %}"
)
BOTTOM = "</ul></body></html>"
VALUES = ("slug", "title", "day", "opens", "closes", "venue__name")


def own_addresses(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: the addresses of this module instead of the product's."""

    def answer(request: HttpRequest) -> HttpResponse:
        request.urlconf = "tests.bench.web_baseline"
        return get_response(request)

    return answer


def handler() -> WSGIHandler:
    """The baseline's own WSGI application, in the product's settings but for the middlewares."""
    from django.test.utils import override_settings

    with override_settings(MIDDLEWARE=MIDDLEWARE):
        return WSGIHandler()


templates: dict[str, Any] = {}


def render(source: str, context: dict[str, Any]) -> HttpResponse:
    """Answer with a template that is compiled once."""
    if source not in templates:
        templates[source] = engines["django"].from_string(TOP + source + BOTTOM)
    return HttpResponse(templates[source].render(context))


def text(request: HttpRequest) -> HttpResponse:
    """Plain text."""
    return HttpResponse("Talkoot", content_type="text/plain")


def list_plain(request: HttpRequest) -> HttpResponse:
    """The public list as a first version would make it."""
    events = Event.objects.published().coming(timezone.localdate()).select_related("venue")
    return render(PLAIN, {"events": events})


def list_lean(request: HttpRequest) -> HttpResponse:
    """The public list as cheap as a template allows."""
    return render(LEAN, {"rows": rows_of(Event.objects.published().coming(timezone.localdate()))})


def desk_lean(request: HttpRequest) -> HttpResponse:
    """One network's coming events."""
    events = Event.objects.filter(network__slug="kainuu").coming(timezone.localdate())
    return render(LEAN, {"rows": rows_of(events)})


def rows_of(events: Any) -> list[dict[str, str]]:
    """Rows with link and day ready-made."""
    return [
        {"url": f"/talkoot/{row['slug']}/", "name": row["title"], "where": row["venue__name"],
         "when": f"{row['day'].day}.{row['day'].month}.{row['day'].year} {row['opens']:%H.%M}–{row['closes']:%H.%M}"}
        for row in events.values(*VALUES)
    ]  # fmt: skip


def one(request: HttpRequest, slug: str) -> HttpResponse:
    """One event: one query."""
    return render(LEAN, {"rows": rows_of(Event.objects.filter(slug=slug))})


def entries(request: HttpRequest, slug: str) -> HttpResponse:
    """One event with those who help: two queries."""
    event = rows_of(Event.objects.filter(slug=slug))[0]
    stands = Stand.objects.filter(event__slug=slug).values_list(
        "organisation__slug", "organisation__name", "topic"
    )
    rows = [{"url": f"/kumppanit/{slug}/", "name": name, "when": topic} for slug, name, topic in stands]
    return render(LEAN, {"rows": [event, *rows]})


def calendar(request: HttpRequest, network: str) -> HttpResponse:
    """A feed joined by hand from values()."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//bench//FI"]
    for row in Event.objects.filter(network__slug=network).values(
        *VALUES, "calendar_uid", "description", "calendar_stamp"
    ):
        lines += [
            "BEGIN:VEVENT", f"UID:{row['calendar_uid']}", f"DTSTAMP:{row['calendar_stamp']:%Y%m%dT%H%M%SZ}",
            f"DTSTART;TZID=Europe/Helsinki:{row['day']:%Y%m%d}T{row['opens']:%H%M%S}",
            f"DTEND;TZID=Europe/Helsinki:{row['day']:%Y%m%d}T{row['closes']:%H%M%S}",
            f"SUMMARY:{escaped(row['title'])}",
            f"LOCATION:{escaped(row['venue__name'])}", f"DESCRIPTION:{escaped(row['description'])}", "END:VEVENT",
        ]  # fmt: skip
    return HttpResponse("\r\n".join([*map(folded, lines), "END:VCALENDAR", ""]), content_type="text/calendar")


def escaped(value: str) -> str:
    """RFC 5545 3.3.11."""
    return value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def folded(line: str) -> str:
    """RFC 5545 3.1, by characters: enough for a baseline."""
    return line if len(line) <= 70 else "\r\n ".join(line[at : at + 70] for at in range(0, len(line), 70))


@require_safe
def unchanged(request: HttpRequest, network: str) -> HttpResponse:
    """A poll that is answered from one aggregate over the network's events."""
    known = Event.objects.filter(network__slug=network).aggregate(Max("calendar_stamp"), Count("pk"))
    etag = f'"{known["pk__count"]}-{known["calendar_stamp__max"]:%Y%m%d%H%M%S%f}"'
    whole = HttpResponse("changed", headers={"ETag": etag})
    return get_conditional_response(request, etag, response=whole) or whole


urlpatterns = [
    path("text/", login_not_required(text)),
    path("list/plain/", list_plain),
    path("list/lean/", list_lean),
    path("desk/lean/", desk_lean),
    path("one/<slug:slug>/", one, name="one"),
    path("entries/<slug:slug>/", entries),
    path("calendar/<slug:network>/", calendar),
    path("unchanged/<slug:network>/", unchanged),
]
assert set(FEEDS) == {100, 1000}
