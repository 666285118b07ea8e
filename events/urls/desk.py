"""Which addresses does the desk audience have?"""

from django.urls import URLPattern, URLResolver, path

from events.views import feeds
from events.views.desk import (
    calendar_feed,
    changes,
    documents,
    new_event,
    overview,
    plan,
    publication,
    record,
    stands,
)

app_name = "desk"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", overview.event_list, name="event_list"),
    path("uudet/", new_event.event_new, name="event_new"),
    path("uudet/tarkistus/", new_event.event_check, name="event_check"),
    path("kalenteri/", calendar_feed.calendar_feed, name="calendar_feed"),
    path("<slug:slug>/", overview.event_detail, name="event_detail"),
    path("<slug:slug>/kalenteri.ics", feeds.plan_calendar, name="plan_calendar"),
    path("<slug:slug>/suunnitelma/", plan.event_plan, name="event_plan"),
    path("<slug:slug>/tehtavat/<int:pk>/", plan.task_state, name="task_state"),
    path("<slug:slug>/tehtavat/<int:pk>/paiva/", plan.task_day, name="task_day"),
    path("<slug:slug>/kokoukset/<int:pk>/paiva/", plan.meeting_day, name="meeting_day"),
    path("<slug:slug>/julkaise/", publication.event_publish, name="event_publish"),
    path("<slug:slug>/piilota/", publication.event_withdraw, name="event_withdraw"),
    path("<slug:slug>/paiva/", publication.event_redate, name="event_redate"),
    path("<slug:slug>/tiedot/", record.event_edit, name="event_edit"),
    path("<slug:slug>/tiedot/esikatselu/", record.event_preview, name="event_preview"),
    path("<slug:slug>/tiedot/esikatselu/<slug:digest>.png", record.preview_picture, name="preview_picture"),
    path("<slug:slug>/muutokset/", changes.event_changes, name="event_changes"),
    path("<slug:slug>/kumppanit/", stands.stand_list, name="stand_list"),
    path("<slug:slug>/kumppanit/uusi/", stands.stand_new, name="stand_new"),
    path("<slug:slug>/kumppanit/<int:pk>/", stands.stand_edit, name="stand_edit"),
    path("<slug:slug>/kumppanit/<int:pk>/poista/", stands.stand_remove, name="stand_remove"),
    path("<slug:slug>/asiakirjat/", documents.document_list, name="document_list"),
    path("<slug:slug>/asiakirjat/<slug:kind>/", documents.document_print, name="document_print"),
    path("<slug:slug>/asiakirjat/<slug:kind>/valmistelu/", documents.document_wait, name="document_wait"),
    path("<slug:slug>/asiakirjat/<slug:kind>/kuva.png", documents.document_picture, name="document_picture"),
]
