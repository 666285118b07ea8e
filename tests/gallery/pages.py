"""Which pages are there, and which of them would nobody have pictured?

The list is made from the URLconf: every address that answers a GET with a page is pictured without being named here.
What needs another reader, other rows or a press first is told below; what still answers with nothing is reported.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.urls import NoReverseMatch, reverse

from tests.access.routes import Route, all_routes
from tests.gallery.page_rows import (
    HOSTED,
    LINKED,
    SLUG,
    caught_mail,
    first_row,
    pasted_list,
    print_pack,
    talk_of_model,
    token,
)

MODEL = "digitukitalkoot-kirjastossa"


@dataclass(frozen=True, slots=True)
class Page:
    """One page to look at. `steps` are presses before the picture: (what, selector) or ("fill", selector, text)."""

    name: str
    url: str
    who: str = "eeva"
    steps: tuple[tuple[str, ...], ...] = ()
    status: int = 200


@dataclass(frozen=True, slots=True)
class Look:
    """How a route is looked at where the defaults do not do."""

    who: str = ""
    arguments: dict[str, Any] = field(default_factory=dict)
    query: str = ""
    status: int = 200


LOOKS = {
    "desk:run_sheet": Look(arguments={"slug": LINKED}),
    "desk:run_sheet_phone": Look(arguments={"slug": LINKED}),
    "desk:host_site_list": Look(arguments={"slug": HOSTED}),
    "desk:host_site_new": Look(arguments={"slug": HOSTED}),
    "desk:host_site_edit": Look(arguments={"slug": HOSTED}),
    "desk:calendar_check": Look(query=f"?talkoot={SLUG}"),
    "public:event_detail": Look(arguments={"slug": SLUG}),
    "desk:document_wait": Look(
        arguments={"slug": "sotkamo", "kind": "poster"}, query="?paper=a3&language=en"
    ),
    "desk:import_check": Look(arguments={"slug": "kuhmo"}),
    "desk:import_progress": Look(arguments={"slug": "kuhmo"}),
    "desk:idea_plan": Look(arguments={"slug": "puolanka-idea"}),
    "desk:event_poll": Look(arguments={"slug": "puolanka-idea"}),
    "desk:room_request": Look(arguments={"slug": LINKED}),
    "desk:concept_fork": Look(who="outi"),
    "desk:concept_compare": Look(who="outi"),
    "desk:concept_offer": Look(who="outi"),
    "account_logout": Look(who="eeva"),
    "account_login": Look(who="visitor"),
    "account_signup": Look(who="visitor", status=404),
    "account_confirm_login_code": Look(who="waiting"),
    "account_reset_password_from_key": Look(
        who="forgetful", arguments={"uidb36": "KEY", "key": "set-password"}
    ),
    "mfa_authenticate": Look(who="between"),
    "mfa_reauthenticate": Look(who="paavo"),
    "mfa_reauthenticate_webauthn": Look(who="paavo"),
    "mfa_index": Look(who="paavo"),
    "mfa_list_webauthn": Look(who="paavo"),
    "mfa_deactivate_totp": Look(who="paavo"),
    "mfa_view_recovery_codes": Look(who="paavo"),
    "mfa_generate_recovery_codes": Look(who="paavo"),
    "mfa_download_recovery_codes": Look(who="paavo"),
    "mfa_edit_webauthn": Look(who="paavo"),
    "mfa_remove_webauthn": Look(who="paavo"),
}
WITHOUT = {
    "partners:venue_cases": "a part of the venue's page, asked for while its name is typed",
    "mfa_login_webauthn": "what the browser needs for a passkey, not a page",
    "account_set_password": "leads to changing the password: everybody of the demo has one",
    "feeds:personal_calendar": "a calendar file behind a secret address",
    "feeds:network_calendar": "a calendar file",
    "feeds:municipality_calendar": "a calendar file",
    "feeds:partner_calendar": "a calendar file behind a secret address",
    "feeds:venue_calendar": "a calendar file behind a secret address",
    "link:library_calendar": "a calendar file",
    "desk:event_redate": "leads to the page that moves an event",
    "desk:preview_picture": "a picture of one preview",
    "desk:theme_picture": "a picture of one theme, shown in the poster studio",
    "desk:drawing_picture": "a drawing, shown in the poster studio",
    "partners:picture_file": "a picture, shown on the list of pictures",
    "partners:network_colours": "a part of the network's page, asked for while a colour is typed",
    "partners:totp_picture": "a picture, shown on the page of the new app",
    "partners:mailbox_attachment": "a file that came with a mail",
    "link:letter": "a PDF; see the documents",
    "desk:minutes_lines": "the lines of minutes, asked for while they are written",
    "desk:meeting_paper": "a PDF; see the documents",
    "link:calendar": "a calendar file",
    "public:poster": "a PDF; see the documents",
    "desk:document_print": "a PDF; see the documents",
    "desk:batch_file": "a file",
    "desk:task_file": "a file",
    "desk:letters_picture": "a picture, shown on the page of letters",
    "link:pack_file": "a file",
    "link:promo_logo_file": "a picture, shown on the page of texts and pictures",
    "link:host_sheet": "a PDF; see the documents",
    "link:host_calendar": "a calendar file",
    "link:promo_file": "a poster or a picture; see the documents",
    "public:event_picture": "a picture; see the documents",
    "desk:document_picture": "a picture; see the documents",
}


def extras() -> list[Page]:
    """Return what no address of its own shows: other readers, other languages, mistakes, empty states."""
    desk = reverse("desk:event_list")
    return [
        Page("public--event_list--sv", "/sv/", "visitor"),
        Page("public--event_detail--sv", f"/sv/talkoot/{SLUG}/", "visitor"),
        Page("public--event_detail--en", f"/en/talkoot/{SLUG}/", "visitor"),
        *(Page(f"public--event_detail--{slug}", f"/talkoot/{slug}/", "visitor") for slug in others(published=True)),
        *(Page(f"desk--event_detail--{slug}", f"{desk}{slug}/") for slug in others(published=False)),
        Page("desk--concept_publish--not-yet", reverse("desk:concept_publish", args=[MODEL]), "outi"),
        Page("public--concept_list--nothing", reverse("public:concept_list") + "?haku=avaruus", "visitor"),
        Page("page_not_found", "/talkoot/ei-ole/", "visitor", status=404),
        Page("page_not_found--signed-in", f"{desk}ei-ole/", status=404),
        Page("desk--event_list--first", desk, "outi"),
        Page("desk--event_list--helper", desk, "matti"),
        Page("desk--event_list--librarian", desk, "liisa"),
        Page("desk--event_detail--librarian", f"{desk}{SLUG}/", "liisa"),
        Page("desk--document_list--librarian", f"{desk}{SLUG}/asiakirjat/", "liisa"),
        Page("desk--task_list--board", f"{desk}{SLUG}/tehtavat/?nakyma=taulu"),
        Page("desk--task_list--weeks", f"{desk}{SLUG}/tehtavat/?nakyma=aikajana"),
        Page("desk--task_list--helper", f"{desk}{SLUG}/tehtavat/", "matti"),
        *(Page(f"desk--{name}--coming", reverse(f"desk:{name}", args=[LINKED]))
          for name in ("marketing_plan", "supply_list", "supply_pack", "partner_posts")),
        Page("desk--task_new--mistakes", f"{desk}{SLUG}/tehtavat/uusi/",
             steps=(("click", "main form [type=submit] >> nth=-1"),)),
        Page("desk--event_new--mistakes", reverse("desk:event_new"), steps=(("click", "main form [type=submit]"),)),
        Page("account_login--mistakes", reverse("account_login"), "visitor", (
            ("fill", "[name=login]", "eeva.esimerkki@example.org"), ("fill", "[name=password]", "jokin muu"),
            ("click", "main form [type=submit] >> nth=0"))),
        Page("mfa_index--nothing-yet", reverse("mfa_index")),
        Page("desk--event_poll--new", reverse("desk:event_poll", args=["suomussalmi"])),
        Page("desk--event_new--filled", reverse("desk:event_new"), steps=(("four", ""),)),
    ]  # fmt: skip


def others(published: bool) -> list[str]:
    """Return the short names of the demo's other events."""
    from events.models import Event

    events = Event.objects.published() if published else Event.objects.all()
    return [slug for slug in events.order_by("day").values_list("slug", flat=True) if slug != SLUG]


