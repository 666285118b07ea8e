"""Which addresses do calendar programs have?"""

from django.urls import URLPattern, URLResolver, path

from events.views.feeds import (
    event_calendar,
    municipality_calendar,
    network_calendar,
    partner_calendar,
    personal_calendar,
    venue_calendar,
)

from . import converters as converters  # registers "language"

app_name = "feeds"
urlpatterns: list[URLPattern | URLResolver] = [
    path("talkoot/<slug:slug>/kalenteri.ics", event_calendar, name="event_calendar"),
    path("<language:language>/talkoot/<slug:slug>/kalenteri.ics", event_calendar, name="event_calendar"),
    path("kalenteri/<slug:slug>.ics", network_calendar, name="network_calendar"),
    path("kalenteri/oma/<str:token>.ics", personal_calendar, name="personal_calendar"),
    path("kalenteri/kunta/<slug:code>.ics", municipality_calendar, name="municipality_calendar"),
    path("kalenteri/kumppani/<str:token>.ics", partner_calendar, name="partner_calendar"),
    path("kalenteri/tila/<str:token>.ics", venue_calendar, name="venue_calendar"),
]
