"""Which addresses do the network's people, places and organisations have?"""

from django.urls import URLPattern, path

from .views import account

app_name = "partners"
urlpatterns: list[URLPattern] = [
    path("kieli/", account.language_set, name="language_set"),
    path("oma/avainkuva/", account.totp_picture, name="totp_picture"),
]
