"""Which file holds the addresses of which audience?"""

from django.urls import include, path

handler400 = "partners.views.problems.bad_request"
handler403 = "partners.views.problems.permission_denied"
handler404 = "partners.views.problems.page_not_found"
handler500 = "partners.views.problems.server_error"

urlpatterns = [
    path("", include("events.urls.public")),
    path("", include("events.urls.feeds")),
    path("suunnittelu/", include("events.urls.desk")),
    path("verkosto/", include("partners.urls")),
    path("tili/", include("partners.account_urls")),
]
