"""Who may do what at which address? One line for every name in the URLconf; a name without a line fails.

"desk:event_plan": page(PLANNERS),                      looked at by planners; a stranger gets 404
"desk:stand_remove": form(COORDINATORS, pk="stand"),    looked at and sent; `pk` is a stand's
"desk:event_publish": deed(COORDINATORS),               only sent
"public:event_list": page(EVERYBODY),                   also without signing in
"link:answer": form(EVERYBODY, token="stand_token", reads=OWN_LINK),   opened by a secret link, whoever holds it
"""

from tests.access.rules_dates import OF_THE_DATES
from tests.access.rules_plan import OF_THE_PLAN
from tests.access.rules_words import (
    ARRANGING,
    COORDINATORS,
    COORDINATORS_ANYWHERE,
    EVERYBODY,
    LETTER,
    LIBRARY_LINK,
    NOBODY,
    OWN_LINK,
    PLANNERS,
    SEEING,
    SIGNED_IN,
    Rule,
    deed,
    form,
    page,
)

_TABLE: dict[str, Rule | tuple[Rule, ...]] = {
    # --- everybody
    "public:event_list": page(EVERYBODY, language="sv"),
    "public:event_detail": (page(EVERYBODY, slug="published", language="sv"), page(NOBODY, language="sv")),
    "public:concept_list": page(EVERYBODY, language="sv"),
    "public:concept_detail": (
        page(EVERYBODY, network="network", slug="public_concept", language="sv"),
        page(NOBODY, network="network", slug="concept", language="sv"),
    ),
    "public:concept_file": (
        page(EVERYBODY, network="network", slug="public_concept"),
        page(NOBODY, network="network", slug="concept"),
    ),
    "public:concept_question": (
        form(
            EVERYBODY, network="network", slug="public_concept", language="sv", sends={"question": "Montako?"}
        ),
        form(NOBODY, network="network", slug="concept", language="sv"),
    ),
    "public:accessibility": page(EVERYBODY, language="sv"),
    "public:privacy": page(EVERYBODY, language="sv"),
    "public:poster": (page(EVERYBODY, slug="published", language="sv"), page(NOBODY, language="sv")),
    "public:event_picture": (page(EVERYBODY, slug="published", language="sv"), page(NOBODY, language="sv")),
    "feeds:event_calendar": (page(EVERYBODY, slug="published", language="sv"), page(NOBODY, language="sv")),
    "feeds:network_calendar": page(EVERYBODY, slug="network"),
    "feeds:personal_calendar": page(NOBODY, token="not-a-token"),
    # --- whoever holds a partner's link
    "link:request_new": form(EVERYBODY),
    "link:answer": (
        form(EVERYBODY, token="stand_token", reads=OWN_LINK),
        form(NOBODY, 410, token="revoked_token"),
    ),
    "link:thanks": (
        page(EVERYBODY, token="stand_token", reads=OWN_LINK),
        page(NOBODY, 410, token="revoked_token"),
    ),
    "link:undo": (
        form(EVERYBODY, token="stand_token", reads=OWN_LINK),
        form(NOBODY, 410, token="revoked_token"),
    ),
    "link:letter": (
        page(EVERYBODY, token="stand_token", reads=OWN_LINK),
        page(NOBODY, 410, token="revoked_token"),
    ),
    "link:calendar": (
        page(EVERYBODY, token="stand_token", reads=OWN_LINK),
        page(NOBODY, 410, token="revoked_token"),
    ),
    "link:promo_kit": (
        form(EVERYBODY, token="stand_token", reads=OWN_LINK),
        form(NOBODY, 410, token="revoked_token"),
    ),
    "link:promo_post_edit": (
        form(EVERYBODY, token="stand_token", pk="post", reads=OWN_LINK),
        form(NOBODY, 410, token="revoked_token", pk="post"),
    ),
    "link:promo_post_remove": (
        deed(EVERYBODY, token="stand_token", pk="post", reads=OWN_LINK, sends={"sure": "on"}),
        deed(NOBODY, 410, token="revoked_token", pk="post"),
    ),
    "link:tasks_done": (
        deed(EVERYBODY, token="stand_token", reads=OWN_LINK, sends={"task": "1"}),
        deed(NOBODY, 410, token="revoked_token"),
    ),
    "link:promo_logo": (
        deed(EVERYBODY, token="stand_token", reads=OWN_LINK),
        deed(NOBODY, 410, token="revoked_token"),
    ),
    "link:promo_logo_remove": (
        deed(EVERYBODY, token="stand_token", reads=OWN_LINK, sends={"no_logo": "on"}),
        deed(NOBODY, 410, token="revoked_token"),
    ),
    "link:promo_logo_file": (page(EVERYBODY, token="stand_token"), page(NOBODY, 410, token="revoked_token")),
    "link:promo_file": (
        page(EVERYBODY, token="stand_token", name="nelio.png"),
        page(NOBODY, token="stand_token", name="kirje.pdf"),
        page(NOBODY, 410, token="revoked_token", name="nelio.png"),
    ),
    "link:library": (
        page(EVERYBODY, token="library_token", reads=LIBRARY_LINK),
        page(NOBODY, 410, token="revoked_library_token"),
    ),
    "link:room_answer": (
        deed(
            EVERYBODY, token="library_token", reads=LIBRARY_LINK, sends={"state": "confirmed", "who": "Liisa"}
        ),
        deed(NOBODY, 410, token="revoked_library_token"),
    ),
    "link:library_printed": (
        deed(EVERYBODY, token="library_token", reads=LIBRARY_LINK, sends={"paper": "a4", "copies": "2"}),
        deed(NOBODY, 410, token="revoked_library_token"),
    ),
    "link:library_print": (
        page(EVERYBODY, token="library_token", reads=LIBRARY_LINK, kind="presenters_list"),
        page(NOBODY, token="library_token", kind="invitation_letter"),
        page(NOBODY, 410, token="revoked_library_token", kind="poster"),
    ),
    "link:pack_new": (
        deed(EVERYBODY, token="library_token", reads=LIBRARY_LINK),
        deed(NOBODY, 410, token="revoked_library_token"),
    ),
    "link:pack": (
        page(EVERYBODY, token="library_token", reads=LIBRARY_LINK, pk="pack"),
        page(NOBODY, 410, token="revoked_library_token", pk="pack"),
    ),
    "link:pack_file": (
        page(EVERYBODY, token="library_token", reads=LIBRARY_LINK, pk="pack"),
        page(NOBODY, 410, token="revoked_library_token", pk="pack"),
    ),
    # --- the desk
    "desk:event_list": page(SIGNED_IN),
    "desk:event_new": form(COORDINATORS_ANYWHERE),
    "desk:event_check": deed(COORDINATORS_ANYWHERE),
    "desk:calendar_feed": form(SIGNED_IN),
    "desk:event_detail": page(SEEING),
    "desk:plan_calendar": page(PLANNERS),
    "desk:event_plan": page(PLANNERS),
    "desk:meeting_day": deed(COORDINATORS, pk="meeting", sends={"choice": "proposed"}),
    "desk:day_edit": form(COORDINATORS),
    "desk:closing_edit": form(COORDINATORS),
    "desk:event_publish": deed(COORDINATORS),
    "desk:event_withdraw": deed(COORDINATORS),
    "desk:event_edit": form(PLANNERS),
    "desk:event_preview": deed(PLANNERS),
    "desk:preview_picture": page(PLANNERS, digest="digest"),
    "desk:poster_studio": form(PLANNERS),
    "desk:poster_preview": deed(PLANNERS),
    "desk:theme_picture": page(PLANNERS, theme="kysyja"),
    "desk:drawing_picture": page(PLANNERS, name="kahvi"),
    "desk:event_changes": page(PLANNERS),
    "desk:stand_list": page(COORDINATORS),
    "desk:stand_export": deed(COORDINATORS),
    "desk:stand_new": form(COORDINATORS),
    "desk:stand_edit": form(COORDINATORS, pk="stand"),
    "desk:stand_remove": form(COORDINATORS, pk="stand"),
    "desk:stand_answer": deed(COORDINATORS, pk="stand", sends={"state": "unsure", "source": "phone"}),
    "desk:stand_lift": deed(COORDINATORS, pk="stand"),
    "desk:stand_place": deed(COORDINATORS, pk="stand", sends={"place": "1"}),
    "desk:stand_link_renew": deed(COORDINATORS, pk="stand"),
    "desk:stand_link_revoke": deed(COORDINATORS, pk="stand"),
    "desk:reminders_prepare": deed(COORDINATORS),
    "desk:place_grid": form(COORDINATORS),
    "desk:outbox": page(COORDINATORS_ANYWHERE),
    "desk:message_detail": page(COORDINATORS, pk="message"),
    "desk:message_edit": form(COORDINATORS, pk="message"),
    "desk:message_cancel": deed(COORDINATORS, pk="message"),
    "desk:message_revive": deed(COORDINATORS, pk="message"),
    "desk:message_again": deed(COORDINATORS, pk="message"),
    "desk:message_by_hand": deed(COORDINATORS, pk="message"),
    "desk:message_settle": deed(COORDINATORS, pk="message", sends={"answer": "received"}),
    "desk:message_eml": deed(COORDINATORS, pk="message"),
    "desk:messages_send": deed(COORDINATORS_ANYWHERE),  # whose messages go is decided by whose they are
    "desk:letter_template_list": page(COORDINATORS_ANYWHERE),
    "desk:letter_template_edit": form(COORDINATORS, network="network", kind="invitation"),
    "desk:letter_template_preview": deed(COORDINATORS, network="network", kind="invitation"),
    "desk:letter_template_restore": deed(COORDINATORS, network="network", kind="invitation"),
    "desk:post_pause": deed(COORDINATORS, network="network"),
    "desk:invitations_prepare": deed(COORDINATORS),
    "desk:letters_print": deed(COORDINATORS),
    "desk:import_new": form(COORDINATORS),
    "desk:import_check": form(COORDINATORS, pk="staged"),
    "desk:import_save": deed(COORDINATORS, pk="staged"),
    "desk:import_progress": page(COORDINATORS, pk="staged", through=(302,)),
    "desk:import_undo": deed(COORDINATORS, pk="staged"),
    "desk:import_drop": deed(COORDINATORS, pk="staged"),
    "desk:library_page": page(ARRANGING),
    "desk:room_answer": deed(ARRANGING, sends={"state": "confirmed"}),
    "desk:library_printed": deed(ARRANGING, sends={"paper": "a4", "copies": "2"}),
    "desk:library_invite": deed(COORDINATORS),
    "desk:letters": form(COORDINATORS),
    "desk:letters_picture": page(COORDINATORS, digest="letter_digest"),
    "desk:pack_new": deed(ARRANGING),
    "desk:batch_detail": (page(ARRANGING, pk="pack"), page(COORDINATORS, pk="letters")),
    "desk:batch_file": (page(ARRANGING, pk="pack"), page(COORDINATORS, pk="letters")),
    "desk:batch_cancel": (deed(ARRANGING, pk="pack"), deed(COORDINATORS, pk="letters")),
    "desk:batch_resume": (deed(ARRANGING, pk="pack"), deed(COORDINATORS, pk="letters")),
    "desk:document_list": page(SEEING),
    "desk:document_print": (
        page(SEEING, kind="poster"),
        page(COORDINATORS, kind="invitation_letter", query=LETTER),
        page(ARRANGING, kind="table_signs"),
        page(ARRANGING, kind="presenters_list"),
    ),
    "desk:document_order": (
        form(SEEING, kind="poster", sends={"copies": "2"}),
        form(COORDINATORS, kind="invitation_letter", sends={"copies": "2"}),
        form(ARRANGING, kind="table_signs", sends={"copies": "2"}),
    ),
    "desk:document_wait": (
        form(SEEING, kind="poster"),
        form(COORDINATORS, kind="invitation_letter", query=LETTER),
        form(ARRANGING, kind="table_signs"),
        form(ARRANGING, kind="presenters_list"),
    ),
    "desk:document_picture": (
        page(SEEING, kind="poster"),
        page(COORDINATORS, kind="invitation_letter", query=LETTER),
        page(ARRANGING, kind="table_signs"),
        page(ARRANGING, kind="presenters_list"),
    ),
    # --- people and places
    "partners:organisation_list": page(SIGNED_IN),  # empty for those who coordinate nothing
    "partners:organisation_new": form(COORDINATORS_ANYWHERE),
    "partners:organisation_edit": form(COORDINATORS, pk="organisation"),
    "partners:venue_list": page(SIGNED_IN),
    "partners:venue_new": form(COORDINATORS_ANYWHERE),
    "partners:venue_cases": page(SIGNED_IN),  # case forms of a typed name; nobody's data
    "partners:venue_edit": form(COORDINATORS, pk="venue"),
    "partners:picture_list": page(COORDINATORS_ANYWHERE),  # each sees their own network's
    "partners:picture_new": form(COORDINATORS_ANYWHERE),
    "partners:picture_edit": form(COORDINATORS, pk="picture"),
    "partners:picture_remove": form(COORDINATORS, pk="picture"),
    "partners:picture_move": deed(COORDINATORS, pk="picture", sends={"where": "up"}),
    "partners:picture_adopt": deed(COORDINATORS, pk="given"),
    "partners:picture_file": page(PLANNERS, pk="picture"),  # signatures: tested beside the pages
    "partners:network_edit": form(COORDINATORS_ANYWHERE),
    "partners:network_colours": page(SIGNED_IN),  # two typed colours; nobody's data
    # the example's mailbox: 404 where mail really leaves; one's own sign-in codes are tested beside the pages
    "partners:mailbox": page(SIGNED_IN),
    "partners:mailbox_mail": page(COORDINATORS, name="mail"),
    "partners:mailbox_attachment": page(COORDINATORS, name="mail", number=1),
    # --- one's own sign-in
    "partners:language_set": deed(EVERYBODY),
    "partners:digest_edit": form(SIGNED_IN, sends={"digest": "weekly"}),
    "partners:totp_picture": page(SIGNED_IN, through=(404,)),
    "account_login": form(EVERYBODY),
    "account_request_login_code": form(EVERYBODY),
    "account_confirm_login_code": form(EVERYBODY),
    "account_logout": form(EVERYBODY),
    "account_inactive": page(EVERYBODY),
    "account_signup": form(NOBODY),
    "account_reauthenticate": form(SIGNED_IN),
    "account_change_password": form(SIGNED_IN),
    "account_set_password": form(SIGNED_IN),
    "account_reset_password": form(EVERYBODY),
    "account_reset_password_done": page(EVERYBODY),
    "account_reset_password_from_key": form(EVERYBODY, uidb36="1", key="set-password"),
    "account_reset_password_from_key_done": page(EVERYBODY),
    "mfa_index": page(SIGNED_IN),
    "mfa_authenticate": form(EVERYBODY),
    "mfa_reauthenticate": form(SIGNED_IN),
    "mfa_activate_totp": form(SIGNED_IN),
    "mfa_deactivate_totp": form(SIGNED_IN, through=(404,)),  # nobody of the cast has an app
    "mfa_view_recovery_codes": page(SIGNED_IN, through=(404,)),
    "mfa_generate_recovery_codes": form(SIGNED_IN),
    "mfa_download_recovery_codes": form(SIGNED_IN, through=(404,)),
    "mfa_login_webauthn": form(EVERYBODY),
    "mfa_list_webauthn": page(SIGNED_IN),
    "mfa_add_webauthn": form(SIGNED_IN),
    "mfa_reauthenticate_webauthn": form(SIGNED_IN),
    "mfa_edit_webauthn": form(SIGNED_IN, pk=1),
    "mfa_remove_webauthn": form(SIGNED_IN, pk=1),
}

_RULES = _TABLE | OF_THE_PLAN | OF_THE_DATES
RULES = {name: rule if isinstance(rule, tuple) else (rule,) for name, rule in _RULES.items()}
# These answer "no such page" to everybody without asking visitors to sign in first.
OPEN_BUT_EMPTY = {
    "account_signup", "feeds:personal_calendar", "feeds:partner_calendar", "feeds:venue_calendar"
}  # fmt: skip
OPEN = {
    name for name, rules in RULES.items() if any("visitor" in rule.allowed for rule in rules)
} | OPEN_BUT_EMPTY
