"""Which addresses do the network's people, places and organisations have?"""

from django.urls import URLPattern

app_name = "partners"
urlpatterns: list[URLPattern] = []
