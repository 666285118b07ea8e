"""Which addresses does the public audience have?"""

from django.urls import URLPattern, URLResolver, path

from events.views.public.calendar_guide import calendar_guide
from events.views.public.concepts import concept_detail, concept_file, concept_list, concept_question
from events.views.public.event_detail import event_detail
from events.views.public.event_list import event_list
from events.views.public.event_picture import event_picture
from events.views.public.poster import poster
from events.views.public.statements import accessibility, privacy

from . import converters as converters  # registers "language"

app_name = "public"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", event_list, name="event_list"),
    path("<language:language>/", event_list, name="event_list"),
    path("talkoot/<slug:slug>/", event_detail, name="event_detail"),
    path("<language:language>/talkoot/<slug:slug>/", event_detail, name="event_detail"),
    path("talkoot/<slug:slug>/juliste.pdf", poster, name="poster"),
    path("<language:language>/talkoot/<slug:slug>/juliste.pdf", poster, name="poster"),
    path("talkoot/<slug:slug>/kuva.png", event_picture, name="event_picture"),
    path("<language:language>/talkoot/<slug:slug>/kuva.png", event_picture, name="event_picture"),
    path("toimintamallit/", concept_list, name="concept_list"),
    path("<language:language>/toimintamallit/", concept_list, name="concept_list"),
    path("toimintamallit/<slug:network>/<slug:slug>/", concept_detail, name="concept_detail"),
    path(
        "<language:language>/toimintamallit/<slug:network>/<slug:slug>/",
        concept_detail,
        name="concept_detail",
    ),
    path("toimintamallit/<slug:network>/<slug:slug>/malli.json", concept_file, name="concept_file"),
    path("toimintamallit/<slug:network>/<slug:slug>/kysy/", concept_question, name="concept_question"),
    path(
        "<language:language>/toimintamallit/<slug:network>/<slug:slug>/kysy/",
        concept_question,
        name="concept_question",
    ),
    path("kalenteriohje/", calendar_guide, name="calendar_guide"),
    path("<language:language>/kalenteriohje/", calendar_guide, name="calendar_guide"),
    path("saavutettavuus/", accessibility, name="accessibility"),
    path("<language:language>/saavutettavuus/", accessibility, name="accessibility"),
    path("tietosuoja/", privacy, name="privacy"),
    path("<language:language>/tietosuoja/", privacy, name="privacy"),
]