def collect(clients: dict[str, Any]) -> tuple[list[Page], list[str]]:
    """Return every page to picture, and a line for each route that showed no page for no known reason."""
    found, missing = [], []
    for route in all_routes():
        if route.is_admin or route.name in WITHOUT:
            continue
        look = LOOKS.get(route.name, Look())
        who = look.who or ("visitor" if route.is_open else "eeva")
        try:
            url = route.address(arguments(route, look)) + look.query
        except (NoReverseMatch, LookupError) as problem:
            missing.append(f"{route}: {problem}")
            continue
        answer = clients[who].get(url)
        if answer.status_code == 405 or (answer.status_code == 200 and not is_page(answer)):
            continue  # only pressed, or a file
        if answer.status_code != look.status:
            where = f" ({answer['Location']})" if answer.has_header("Location") else ""
            missing.append(f"{route}: {answer.status_code}{where} for {who} at {url}")
            continue
        found.append(Page(file_name(route), url, who, status=look.status))
    return [*unique(found), *extras()], missing


def is_page(answer: Any) -> bool:
    """Tell whether an answer is HTML."""
    return bool(answer.headers.get("Content-Type", "").startswith("text/html"))


def file_name(route: Route) -> str:
    """Return a route's name as a file is called; an address of another language says so."""
    language = "--sv" if "language" in route.parameters else ""
    return route.name.replace(":", "--") + language


