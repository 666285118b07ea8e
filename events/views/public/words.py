"""How do an event's facts become the texts of its public page and of its row in the list?

Texts that fell back to Finnish are wrapped in an element that says so, for screen readers (WCAG 3.1.2).
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from itertools import groupby

from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from events.choices import AttendanceMode, EventState, Scope
from events.facts import PUBLIC_LANGUAGES, ContactPoint, EventSheet, Helper, Sender
from events.wording import access_sentences, languages_sentence, state_sentence, state_word
from talkoot.lib.dates import clock, hours, long_weekday_date, weekday_date

OWN_NAMES = {"fi": "Suomeksi", "sv": "På svenska", "en": "In English"}
OPEN_GRAPH_LOCALES = {"fi": "fi_FI", "sv": "sv_FI", "en": "en_GB"}


@dataclass(frozen=True, slots=True)
class HelperGroup:
    """Those who help with the same sort of thing; `name` is empty when there is only one sort."""

    name: str
    helpers: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class EventPage:
    """Every text of an event's public page, in reading order. An empty text leaves its place out."""

    over: str
    name: str
    what: str
    day: str
    clock: str
    where: str
    address: str
    free: str
    state: str
    notice_kind: str
    notice: str
    notice_text: str
    is_over: bool
    is_on: bool
    description: str
    audience: str
    bring: list[str]
    groups: list[HelperGroup]
    room: str
    access: list[str]
    access_note: str
    languages: str
    remote_link: str
    joining: list[str]
    programme: list[tuple[str, str, str]]
    contact: ContactPoint
    organiser: str
    title: str
    summary: str
    published_language: str


@dataclass(frozen=True, slots=True)
class ListRow:
    """One event in the public list."""

    day: str
    clock: str
    url: str
    title: str
    where: str
    note: str
    chip_kind: str
    chip_text: str

    @property
    def part(self) -> dict[str, object]:
        """Return the row under the names of parts/public_row.html, below the list's heading."""
        return asdict(self) | {"time": self.clock, "level": 3}


def event_page(sheet: EventSheet, today: date) -> EventPage:
    """Return the texts of a published event's page; `today` tells whether it has been held."""
    kind, notice, text = _notice(sheet, today)
    where, address, room = _where(sheet)
    day = long_weekday_date(sheet.day, sheet.language) if sheet.day else ""
    clock = hours(sheet.opens, sheet.closes, sheet.language) if sheet.opens else ""
    is_over = sheet.day is not None and sheet.day < today and sheet.state != EventState.POSTPONED
    return EventPage(
        over=_said(sheet, "title") if sheet.title != (sheet.poster.headline or sheet.what_you_get) else "",
        name=_said(sheet, "kind_name") if sheet.kind_name.lower() not in sheet.title.lower() else "",
        what=_what(sheet),
        day=day,
        clock=clock,
        where=where,
        address=address,
        free=_said(sheet, "free"),
        state=state_word(sheet),
        notice_kind=kind,
        notice=notice,
        notice_text=text,
        is_over=is_over,
        is_on=not is_over and sheet.state not in (EventState.CANCELLED, EventState.POSTPONED),
        description=_said(sheet, "description"),
        audience=_said(sheet, "audience"),
        bring=_lines(sheet, "bring"),
        groups=_groups(sheet),
        room=room,
        access=access_sentences(sheet),
        access_note=_marked(sheet, "access_note", sheet.access.note),
        languages=languages_sentence(sheet),
        joining=_lines(sheet, "joining"),
        programme=_programme(sheet),
        remote_link=_remote_link(sheet),
        contact=sheet.contact,
        organiser=organiser(sheet.sender),
        title=_title(sheet, where),
        summary=_summary(sheet, day, clock, where),
        published_language=OPEN_GRAPH_LOCALES[sheet.language],
    )


def _what(sheet: EventSheet) -> str:
    """Return the heading: the poster's, else what visitors get, else the title."""
    own = _marked(sheet, "headline", sheet.poster.headline)
    return own or _said(sheet, "what_you_get") or _said(sheet, "title")


def _lines(sheet: EventSheet, name: str) -> list[str]:
    """Return the lines of a text that say something."""
    return [_marked(sheet, name, line) for line in getattr(sheet, name).splitlines() if line.strip()]


def _remote_link(sheet: EventSheet) -> str:
    return sheet.remote_link if sheet.attendance != AttendanceMode.ONSITE else ""


def _programme(sheet: EventSheet) -> list[tuple[str, str, str]]:
    """Return the short talks and other items as (hour, what, by whom)."""
    told = sheet.with_changes(missing=sheet.day_facts.missing)
    return [
        (
            clock(item.starts, sheet.language) if item.starts else "",
            _marked(told, "programme", item.title),
            item.who,
        )
        for item in sheet.day_facts.programme
    ]


def list_row(sheet: EventSheet) -> ListRow:
    """Return the texts of one event's row."""
    where, address, _room = _where(sheet)
    word = state_word(sheet)
    kind = "wait" if sheet.state == EventState.RESCHEDULED else "no"
    place = ", ".join(part for part in (where, address) if part)
    if sheet.attendance == AttendanceMode.HYBRID:
        place = _("%(place)s and remotely") % {"place": place}
    return ListRow(
        day=weekday_date(sheet.day, sheet.language) if sheet.day else "",
        clock=hours(sheet.opens, sheet.closes, sheet.language) if sheet.opens else "",
        url=event_url(sheet.slug, sheet.language),
        title=_said(sheet, "title"),
        where=place,
        note=_said(sheet, "summary"),
        chip_kind=kind,
        chip_text=word,
    )


