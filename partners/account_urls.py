"""At which Finnish addresses are the sign-in pages?

The library's views are listed one by one under the names it looks them up by. What is not listed does not exist:
nobody signs up, changes the address that the administrator gave, or removes it.
"""

from allauth.account import views as account
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django.urls import path, re_path
from django.views.decorators.http import require_http_methods

from .views import account as own

MAILED_KEY = r"^salasana/unohtunut/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$"

# The library's views would also answer to PUT and OPTIONS, which nobody here sends.
only_looked_at_and_sent = require_http_methods(["GET", "HEAD", "POST"])

urlpatterns = [
    path("kirjaudu/", only_looked_at_and_sent(account.login), name="account_login"),
    path("koodi/", only_looked_at_and_sent(account.request_login_code), name="account_request_login_code"),
    path(
        "koodi/vahvista/",
        only_looked_at_and_sent(account.confirm_login_code),
        name="account_confirm_login_code",
    ),
    path("ulos/", only_looked_at_and_sent(account.logout), name="account_logout"),
    path("suljettu/", only_looked_at_and_sent(account.account_inactive), name="account_inactive"),
    path("rekisteroidy/", own.signup_closed, name="account_signup"),
    path("varmista/", only_looked_at_and_sent(account.reauthenticate), name="account_reauthenticate"),
    path(
        "salasana/vaihda/", only_looked_at_and_sent(account.password_change), name="account_change_password"
    ),
    path("salasana/aseta/", only_looked_at_and_sent(account.password_set), name="account_set_password"),
    path(
        "salasana/unohtunut/", only_looked_at_and_sent(account.password_reset), name="account_reset_password"
    ),
    path(
        "salasana/unohtunut/lahetetty/",
        only_looked_at_and_sent(account.password_reset_done),
        name="account_reset_password_done",
    ),
    path(
        "salasana/unohtunut/valmis/",
        only_looked_at_and_sent(account.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    re_path(
        MAILED_KEY,
        only_looked_at_and_sent(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path("kaksivaiheinen/", only_looked_at_and_sent(second_factor.index), name="mfa_index"),
    path(
        "kaksivaiheinen/koodi/", only_looked_at_and_sent(second_factor.authenticate), name="mfa_authenticate"
    ),
    path(
        "kaksivaiheinen/varmista/",
        only_looked_at_and_sent(second_factor.reauthenticate),
        name="mfa_reauthenticate",
    ),
    path(
        "kaksivaiheinen/sovellus/kayttoon/",
        only_looked_at_and_sent(totp.activate_totp),
        name="mfa_activate_totp",
    ),
    path(
        "kaksivaiheinen/sovellus/pois/",
        only_looked_at_and_sent(totp.deactivate_totp),
        name="mfa_deactivate_totp",
    ),
    path(
        "kaksivaiheinen/varakoodit/",
        only_looked_at_and_sent(recovery_codes.view_recovery_codes),
        name="mfa_view_recovery_codes",
    ),
    path(
        "kaksivaiheinen/varakoodit/uudet/",
        only_looked_at_and_sent(recovery_codes.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "kaksivaiheinen/varakoodit/lataa/",
        only_looked_at_and_sent(recovery_codes.download_recovery_codes),
        name="mfa_download_recovery_codes",
    ),
    path("avain/kirjaudu/", only_looked_at_and_sent(passkeys.login_webauthn), name="mfa_login_webauthn"),
    path("avain/", only_looked_at_and_sent(passkeys.list_webauthn), name="mfa_list_webauthn"),
    path("avain/uusi/", only_looked_at_and_sent(passkeys.add_webauthn), name="mfa_add_webauthn"),
    path(
        "avain/varmista/",
        only_looked_at_and_sent(passkeys.reauthenticate_webauthn),
        name="mfa_reauthenticate_webauthn",
    ),
    path("avain/<int:pk>/nimi/", only_looked_at_and_sent(passkeys.edit_webauthn), name="mfa_edit_webauthn"),
    path(
        "avain/<int:pk>/poista/",
        only_looked_at_and_sent(passkeys.remove_webauthn),
        name="mfa_remove_webauthn",
    ),
]