def unique(pages: list[Page]) -> Iterator[Page]:
    """Yield the pages but those that `extras` shows under the same name."""
    taken = {page.name for page in extras()}
    for page in pages:
        if page.name not in taken:
            taken.add(page.name)
            yield page


def arguments(route: Route, look: Look) -> dict[str, Any]:
    """Return what a route's address is made of; raises LookupError where the demo has nothing for it."""
    made = {
        name: look.arguments[name] if name in look.arguments else value(route, name)
        for name in route.parameters
    }
    if made.get("uidb36") == "KEY":
        from allauth.account.utils import user_pk_to_url_str

        from partners.models import User

        made["uidb36"] = user_pk_to_url_str(User.objects.get(email="liisa.lainaaja@example.org"))
    return made


def value(route: Route, name: str) -> Any:
    """Return the demo's row for one parameter: the event's, or the first row that the route's name speaks of."""
    if name == "slug":
        is_model = ":concept_" in route.name and route.name != "desk:concept_update"
        return MODEL if is_model else SLUG
    if name == "sort":
        return "tehtavat"
    if name == "language":
        return "sv"
    if name == "kind":
        return "invitation" if route.name.startswith("desk:letter_template") else "poster"
    if name == "network":
        return "kainuu"
    if name == "token":
        return token(route.name)
    if name in ("name", "number"):
        return caught_mail() if name == "name" else 1
    if name == "pk" and ":import_" in route.name:
        return pasted_list(is_saved=route.name.endswith("progress"))
    if name == "pk" and route.name.startswith(("desk:batch", "link:pack")):
        return print_pack(LINKED if route.name.startswith("link:") else SLUG)
    if name == "pk" and route.name.startswith(
        ("desk:concept_offer", "desk:concept_answer", "desk:concept_question")
    ):
        return talk_of_model(route.name)
    if name == "person":
        return 1  # only pressed
    if name == "pk":
        return first_row(route.name.rpartition(":")[2])
    raise LookupError(f"the gallery has nothing for <{name}>")