def event_url(slug: str, language: str) -> str:
    """Return the address of an event's page in a language, below this portal."""
    return reverse("public:event_detail", kwargs={"slug": slug} | prefix(language))


def list_url(language: str) -> str:
    """Return the address of the list in a language."""
    return reverse("public:event_list", kwargs=prefix(language))


def calendar_url(slug: str, language: str) -> str:
    """Return the address of an event's calendar file in a language."""
    return reverse("feeds:event_calendar", kwargs={"slug": slug} | prefix(language))


def in_all_languages(url_in: Callable[[str], str]) -> list[tuple[str, str, str]]:
    """Return (code, own name, address) of a page in each language; `url_in` gives the address for a code."""
    return [(code, OWN_NAMES[code], url_in(code)) for code in PUBLIC_LANGUAGES]


def poster_url(slug: str, language: str) -> str:
    """Return the address of the poster in a language."""
    return reverse("public:poster", kwargs={"slug": slug} | prefix(language))


def picture_url(slug: str, language: str) -> str:
    """Return the whole address of the picture shown where a page is linked to."""
    return absolute(reverse("public:event_picture", kwargs={"slug": slug} | prefix(language)))


def subscriptions(networks: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return (name, webcal address) of the public feed of each network, given by short name."""
    paths = {name: reverse("feeds:network_calendar", args=[slug]) for slug, name in networks.items()}
    return [(name, f"webcal://{absolute(path).partition('://')[2]}") for name, path in paths.items()]


def absolute(url: str) -> str:
    """Return an address with the portal's own host, for what is read elsewhere."""
    return f"{settings.PORTAL_BASE_URL}{url}"


def organiser(sender: Sender) -> str:
    """Return who is behind the page, as one sentence."""
    network = f"{sender.name} ({sender.project})" if sender.project else sender.name
    return _("Organised by %(network)s together with libraries and partners.") % {"network": network}


def prefix(language: str) -> dict[str, str]:
    """Return what `reverse` needs besides the rest; Finnish has no prefix."""
    return {} if language == "fi" else {"language": language}


def _said(sheet: EventSheet, name: str) -> str:
    """Return a text of the sheet, marked as Finnish if it fell back."""
    return _marked(sheet, name, getattr(sheet, name))


def _marked(sheet: EventSheet, name: str, text: str) -> str:
    return _in_finnish(text) if text and name in sheet.missing else text


def _topic(helper: Helper) -> str:
    return _in_finnish(helper.topic) if helper.topic_fell_back else helper.topic


def _in_finnish(text: str) -> str:
    """Return the text in an element that tells its language to screen readers."""
    return format_html('<span lang="fi">{}</span>', text)


def _where(sheet: EventSheet) -> tuple[str, str, str]:
    """Return the place, its address and its room."""
    if sheet.attendance == AttendanceMode.ONLINE:
        return _("On the web"), "", ""
    if sheet.place is None:
        return _("The place will be announced"), "", ""
    return sheet.place.name, sheet.place.address, sheet.place.room


def _notice(sheet: EventSheet, today: date) -> tuple[str, str, str]:
    """Return kind, heading and sentence of the notice on top of the page."""
    if sheet.state == EventState.CANCELLED:
        return "late", _("This event is cancelled"), state_sentence(sheet)
    if sheet.state == EventState.POSTPONED:
        return "warn", _("This event is postponed"), state_sentence(sheet)
    if sheet.day and sheet.day < today:
        return "info", _("This event has been held"), _("The page stays here to be read.")
    if sheet.state == EventState.RESCHEDULED:
        return "warn", _("The day has moved"), state_sentence(sheet)
    return "", "", ""


def _groups(sheet: EventSheet) -> list[HelperGroup]:
    """Return who helps, by what they help with; a heading only when there are several sorts."""
    found = [
        (_scope_heading(scope), [(helper.name, _topic(helper)) for helper in helpers])
        for scope, helpers in groupby(sheet.helpers, key=lambda helper: helper.scope)
    ]
    return [HelperGroup(name if len(found) > 1 else "", helpers) for name, helpers in found]


def _scope_heading(scope: str) -> str:
    """Return what those of one scope do, in a visitor's words."""
    words = {
        Scope.DEVICE_HELP: _("Help with your device"),
        Scope.BOTH: _("Help with your device and with a service"),
        Scope.OWN_SERVICE: _("Show how their own services work"),
        Scope.INFO_ONLY: _("Give information"),
    }
    return words[Scope(scope)]


def _title(sheet: EventSheet, where: str) -> str:
    when = weekday_date(sheet.day, sheet.language) if sheet.day else ""
    return ", ".join(part for part in (sheet.what_you_get or sheet.title, when, where) if part)


def _summary(sheet: EventSheet, day: str, clock: str, where: str) -> str:
    """Return one line for search results and shared links: the state, when, where, what."""
    state = state_word(sheet)
    when = " ".join(part for part in (day, clock) if part)
    facts = ", ".join(part for part in (when, where) if part)
    return " ".join(f"{part.rstrip('.')}." for part in (state, facts, sheet.summary or sheet.free) if part)
