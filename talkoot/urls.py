"""Which file holds the addresses of which audience?"""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

# The administration has no sign-in of its own: rate limits and second factors are those of everybody else.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

handler400 = "partners.views.problems.bad_request"
handler403 = "partners.views.problems.permission_denied"
handler404 = "partners.views.problems.page_not_found"
handler500 = "partners.views.problems.server_error"

urlpatterns = [
    path("", include("events.urls.public")),
    path("", include("events.urls.feeds")),
    path("", include("events.urls.link")),
    path("suunnittelu/", include("events.urls.desk")),
    path("verkosto/", include("partners.urls")),
    path("tili/", include("partners.account_urls")),
    path("hallinta/", admin.site.urls),
]
