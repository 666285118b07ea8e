"""Which addresses do the network's people, places and organisations have?"""

from django.urls import URLPattern, path

from .views import account, look, mailbox, people, pictures, places

app_name = "partners"
urlpatterns: list[URLPattern] = [
    path("kieli/", account.language_set, name="language_set"),
    path("oma/posti/", account.digest_edit, name="digest_edit"),
    path("oma/avainkuva/", account.totp_picture, name="totp_picture"),
    path("", people.organisation_list, name="organisation_list"),
    path("kumppanit/uusi/", people.organisation_new, name="organisation_new"),
    path("kumppanit/<int:pk>/", people.organisation_edit, name="organisation_edit"),
    path("paikat/", places.venue_list, name="venue_list"),
    path("paikat/uusi/", places.venue_new, name="venue_new"),
    path("paikat/taivutus/", places.venue_cases, name="venue_cases"),
    path("paikat/<int:pk>/", places.venue_edit, name="venue_edit"),
    path("kuvat/", pictures.picture_list, name="picture_list"),
    path("kuvat/uusi/", pictures.picture_new, name="picture_new"),
    path("kuvat/<int:pk>/", pictures.picture_edit, name="picture_edit"),
    path("kuvat/<int:pk>/poista/", pictures.picture_remove, name="picture_remove"),
    path("kuvat/<int:pk>/siirra/", pictures.picture_move, name="picture_move"),
    path("kuvat/<int:pk>/kayttoon/", pictures.picture_adopt, name="picture_adopt"),
    path("kuvat/<int:pk>/kuva/", pictures.picture_file, name="picture_file"),
    path("ilme/", look.network_edit, name="network_edit"),
    path("ilme/varit/", look.network_colours, name="network_colours"),
    path("esimerkkiposti/", mailbox.mailbox, name="mailbox"),
    path("esimerkkiposti/<slug:name>/", mailbox.mailbox_mail, name="mailbox_mail"),
    path("esimerkkiposti/<slug:name>/<int:number>/", mailbox.mailbox_attachment, name="mailbox_attachment"),
]
