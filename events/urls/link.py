"""Which addresses does somebody with a personal link have?"""

from django.urls import URLPattern, URLResolver, path

from events.views.link.answer import answer
from events.views.link.hosts import host_calendar, host_sheet, host_site
from events.views.link.library import library, library_print, library_printed, room_answer
from events.views.link.library_poll import library_poll
from events.views.link.library_room_facts import library_room_facts
from events.views.link.meetings import attendee_meeting, meetings
from events.views.link.pack import pack, pack_file, pack_new
from events.views.link.partner_tasks import tasks_done
from events.views.link.poll import poll
from events.views.link.promo import promo_file, promo_kit, promo_post_edit, promo_post_remove
from events.views.link.promo_logo import promo_logo, promo_logo_file, promo_logo_remove
from events.views.link.request_new import request_new
from events.views.link.run_sheet import library_run_sheet, run_sheet_phone
from events.views.link.shared_feed import library_calendar, partner_feed, venue_feed
from events.views.link.thanks import calendar, letter, thanks
from events.views.link.undo import undo

app_name = "link"
urlpatterns: list[URLPattern | URLResolver] = [
    path("k/", request_new, name="request_new"),
    path("k/<str:token>/", answer, name="answer"),
    path("k/<str:token>/paiva/", poll, name="poll"),
    path("k/<str:token>/kiitos/", thanks, name="thanks"),
    path("k/<str:token>/peru/", undo, name="undo"),
    path("k/<str:token>/kirje.pdf", letter, name="letter"),
    path("k/<str:token>/kalenteri.ics", calendar, name="calendar"),
    path("k/<str:token>/kalenteriosoite/", partner_feed, name="partner_feed"),
    path("k/<str:token>/tehtavat/", tasks_done, name="tasks_done"),
    path("k/<str:token>/markkinointi/", promo_kit, name="promo_kit"),
    path("k/<str:token>/markkinointi/<int:pk>/", promo_post_edit, name="promo_post_edit"),
    path("k/<str:token>/markkinointi/<int:pk>/poista/", promo_post_remove, name="promo_post_remove"),
    path("k/<str:token>/markkinointi/logo/", promo_logo, name="promo_logo"),
    path("k/<str:token>/markkinointi/logo/poista/", promo_logo_remove, name="promo_logo_remove"),
    path("k/<str:token>/markkinointi/logo/kuva/", promo_logo_file, name="promo_logo_file"),
    path("k/<str:token>/markkinointi/<str:name>", promo_file, name="promo_file"),
    path("k/<str:token>/kokoukset/", meetings, name="meetings"),
    path("kokous/<str:token>/", attendee_meeting, name="attendee_meeting"),
    path("k/<str:token>/aikataulu/", run_sheet_phone, name="run_sheet_phone"),
    path("kirjasto/<str:token>/aikataulu/", library_run_sheet, name="library_run_sheet"),
    path("etapaikka/<str:token>/", host_site, name="host_site"),
    path("etapaikka/<str:token>/ohje.pdf", host_sheet, name="host_sheet"),
    path("etapaikka/<str:token>/kalenteri.ics", host_calendar, name="host_calendar"),
    path("kirjasto/<str:token>/", library, name="library"),
    path("kirjasto/<str:token>/kalenteri.ics", library_calendar, name="library_calendar"),
    path("kirjasto/<str:token>/kalenteriosoite/", venue_feed, name="venue_feed"),
    path("kirjasto/<str:token>/tila/", room_answer, name="room_answer"),
    path("kirjasto/<str:token>/paiva/", library_poll, name="library_poll"),
    path("kirjasto/<str:token>/tilan-tiedot/", library_room_facts, name="library_room_facts"),
    path("kirjasto/<str:token>/tulostettu/", library_printed, name="library_printed"),
    path("kirjasto/<str:token>/tuloste/<slug:kind>/", library_print, name="library_print"),
    path("kirjasto/<str:token>/paketti/", pack_new, name="pack_new"),
    path("kirjasto/<str:token>/paketti/<int:pk>/", pack, name="pack"),
    path("kirjasto/<str:token>/paketti/<int:pk>/tiedosto/", pack_file, name="pack_file"),
]
