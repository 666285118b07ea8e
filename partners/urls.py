"""Which addresses do the network's people, places and organisations have?"""

from django.urls import URLPattern, path

from .views import account, mailbox, people, places

app_name = "partners"
urlpatterns: list[URLPattern] = [
    path("kieli/", account.language_set, name="language_set"),
    path("oma/avainkuva/", account.totp_picture, name="totp_picture"),
    path("", people.organisation_list, name="organisation_list"),
    path("kumppanit/uusi/", people.organisation_new, name="organisation_new"),
    path("kumppanit/<int:pk>/", people.organisation_edit, name="organisation_edit"),
    path("paikat/", places.venue_list, name="venue_list"),
    path("paikat/uusi/", places.venue_new, name="venue_new"),
    path("paikat/taivutus/", places.venue_cases, name="venue_cases"),
    path("paikat/<int:pk>/", places.venue_edit, name="venue_edit"),
    path("esimerkkiposti/", mailbox.mailbox, name="mailbox"),
    path("esimerkkiposti/<slug:name>/", mailbox.mailbox_mail, name="mailbox_mail"),
    path("esimerkkiposti/<slug:name>/<int:number>/", mailbox.mailbox_attachment, name="mailbox_attachment"),
]
