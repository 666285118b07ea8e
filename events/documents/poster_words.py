"""Which words does a poster say? Facts of the sheet become short printable texts in the sheet's language."""

from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from events.choices import Scope
from events.documents.faces import NO_BREAK_SPACE, printable
from events.facts import EventSheet, Helper
from talkoot.lib.dates import hours, month_name, weekday_date, weekday_name
from talkoot.lib.finnish import without_seams

SCOPE_ORDER = {scope: place for place, scope in enumerate(Scope.values)}
LONGEST_TEXT = 600  # characters of any one free text that can reach the layout


@dataclass(frozen=True, slots=True)
class HelperWords:
    """One helper: the name, the topic, and the language of the topic if it is not the language of the sheet."""

    name: str
    topic: str = ""
    topic_language: str = ""


@dataclass(frozen=True, slots=True)
class PosterWords:
    """Every text on one poster, in reading order. An empty text leaves its place out."""

    language: str
    banner: str
    banner_more: str
    stamp: str
    what: str
    day: str
    clock: str
    weekday: str
    figure: str
    year: str
    week: str
    place: str
    address: str
    free: str
    name: str
    bring: tuple[str, ...]
    helpers_heading: str
    helpers: tuple[HelperWords, ...]
    and_others: str
    contact: str
    notes: tuple[str, ...]
    page: str
    organiser: str
    example: str
    struck: bool
    qr: str
    title: str


def poster_words(sheet: EventSheet) -> PosterWords:
    """Return the words of the sheet's poster."""
    with translation.override(sheet.language):
        return _words(sheet)


def _words(sheet: EventSheet) -> PosterWords:
    banner, more = _banner(sheet)
    day = weekday_date(sheet.day, sheet.language) if sheet.day else _("The day will be announced")
    clock = hours(sheet.opens, sheet.closes, sheet.language) if sheet.opens else ""
    place, address = _where(sheet)
    helpers = _helpers(sheet)
    what = clean(sheet.what_you_get) or clean(sheet.title) or clean(sheet.kind_name)
    return PosterWords(
        language=sheet.language,
        banner=banner,
        banner_more=more,
        stamp="" if sheet.published else _("DRAFT"),
        what=what,
        day=day,
        clock=clock,
        weekday=weekday_name(sheet.day, sheet.language).capitalize() if sheet.day else "",
        figure=_figure(sheet),
        year=str(sheet.day.year) if sheet.day else "",
        week=_("week %(number)s") % {"number": sheet.day.isocalendar().week} if sheet.day else "",
        place=place,
        address=address,
        free=clean(sheet.free),
        name=clean(sheet.kind_name),
        bring=tuple(text for line in sheet.bring.splitlines() if (text := clean(line))),
        helpers_heading=pgettext("on a poster, above names", "Here to help") if helpers else "",
        helpers=helpers,
        and_others=_("and %(number)s others"),
        contact=_contact(sheet),
        notes=tuple(note for note in (_access(sheet), _languages(sheet)) if note),
        page=_page(sheet),
        organiser=_organiser(sheet),
        example=_("Example material") if sheet.sender.is_example else "",
        struck=sheet.state in ("cancelled", "postponed"),
        qr=sheet.public_url,
        title=without_seams(", ".join(part for part in (what, day, place) if part)).replace(
            NO_BREAK_SPACE, " "
        ),
    )


def clean(text: str) -> str:
    """Return a free text as the fonts can print it, never longer than a poster could ever hold."""
    return printable(text[: LONGEST_TEXT * 4])[:LONGEST_TEXT].strip()


