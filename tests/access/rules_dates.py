"""Who may do what at the addresses of dates: polls, the room, moves, meetings, calendars, the day itself?"""

from tests.access.rules_words import (
    ARRANGING,
    ATTENDEE_LINK,
    COORDINATORS,
    COORDINATORS_ANYWHERE,
    EVERYBODY,
    HOST_LINK,
    LIBRARY_LINK,
    NOBODY,
    OWN_LINK,
    PLANNERS,
    SIGNED_IN,
    Rule,
    deed,
    form,
    page,
)

OF_THE_DATES: dict[str, Rule | tuple[Rule, ...]] = {
    # --- agreeing the day, booking the room
    "desk:event_poll": form(COORDINATORS),
    "desk:poll_send": deed(COORDINATORS),
    "desk:poll_close": deed(COORDINATORS),
    "desk:room_request": form(COORDINATORS),
    "link:library_room_facts": (
        form(EVERYBODY, token="library_token", reads=LIBRARY_LINK, sends={"tables": "4"}),
        form(NOBODY, 410, token="revoked_library_token"),
    ),
    "link:poll": (
        form(EVERYBODY, token="stand_token", reads=OWN_LINK, sends={"option": "1", "answer": "yes"}),
        form(NOBODY, 410, token="revoked_token"),
    ),
    "link:library_poll": (
        form(EVERYBODY, token="library_token", reads=LIBRARY_LINK, sends={"option": "1", "answer": "yes"}),
        form(NOBODY, 410, token="revoked_library_token"),
    ),
    # --- moving, postponing, cancelling
    "desk:event_redate": page(COORDINATORS, through=(302,)),
    "desk:event_move": form(COORDINATORS),
    "desk:event_postpone": form(COORDINATORS),
    "desk:event_cancel": form(COORDINATORS),
    "desk:event_reinstate": form(COORDINATORS),
    "desk:event_contingency": form(COORDINATORS),
    "desk:contingency_prepare": deed(COORDINATORS),
    "desk:move_undo": deed(COORDINATORS),
    # --- meetings
    "desk:meeting_list": page(PLANNERS),
    "desk:network_meetings": page(COORDINATORS_ANYWHERE),
    "desk:meeting_new": form(COORDINATORS_ANYWHERE),
    "desk:meeting_detail": page(PLANNERS, pk="meeting"),
    "desk:meeting_edit": form(COORDINATORS, pk="meeting"),
    "desk:meeting_series": form(COORDINATORS, pk="series_meeting"),
    "desk:meeting_state": deed(COORDINATORS, pk="meeting", sends={"state": "scheduled"}),
    "desk:meeting_invite": form(COORDINATORS, pk="meeting"),
    "desk:meeting_person": deed(COORDINATORS, pk="meeting", person="attendee", sends={"deed": "yes"}),
    "desk:agenda_change": deed(COORDINATORS, pk="meeting", sends={"update": "1"}),
    "desk:meeting_minutes": form(COORDINATORS, pk="meeting"),
    "desk:minutes_line": deed(
        COORDINATORS, pk="meeting", sends={"uid": "7d3c9b0e-6f0e-4a53-9d8a-0f4f6c3f9d11"}, through={200}
    ),
    "desk:minutes_lines": page(COORDINATORS, pk="meeting"),
    "desk:minutes_present": deed(COORDINATORS, pk="meeting", sends={"name": "Aino"}),
    "desk:minutes_share": deed(COORDINATORS, pk="meeting"),
    "desk:meeting_paper": page(COORDINATORS, pk="meeting", kind="asialista"),
    "link:meetings": (
        form(EVERYBODY, token="stand_token", reads=OWN_LINK),
        form(NOBODY, 410, token="revoked_token"),
    ),
    "link:attendee_meeting": (
        form(EVERYBODY, token="attendee_token", reads=ATTENDEE_LINK, sends={"answer": "yes"}),
        form(NOBODY, 410, token="revoked_attendee_token"),
    ),
    # --- calendars
    "public:calendar_guide": page(EVERYBODY, language="sv"),
    "feeds:municipality_calendar": page(EVERYBODY, code="205"),
    "feeds:partner_calendar": page(NOBODY, token="not-a-token"),
    "feeds:venue_calendar": page(NOBODY, token="not-a-token"),
    "link:partner_feed": (
        form(EVERYBODY, token="stand_token", reads=OWN_LINK, sends={"deed": "open"}, through={200}),
        form(NOBODY, 410, token="revoked_token"),
    ),
    "link:venue_feed": (
        form(EVERYBODY, token="library_token", reads=LIBRARY_LINK, sends={"deed": "open"}, through={200}),
        form(NOBODY, 410, token="revoked_library_token"),
    ),
    "link:library_calendar": (
        page(EVERYBODY, token="library_token", reads=LIBRARY_LINK),
        page(NOBODY, 410, token="revoked_library_token"),
    ),
    "desk:calendar_check": page(SIGNED_IN),
    "desk:calendar_update": form(COORDINATORS),
    "desk:shared_feeds": form(COORDINATORS, sends={"whose": "venue", "deed": "open"}),
    # whose mail it is decides; the example has no calendar in this mail
    "desk:mailbox_reply": deed(NOBODY, name="mail"),
    # --- the day itself
    "desk:run_sheet": form(COORDINATORS),
    "desk:run_sheet_phone": page(ARRANGING),
    "link:run_sheet_phone": (
        page(EVERYBODY, token="stand_token", reads=OWN_LINK),
        page(NOBODY, 410, token="revoked_token"),
    ),
    "link:library_run_sheet": (
        page(EVERYBODY, token="library_token", reads=LIBRARY_LINK),
        page(NOBODY, 410, token="revoked_library_token"),
    ),
    "desk:host_site_list": page(COORDINATORS),
    "desk:host_site_new": form(COORDINATORS),
    "desk:host_site_edit": form(COORDINATORS, pk="host"),
    "desk:host_site_remove": deed(COORDINATORS, pk="host"),
    "desk:host_site_letter": deed(COORDINATORS, pk="host"),
    "link:host_site": (
        form(EVERYBODY, token="host_token", reads=HOST_LINK, sends={"version": "1", "equipment": "screen"}),
        form(NOBODY, 410, token="revoked_host_token"),
    ),
    "link:host_sheet": (
        page(EVERYBODY, token="host_token", reads=HOST_LINK),
        page(NOBODY, 410, token="revoked_host_token"),
    ),
    "link:host_calendar": (
        page(EVERYBODY, token="host_token", reads=HOST_LINK),
        page(NOBODY, 410, token="revoked_host_token"),
    ),
}
