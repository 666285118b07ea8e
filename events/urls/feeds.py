"""Which addresses do calendar programs have?"""

from django.urls import URLPattern, URLResolver, path

from events.views.feeds import event_calendar, network_calendar, personal_calendar

from . import converters as converters  # registers "language"

app_name = "feeds"
urlpatterns: list[URLPattern | URLResolver] = [
    path("talkoot/<slug:slug>/kalenteri.ics", event_calendar, name="event_calendar"),
    path("<language:language>/talkoot/<slug:slug>/kalenteri.ics", event_calendar, name="event_calendar"),
    path("kalenteri/<slug:slug>.ics", network_calendar, name="network_calendar"),
    path("kalenteri/oma/<str:token>.ics", personal_calendar, name="personal_calendar"),
]