def _banner(sheet: EventSheet) -> tuple[str, str]:
    """Return the overprint of the public state and the sentence that explains it."""
    before = ""
    if sheet.previous_day:
        before = weekday_date(sheet.previous_day, sheet.language)
        if sheet.previous_opens:
            before += " " + hours(sheet.previous_opens, sheet.previous_closes, sheet.language)
    if sheet.state == "cancelled":
        return pgettext("overprint", "CANCELLED"), _("The event will not take place.")
    if sheet.state == "postponed":
        return pgettext("overprint", "POSTPONED"), _("A new day will be announced later.")
    if sheet.state == "rescheduled":
        more = _("New time! Earlier: %(time)s") % {"time": before} if before else _("New time!")
        return pgettext("overprint", "MOVED"), more
    return "", ""


def _figure(sheet: EventSheet) -> str:
    if not sheet.day:
        return ""
    if sheet.language == "en":
        return f"{sheet.day.day} {month_name(sheet.day.month, 'en')[:3]}"
    return f"{sheet.day.day}.{sheet.day.month}" + ("" if sheet.language == "sv" else ".")


def _where(sheet: EventSheet) -> tuple[str, str]:
    if sheet.attendance == "online":
        return _("On the web"), _("How to join: %(page)s") % {"page": short_address(sheet.public_url)}
    if sheet.place is None:
        return _("The place will be announced"), ""
    name = ", ".join(part for part in (clean(sheet.place.name), clean(sheet.place.room)) if part)
    return name or _("The place will be announced"), clean(sheet.place.address)


def _helpers(sheet: EventSheet) -> tuple[HelperWords, ...]:
    """Return the helpers grouped by what they help with; those only invited (previews) carry a mark."""

    def shown(helper: Helper) -> HelperWords:
        name = clean(helper.name)
        if helper.state != "confirmed":
            name = _("%(name)s (invited)") % {"name": name}
        return HelperWords(name, clean(helper.topic), "fi" if helper.topic_fell_back else "")

    ordered = sorted(sheet.helpers, key=lambda helper: SCOPE_ORDER.get(helper.scope, 9))
    return tuple(shown(helper) for helper in ordered if clean(helper.name))


def _contact(sheet: EventSheet) -> str:
    point = sheet.contact
    phone = clean(point.phone).replace(" ", NO_BREAK_SPACE)
    parts = [clean(point.name)]
    if phone:
        parts.append(_("tel.") + NO_BREAK_SPACE + phone)
    elif point.email:
        parts.append(clean(point.email))
    told = ", ".join(part for part in parts if part)
    return _("Ask more: %(contact)s") % {"contact": told} if told else ""


def _access(sheet: EventSheet) -> str:
    access = sheet.access
    if sheet.attendance == "online":
        return ""
    told = []
    if access.step_free is not None:
        told.append(_("Step-free access.") if access.step_free else _("There are steps at the entrance."))
    if access.induction_loop is not None:
        told.append(_("Induction loop available.") if access.induction_loop else _("No induction loop."))
    if access.accessible_toilet:
        told.append(_("Accessible toilet."))
    return " ".join([*told, clean(access.note)]).strip()


def _languages(sheet: EventSheet) -> str:
    names = {
        "fi": _("in Finnish"),
        "sv": _("in Swedish"),
        "en": _("in English"),
        "se": _("in Northern Sámi"),
        "ru": _("in Russian"),
        "uk": _("in Ukrainian"),
        "ar": _("in Arabic"),
        "so": _("in Somali"),
        "et": _("in Estonian"),
    }
    told = [names.get(code, code) for code in sheet.languages]
    if len(told) < 2:
        return ""
    return _("Help %(first)s and %(last)s.") % {"first": ", ".join(told[:-1]), "last": told[-1]}


def _page(sheet: EventSheet) -> str:
    return _("Event page: %(page)s") % {"page": short_address(sheet.public_url)} if sheet.public_url else ""


def _organiser(sheet: EventSheet) -> str:
    names = ", ".join(part for part in (clean(sheet.sender.name), clean(sheet.sender.project)) if part)
    return _("Organiser: %(names)s") % {"names": names} if names else ""


def short_address(url: str) -> str:
    """Return a web address as people type it: without the protocol and the last slash."""
    return url.split("://", 1)[-1].rstrip("/")
